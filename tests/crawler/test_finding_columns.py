"""找栏目：菜单、框架、脚本、各级版块都看过；自己的在先，共用的补充；没有看全，不说没有。"""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from config.columns_file import load_columns
from crawler.mirror import Mirror
from crawler.nightly import NoVisits
from crawler.session import crawl
from domain.capture import FailureKind
from domain.department import Column, Department
from domain.portal import Portal
from domain.snapshot import ColumnState, ColumnView
from storage.archive import Archive
from tests.crawler.conftest import FAST, NOW, SHORT, article_html, list_html

HOST = "h.gov.cn"
KINDS = load_columns()
SIBLINGS = "".join(
    f'<li><a href="{path}/">{name}</a></li>'
    for path, name in (
        ("zn", "政府信息公开指南"),
        ("zd", "政府信息公开制度"),
        ("gf", "规范性文件"),
        ("ys", "部门预算"),
        ("hy", "会议公开"),
        ("sf", "收费目录清单"),
    )
)


class Site:
    """A folder of pages of one portal. departments: id, name and root path of each."""

    def __init__(self, folder: Path, archive: Archive) -> None:
        self.folder = folder
        self._archive = archive
        self.departments = [("czj", "区财政局", "/czj/"), ("jyj", "区教育局", "/jyj/")]

    def put(self, path: str, html: str) -> None:
        file = self.folder / HOST / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = html if html.startswith("<html") or path.endswith(".js") else f"<html><body>{html}</body></html>"
        file.write_text(whole, encoding="utf-8")

    def page(self, path: str) -> str:
        return (self.folder / HOST / path.lstrip("/") / "index.html").read_text(encoding="utf-8")

    def menu(self, html: str) -> None:
        """The first department's root: what is given, beside six other columns."""
        self.put("/czj/", f"<ul>{SIBLINGS}</ul>{html}")

    def column(self, path: str, *titles: str, source: str = "") -> None:
        rows = [(f"./{n}.html", title, f"2022-01-{n + 10}") for n, title in enumerate(titles)]
        self.put(path, list_html(*rows))
        for n, title in enumerate(titles):
            article = article_html(title, f"2022-01-{n + 10}")
            meta = f'<meta name="ContentSource" content="{source}">'
            self.put(f"{path}{n}.html", article.replace("</head>", f"{meta}</head>") if source else article)

    def read(self, *kinds: str, columns: tuple[Column, ...] = ()) -> tuple[ColumnView, ...]:
        return asyncio.run(self._run(lambda reader, one, asked: reader.read(one, asked), kinds, columns)).views

    def titles(self, kind: str) -> list[str]:
        (view,) = self.read(kind)
        return [entry.title for entry in view.entries]

    async def _run(self, ask: Any, kinds: tuple[str, ...], columns: tuple[Column, ...]) -> Any:
        departments = tuple(
            Department(id, name, roots=(f"http://{HOST}{root}",)) for id, name, root in self.departments
        )
        portal = Portal("test", "测试区", "", frozenset((HOST,)), FAST, SHORT, columns, departments)
        saved = Mirror(self.folder)
        async with crawl(portal, self._archive, NoVisits(), lambda: NOW, lambda capture: None, saved) as readers:
            return await ask(readers.first, departments[0], [KINDS[kind] for kind in kinds])


@pytest.fixture
def portal(tmp_path: Path, archive: Archive) -> Site:
    site = Site(tmp_path / "site", archive)
    site.put("/jyj/", "<p>区教育局</p>")
    return site


def test_columns_whose_addresses_look_like_articles(portal: Site) -> None:
    portal.menu('<a href="/czj/column/20210105.html">“双随机、一公开”</a>')
    portal.put("/czj/column/20210105.html", list_html(("./a1.html", "随机抽查结果", "2022-01-10")))
    assert portal.titles("inspections") == ["随机抽查结果"]


def test_a_menu_in_a_frame(portal: Site) -> None:
    portal.put("/czj/", '<html><frameset><frame src="left.html"><frame src="main.html"></frameset></html>')
    portal.put("/czj/left.html", '<a href="nb/">政府信息公开年报</a>')
    portal.put("/czj/main.html", "<p>欢迎</p>")
    portal.column("/czj/nb/", "2021年年报")
    assert portal.titles("annual_report") == ["2021年年报"]


