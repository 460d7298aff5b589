"""一个模板家族的习惯：每一处写法抽一样，互不牵连。"""

from dataclasses import dataclass

from grammar.draw import Draw


@dataclass(frozen=True, slots=True)
class Habits:
    """What a family of templates does everywhere. Each field is drawn on its own; ``_fitting`` mends impossible pairs."""

    skeleton: str
    crumbs: str
    hot: str
    today: bool
    counter: bool
    active: str
    classes: str
    tree: str
    menu: str
    long_menu: bool
    shared_header: bool
    rows: str
    date_place: str
    date_form: str
    cut: str
    hidden_rows: bool
    pager: str
    one_page: str
    page_size: int
    scheme: str
    links: str
    charset: str
    feed: str
    title_in: str
    metas: bool
    box: str
    padding: str
    number_place: str
    date_line: str
    body: str
    open_end: bool
    attachment: str
    blank: str
    fold: str
    pictured: str
    routes: str
    clicked: bool
    held_list: str
    held_body: str
    held_late: bool
    summary: str
    hover: str
    pinned: str
    pinned_counted: bool
    site_map: str
    feed_count: str
    feed_turning: str
    from_nought: bool
    pages_alone: bool
    year_links: bool
    year_pages: bool
    time_element: bool
    time_in_article: bool
    pairs: bool
    written_date: bool
    file_id: bool
    earlier: str
    newest: str
    other_select: str
    fragments: str
    fragment_tabs: bool
    panes: str


_CHOICES: dict[str, tuple[str, ...]] = {
    "skeleton": ("div", "table", "nested", "bare"),
    "crumbs": ("none", "links", "text"),
    "hot": ("none", "before", "after"),
    "active": ("none", "class", "strong"),
    "classes": ("letters", "pinyin", "none", "misleading"),
    "tree": ("flat", "flat", "flat", "groups", "groups", "boards", "parents", "panels", "anchors"),
    "menu": (
        *("ul", "ul", "ul", "ul", "table", "dl", "dl", "div", "div", "root_only"),
        *("script_array", "json_tree", "external", "onclick", "data_href", "framed", "fetched"),
    ),
    "rows": ("ul", "table", "table_header", "dl", "div", "p", "br", "card", "dealt"),
    "date_place": (
        *("behind", "before", "inside", "attribute", "data_attribute", "split", "by_year", "by_month", "split_by_year"),
        *("month_day", "none", "two_dates"),
    ),
    "date_form": ("dash", "bracket", "chinese", "slash", "short", "dot", "time"),
    "cut": ("no", "no", "title", "plain"),
    "pager": (
        *("next", "next", "numbers", "create_page", "create_page_file", "query", "onclick", "go_page", "form"),
        *("more", "select"),
    ),
    "one_page": ("none", "count", "self", "hash", "hidden_total", "no_href"),
    "scheme": ("index", "index", "html", "jsp", "col", "public", "jspx", "chinese"),
    "links": ("root", "root", "root", "relative", "relative", "absolute", "protocol", "base", "backslash"),
    "charset": ("utf8", "utf8_header", "gbk", "gbk_header", "gbk_silent_header", "gbk_odd_header", "gbk_undeclared"),
    "feed": (
        *("static",) * 7,
        *("inline", "fetch", "ids", "ajax", "post", "post_json", "html_in_json", "base64", "external", "iframe"),
        *("frames", "vue"),
    ),
    "title_in": ("h1", "h2", "div", "td", "p", "none"),
    "box": ("table", "table4", "dl", "li", "lines", "div"),
    "padding": ("none", "none", "blank", "ensp", "wide", "nbsp"),
    "number_place": ("box", "box", "under", "beside", "title_line", "in_title"),
    "date_line": ("label", "label", "pipe", "bracket", "bare"),
    "body": ("p", "div", "br", "text", "cell", "word"),
    "attachment": ("plain", "plain", "below", "wbfileid", "gateway", "query", "onclick", "embed", "iframe"),
    "blank": ("words", "empty_list", "empty_table", "zero", "jpage", "empty_frame"),
    "fold": (*("none",) * 6, "onclick", "class", "details", "hover"),
    "pictured": (*("none",) * 8, "alt", "title"),
    "routes": (*("none",) * 27, "inline", "external", "fetched"),
    "held_list": (*("none",) * 26, "textarea", "template", "hidden", "script"),
    "held_body": (*("none",) * 16, "textarea", "template", "hidden", "script"),
    "summary": (*("none",) * 6, "plain", "link"),
    "hover": (*("none",) * 5, "words", "date", "organ"),
    "pinned": (*("none",) * 6, "every", "twice"),
    "site_map": (*("none",) * 5, "page", "page", "dead"),
    "feed_count": ("total", "total", "total", "rows"),
    "feed_turning": ("pages", "pages", "more"),
    "earlier": (*("none",) * 5, "years", "titles", "dated"),
    "newest": (*("none",) * 9, "links", "own", "address", "value", "form"),
    "other_select": (*("none",) * 7, "friends", "size", "scope"),
    "panes": ("none", "none", "style", "class"),
    "fragments": (*("none",) * 11, "data-src", "data-url", "data-href"),
}
_SHARES = {
    "today": 0.5,
    "counter": 0.3,
    "long_menu": 0.3,
    "shared_header": 0.4,
    "hidden_rows": 0.3,
    "metas": 0.5,
    "open_end": 0.3,
    "clicked": 0.4,
    "held_late": 0.4,
    "pinned_counted": 0.5,
    "from_nought": 0.25,
    "pages_alone": 0.2,
    "year_links": 0.4,
    "year_pages": 0.3,
    "time_element": 0.15,
    "time_in_article": 0.15,
    "pairs": 0.1,
    "written_date": 0.1,
    "file_id": 0.15,
    "fragment_tabs": 0.5,
}
_SIZES = (4, 6, 10, 15, 20)
_SHORT = 2
"""Rows of a page where pages are short: most lists of a small portal have no second page of the usual length."""
# The addresses whose further pages are numbered behind a stem, as createPageHTML does it.
STEMMED = ("index", "html")
DATED = ("index", "col")
IN_PAIRS = ("behind", "before", "inside", "attribute", "data_attribute", "split", "none")
"""Places of the dates in a table with two rows side by side: no heading stands above some of them."""


