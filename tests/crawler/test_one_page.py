"""一页多址：服务器拿同一个网页应付不同的地址，那个网页就不是其中任何一个栏目，也不是哪一篇文章。"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.one_page import told_apart
from domain.capture import Capture, FailureKind
from domain.department import Column
from domain.entry import Article, Entry
from domain.snapshot import ColumnState, ColumnView

_NOW = datetime(2022, 2, 15, tzinfo=UTC)


def _capture(path: str, digest: str) -> Capture:
    return Capture(f"http://a.gov.cn{path}", f"http://a.gov.cn{path}", 200, _NOW, digest)


def _view(kind: str, path: str, digest: str) -> ColumnView:
    return ColumnView(
        Column(kind, kind, f"http://a.gov.cn{path}"), ColumnState.BLANK, (_capture(path, digest),), complete=True
    )


def test_one_page_at_two_addresses_is_neither_column() -> None:
    views = (_view("guide", "/zn/", "same"), _view("budget", "/ys/", "same"), _view("meetings", "/hy/", "own"))
    states = [view.state for view in told_apart(views, ())]
    assert states == [ColumnState.UNREADABLE, ColumnState.UNREADABLE, ColumnState.BLANK]


def test_the_front_page_is_no_column() -> None:
    (view,) = told_apart((_view("guide", "/czj/zn/", "home"),), (_capture("/czj/", "home"),))
    assert (view.state, view.complete) == (ColumnState.UNREADABLE, False)


def test_a_column_that_is_a_section_of_the_front_page_stays_though_that_answers_elsewhere_too() -> None:
    views = (_view("guide", "/czj/#zn", "home"), _view("budget", "/czj/ys/", "home"))
    told = told_apart(views, (_capture("/czj/", "home"),), ["http://a.gov.cn/czj/"])
    assert [view.state for view in told] == [ColumnState.BLANK, ColumnState.UNREADABLE]


@pytest.mark.parametrize("other", ["/zn/", "/zn/index.html", "/zn"])
def test_two_kinds_may_have_one_column(other: str) -> None:
    views = (_view("guide", "/zn/", "same"), _view("system", other, "same"))
    assert told_apart(views, ()) == views


_YEARS = [f"http://a.gov.cn/gw/?year={year}" for year in (2022, 2021, 2020)]
_LISTS = ["http://a.gov.cn/gw/", *_YEARS]


def _ways(menu: str = "") -> dict[str, list[str]]:
    """The list and the years name each other; the root names the list, and what is given besides."""
    root = {url: ["http://a.gov.cn/czj/"] for url in ("http://a.gov.cn/gw/", menu) if url}
    return {url: [*_LISTS, *root.get(url, ())] for url in _LISTS}


def test_the_newest_years_page_is_the_lists_first_page_once_more() -> None:
    view = _view("normative_documents", "/gw/", "first")
    menus = (_capture("/czj/", "home"), _capture("/gw/", "first"), _capture("/gw/?year=2022", "first"))
    assert told_apart((view,), menus, ["http://a.gov.cn/czj/"], _ways()) == (view,)


@pytest.mark.parametrize(
    ("menus", "ways"),
    [
        (("/gw/?year=2022", "/gw/?year=2021"), _ways()),
        (("/gw/?year=2022",), _ways(_YEARS[0])),
        (("/gw/?year=2022",), {}),
        (("/gw/?year=2022", "/czj/"), _ways()),
    ],
    ids=["for every year", "where others lead too", "nobody knows who leads there", "which is the front page"],
)
def test_a_page_that_also_stands_elsewhere_is_not_the_list(menus: tuple[str, ...], ways: dict[str, list[str]]) -> None:
    view = _view("normative_documents", "/gw/", "first")
    captures = [_capture(path, "first") for path in menus]
    (told,) = told_apart((view,), captures, ["http://a.gov.cn/czj/"], ways)
    assert told.state is ColumnState.UNREADABLE


def test_empty_pages_that_are_shown_in_others_are_alike() -> None:
    views = (_view("guide", "/zn/", ""), _view("system", "/zd/", ""))
    shown = tuple(replace(view, captures=(_capture(f"/empty{n}.html", "same"),)) for n, view in enumerate(views))
    assert told_apart(shown, ()) == shown


@pytest.mark.parametrize("at", [0, 1], ids=["in a frame", "as the second page"])
def test_a_list_in_whose_place_the_front_page_was_given_out_is_not_read(at: int) -> None:
    captures = [_capture("/zn/", "own"), _capture("/zn/2.html", "second")]
    captures[at] = _capture("/zn/inner.html", "home")
    view = replace(_view("guide", "/zn/", "own"), state=ColumnState.READ, captures=tuple(captures))
    (told,) = told_apart((view,), (_capture("/czj/", "home"),), ["http://a.gov.cn/czj/"])
    assert told.state is ColumnState.UNREADABLE


def test_a_list_with_a_row_to_the_departments_root_is_the_portals_front_page() -> None:
    row = Entry("区财政局", "http://a.gov.cn/czj/index.html")
    view = replace(_view("guide", "/zn/", "own"), state=ColumnState.READ, entries=(row,))
    (told,) = told_apart((view,), (), ["http://a.gov.cn/czj/"])
    assert (told.state, told.entries, told.complete) == (ColumnState.UNREADABLE, (), False)


def test_an_article_that_is_a_section_of_the_front_page_stands_at_home() -> None:
    view = replace(_view("guide", "/czj/#zn", "home"), state=ColumnState.READ)
    view = replace(view, entries=(Entry("公开指南", "http://a.gov.cn/czj/"),))
    assert told_apart((view,), (_capture("/czj/", "home"),), ["http://a.gov.cn/czj/"]) == (view,)


def test_inner_pages_of_menu_pages_that_are_alike_are_no_front_page() -> None:
    captures = (_capture("/zn/empty.html", "empty"),)
    view = replace(_view("guide", "/zn/", "own"), captures=captures)
    menus = (_capture("/czj/", "home"), _capture("/zn/empty.html", "empty"), _capture("/zd/empty.html", "empty"))
    assert told_apart((view,), menus, ["http://a.gov.cn/czj/"]) == (view,)


def test_a_menu_page_may_be_a_sub_column() -> None:
    captures = (_capture("/zn/", "own"), _capture("/zn/sub/", "menu"))
    view = replace(_view("guide", "/zn/", "own"), state=ColumnState.READ, captures=captures)
    assert told_apart((view,), (_capture("/zn/sub/", "menu"),)) == (view,)


def _with_articles(*articles: tuple[str, str, str]) -> ColumnView:
    """Title of the row, title of the page, digest of the page."""
    entries = tuple(
        Entry(listed, f"http://a.gov.cn/{n}.html", article=Article(_capture(f"/{n}.html", digest), title))
        for n, (listed, title, digest) in enumerate(articles)
    )
    return replace(_view("annual_report", "/nb/", "own"), state=ColumnState.READ, entries=entries)


def test_a_page_that_answers_for_several_articles_is_none_of_them() -> None:
    view = _with_articles(("2021年度报告", "某区人社局", "home"), ("2020年度报告", "某区人社局", "home"))
    (told,) = told_apart((view,), ())
    assert [(one.article, one.failure and one.failure.kind) for one in told.entries] == [
        (None, FailureKind.NOT_ARTICLE),
        (None, FailureKind.NOT_ARTICLE),
    ]


def test_a_front_page_in_an_articles_place_is_no_article() -> None:
    (told,) = told_apart((_with_articles(("2021年度报告", "某区人社局", "home")),), (_capture("/rsj/", "home"),))
    assert told.entries[0].article is None


def test_a_front_page_whose_title_begins_the_articles_is_no_article() -> None:
    view = _with_articles(("某区人社局2020年度部门决算", "某区人社局", "home"))
    (told,) = told_apart((view,), (_capture("/rsj/", "home"),), ["http://a.gov.cn/rsj/"])
    assert [(one.article, one.failure and one.failure.kind) for one in told.entries] == [
        (None, FailureKind.NOT_ARTICLE)
    ]


def test_an_article_that_is_published_twice_is_one() -> None:
    view = _with_articles(*[("关于惠农补贴的公告", "关于惠农补贴的公告", "same")] * 2)
    assert told_apart((view,), ()) == (view,)


def test_a_title_cut_short_may_be_anything_once_its_page_is_none() -> None:
    view = _with_articles(("2019年政府信息公开……", "首页", "home"), ("别的事项的通知", "别的事项的通知", "other"))
    (told,) = told_apart((view,), (_capture("/czj/", "home"),))
    assert told.entries[0].failure
    assert not told.complete


def test_a_page_to_which_many_rows_lead_is_the_article_of_the_row_whose_title_it_bears() -> None:
    """Nobody told where the others lead."""
    page = Article(_capture("/czj/show.html", "one"), "关于防汛工作安排的通知")
    titles = ("关于防汛工作安排的通知", "关于植树工作安排的通知", "关于消防工作安排的通知")
    entries = tuple(Entry(title, "http://a.gov.cn/czj/show.html", article=page) for title in titles)
    (view,) = told_apart((replace(_view("notices", "/czj/", "list"), entries=entries),), ())
    assert [entry.failure and entry.failure.kind for entry in view.entries] == [None, *[FailureKind.NOT_ARTICLE] * 2]


def test_a_page_published_under_two_titles() -> None:
    page = Article(_capture("/czj/show.html", "one"), "关于防汛工作安排的通知")
    titles = ("关于防汛工作安排的通知", "区财政局部署防汛")
    entries = tuple(Entry(title, "http://a.gov.cn/czj/show.html", article=page) for title in titles)
    (view,) = told_apart((replace(_view("notices", "/czj/", "list"), entries=entries),), ())
    assert view.entries == entries


def test_rows_below_another_departments_root_are_of_the_page_that_was_given_out_instead() -> None:
    """Unless the rows of most columns lie there: that is where the portal keeps its articles."""
    strange, own, more = (
        replace(
            _view(kind, f"/czj/{kind}/", kind),
            state=ColumnState.READ,
            entries=(Entry("公告", f"http://a.gov.cn{url}"),),
        )
        for kind, url in (("guide", "/jyj/a/1.html"), ("budget", "/czj/b/1.html"), ("system", "/czj/c/1.html"))
    )
    roots = ["http://a.gov.cn/czj/"], {}, ["http://a.gov.cn/jyj/"]
    told = told_apart((strange, own, more), (), *roots)
    assert [view.state for view in told] == [ColumnState.UNREADABLE, ColumnState.READ, ColumnState.READ]
    assert told_apart((strange, own), (), *roots) == (strange, own)
