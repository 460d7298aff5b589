"""正文：网页里哪一块是文章正文。Known containers first, else the densest block of text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile

from selectolax.lexbor import LexborNode

from parsing.frame.frame import NO_FRAME, Frame, own_units
from parsing.frame.heading import title_parts
from parsing.frame.told import PIECES, Told, text_block, told
from parsing.markup.page import Page, ancestors
from parsing.markup.units import Unit, begins_with, grown, length_of, place_of, units

# Containers of the content systems met in the field; the innermost match with text is the body.
_CONTAINERS = (
    ".TRS_Editor, .trs_editor_view, [class*=TRS_UEDITOR], .Custom_UnionStyle, #UCAP-CONTENT, #zoom, #Zoom, #ZOOM, "
    ".article_content, .article_area, .article-content, .articleContent, .artContent, .news-detl-c, .news_content, "
    ".newscontnet, .newscontent, .v_news_content, #vsb_content, .pages_content, .TRS_PreAppend, .zwgk-content, "
    ".bt_content, .content-text, .detail-content, .xxgk-content, #content-text, .wenzhang, .arc_cont, .article-body"
)
_FRAME = re.compile(r"foot|header|nav|menu|crumb|copyright|friend|banner|side", re.IGNORECASE)
_FOOTER = re.compile(r"版权所有|ICP备|公网安备|网站标识码")
_LONGEST_FOOTER = 500
_INLINE = frozenset(("a", "b", "em", "font", "i", "span", "strong", "u", "sub", "sup"))
_HEADINGS = frozenset(("h1", "h2", "h3"))
# What tells something without words.
_SHOWN = "img, iframe, video, audio, input, table"
_CLEARLY = 2
_ENOUGH = 20
# What stands elsewhere than in the usual place must not be most of what the page tells.
_USUAL_SHARE = 0.5
# So much text beside a known container that holds hardly any: it is the article, and the container is something else.
_ARTICLE = 200


def find_body(page: Page, frame: Frame = NO_FRAME, named: str = "") -> LexborNode | None:
    """The element that holds the article's text; None for a page without any.

    frame: what the section's pages share. Where its articles' text stands there is no need to guess.
    named: the title of the row that led here.
    """
    every = list(units(page)) if frame.known else []
    what = told(own_units(page, frame, every), *title_parts(page)[:1], named)
    compared = _compared(every, what, frame)
    known = _named(page)
    if compared is None:
        return known if known is not None or (frame.known and not what.rest) else _guessed(page, named)
    return known if known is not None and _agree(known, compared) else compared


def _named(page: Page) -> LexborNode | None:
    """The fullest of the containers that content systems name so."""
    best: LexborNode | None = None
    longest = 0
    named = page.tree.css(_CONTAINERS)
    for node in named:
        if _holds_heading_and_text(node, named):
            continue
        length = len(node.text().strip()) + 200 * bool(node.css_first("img, table"))
        # An outer container is no better than the one inside it that holds nearly all its text.
        if length > longest * 1.3 + _ENOUGH:
            best, longest = node, length
    return best


def _holds_heading_and_text(node: LexborNode, named: Sequence[LexborNode]) -> bool:
    """It is the whole article with its heading and its labels; the text has a container of its own in it."""
    if node.css_first("h1, h2") is None:
        return False
    inside = {one.mem_id for one in node.traverse()} - {node.mem_id}
    return any(
        one.mem_id in inside and one.css_first("h1, h2") is None and len(one.text().strip()) > _ENOUGH for one in named
    )


def _agree(named: LexborNode, compared: LexborNode) -> bool:
    """One stands in the other: what is named so is the text, and the other a part of it, or it and its title."""
    inside = compared.mem_id in {named.mem_id, *(node.mem_id for node in ancestors(named))}
    around = named.mem_id in {node.mem_id for node in ancestors(compared)}
    return around or (inside and 2 * len(named.text()) > len(compared.text()))


def _guessed(page: Page, named: str) -> LexborNode | None:
    densest = _densest(page)
    brief = max(page.tree.css(_CONTAINERS), key=lambda node: len(node.text().strip()), default=None)
    # A few words are an article too (见附件), when nothing else on the page is one.
    if brief is not None and brief.text().strip() and (densest is None or _own_text(densest) < _ARTICLE):
        return brief
    return densest if densest is None else _below_heading(page, densest, [*title_parts(page)[:1], named])


def _below_heading(page: Page, found: LexborNode, titles: Sequence[str]) -> LexborNode:
    """Of what was found the part below the title and the lines under it, where that is an element of its own and holds
    all that is left: around a short text the densest element is the whole article, or even the menu beside it.
    """
    inside = {node.mem_id for node in found.traverse()}
    own = [unit for unit in units(page) if unit.place != "script" and unit.node.mem_id in inside]
    rest = told(own, *filter(None, titles)).rest
    above = own[: len(own) - len(rest)]
    titled = any(title in unit.words for unit in above for title in titles if title)
    if not rest or not titled or any("。" in unit.words for unit in above):
        return found
    last = {rest[-1].node.mem_id, *(node.mem_id for node in ancestors(rest[-1].node))}
    around = next(node for node in (rest[0].node, *ancestors(rest[0].node)) if node.mem_id in last)
    text = grown(around, rest, own)
    return text if text.tag not in PIECES and len(text.css(_SHOWN)) == len(found.css(_SHOWN)) else found


def _compared(every: Sequence[Unit], what: Told, frame: Frame) -> LexborNode | None:
    """Where the section's articles have their text, if this page has any there; else where most of its own stands."""
    amounts: Counter[int] = Counter()
    nodes: dict[str, dict[int, LexborNode]] = defaultdict(dict)
    places: dict[int, str] = {}
    for unit in what.measured:
        around = takewhile(lambda node: node.tag not in ("body", "html"), (unit.node, *ancestors(unit.node)))
        for node in reversed(tuple(around)):
            amounts[node.mem_id] += length_of(unit)
            if node.mem_id not in places:
                places[node.mem_id] = place_of(node, places)
                nodes[places[node.mem_id]][node.mem_id] = node
    least = sum(map(length_of, what.measured)) * _USUAL_SHARE
    usual = {
        node.mem_id: (node, place)
        for place in frame.bodies
        for node in nodes.get(place, {}).values()
        if amounts[node.mem_id] >= least and begins_with(node, what.rest[0], every)
    }
    if usual:
        # Of places that hold as much the largest: the rest of it may be words that other articles have as well.
        return max(usual.values(), key=lambda one: (amounts[one[0].mem_id], -one[1].count(">")))[0]
    own = text_block(every, what)
    return None if own is None or own.tag == "body" else own


