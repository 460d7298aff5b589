"""先只列一年、一个页签的列表：别的年份、别的页签都读到才算读全；服务器不理会所选年份的，不算读全。"""

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.browser import find_program
from domain.portal import Depth, Limits
from domain.snapshot import ColumnState
from tests.crawler.conftest import Read, list_html, put

needs_browser = pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")
_YEARS = (2022, 2021, 2020)


def _page(year: int, years: tuple[int, ...] = _YEARS) -> str:
    options = "".join(f"<option value='{one}'{' selected' * (one == year)}>{one}年</option>" for one in years)
    select = f"<select onchange=\"location.href='/nb/list.jsp?id=4&year='+this.value\">{options}</select>"
    return list_html((f"/nb/{year}001.html", f"{year - 1}年度报告", f"{year}-01-20"), tail=select)


def _serve(site: HTTPServer, heeded: tuple[int, ...] = _YEARS) -> None:
    """heeded: the years for which the server has a page of its own; else it gives out the newest."""

    def answer(request: Request) -> Response:
        year = int(request.args.get("year", _YEARS[0]))
        return Response(_page(year if year in heeded else _YEARS[0]), content_type="text/html")

    site.expect_request("/nb/list.jsp").respond_with_handler(answer)


def test_the_years_of_a_select_are_parts_of_the_list(site: HTTPServer, read: Read) -> None:
    _serve(site)
    view = read("/nb/list.jsp?id=4", Depth.LIST)
    assert [entry.title for entry in view.entries] == ["2021年度报告", "2020年度报告", "2019年度报告"]
    assert (view.state, view.complete) == (ColumnState.READ, True)


def test_years_to_which_links_lead_beside_the_page_itself_are_parts_of_the_list(site: HTTPServer, read: Read) -> None:
    def answer(request: Request) -> Response:
        year = int(request.args.get("year", _YEARS[0]))
        links = "".join(f"<a href='/nb/list.jsp{f'?year={one}' * (one != _YEARS[0])}'>{one}年</a>" for one in _YEARS)
        html = list_html((f"/nb/{year}001.html", f"{year - 1}年度报告", f"{year}-01-20"), tail=f"<p>{links}</p>")
        return Response(html, content_type="text/html")

    site.expect_request("/nb/list.jsp").respond_with_handler(answer)
    view = read("/nb/list.jsp", Depth.LIST)
    assert [entry.title for entry in view.entries] == ["2021年度报告", "2020年度报告", "2019年度报告"]
    assert (view.state, view.complete) == (ColumnState.READ, True)


@pytest.mark.parametrize("heeded", [(), (2021,)], ids=["no year", "one year"])
def test_a_server_that_does_not_heed_the_year_has_not_shown_the_list(
    site: HTTPServer, read: Read, heeded: tuple[int, ...]
) -> None:
    _serve(site, heeded)
    assert not read("/nb/list.jsp?id=4", Depth.LIST).complete


def test_a_year_that_does_not_come_leaves_the_list_incomplete(site: HTTPServer, read: Read) -> None:
    site.expect_request("/nb/list.jsp", query_string="id=4&year=2020").respond_with_data("", status=500)
    _serve(site)
    view = read("/nb/list.jsp?id=4", Depth.LIST)
    assert (len(view.entries), view.complete) == (2, False)


def test_no_more_years_than_the_limit(site: HTTPServer, read: Read) -> None:
    _serve(site)
    view = read("/nb/list.jsp?id=4", Depth.LIST, limits=Limits(seconds=2, list_pages=2))
    assert (len(view.entries), view.complete) == (2, False)


_SCRIPT = """function fill(u) { fetch(u).then(r => r.text()).then(t => { box.innerHTML = t; }); }
fill(box.getAttribute('data-src'));"""


def _fragment(site: HTTPServer, name: str, number: int, pager: str = "") -> None:
    """Its addresses count from the page that it is put into."""
    row = f"<li><a href='./2021/{number}001.html'>第{number}号预算公开说明</a><span>2021-02-0{number}</span></li>"
    put(site, f"/parts/{name}", f"<ul>{row}</ul>{pager}")


@needs_browser
def test_the_pieces_behind_tabs_and_their_pages_are_parts_of_the_list(site: HTTPServer, read: Read) -> None:
    tabs = "".join(
        f"<li><a href='#' data-src='/parts/{n}.html'>{word}公开</a></li>" for n, word in ((1, "预算"), (2, "决算"))
    )
    box = "<div id='box' data-src='/parts/1.html'></div>"
    put(site, "/ys/", f"<html><body><ul>{tabs}</ul>{box}<script>{_SCRIPT}</script></body></html>")
    pages = "".join(f"<a href=\"javascript:fill('/parts/{name}.html')\">{n}</a>" for n, name in ((1, "2"), (2, "2_2")))
    _fragment(site, "1.html", 1)
    _fragment(site, "2.html", 2, f"<p>{pages}</p>")
    _fragment(site, "2_2.html", 3, f"<p>{pages}</p>")
    view = read("/ys/", Depth.LIST)
    assert {entry.url for entry in view.entries} == {site.url_for(f"/ys/2021/{n}001.html") for n in (1, 2, 3)}
    assert view.complete


@needs_browser
def test_a_tab_whose_piece_does_not_come_leaves_the_list_incomplete(site: HTTPServer, read: Read) -> None:
    tabs = "".join(
        f"<li><a href='#' data-src='/parts/{n}.html'>{word}公开</a></li>" for n, word in ((1, "预算"), (2, "决算"))
    )
    box = "<div id='box' data-src='/parts/1.html'></div>"
    put(site, "/ys/", f"<html><body><ul>{tabs}</ul>{box}<script>{_SCRIPT}</script></body></html>")
    _fragment(site, "1.html", 1)
    view = read("/ys/", Depth.LIST)
    assert (len(view.entries), view.complete) == (1, False)


@needs_browser
def test_an_introduction_above_a_box_that_is_still_to_be_filled_is_not_the_column(site: HTTPServer, read: Read) -> None:
    """Though no script of the page shows that it fills anything."""
    script = "<script src='/js/own.js'></script>"
    told = "<h1>政府信息公开年报</h1><p>本栏目公开历年的政府信息公开工作年度报告，欢迎查阅。</p>"
    put(site, "/nb/", f"<html><body>{told}<div id='box' data-src='/parts/1.html'></div>{script}</body></html>")
    site.expect_request("/js/own.js").respond_with_data(_SCRIPT, content_type="application/javascript")
    _fragment(site, "1.html", 1)
    view = read("/nb/", Depth.LIST)
    assert ([entry.title for entry in view.entries], view.complete) == (["第1号预算公开说明"], True)