def test_a_menu_in_a_script_file_and_one_that_it_asks_for(portal: Site) -> None:
    portal.menu('<script src="/js/menu.js"></script>')
    portal.put("/js/menu.js", "document.write(\"<a href='/czj/nb/'>年报</a>\"); $.get('/js/menuTree.js')")
    portal.put("/js/menuTree.js", '{"children": [{"mc": "稳岗就业", "dz": "/czj/jy/"}]}')
    portal.column("/czj/nb/", "2021年年报")
    portal.column("/czj/jy/", "招聘会公告")
    assert [len(view.entries) for view in portal.read("annual_report", "employment")] == [1, 1]


def test_columns_two_levels_down(portal: Site) -> None:
    portal.menu('<a href="fd/">法定主动公开内容</a>')
    portal.put("/czj/fd/", '<a href="gl/">综合管理</a>')
    portal.put("/czj/fd/gl/", '<a href="../xz/">行政处罚决定</a>')
    portal.column("/czj/fd/xz/", "行政处罚决定书")
    assert portal.titles("penalties") == ["行政处罚决定书"]


def test_a_board_of_any_name_built_like_two_columns_is_opened(portal: Site) -> None:
    menu = "".join(
        f'<a href="/czj/list.jsp?id={n}">{name}</a>'
        for n, name in ((1, "政府信息公开指南"), (2, "规范性文件"), (80, "公开事项总览"))
    )
    portal.put("/czj/", menu)
    portal.put("/czj/list.jsp@id=80", '<a href="/czj/list.jsp?id=9">就业创业</a>')
    (view,) = portal.read("employment")
    assert view.column.url == f"http://{HOST}/czj/list.jsp?id=9"


def test_all_columns_of_a_kind_are_read_as_one(portal: Site) -> None:
    portal.menu('<a href="ml/">重大行政决策事项目录</a><a href="zj/">意见征集</a><a href="fk/">结果反馈</a>')
    portal.column("/czj/ml/", "2021年重大行政决策事项目录")
    portal.column("/czj/zj/", "关于某规划征求意见的公告")
    (view,) = portal.read("decisions")
    assert [entry.title for entry in view.entries] == ["2021年重大行政决策事项目录", "关于某规划征求意见的公告"]
    assert (view.state, view.complete) == (ColumnState.READ, False), "one of the three could not be read"
    portal.column("/czj/fk/", "采纳情况", "关于某规划征求意见的公告")
    assert portal.read("decisions")[0].complete


def test_an_article_named_like_the_column_is_no_second_one(portal: Site) -> None:
    """A hot list on the department's page leads to it, and what is attached to it is no row."""
    portal.menu(
        '<a href="jbml/">主动公开基本目录</a><h3>热点</h3><a href="jbml/202104/t20210420_1.html">区财政局主动公开基本目录</a>'
    )
    portal.put("/czj/jbml/", list_html(("./202104/t20210420_1.html", "区财政局主动公开基本目录", "2021-04-20")))
    article = article_html("区财政局主动公开基本目录", "2021-04-20").replace(
        "</h1>", "</h1><a href='P1.docx'>区财政局主动公开基本目录.docx</a>"
    )
    portal.put("/czj/jbml/202104/t20210420_1.html", article)
    assert portal.titles("catalogue") == ["区财政局主动公开基本目录"]


def test_a_file_on_the_columns_page_named_like_it_is_no_second_column(portal: Site) -> None:
    """Its address does not show that it is a file; the menu's last kind is nowhere, so that every page is opened."""
    portal.menu('<a href="jbml/">主动公开基本目录</a>')
    link = "<p>附件：<a href='/gateway/file/7'>区财政局主动公开基本目录</a></p>"
    portal.put(
        "/czj/jbml/",
        list_html(("./a1.html", "区财政局主动公开基本目录", "2021-04-20")).replace("</body>", f"{link}</body>"),
    )
    portal.put("/czj/jbml/a1.html", article_html("区财政局主动公开基本目录", "2021-04-20"))
    view, _ = portal.read("catalogue", "elderly_care")
    assert view.column.url == f"http://{HOST}/czj/jbml/"
    assert view.children == ()