def has_known_body(page: Page) -> bool:
    return page.tree.css_first(_CONTAINERS) is not None


def _own_text(node: LexborNode) -> int:
    """Characters outside links."""
    return len(node.text().strip()) - sum(len(link.text()) for link in node.css("a"))


def _weight(node: LexborNode, *, deep: bool) -> int:
    return len(node.text(deep=deep).strip()) - 3 * sum(len(link.text()) for link in node.css("a"))


def _densest(page: Page) -> LexborNode | None:
    """The element whose own paragraphs weigh most: text counts, text of links counts against.

    Where those that are marked as such weigh next to nothing, divisions that hold nothing but words are its paragraphs.
    """
    marked, weight = _heaviest(page.tree.css("p, td, section, br"))
    bare, bare_weight = _heaviest(node for node in page.tree.css("div") if _is_bare(node))
    # Words beside the marked ones may be the labels above them; around them they are the text.
    around = bare is not None and (marked is None or bare.mem_id in {one.mem_id for one in ancestors(marked)})
    found = bare if around and bare_weight > weight * _CLEARLY else marked
    return page.body if found is None else found


def _heaviest(paragraphs: Iterable[LexborNode]) -> tuple[LexborNode | None, float]:
    scores: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    weights: dict[tuple[int, bool], int] = {}
    for paragraph in paragraphs:
        source = paragraph.parent if paragraph.tag == "br" else paragraph
        if source is None or source.tag in _HEADINGS:
            continue
        key = source.mem_id, paragraph.tag != "br"
        if key not in weights:
            weights[key] = _weight(source, deep=key[1])
        weight = weights[key]
        if weight <= 0:
            continue
        for distance, parent in enumerate(ancestors(paragraph)):
            if parent.tag in ("html", "tr", "tbody") or distance > 3:
                continue
            if _is_frame(parent):
                break
            nodes[parent.mem_id] = parent
            scores[parent.mem_id] = scores.get(parent.mem_id, 0) + weight / (1 + distance)
    if not scores:
        return None, 0
    best = max(scores, key=lambda mem_id: scores[mem_id])
    return nodes[best], scores[best]


def _is_bare(node: LexborNode) -> bool:
    return all(child.tag in _INLINE for child in node.iter())


def _is_frame(node: LexborNode) -> bool:
    """By its name, or by what only a footer says."""
    if _FRAME.search(f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"):
        return True
    words = node.text()
    return len(words) < _LONGEST_FOOTER and bool(_FOOTER.search(words))
