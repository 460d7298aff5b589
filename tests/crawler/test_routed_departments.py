"""一个网页、一个脚本画出全部栏目和文章的部门：井号后面的路径就是网址的一部分，每一行都是自己的一篇文章。"""

import asyncio
import json

import pytest
from pytest_httpserver import HTTPServer

from config.columns_file import load_columns
from crawler.browser import find_program
from crawler.department import DepartmentReader
from crawler.nightly import NoVisits
from crawler.session import crawl, replay
from domain.capture import FailureKind
from domain.department import Department
from domain.portal import Portal
from domain.snapshot import ColumnState
from domain.visit import Visit
from storage.archive import Archive
from tests.crawler.conftest import FAST, NOW, SHORT, ReadKind, put

pytestmark = pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")

NAMES = ("规范性文件", "部门预算", "会议公开", "收费目录清单", "政府信息公开制度", "行政许可结果")
_SHELL = """<!DOCTYPE html><html lang=""><head><meta charset="utf-8"><title>区财政局</title></head><body>
<noscript><strong>请启用 JavaScript</strong></noscript><div id="app"></div><script src="/app.js"></script></body></html>"""
# Addresses of data are put together, so that only a browser finds them.
_PROGRAM = """
const get = (...parts) => fetch(['', 'data', ...parts].join('/')).then(r => r.json());
const add = (to, tag, name, text) => {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  to.append(made);
  return made;
};
const list = (main, name) => get(name).then(rows => rows.forEach(row => { ROW }));
const show = (main, id) => get('text', id).then(one => {
  add(main, 'h1', 'art', one.title);
  add(main, 'div', 'info', `发布时间：${one.day}`);
  add(main, 'div', 'body', '').innerHTML = one.text;
});
const draw = () => {
  app.innerHTML = '<aside></aside><section></section>';
  NAMES.forEach((name, at) => { MENU });
  const [, kind, at] = location.hash.split('/'), main = app.lastChild;
  if (kind === 'list') { add(main, 'h2', 'title', NAMES[at]); list(main, at); }
  if (kind === 'detail') show(main, at);
};
addEventListener('hashchange', draw);
draw();
"""
_CLICKED = """const line = add(main, 'div', 'line', ''); add(line, 'span', 'name', row.title); add(line, 'span', 'day', row.day);
line.addEventListener('click', () => { location.hash = `#/detail/${row.id}`; });"""
_LINKED = """const line = add(main, 'div', 'line', ''); add(line, 'a', 'name', row.title).href = `#/detail/${row.id}`;
add(line, 'span', 'day', row.day);"""
_MENU = "add(app.firstChild, 'a', 'item', name).href = `#/list/${at}`;"
_ENTRIES = """const item = add(app.firstChild, 'div', 'el-menu-item', ''); item.dataset.id = 300 + at;
add(item, 'i', 'el-icon', ''); add(item, 'span', '', name); item.addEventListener('click', () => { OPEN });"""
_WAYS = {
    "hash": "location.hash = `#/list/${at}`;",
    "address": "location.href = `/lm/#/list/${at}`;",
    "router": "history.pushState({}, '', `#/list/${at}`); draw();",
    "later": "setTimeout(() => { location.hash = `#/list/${at}`; }, 200);",
    "first loads": "fetch('/data/0').then(() => { location.hash = `#/list/${at}`; });",
    "not where it is": "if (at !== now) { now = at; location.hash = `#/list/${at}`; }",
}


def _site(
    site: HTTPServer, row: str = _LINKED, shell: str = _SHELL, names: tuple[str, ...] = NAMES, menu: str = _MENU
) -> None:
    """names: of what its script can list."""
    put(site, "/lm/", shell)
    written = _PROGRAM.replace("ROW", row).replace("MENU", menu)
    program = f"const NAMES = {json.dumps(names, ensure_ascii=False)};" + written
    site.expect_request("/app.js").respond_with_data(program, content_type="text/javascript")
    for at, name in enumerate(NAMES):
        rows = [_row(f"{at}{number}", f"关于{name}第{number}件的通知", f"2021-0{number}-11") for number in range(1, 7)]
        site.expect_request(f"/data/{at}").respond_with_json(rows)
        for one in rows:
            text = f"<p>{one['title']}的正文，各单位认真执行。</p>"
            site.expect_request(f"/data/text/{one['id']}").respond_with_json({**one, "text": text})