def test_the_own_column_comes_first_and_the_shared_one_adds(portal: Site) -> None:
    header = '<a href="/jy/">就业创业</a>'
    portal.menu(f'{header}<a href="jy/">就业创业</a>')
    portal.put("/jyj/", header)
    portal.column("/czj/jy/", "本局稳岗补贴")
    portal.column("/jy/", "财政局招聘公告", source="区财政局")
    assert portal.titles("employment") == ["本局稳岗补贴", "财政局招聘公告"]


def test_of_a_shared_column_only_the_departments_entries(portal: Site) -> None:
    header = '<a href="/jy/">就业创业</a>'
    portal.menu(header)
    portal.put("/jyj/", header)
    portal.column("/jy/", "学校招聘公告", source="区教育局")
    (view,) = portal.read("employment")
    assert (view.state, view.entries, view.complete) == (ColumnState.READ, (), False)
    assert view.column.shared


def test_what_lies_below_a_page_that_all_link_to_is_the_portals_though_one_header_alone_names_it(portal: Site) -> None:
    portal.put("/jyj/", '<a href="/zwgk/">政务公开</a>')
    portal.departments[0] = ("czj", "区财政局", "/czj.html")
    own = "".join(f'<a href="/lm/{n}/">{name}</a>' for n, name in enumerate(("就业创业", "部门预算", "会议公开")))
    portal.put("/czj.html", f'<a href="/zwgk/">政务公开</a><a href="/zwgk/9/">就业创业</a>{own}')
    portal.column("/zwgk/9/", "区政府招聘公告", source="区政府")
    portal.column("/lm/0/", "本局稳岗补贴")
    assert portal.titles("employment") == ["本局稳岗补贴"]


def test_sections_of_the_root_do_not_show_where_other_columns_lie(portal: Site) -> None:
    names = ("政府信息公开指南", "政府信息公开制度", "规范性文件", "部门预算", "会议公开", "收费目录清单")
    sections = "".join(f"<a href='#s{n}'>{name}</a>" for n, name in enumerate(names))
    portal.put("/czj/", f"{sections}<a href='/lm/7/'>就业创业</a>")
    portal.column("/lm/7/", "本局稳岗补贴")
    (view,) = portal.read("employment")
    assert not view.column.shared
    assert [entry.title for entry in view.entries] == ["本局稳岗补贴"]


def test_other_departments_branches_of_one_tree_are_not_ours(portal: Site) -> None:
    names = {"zd": "政府信息公开制度", "gf": "规范性文件", "cf": "行政处罚决定"}
    branches = [
        (dept, key) for dept in ("czj", "jyj", "wjj", "mzj", "fgj") for key in names if (dept, key) != ("czj", "cf")
    ]
    tree = ",".join(f'{{name: "{names[key]}", url: "/bm/{dept}/{key}/"}}' for dept, key in branches)
    portal.departments = [("czj", "区财政局", "/bm/czj/gf/")]
    portal.put("/bm/czj/gf/", f"<script>var tree = [{tree}]</script>{list_html(('./1.html', '文件', '2022-01-10'))}")
    normative, penalties = portal.read("normative_documents", "penalties")
    assert (normative.column.url, normative.children) == (f"http://{HOST}/bm/czj/gf/", ())
    assert not penalties.entries
    assert penalties.column.url == f"http://{HOST}/bm/czj/gf/", "nothing was taken from the others"


