"""列表的其余部分：选年份的下拉框、查询表单、页签的片段通到哪里；跟不下去的算不清楚，不相干的下拉框不算。"""

import pytest

from parsing.lists.list_parts import NO_PARTS, Parts, read_parts
from parsing.lists.lists import read_list
from parsing.markup.page import Page

_OWN = "http://www.example.gov.cn/xxgk/list.jsp?id=4"
_YEARS = '<option value="2022" selected>2022年</option><option value="2021">2021年</option>'
_JUMPS = "".join(f'<option value="list.jsp?id=4&amp;year={year}">{year}</option>' for year in (2022, 2021))


def _parts(html: str, script: str = "") -> Parts:
    return read_parts(Page(f"<html><body>{html}<script>{script}</script></body></html>", _OWN))


@pytest.mark.parametrize(
    ("html", "script"),
    [
        (f"""<select onchange="location.href='list.jsp?id=4&amp;year='+this.value">{_YEARS}</select>""", ""),
        (
            f"""<select onchange="window.location='/xxgk/list.jsp?id=4&amp;year='+this.options[this.selectedIndex].value">
            {_YEARS}</select>""",
            "",
        ),
        (
            f'<select onchange="toYear(this.value)">{_YEARS}</select>',
            "function toYear(y){location.href='list.jsp?id=4&year='+y;}",
        ),
        (f'<select onchange="location.href=this.value">{_JUMPS}</select>', ""),
        (f'<select onchange="if(this.value)location=this.value"><option value="">年份</option>{_JUMPS}</select>', ""),
        (
            f"""<form action="list.jsp"><input type="hidden" name="id" value="4"><select name="year">{_YEARS}</select>
            <button>查询</button></form>""",
            "",
        ),
        (
            f"""<form action="list.jsp" method="get"><input type="hidden" name="id" value="4">
            <select name="year" onchange="this.form.submit()">{_YEARS}</select></form>""",
            "",
        ),
    ],
    ids=[
        "a sum",
        "of the chosen option",
        "a function",
        "addresses",
        "a word above them",
        "a form",
        "a form sent at once",
    ],
)
def test_a_select_of_years_leads_to_each_of_them(html: str, script: str) -> None:
    assert _parts(html, script) == Parts(tuple(f"{_OWN}&year={year}" for year in (2022, 2021)))


def test_other_choices_lead_on_where_they_add_to_the_lists_own_address() -> None:
    kinds = '<option value="">全部</option><option value="1">通知</option><option value="2">公告</option>'
    select = f"""<select onchange="location.href='list.jsp?id=4&amp;type='+this.value">{kinds}</select>"""
    assert _parts(select) == Parts((f"{_OWN}&type=1", f"{_OWN}&type=2"))


@pytest.mark.parametrize(
    "html",
    [
        f'<select onchange="load(this.value)">{_YEARS}</select>',
        f'<select id="year">{_YEARS}</select>',
        f'<form method="post"><select name="year">{_YEARS}</select><input type="submit"></form>',
        f'<form><select name="year">{_YEARS}</select><select name="month"><option>1月</option></select></form>',
        f'<form action="list.jsp"><input name="words"><select name="year">{_YEARS}</select></form>',
        '<a href="javascript:ofYear(2022)">2022年</a> <a href="javascript:ofYear(2021)">2021年</a>',
    ],
    ids=["a function nobody knows", "a script elsewhere", "posted", "with the months", "beside words", "links"],
)
def test_years_that_cannot_be_followed_leave_the_list_doubtful(html: str) -> None:
    assert _parts(html) == Parts(unclear=True)