def _row(number: str, title: str, day: str) -> dict[str, str]:
    return {"id": number, "title": title, "day": day}


@pytest.mark.parametrize("row", [_CLICKED, _LINKED], ids=["clicked", "linked"])
def test_every_row_is_an_article_of_its_own(site: HTTPServer, read_kind: ReadKind, row: str) -> None:
    _site(site, row)
    view = read_kind("budget")
    assert view.column.url == site.url_for("/lm/#/list/1")
    assert [entry.url for entry in view.entries] == [site.url_for(f"/lm/#/detail/1{at}") for at in range(1, 7)]
    days = [entry.published.date.isoformat() for entry in view.entries if entry.published]
    assert days == [f"2021-0{at}-11" for at in range(1, 7)]
    texts = [entry.article.text for entry in view.entries if entry.article]
    assert [f"第{at}件的通知的正文" in text for at, text in enumerate(texts, 1)] == [True] * 6
    assert view.complete


def test_a_list_of_which_one_row_leads_nowhere_is_not_whole(site: HTTPServer, read_kind: ReadKind) -> None:
    """What stands behind that row, nobody can tell."""
    clicked = _CLICKED.replace("location.hash =", "if (row.id !== '13') location.hash =")
    _site(site, clicked)
    view = read_kind("budget")
    assert [entry.url[-2:] for entry in view.entries] == ["11", "12", "14", "15", "16"]
    assert not view.complete


def test_a_shell_that_did_not_come_to_its_end(site: HTTPServer, read_kind: ReadKind) -> None:
    """Nobody draws half a page: neither its list nor its lack is told."""
    _site(site, shell=_SHELL[: _SHELL.index("<noscript>")])
    view = read_kind("budget")
    assert (view.state, view.entries) == (ColumnState.UNREADABLE, ())
    assert view.failure is not None and view.failure.kind is FailureKind.BROKEN_RESPONSE


def test_an_empty_page_without_scripts(site: HTTPServer, read_kind: ReadKind) -> None:
    _site(site, shell=_SHELL.replace('<script src="/app.js"></script>', ""))
    view = read_kind("budget")
    assert (view.state, view.entries) == (ColumnState.UNREADABLE, ())
    assert view.failure is not None and view.failure.kind is FailureKind.BROKEN_RESPONSE


def test_the_front_page_that_draws_a_parent_column_is_none_of_its_sub_columns(
    site: HTTPServer, read_kind: ReadKind
) -> None:
    parts = [
        {"to": "/lm/", "title": "返回首页"},
        {"to": "#/list/6", "title": "区本级"},
        {"to": "#/list/7", "title": "下属单位"},
    ]
    site.expect_request("/data/1").respond_with_json(parts)
    row = _LINKED.replace("= `", "= row.to || `").replace("add(line, 'span'", "if (row.day) add(line, 'span'")
    _site(site, row, names=(*NAMES, "区本级", "下属单位"))
    view = read_kind("budget")
    assert [capture.url for capture in view.captures] == [view.column.url]


def _clicked(way: str) -> str:
    return _ENTRIES.replace("OPEN", way)


class _Kept(NoVisits):
    """The newest visits, in memory."""

    def __init__(self) -> None:
        self._visits: dict[tuple[str, bool], Visit] = {}

    def record(self, visit: Visit) -> None:
        self._visits[visit.address, visit.drawn] = visit

    def last(self, address: str, *, drawn: bool = False) -> Visit | None:
        return self._visits.get((address, drawn))