def habits_of(draw: Draw) -> Habits:
    drawn: dict[str, object] = {name: draw.pick(name, options) for name, options in _CHOICES.items()}
    drawn |= {name: draw.chance(name, share) for name, share in _SHARES.items()}
    size = _SHORT if draw.chance("short pages", 0.2) else draw.pick("page_size", _SIZES)
    return Habits(**_fitting(drawn, draw), page_size=size)  # type: ignore[arg-type]


def _fitting(drawn: dict[str, object], draw: Draw) -> dict[str, object]:
    """What cannot go together is drawn again from what can."""
    if drawn["routes"] != "none":
        drawn |= {"tree": "routes", "held_body": "none"}
    else:
        drawn["clicked"] = False
    if drawn["fold"] != "none" and drawn["tree"] == "flat":
        drawn["tree"] = "groups"
    if drawn["pager"] in ("create_page", "create_page_file") and drawn["scheme"] not in STEMMED:
        drawn["scheme"] = draw.pick("stemmed", STEMMED)
    if drawn["date_place"] == "month_day" and drawn["scheme"] not in DATED:
        drawn["date_place"] = "by_year"
    if drawn["pairs"]:
        drawn["rows"] = "table"
    if drawn["pairs"] and drawn["date_place"] not in IN_PAIRS:
        drawn["date_place"] = "behind"
    if drawn["date_place"] == "two_dates":
        drawn["rows"] = "table_header"
    if drawn["scheme"] == "chinese" and drawn["links"] == "backslash":
        drawn["links"] = "root"
    if drawn["links"] == "base" and drawn["pager"] in ("create_page", "create_page_file"):
        drawn["links"] = "root"
    return drawn
