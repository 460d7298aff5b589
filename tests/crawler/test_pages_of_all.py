"""各部门共用的网页：链在首页下面的也认得出，按行分给各部门；一行一个单位、一列一年的表格，只算本部门的那一行。"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from domain.snapshot import ColumnState
from storage.archive import Archive
from tests.crawler.conftest import article_html
from tests.crawler.test_finding_columns import Site

_OURS = "云山区退役军人事务局"
_THEIRS = "云山区人力资源和社会保障局"
_THIRD = "云山区住房和城乡建设局"
_COLUMNS = ("政府信息公开指南", "政府信息公开制度", "规范性文件", "会议公开", "收费目录清单")


@pytest.fixture
def portal(tmp_path: Path, archive: Archive) -> Site:
    """Three departments: the first names its columns on a board, the others' roots name nothing."""
    site = Site(tmp_path / "site", archive)
    site.departments = [("swj", _OURS, "/swj/"), ("rsj", _THEIRS, "/rsj/"), ("zjj", _THIRD, "/zjj/")]
    for id, name, root in site.departments[1:]:
        site.put(root, f"<p>{name}</p><a href='/{id}/c1.html'>会议公开</a>")
    return site


def _menu(site: Site, *links: str, root: str = "") -> None:
    """The first department's root leads to a board with its columns and these links. root: what else it leads to."""
    site.put("/swj/", f"<p>{_OURS}</p><a href='fdzdgk.html'>法定主动公开内容</a>{root}")
    own = [f"<a href='c{n}.html'>{name}</a>" for n, name in enumerate(_COLUMNS)]
    site.put("/swj/fdzdgk.html", "".join(f"<p>{link}</p>" for link in (*own, *links)))
    for n, name in enumerate(_COLUMNS):
        site.put(f"/swj/c{n}.html", f"<h2>{name}</h2><ul></ul><p>暂无信息</p>")


def _list(site: Site, path: str, rows: Iterable[tuple[str, str, str]], *, cells: bool = True) -> None:
    """Title, organ, and by whom the article is signed; cells: the list shows the organ beside the title."""
    items = ""
    for n, (title, organ, signed) in enumerate(rows):
        day = f"2021-08-{n + 10}"
        beside = f'<span class="dw">{organ}</span>' if cells else ""
        items += f'<li><a href="{n}.html">{title}</a>{beside}<span>{day}</span></li>'
        meta = f'<meta name="ContentSource" content="{signed}">' if signed else ""
        site.put(f"{path}{n}.html", article_html(title, day).replace("</head>", f"{meta}</head>"))
    site.put(path, f"<h2>公开平台</h2><ul>{items}</ul>")


def _matrix(site: Site, path: str, *organs: str) -> None:
    """Whose row is not ours leads to nothing that could be opened."""
    years = (2021, 2020, 2019)
    head = "<tr><th>单位</th>" + "".join(f"<th>{year}年</th>" for year in years) + "</tr>"
    rows = ""
    for n, organ in enumerate(organs):
        cells = "".join(f'<td><a href="{path}{year + 1}/a{n}.html">查看</a></td>' for year in years)
        rows += f"<tr><td>{organ}</td>{cells}</tr>"
    for year in years:
        title = f"{year}年政府信息公开工作年度报告"
        site.put(f"{path}{year + 1}/a{organs.index(_OURS)}.html", article_html(title, f"{year + 1}-01-20"))
    table = f"<h2>各部门政府信息公开年报</h2><table class='nb'>{head}{rows}</table>"
    site.put(path, f"<html><head><title>政府信息公开年报汇编</title></head><body>{table}</body></html>")


def test_rows_titled_by_other_departments_are_theirs(portal: Site) -> None:
    _menu(portal, "<a href='/czyjs/bm/'>部门预算</a>")
    titles = [f"{name}2021年部门预算" for name in (_THEIRS, _OURS, _THIRD)]
    _list(portal, "/czyjs/bm/", [(title, "", "") for title in titles], cells=False)
    (view,) = portal.read("budget")
    assert [entry.title for entry in view.entries] == [titles[1]]
    assert (view.column.shared, view.complete) == (True, True)