@pytest.mark.parametrize(
    "html",
    [
        """<select onchange="window.open(this.value)"><option value="">友情链接</option>
        <option value="http://www.gov.cn/">中国政府网</option></select>""",
        """<select onchange="location.href=this.value"><option value="/czj/">财政局</option>
        <option value="/jyj/">教育局</option></select>""",
        """<select onchange="document.body.style.fontSize=this.value"><option value="18px">大</option>
        <option value="16px">中</option></select>""",
        """<form action="/search"><select name="scope"><option value="title">标题</option><option>全文</option></select>
        <input name="words"></form>""",
        """<form><input name="words"><select name="year"><option value="">全部</option><option>2021</option>
        <option>2020</option></select></form>""",
        """<select onchange="go(this.value)"><option value="1">第1页</option><option value="2">第2页</option></select>""",
        """<select onchange="location.href='list.jsp?id=4&amp;order='+this.value"><option value="1">按时间排序</option>
        <option value="2">按标题排序</option></select>""",
        '<select name="year"><option>2022年</option></select>',
        """<a href="#y2022">2022年</a> <a href="#y2021">2021年</a>""",
        """<span onclick="tab(0)">2022年</span><span onclick="tab(1)">2021年</span><p id="t0">甲</p>
        <p id="t1" style="display:none">乙</p><script>function tab(n){for(var i=0;i<2;i++)
        document.getElementById('t'+i).style.display=i==n?'':'none'}</script>""",
    ],
    ids=[
        *("other sites", "other columns", "size", "scope", "a search of all years", "pages", "an order"),
        *("one year alone", "places on the page", "tabs of the page"),
    ],
)
def test_selects_that_do_not_change_the_list(html: str) -> None:
    assert _parts(html) == NO_PARTS


@pytest.mark.parametrize("name", ["data-src", "data-url", "data-href"])
def test_tabs_put_pieces_into_the_pages_box(name: str) -> None:
    tabs = "".join(f'<a href="#" {name}="list{n}_1.html">{word}公开</a>' for n, word in enumerate(("预算", "决算")))
    box = f'<div id="box" {name}="list0_1.html">加载中…</div>'
    folder = "http://www.example.gov.cn/xxgk/"
    assert _parts(tabs + box).waiting
    assert _parts(tabs + box).fragments == (f"{folder}list0_1.html", f"{folder}list1_1.html")


@pytest.mark.parametrize("url", ["/inc/hot.html", "/zwgk/header.html", "/js/a.js", "http://www.gov.cn/1.html"])
def test_a_box_that_every_page_has_or_another_site_fills_is_no_lists(url: str) -> None:
    assert _parts(f'<div data-src="{url}"></div>') == NO_PARTS


def test_rows_and_pictures_with_addresses_in_attributes_are_no_tabs() -> None:
    rows = "".join(f'<li data-url="/xxgk/{n}.html">关于防汛的通知</li>' for n in (1, 2))
    assert _parts(f'{rows}<img data-src="/img/1.html"><div data-src="/img/1.jpg">图片</div>') == NO_PARTS


@pytest.mark.parametrize(
    "bar",
    [
        '<div><a href="list.jsp?id=4" class="on">2022年</a> <a href="list.jsp?id=4&amp;year=2021">2021年</a></div>',
        '<ul><li><a href="list.jsp?id=4">2022</a></li><li><a href="list.jsp?id=4&amp;year=2021">2021</a></li></ul>',
        '<p><span>2022年</span><a href="list.jsp?id=4&amp;year=2021">2021年</a></p>',
        '<p>年份：<a href="list.jsp?id=4&amp;year=2021">2021年度</a></p>',
    ],
)
def test_links_of_years_beside_the_year_that_is_shown(bar: str) -> None:
    assert _parts(bar) == Parts((f"{_OWN}&year=2021",))


def test_years_that_lead_elsewhere_are_no_parts() -> None:
    assert _parts('<p><a href="/zfgzbg/2021.html">2021年</a><a href="/zfgzbg/2020.html">2020年</a></p>') == NO_PARTS
    assert _parts('<ul><li><a href="a/1.html">2021年</a></li><li><a href="a/2.html">2020年</a></li></ul>') == NO_PARTS


def test_links_of_years_built_like_the_rows_below_them_are_no_rows() -> None:
    years = "".join(f'<a href="list.jsp?id=4&amp;year={year}">{year}年</a> ' for year in (2021, 2019))
    rows = '·<a href="show.jsp?id=7">建筑工地扬尘管控办法</a> [2021-11-02]<br>·<a href="show.jsp?id=8">道路挖掘管理规定</a> [2019-08-08]'
    listed = read_list(
        Page(f"<html><body><h2>规范性文件</h2><div>年份：{years}</div><div>{rows}</div></body></html>", _OWN)
    )
    assert [entry.title for entry in listed.entries] == ["建筑工地扬尘管控办法", "道路挖掘管理规定"]