def _opened(archive: Archive, site: HTTPServer) -> dict[str, str]:
    """The department's entries that lead to routes; without the network they lead to the same."""
    department = Department("czj", "区财政局", roots=(site.url_for("/lm/"),))
    hosts = frozenset((f"{site.host}:{site.port}",))
    portal = Portal("test", "测试区", "", hosts, FAST, SHORT, (), (department,))
    visits = _Kept()

    async def found_by(reader: DepartmentReader) -> dict[str, str]:
        tree, _ = await reader.discover(department, load_columns().values())
        return {one.link.name: one.link.url.partition("#")[2] for one in tree.links if "#" in one.link.url}

    async def run() -> dict[str, str]:
        async with crawl(portal, archive, visits, lambda: NOW, lambda capture: None) as readers:
            found = await found_by(readers.first)
        async with replay(portal, archive, visits, lambda: NOW) as reader:
            assert await found_by(reader) == found
        return found

    return asyncio.run(run())


_ROUTES = {name: f"/list/{at}" for at, name in enumerate(NAMES)}


@pytest.mark.parametrize("way", _WAYS.values(), ids=_WAYS)
def test_entries_that_only_answer_a_click_lead_somewhere(site: HTTPServer, archive: Archive, way: str) -> None:
    _site(site, shell=_SHELL.replace("<script", "<script>let now = 1;</script><script"), menu=_clicked(way))
    assert _opened(archive, site) == _ROUTES


def test_a_menu_that_shows_one_of_its_columns_already(site: HTTPServer, archive: Archive) -> None:
    """A click on its entry would change nothing."""
    shell = _SHELL.replace("<script", "<script>location.hash = '#/list/1';</script><script")
    _site(site, shell=shell, menu=_clicked(_WAYS["hash"]))
    assert _opened(archive, site).items() >= _ROUTES.items()


def test_entries_called_otherwise_than_columns_usually_are(site: HTTPServer, archive: Archive) -> None:
    names = ("规范性文件", "部门预算", "会议公开", "本局政府信息公开制度", "校园防疫", "联系方式")
    _site(site, names=names, menu=_clicked(_WAYS["hash"]))
    assert list(_opened(archive, site)) == list(names[:-1])


@pytest.mark.parametrize(
    "way",
    [
        "app.lastChild.textContent = ''; list(app.lastChild, at);",
        "setTimeout(() => { location.hash = `#/list/${at}`; }, 700);",
    ],
    ids=["no address", "late"],
)
def test_no_entry_is_given_what_does_not_answer_its_click(site: HTTPServer, archive: Archive, way: str) -> None:
    """What answers late is not the next entry's address."""
    _site(site, menu=_clicked(way))
    assert _opened(archive, site) == {}


def test_a_column_behind_a_click_is_read_like_any_other(site: HTTPServer, read_kind: ReadKind) -> None:
    _site(site, row=_CLICKED, menu=_clicked(_WAYS["hash"]))
    view = read_kind("budget")
    assert view.column.url == site.url_for("/lm/#/list/1")
    assert [entry.url for entry in view.entries] == [site.url_for(f"/lm/#/detail/1{at}") for at in range(1, 7)]
    assert view.complete


def test_an_entry_that_does_not_open_is_not_missing(site: HTTPServer, read_kind: ReadKind) -> None:
    _site(site, menu=_clicked(f"if (at !== 1) {_WAYS['hash']}"))
    view = read_kind("budget")
    assert (view.state, view.entries) == (ColumnState.UNREADABLE, ())


def test_another_name_of_the_kind_that_does_not_open_leaves_the_kind_open(
    site: HTTPServer, read_kind: ReadKind
) -> None:
    _site(site, names=(*NAMES, "部门决算"), menu=_clicked(f"if (at !== 6) {_WAYS['hash']}"))
    view = read_kind("budget")
    assert len(view.entries) == 6
    assert not view.complete


def test_nothing_is_missing_from_a_menu_that_was_clicked_on(site: HTTPServer, read_kind: ReadKind) -> None:
    """What is called like no column is not clicked."""
    _site(site, names=(*NAMES, "联系方式"), menu=_clicked(_WAYS["hash"]))
    assert read_kind("proposals").state is ColumnState.UNREADABLE


def test_an_entry_that_leads_to_another_site(site: HTTPServer, read_kind: ReadKind) -> None:
    _site(site, menu=_clicked("location.href = `http://elsewhere.example/list/${at}`;"))
    view = read_kind("budget")
    assert view.failure is not None and view.failure.kind is FailureKind.OUTSIDE