def test_rows_beside_another_organs_name_are_its_own(portal: Site) -> None:
    """Though the portal file does not know it, and the title names nobody."""
    _menu(portal, "<a href='/hdjl/zjzx/'>意见征集</a>")
    rows = [
        ("区水利和湖泊局关于《管护办法》公开征求意见的公告", "区水利和湖泊局", "区水利和湖泊局"),
        ("关于《燃气管道改造办法》公开征求意见的公告", _THIRD, _THIRD),
        ("关于《入驻管理办法》公开征求意见的公告", _OURS, _OURS),
        ("关于《民宿管理办法》公开征求意见的公告", "区文化和旅游局", ""),
    ]
    _list(portal, "/hdjl/zjzx/", rows)
    (view,) = portal.read("decisions")
    assert [entry.title for entry in view.entries] == [rows[2][0]]
    assert (view.column.shared, view.complete) == (True, True)


def test_what_the_boards_of_other_departments_link_to_is_shared(portal: Site) -> None:
    _menu(portal, "<a href='/jy/'>就业创业</a>")
    for id, name, root in portal.departments[1:]:
        portal.put(root, f"<p>{name}</p><a href='/{id}/fd.html'>法定主动公开内容</a>")
        portal.put(f"/{id}/fd.html", "<a href='/jy/'>就业创业</a>")
    _list(portal, "/jy/", [("关于申领稳岗补贴的公告", "", ""), ("关于举办招聘活动的公告", "", "")], cells=False)
    (view,) = portal.read("employment")
    assert (view.column.shared, view.entries, view.complete) == (True, (), False)


def test_a_column_below_the_root_is_its_own_whomever_its_titles_name(portal: Site) -> None:
    _menu(portal, "<a href='zp/'>公务员招考</a>")
    titles = [f"{name}2021年招聘公告" for name in (_THEIRS, _THIRD)]
    _list(portal, "/swj/zp/", [(title, "", "") for title in titles], cells=False)
    assert portal.titles("recruitment") == titles


def test_a_column_elsewhere_that_names_nobody_else_is_its_own(portal: Site) -> None:
    _menu(portal, "<a href='/lm/7/'>公务员招考</a>")
    titles = ["关于招聘工作人员的公告", "招聘面试通知"]
    _list(portal, "/lm/7/", [(title, "", "国务院办公厅") for title in titles], cells=False)
    assert portal.titles("recruitment") == titles


def test_one_strange_row_makes_a_column_elsewhere_nobodys(portal: Site) -> None:
    """It is not ours to answer for; what else stands there is, but that nothing is lacking cannot be told."""
    _menu(portal, "<a href='/lm/7/'>公务员招考</a>")
    titles = ["关于招聘工作人员的公告", f"{_THEIRS}招聘公告", "招聘面试通知"]
    _list(portal, "/lm/7/", [(title, "", "") for title in titles], cells=False)
    (view,) = portal.read("recruitment")
    assert [entry.title for entry in view.entries] == [titles[0], titles[2]]
    assert not view.complete


@pytest.mark.parametrize("name", ["政府信息公开年报", "年报汇编"])
def test_of_a_table_of_departments_and_years_the_row_counts(portal: Site, name: str) -> None:
    _menu(portal, f"<a href='/ndbg/'>{name}</a>")
    _matrix(portal, "/ndbg/", _THIRD, _OURS, _THEIRS)
    (view,) = portal.read("annual_report")
    assert view.state is ColumnState.READ
    assert [entry.title for entry in view.entries] == [
        f"{year}年政府信息公开工作年度报告" for year in (2021, 2020, 2019)
    ]
    assert [str(entry.published.date) for entry in view.entries if entry.published] == [
        "2022-01-20",
        "2021-01-20",
        "2020-01-20",
    ]
    assert view.complete


def test_a_table_without_our_row_says_nothing_of_us(portal: Site) -> None:
    _menu(portal, "<a href='/ndbg/'>政府信息公开年报</a>")
    _matrix(portal, "/ndbg/", _THIRD, _OURS, _THEIRS)
    html = (portal.page("/ndbg/")).replace(_OURS, "云山区水务局")
    portal.put("/ndbg/", html)
    (view,) = portal.read("annual_report")
    assert (view.entries, view.complete) == ((), False)


def test_what_such_a_table_leads_to_is_no_board(portal: Site) -> None:
    """Other departments' articles, which do not open here, hide no columns."""
    _menu(portal, root="<a href='/ndbg/'>政府信息公开年报</a>")
    _matrix(portal, "/ndbg/", _THIRD, _OURS, _THEIRS)
    (view,) = portal.read("elderly_care")
    assert view.state is ColumnState.MISSING, view.failure