def test_missing_where_the_whole_menu_was_read(portal: Site) -> None:
    portal.menu("")
    (view,) = portal.read("elderly_care")
    assert view.state is ColumnState.UNREADABLE, "the boards among the siblings were not saved"
    for path in ("zn", "zd", "gf", "ys", "hy", "sf"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    assert portal.read("elderly_care")[0].state is ColumnState.MISSING


@pytest.mark.parametrize(
    ("menu", "kind", "detail"),
    [
        ('<a href="http://other.gov.cn/ylfw/">养老服务</a>', FailureKind.OUTSIDE, "other.gov.cn"),
        ('<a href="shfl/">社会福利</a>', FailureKind.NOT_FOUND, "社会福利"),
        ('<iframe src="/top/menu.html"></iframe>', FailureKind.NOT_ARCHIVED, ""),
        ('<script src="/js/menu.js"></script>', FailureKind.NOT_FOUND, "脚本文件"),
        ('<script>$.get("/api/menu?pid=" + id)</script>', FailureKind.NOT_FOUND, "脚本"),
        ("<span>养老服务</span>", FailureKind.NOT_FOUND, "地址"),
        ('<a href="zdly/">重点领域信息公开</a>', FailureKind.NOT_FOUND, "没有打开"),
    ],
)
def test_a_doubt_is_never_a_missing_column(portal: Site, menu: str, kind: FailureKind, detail: str) -> None:
    portal.menu(menu)
    for path in ("zn", "zd", "gf", "ys", "hy", "sf", "shfl"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    (view,) = portal.read("elderly_care")
    assert (view.state, view.certain) == (ColumnState.UNREADABLE, False)
    assert view.failure is not None
    assert view.failure.kind is kind
    assert detail in view.failure.detail


@pytest.mark.parametrize(
    ("board", "state"),
    [
        ('<a href="cf/">行政处罚</a><a href="xk/">行政许可</a>', ColumnState.MISSING),
        ('<a href="a1.html">某事项运行流程</a>', ColumnState.UNREADABLE),
    ],
)
def test_a_board_that_leads_to_columns_holds_nothing_else(portal: Site, board: str, state: ColumnState) -> None:
    """A broader column may serve as a power list; a board whose columns are known does not."""
    portal.menu('<a href="gl/">管理公开</a>')
    for path in ("zn", "zd", "gf", "ys", "hy", "sf", "gl/cf", "gl/xk"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    portal.put("/czj/gl/", f"<ul>{board}</ul>")
    (view,) = portal.read("power_list")
    assert view.state is state


@pytest.mark.parametrize(
    ("titles", "state"),
    [
        (("80岁以上高龄津贴发放名单", "区养老院收费标准", "敬老月活动安排"), ColumnState.UNREADABLE),
        (("80岁以上高龄津贴发放名单", "全区消防演练", "敬老月活动安排"), ColumnState.MISSING),
        (("80岁以上高龄津贴发放名单",), ColumnState.UNREADABLE),
    ],
)
def test_a_column_of_any_name_may_hold_what_is_not_found_by_name(
    portal: Site, titles: tuple[str, ...], state: ColumnState
) -> None:
    """What most of its entries speak of, it may be there for."""
    portal.menu('<a href="xyh/">夕阳红</a>')
    for path in ("zn", "zd", "gf", "ys", "hy", "sf"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    portal.column("/czj/xyh/", *titles)
    (view,) = portal.read("elderly_care")
    assert view.state is state
    assert (view.failure is not None and "夕阳红" in view.failure.detail) == (state is ColumnState.UNREADABLE)


def test_a_menu_with_few_columns_proves_nothing(portal: Site) -> None:
    portal.put("/czj/", '<a href="zn/">政府信息公开指南</a><a href="sy/">首页</a><a href="lx/">联系我们</a>')
    for path in ("zn", "sy", "lx"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    (view,) = portal.read("elderly_care")
    assert view.failure is not None
    assert "太少" in view.failure.detail


def test_a_name_that_only_holds_the_kinds_must_hold_its_entries(portal: Site) -> None:
    portal.menu('<a href="a/">义务教育招生专栏平台</a><a href="b/">全区义务教育情况</a>')
    portal.column("/czj/a/", "小学招生入学公告")
    portal.column("/czj/b/", "天气预报")
    (view,) = portal.read("education")
    assert (view.column.name, [entry.title for entry in view.entries]) == ("义务教育招生专栏平台", ["小学招生入学公告"])


def test_a_name_of_several_kinds_is_of_the_one_whose_entries_stand_there(portal: Site) -> None:
    portal.menu('<a href="hy2/">解读回应</a><a href="gj/">规划归集</a>')
    portal.column("/czj/hy2/", "政府采购管理办法解读", "一图读懂会计监督")
    portal.column("/czj/gj/", "财政发展“十四五”规划", "财政发展“十三五”规划")
    interpretations, responses, plans = portal.read("interpretation", "responses", "plans")
    assert [len(view.entries) for view in (interpretations, responses, plans)] == [2, 0, 2]


def test_an_address_alone_counts_only_with_fitting_entries(portal: Site) -> None:
    portal.menu('<a href="ylfw/">银龄时光</a>')
    portal.column("/czj/ylfw/", "天气预报")
    assert portal.read("elderly_care")[0].state is ColumnState.UNREADABLE
    portal.column("/czj/ylfw/", "养老机构名单")
    assert portal.titles("elderly_care") == ["养老机构名单"]


OWN = (
    "区财政局关于印发《专项资金管理办法》的通知",
    "区财政局关于印发《非税收入管理规定》的通知",
    "区财政局关于做好决算工作的通知",
)


@pytest.mark.parametrize(
    ("titles", "state"),
    [
        (OWN, ColumnState.READ),
        ((*OWN, "区国库支付中心关于印发《票据管理办法》的通知"), ColumnState.READ),
        ((*OWN, "中华人民共和国预算法实施条例"), ColumnState.UNREADABLE),
        (("区财政局关于开展培训的通知", "区财政局关于做好决算工作的通知"), ColumnState.UNREADABLE),
        (OWN[:1], ColumnState.UNREADABLE),
    ],
    ids=["own", "beside_a_unit", "law_from_above", "other_matters", "one_only"],
)
def test_a_broader_column_is_the_kinds_where_all_in_it_is_the_departments_own(
    portal: Site, titles: tuple[str, ...], state: ColumnState
) -> None:
    portal.put("/czj/", f'<ul>{SIBLINGS.replace("规范性文件", "建议提案")}<li><a href="fg/">政策法规</a></li></ul>')
    portal.column("/czj/fg/", *titles)
    (view,) = portal.read("normative_documents")
    assert view.state is state
    assert view.failure is None or view.failure.detail == "可能是“政策法规”栏目"


def test_a_part_of_another_kinds_column_is_no_column_of_its_own(portal: Site) -> None:
    """环境保护 may have its own 行政处罚; whether the department has such a column is for a person to say."""
    portal.menu('<a href="hb/">环境保护</a>')
    portal.put("/czj/hb/", '<ul><li><a href="cf/">行政处罚</a></li><li><a href="jc/">监督检查</a></li></ul>')
    portal.put("/czj/hb/cf/", "<p>暂无信息</p>")
    portal.column("/czj/hb/jc/", "关于开展环境检查的通报")
    (view,) = portal.read("penalties")
    assert view.state is ColumnState.UNREADABLE
    assert view.failure is not None and "行政处罚" in view.failure.detail


def test_an_empty_column_of_its_own_stays_empty_beside_what_is_anothers(portal: Site) -> None:
    portal.menu('<a href="nb/">政府信息公开年报</a>')
    portal.put("/czj/nb/", "<p>暂无信息</p>")
    portal.put("/jyj/", '<a href="/zwgk/nb/">政府信息公开年报</a>')
    portal.put("/czj/", f'<ul>{SIBLINGS}</ul><a href="nb/">政府信息公开年报</a><a href="/zwgk/nb/">信息公开年报</a>')
    portal.column("/zwgk/nb/", "区教育局2021年政府信息公开工作年度报告", source="区教育局")
    (view,) = portal.read("annual_report")
    assert view.state is ColumnState.BLANK


def test_a_page_that_bears_another_name_is_not_known_to_be_the_column(portal: Site) -> None:
    """In a section whose pages show their names, one that does not may be any page: what lacks there is no lack."""
    portal.menu('<a href="nb/">政府信息公开年报</a>')
    for path, name in (("zn", "政府信息公开指南"), ("gf", "规范性文件"), ("ys", "部门预算"), ("hy", "会议公开")):
        portal.put(f"/czj/{path}/", _titled(name))
    portal.put("/czj/nb/", _titled("通知"))
    view, *_ = portal.read("annual_report", "guide", "normative_documents", "budget", "meetings")
    assert (view.state, view.complete) == (ColumnState.READ, False)


def test_short_names_that_lead_to_articles_are_no_menu(portal: Site) -> None:
    """Two articles are named like their columns, and every list names its newest article once more in few words."""
    names = {
        "nb": "政府信息公开年报",
        "zn": "政府信息公开指南",
        "ml": "主动公开基本目录",
        "ys": "部门预算",
        "hy": "会议公开",
    }
    menu = "".join(f'<li><a href="{path}/">{name}</a></li>' for path, name in names.items())
    newest = "202101/t20210110_10.html"
    hot = "".join(f"<a href='{path}/{newest}'>区财政局{names[path]}</a>" for path in ("zn", "ml"))
    portal.put("/czj/", f"<ul>{menu}</ul>{hot}")
    for path, name in names.items():
        row = f"<li><a href='{newest}'>区财政局{name}</a><i>2022-01-10</i></li>"
        once_more = f"<p><a href='{newest}'>本期要目</a></p>"
        portal.put(f"/czj/{path}/", _titled(name).replace("<ul>", f"{once_more}<ul>{row}"))
    view, *_ = portal.read("annual_report", "guide", "catalogue", "budget", "meetings", "decisions")
    assert view.entries[0].title == "区财政局政府信息公开年报"


def _titled(name: str) -> str:
    rows = "".join(f"<li><a href='{n}.html'>{name}第{n}条信息</a><i>2022-01-1{n}</i></li>" for n in range(5))
    foot = "<p>版权所有：某区管委会</p><p>地址：大道1号</p>"
    return (
        f"<html><title>{name}</title><body><h1>某区</h1><div><h2>{name}</h2><ul>{rows}</ul></div>{foot}</body></html>"
    )


def test_another_departments_page_is_no_board_of_this_one(portal: Site) -> None:
    """Some servers answer whatever is asked with some front page."""
    portal.departments = [("czj", "某区财政局", "/czj/"), ("jyj", "某区教育局", "/jyj/")]
    portal.menu('<a href="zd2/">重点领域信息公开</a>')
    portal.put("/czj/zd2/", "<html><title>某区教育局</title><body><a href='/jyj/x/'>新闻</a></body></html>")
    (view,) = portal.read("annual_report")
    assert view.failure is not None
    assert "没有打开" in view.failure.detail


def test_a_menu_cut_off_leaves_it_open_what_else_it_names(portal: Site) -> None:
    portal.put("/czj/", f"<html><body><ul>{SIBLINGS}<li><a href='x")
    (view,) = portal.read("annual_report")
    assert view.failure is not None
    assert (view.state, view.failure.detail) == (ColumnState.UNREADABLE, "网页没有传完")


def test_a_section_whose_list_stands_in_an_inner_page_is_not_empty(portal: Site) -> None:
    """Columns that share one page, told apart by anchors; another has no entry."""
    sections = (
        "<div><a name='lm1'></a><h2>政府信息公开年报</h2><iframe src='rows.html'>请升级浏览器</iframe></div>"
        "<div><a name='lm2'></a><h2>就业创业</h2></div>"
    )
    portal.menu(f"<a href='#lm1'>政府信息公开年报</a><a href='#lm2'>就业创业</a>{sections}")
    portal.put("/czj/rows.html", list_html(("./a1.html", "2021年度报告", "2022-01-10")))
    (view,) = portal.read("annual_report")
    assert [entry.title for entry in view.entries] == ["2021年度报告"]


@pytest.mark.parametrize(("name", "detail"), [("网站地图", ""), ("公开专栏", "还有1个栏目版块没有打开，如“公开专栏”")])
def test_a_site_map_that_is_gone_hides_no_column(portal: Site, name: str, detail: str) -> None:
    """It leads to no column that the menu does not; any other page might."""
    portal.menu(f'<a href="/czj/gone/">{name}</a>')
    for path in ("zn", "zd", "gf", "ys", "hy", "sf"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    (view,) = portal.read("annual_report")
    assert (view.failure.detail if view.failure else "") == detail


_STOPPED = "<p>旧版网站已停止更新，请访问新版。</p><a href='/czj/'>返回新版</a>"


@pytest.mark.parametrize("name", ["旧版网站", "返回旧版", "区财政局旧版", "历史版本", "老网站", "English", "手机版"])
@pytest.mark.parametrize("page", [_STOPPED, "<a href='gh/'>规划计划</a>", ""], ids=["stopped", "columns", "gone"])
def test_the_site_as_it_was_or_is_for_others_is_no_menu_of_todays_columns(portal: Site, name: str, page: str) -> None:
    """Only of what it names itself nobody can say that it is nowhere."""
    portal.menu(f'<a href="/czj/old/">{name}</a>')
    for path in ("zn", "zd", "gf", "ys", "hy", "sf"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    if page:
        portal.put("/czj/old/", page)
    portal.column("/czj/old/gh/", "“十二五”规划")
    report, plans = portal.read("annual_report", "plans")
    assert (report.state, report.failure) == (ColumnState.MISSING, None)
    assert (plans.state is ColumnState.MISSING, plans.entries) == ("规划计划" not in page, ())


@pytest.mark.parametrize(
    ("picture", "detail"),
    [
        ('<a href="x7/"><img src="x7.png"></a>', "有的图片链接没有文字，看不出通向什么栏目"),
        ('<a href="x7/"><img src="x7.png" alt="领导之窗"></a>', ""),
        ('<a href="/czj/"><img src="logo.png"></a>', ""),
        ('<a href="/jyj/zn/"><img src="banner.png"></a>', ""),
        ('<a href="202201/t20220112_5.html"><img src="news.jpg"></a>', ""),
    ],
    ids=["without_words", "with_words", "front_page", "anothers", "article"],
)
def test_a_picture_without_words_may_be_any_column(portal: Site, picture: str, detail: str) -> None:
    portal.menu(picture)
    for path in ("zn", "zd", "gf", "ys", "hy", "sf", "x7"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    (view,) = portal.read("annual_report")
    assert (view.failure.detail if view.failure else "") == detail


@pytest.mark.parametrize(
    "further",
    ['"<a href=\\"index_" + nextPage + ".shtml\\">下一页</a>"', "'<a href=\"index_1.shtml\">下一页</a>'"],
    ids=["put together", "written out"],
)
def test_a_pager_that_a_script_writes_before_a_further_page_only_hides_no_column(portal: Site, further: str) -> None:
    script = (
        "var countPage = 1//共多少页\nvar currentPage = 0\nvar nextPage = currentPage + 1\n"
        f'if (countPage>1&&currentPage!=(countPage-1)) document.write({further}); else document.write("下一页 尾页");'
    )
    portal.menu('<a href="nb/">政府信息公开年报</a>')
    for path in ("zn", "zd", "gf", "ys", "hy", "sf"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    row = ("./a1.html", "2021年年报", "2022-01-20")
    portal.put("/czj/nb/", list_html(row, tail=f"<h2>政府信息公开年报</h2><script>{script}</script>"))
    portal.put("/czj/nb/a1.html", article_html("2021年年报", "2022-01-20"))
    report, care = portal.read("annual_report", "elderly_care")
    assert (report.complete, care.state) == (True, ColumnState.MISSING)


BUSY = "<html><title>提示</title><body><p>系统繁忙，请稍后再试</p></body></html>"


@pytest.mark.parametrize(
    "page", [BUSY, "<html><body></body></html>", "<html><title>区教育局</title><body>x</body></html>"]
)
@pytest.mark.parametrize("broken", ["/czj/left.html", "/czj/zdly/"])
def test_a_menu_page_that_says_it_is_broken_did_not_open(portal: Site, page: str, broken: str) -> None:
    """With status 200: what it would lead to may be there, and more of what was found elsewhere."""
    portal.menu('<iframe src="left.html"></iframe><a href="zdly/">重点领域信息公开</a><a href="gh/">历史规划</a>')
    for path in ("zn", "zd", "gf", "ys", "hy", "sf"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    portal.column("/czj/gh/", "“十三五”规划")
    portal.put("/czj/left.html", '<a href="ylfw/">养老服务</a>')
    portal.put("/czj/zdly/", '<a href="/czj/gh2/">规划计划</a>')
    portal.column("/czj/ylfw/", "养老机构名录")
    portal.column("/czj/gh2/", "“十四五”规划")
    care, plans = portal.read("elderly_care", "plans")
    assert (len(care.entries), len(plans.entries), plans.complete) == (1, 2, True)
    portal.put(broken, page)
    care, plans = portal.read("elderly_care", "plans")
    assert care.state is not ColumnState.MISSING
    assert not plans.complete


def test_a_front_page_that_asks_for_a_code_is_a_menu_all_the_same(portal: Site) -> None:
    news = "".join(f"<li><b>工作动态第{n}条</b><a href='xw/{n}.html'>召开会议{n}</a></li>" for n in range(20))
    portal.menu(f"<p>验证码看不清？换一张</p><ul>{news}</ul><a href='nb/'>政府信息公开年报</a>")
    portal.column("/czj/nb/", "2021年年报")
    assert portal.titles("annual_report") == ["2021年年报"]


def test_a_root_that_is_another_departments_page_shows_no_columns(portal: Site) -> None:
    portal.put("/czj/", f'<html><title>区教育局</title><body><ul>{SIBLINGS}</ul><a href="nb/">年报</a></body></html>')
    portal.column("/czj/nb/", "2021年年报")
    (view,) = portal.read("annual_report")
    assert view.failure is not None
    assert (view.entries, view.failure.detail) == ((), "打开的是另一个部门的网页")


def test_columns_are_told_from_the_portals_beside_neighbours_that_opened(portal: Site) -> None:
    portal.departments.append(("mzj", "区民政局", "/mzj/"))
    portal.menu('<a href="/zwgk/cf/">行政处罚</a>')
    portal.put("/mzj/", '<a href="/zwgk/cf/">行政处罚</a>')
    portal.column("/zwgk/cf/", "区民政局处罚决定", "张三处罚决定")
    portal.put("/jyj/", BUSY)
    (view,) = portal.read("penalties")
    assert (view.entries, view.complete) == ((), False), "the second neighbour links to it too"
    portal.put("/mzj/", BUSY)
    (view,) = portal.read("penalties")
    assert (view.entries, view.complete) == ((), False), "whose it is cannot be told"


def test_a_portals_column_that_is_mapped_adds_to_the_departments_own(portal: Site) -> None:
    """A library of documents for those who have none of their own empties nobody's column."""
    portal.menu("")
    for path in ("zn", "zd", "ys", "hy", "sf"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    portal.column("/czj/gf/", "关于印发财政专项资金管理办法的通知")
    portal.column("/wjk/", "区财政局关于会计监督的通知", "区教育局关于招生的通知")
    library = Column("normative_documents", "规范性文件库", f"http://{HOST}/wjk/", shared=True)
    (view,) = portal.read("normative_documents", columns=(library,))
    assert [entry.title for entry in view.entries] == [
        "关于印发财政专项资金管理办法的通知",
        "区财政局关于会计监督的通知",
    ]


def test_beside_a_portals_column_an_own_one_may_stand_where_the_root_did_not_come(portal: Site) -> None:
    portal.column("/wjk/", "区财政局关于会计监督的通知", "区教育局关于招生的通知")
    library = Column("normative_documents", "规范性文件库", f"http://{HOST}/wjk/", shared=True)
    (view,) = portal.read("normative_documents", columns=(library,))
    assert ([entry.title for entry in view.entries], view.complete) == (["区财政局关于会计监督的通知"], False)


def test_the_root_under_another_address_is_the_root(portal: Site) -> None:
    portal.menu('<a href="/czj/index.shtml">区财政局政府信息公开</a><a href="xk/">行政许可</a>')
    portal.put("/czj/index.shtml", (portal.folder / HOST / "czj/index.html").read_text(encoding="utf-8"))
    for path in ("zn", "zd", "gf", "ys", "hy", "sf"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    portal.column("/czj/xk/", "行政许可公示")
    (view,) = portal.read("licences")
    assert view.complete


@pytest.mark.parametrize(
    ("name", "kind", "titles"),
    [
        ("答疑解惑", "policy_qa", ("公路两侧建房要退让多少米？", "灵活就业人员能领哪些补贴？", "公租房几天能办下来")),
        ("便民窗口", "service_guides", ("食品经营许可", "特种设备使用登记", "工伤认定")),
    ],
)
def test_a_column_of_unknown_name_whose_entries_are_like_the_kinds_is_a_doubt(
    portal: Site, name: str, kind: str, titles: tuple[str, ...]
) -> None:
    portal.menu(f'<a href="qt/">{name}</a>')
    for path in ("zn", "zd", "gf", "ys", "hy", "sf"):
        portal.put(f"/czj/{path}/", "<p>暂无信息</p>")
    portal.column("/czj/qt/", *titles)
    (view,) = portal.read(kind)
    assert view.failure is not None
    assert view.failure.detail == f"可能是“{name}”栏目"
