"""列表行：日期写在哪里、标题怎样截断、用什么标签，都要读对；拿不准的日期不算。"""

from datetime import date

import pytest

from parsing.lists.rows import Row, row_groups
from parsing.markup.page import Page

_ADDRESS = "http://www.example.gov.cn/zwgk/gfxwj/index.html"
_TITLE = "关于印发示例区项目管理办法的通知"


def _rows(html: str) -> list[Row]:
    return [row for group in row_groups(Page(f"<html><body>{html}</body></html>", _ADDRESS)) for row in group.rows]


@pytest.mark.parametrize(
    "row",
    [
        "<ul><li><a href='a1.html'>{t}</a><span>2021-03-05</span></li></ul>",
        "<ul><li><span>[2021/3/5]</span><a href='a1.html'>{t}</a></li></ul>",
        "<div><a href='a1.html'>{t}<i>2021年3月5日</i></a></div>",
        "<div><a href='a1.html'>{t} [2021-03-05]</a></div>",
        "<div><a href='a1.html'><b>05</b><em>2021-03</em><h3>{t}</h3></a></div>",
        "<dl><dt><a href='a1.html'>{t}</a></dt><dd>2021</dd><dd>03-05</dd></dl>",
        "<p><a href='a1.html'>{t}</a>　2021.03.05<br><a href='a2.html'>另一件关于别的事项的通知</a>　2021.04.01</p>",
        "<h4>2021年</h4><ul><li><a href='a1.html'>{t}</a><span>03-05</span></li></ul>",
        "<h4>2021年3月</h4><ul><li><i>5日</i><a href='a1.html'>{t}</a></li></ul>",
        "<div><ul><li>文件</li><li><a href='a1.html'>{t}</a></li><li>2021-03-05</li></ul>"
        "<ul><li>文件</li><li><a href='a2.html'>另一件关于别的事项的通知</a></li><li>2021-04-01</li></ul></div>",
        "<ul><li data-date='2021-03-05'><a href='a1.html'>{t}</a></li></ul>",
        "<dl><dt><a href='a1.html'>{t}</a></dt><dd><i title='2021-03-05'>◷</i></dd></dl>",
        "<dl><dt>2021-03-05</dt><dd><a href='a1.html'>{t}</a></dd><dt>2021-04-01</dt><dd><a href='a2.html'>另一件关于别的事项的通知</a></dd></dl>",
        "<dl><dt><b>05</b><i>2021-03</i></dt><dd>1.</dd><dd><a href='a1.html'>{t}</a></dd><dd><a href='a2.html'>另一件关于别的事项的通知</a></dd></dl>",
        "<p>·<a href='a1.html'>{t}</a> <i title='2021-03-05'>◷</i><br>·<a href='a2.html'>另一件关于别的事项的通知</a></p>",
        "<h4>2021</h4><p><span><b>05</b><span>3月</span></span><a href='a1.html'>{t}</a></p>",
        "<table><tr><th>标题</th><th>发布日期</th></tr>"
        "<tr><td><a href='a1.html'>{t}</a></td><td><b>05</b><span>2021-03</span></td></tr></table>",
        "<ul><li><a href='/lm/'>[通知]</a><a href='a1.html'>{t}</a><span>21-03-05</span></li></ul>",
        "<table><tr><th>标题</th><th>成文日期</th><th>发布日期</th></tr>"
        "<tr><td><a href='a1.html'>{t}</a></td><td>2021-01-04</td><td>2021-03-05</td></tr></table>",
        "<table><tr><th>标题</th><th>日期</th></tr>"
        "<tr><td><a href='a1.html' data-date='2021-03-05'>{t}</a></td><td>03-05</td></tr></table>",
        "<table><tr><th>标题</th><th>发布日期</th></tr>"
        "<tr><td><a href='a1.html'>{t}</a></td><td><i title='2021-03-05'>◷</i></td></tr></table>",
        "<table><tr><th>标题</th><th>日期</th></tr><tr><td><a href='a1.html' data-date='2021-03-05'>{t}</a>"
        "<p>留言时间：2021年3月4日。有网民反映路口停车难。</p></td><td>03-05</td></tr></table>",
        "<div><b>2021年03月</b><br>·<a href='a1.html'>{t}</a> <i>05日</i><br><p>共1条 第1/1页</p></div>",
        "<div onclick=\"location.href='a1.html'\"><span>{t}</span><em>2021-03-05</em></div>",
    ],
)
def test_title_address_and_date_of_a_row(row: str) -> None:
    first = _rows(row.format(t=_TITLE))[0]
    assert (first.title, first.url) == (_TITLE, "http://www.example.gov.cn/zwgk/gfxwj/a1.html")
    assert [(one.witness, one.date) for one in first.listed] == [("list", date(2021, 3, 5))]


def test_of_two_dates_without_a_header_neither_is_certain() -> None:
    row = "<ul><li><a href='a1.html'>{t}</a><span>2021-01-04</span><span>2021-03-05</span></li></ul>"
    assert _rows(row.format(t=_TITLE))[0].listed == ()


def test_a_header_that_names_only_the_day_of_making_gives_no_publication() -> None:
    table = "<table><tr><th>标题</th><th>成文日期</th></tr><tr><td><a href='a1.html'>{t}</a></td><td>2021-01-04</td></tr></table>"
    assert _rows(table.format(t=_TITLE))[0].listed == ()


@pytest.mark.parametrize("label", ["施行日期", "生效日期：", "有效期至", "有效期", "到期日期"])
def test_a_day_that_another_label_names_gives_no_publication(label: str) -> None:
    row = f"<li><a href='a1.html'>{_TITLE}</a><span>{label} 2026-03-05</span></li>"
    head = f"<table><tr><th>标题</th><th>{label}</th></tr><tr><td><a href='a1.html'>{_TITLE}</a></td><td>2026-03-05</td></tr></table>"
    assert [_rows(html)[0].listed for html in (row, head)] == [(), ()]
    beside = row.replace("</li>", "<i>2021-03-05</i></li>")
    assert [one.date for one in _rows(beside)[0].listed] == [date(2021, 3, 5)]


_TEASER = (
    "<div class='view'><article><h2><a href='a1.html'>{t}</a></h2>{d}"
    "<div class='summary'><p>{s}</p><ul><li><a href='a1.html' title='{t}'>阅读全文</a></li></ul></div></article></div>"
)
_SUMMARIES = (
    "区政府办公室对截至2020年12月31日制发的规范性文件进行了全面清理。",
    "各科室：2020年12月31日，区长办公会议听取了关于项目管理的情况汇报，要求…",
    "对截至<b>2020年12月31日</b>制发的文件进行了全面清理，现予公布…",
    "会议将于<time datetime='2021-09-01T09:00:00+08:00'>9月1日</time>在区政府一楼召开，请各单位派人参加。",
)


@pytest.mark.parametrize("summary", ["为规范行政行为，提高服务效能，结合本区实际…", *_SUMMARIES])
@pytest.mark.parametrize(
    "text", ["3月5日", "3月 5, 2021", "星期五, 3月 5, 2021 - 09:12", "周五", "2021-03-05", "3天前"]
)
def test_a_time_element_tells_its_day_in_its_attribute(text: str, summary: str) -> None:
    shown = f"<footer><time datetime='2021-03-05T09:12:00+08:00'>{text}</time></footer>"
    row = _rows(_TEASER.format(t=_TITLE, d=shown, s=summary))[0]
    assert (row.title, [one.date for one in row.listed]) == (_TITLE, [date(2021, 3, 5)])


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href='a1.html'>{t}<time datetime='2021-03-05'>3月5日</time></a></li>",
        "<li><a href='a1.html'>{t}</a><time datetime='2021-03-04T16:30:00Z'>3月5日</time></li>",
        "<table><tr><th>标题</th><th>日期</th></tr>"
        "<tr><td><a href='a1.html'>{t}</a></td><td><time datetime='2021-03-05T09:00'>3月5日</time></td></tr></table>",
        "<li><a href='a1.html'>{t}</a><p>由 admin 于 <time datetime='2021-03-05'>3月5日</time> 发布</p></li>",
        "<li><a href='a1.html'>{t}</a><p>活动时间：<time datetime='2021-04-01'>4月1日</time></p>"
        "<p>发布于 <time datetime='2021-03-05'>3月5日</time></p></li>",
        "<li><a href='a1.html'>{t}</a><p>发布：2021-03-05，来源：示例区人民政府办公室，浏览：12次</p></li>",
        "<li><a href='a1.html'>{t}</a><p><span>2021-03-05</span><span>为规范行政行为，提高效能，制定本办法…</span></p></li>",
        "<li><a href='a1.html'>{t}</a><p>[2021-03-05] 为规范行政行为，提高效能，制定本办法…</p></li>",
    ],
)
def test_the_day_beside_the_title_however_it_is_shown(row: str) -> None:
    first = _rows(row.format(t=_TITLE))[0]
    assert (first.title, [one.date for one in first.listed]) == (_TITLE, [date(2021, 3, 5)])


@pytest.mark.parametrize(
    "shown",
    [
        "<time datetime='2021-03-05'>2021-04-01</time>",
        "<time datetime='2021-03-05'>4月1日</time>",
        "<time datetime='2021-03-05'>3月5日</time><time datetime='2021-04-01'>4月1日</time>",
        "<p>活动时间：<time datetime='2021-04-01'>4月1日</time></p>",
    ],
)
def test_a_time_element_that_contradicts_is_not_certain(shown: str) -> None:
    assert _rows(f"<h4>2021</h4><ul><li><a href='a1.html'>{_TITLE}</a>{shown}</li></ul>")[0].listed == ()


@pytest.mark.parametrize("summary", _SUMMARIES)
def test_a_day_that_a_summary_speaks_of_is_not_the_rows(summary: str) -> None:
    assert _rows(_TEASER.format(t=_TITLE, d="", s=summary))[0].listed == ()
    dated = _rows(_TEASER.format(t=_TITLE, d="<i>2021-03-05</i>", s=summary))[0]
    assert [one.date for one in dated.listed] == [date(2021, 3, 5)]


@pytest.mark.parametrize("day", ["2021-03-05 10:20", "2021年3月5日 10:20:31", "[2021-03-05]"])
@pytest.mark.parametrize("row", ["<a href='a1.html'>{t}<em>{d}</em></a>", "<a href='a1.html'><em>{d}</em>{t}</a>"])
def test_a_day_beside_a_title_that_the_list_has_cut_is_the_rows(row: str, day: str) -> None:
    """Three points are no sentence's; a time of day belongs to the day."""
    (only,) = _rows(f"<li>{row.format(t=_TITLE[:9] + '...', d=day)}</li>")
    assert [one.date for one in only.listed] == [date(2021, 3, 5)]


def test_a_day_kept_in_an_attribute_completes_only_the_same_day() -> None:
    table = "<table><tr><th>标题</th><th>日期</th></tr><tr><td><a href='a1.html' data-date='2021-01-04'>{t}</a></td><td>03-05</td></tr></table>"
    assert _rows(table.format(t=_TITLE))[0].listed == ()


@pytest.mark.parametrize("button", ["阅读全文", "查看全文&gt;&gt;", "<img src='more.png'>"])
@pytest.mark.parametrize("first", [False, True])
def test_a_button_beside_the_title_is_no_row_of_its_own(button: str, first: bool) -> None:
    title, more = f"<a href='a1.html'>{_TITLE}</a>", f"<a href='a1.html'>{button}</a>"
    summary = "<div><p>为规范行政行为，提高服务效能，结合本区实际，制定本办法。</p></div>"
    pieces = (more, summary, title) if first else (title, summary, more)
    (only,) = _rows(f"<li>{''.join(pieces)}<span>2021-03-05</span></li>")
    assert (only.title, [one.date for one in only.listed]) == (_TITLE, [date(2021, 3, 5)])


@pytest.mark.parametrize(("visible", "title"), [("“店小二”专线", "“店小二”专线"), ("附件1", "示例区民政局")])
def test_a_hover_text_names_a_button_and_no_short_title(visible: str, title: str) -> None:
    row = f"<li><a href='a1.html' title='示例区民政局'>{visible}</a><span>2021-03-05</span></li>"
    assert _rows(row)[0].title == title


def test_a_title_cut_by_the_list_is_whole_in_its_attribute() -> None:
    row = f"<li><a href='a1.html' title='{_TITLE}'>{_TITLE[:8]}…</a><span>2021-03-05</span></li>"
    assert _rows(row)[0].title == _TITLE


@pytest.mark.parametrize(
    "hover",
    [
        "文章标题：{t}&#10;作　　者：佚名&#10;更新时间：2021-3-5 9:29:07",
        "标题：{t}\r\n点击数：12\r\n发布时间：2021年3月5日",
        "文章标题：{t} 作者：佚名 更新时间：2021-3-5 9:29:07",
        "{t}&#10;发布日期：2021-03-05",
        "{t}（发布时间：2021-03-05）",
        "点击查看：{t}&#10;更新时间：2021-3-5",
    ],
)
@pytest.mark.parametrize("visible", [_TITLE, f"{_TITLE[:9]}…", f"[通知]{_TITLE[:9]}..."])
@pytest.mark.parametrize("beside", ["", "<i>(3月5日)</i>"])
def test_of_a_text_that_a_pointer_calls_forth_only_the_title_counts(hover: str, visible: str, beside: str) -> None:
    row = _rows(f"<li><a href='a1.html' title='{hover.format(t=_TITLE)}'>{visible}</a>{beside}</li>")[0]
    assert (row.title, [one.date for one in row.listed]) == (_TITLE, [date(2021, 3, 5)])


@pytest.mark.parametrize(
    ("hover", "beside", "day"),
    [
        ("更新时间：2021-3-6 9:29", "<i>2021-03-05</i>", date(2021, 3, 5)),
        ("更新时间：2021-3-6 9:29", "<i>3月5日</i>", None),
        ("到期时间：2021-3-5", "", None),
        ("2021-3-6至2021-3-9", "<i>2021-03-05</i>", date(2021, 3, 5)),
    ],
)
def test_a_day_that_a_pointer_calls_forth_serves_only_where_nothing_else_does(
    hover: str, beside: str, day: date
) -> None:
    row = _rows(f"<li><a href='a1.html' title='文章标题：{_TITLE}&#10;{hover}'>{_TITLE}</a>{beside}</li>")[0]
    assert (row.title, next((one.date for one in row.listed), None)) == (_TITLE, day)


@pytest.mark.parametrize(
    "whole", ["点击在新窗口中打开这一篇文章的全文内容", "本办法规定了项目的申报、评审、管理和监督，自发布之日起施行"]
)
def test_an_attribute_that_does_not_continue_the_title_is_no_title(whole: str) -> None:
    assert _rows(f"<li><a href='a1.html' title='{whole}'>{_TITLE}</a><span>2021-03-05</span></li>")[0].title == _TITLE


@pytest.mark.parametrize("visible", ["<img src='a.png'>", "详情", "PDF下载", "关于…"])
def test_a_link_that_says_no_title_has_it_in_its_attribute(visible: str) -> None:
    assert _rows(f"<li><a href='a1.html' title='{_TITLE}'>{visible}</a><span>2021-03-05</span></li>")[0].title == _TITLE


def test_two_terms_of_one_list_are_two_rows_however_short_the_second() -> None:
    html = "<dl><dt><a href='t20210305_1.html'>关于印发示例区项目管理办法的通知</a></dt><dt><a href='t20210306_2.html'>项目一览表和名单</a></dt></dl>"
    assert [row.title for row in _rows(html)] == ["关于印发示例区项目管理办法的通知", "项目一览表和名单"]


def test_the_place_of_a_title_in_a_template_is_no_title() -> None:
    assert _rows("<ul><li><a href='a1.html'>{{ title }}请勿删除</a></li></ul>") == []


def test_the_words_of_a_pager_are_no_titles() -> None:
    assert (
        _rows(
            "<div><a href='a.jsp'>首页</a><a href='a.jsp?page=2'>下一页 &gt;&gt;</a><a href='a.jsp?page=3'>后一页</a><a href='a.jsp?page=9'>尾页</a></div>"
        )
        == []
    )


def test_a_link_to_the_page_itself_is_a_menus_and_no_row() -> None:
    menu = "<ul><li onclick=\"location.href='index.html'\">规范性文件目录公开</li><li><a href='../ghxx/'>规划信息公开栏目</a></li></ul>"
    assert [row.title for row in _rows(menu)] == ["规划信息公开栏目"]


def test_the_only_row_of_a_list_beside_a_menu_whose_items_are_no_links() -> None:
    """The layout is a table; the row is not its whole width, though the menu is not long."""
    menu = "".join(f"<li><span>第{n}个栏目的名称</span></li>" for n in range(17))
    html = f"<table><tr><td><ul>{menu}</ul></td><td><div><p><a href='a1.html'>{_TITLE}</a><i>2021-03-05</i></p></div></td></tr></table>"
    (row,) = _rows(html)
    assert (row.title, row.listed[0].date) == (_TITLE, date(2021, 3, 5))


def test_rows_that_lead_to_one_address_keep_their_own_dates() -> None:
    """As a script leaves them that remembers which row was clicked."""
    row = "<div class='r'><a href='show.html'>关于{name}工作安排的通知</a><span>2021-0{month}-05</span></div>"
    html = "".join(row.format(name=name, month=month) for month, name in enumerate(("防汛", "植树", "消防"), 3))
    rows = [(one.title, one.listed[0].date.month) for one in _rows(f"<div class='list'>{html}</div>")]
    assert rows == [("关于防汛工作安排的通知", 3), ("关于植树工作安排的通知", 4), ("关于消防工作安排的通知", 5)]


def test_a_card_with_several_links_to_its_article_is_one_row() -> None:
    card = (
        "<div class='card'><div><a href='a1.html'><img src='a.jpg'></a></div><div><a href='a1.html'>{t}</a></div>"
        "<div><span>2021-03-05</span><a href='a1.html'>查看详情</a></div></div>"
    )
    assert [(one.title, one.listed[0].date.month) for one in _rows(card.format(t=_TITLE))] == [(_TITLE, 3)]


@pytest.mark.parametrize(
    "terms",
    [
        "<dd>{a}</dd><dt>2021-03-05</dt><dd>{b}</dd><dt>2021-04-01</dt>",
        "<dt>2021年3月5日会议通过的文件</dt><dd>{a}</dd><dt>2021年4月1日会议通过的文件</dt><dd>{b}</dd>",
    ],
    ids=["a day below its row", "a term that says more than a day"],
)
def test_a_term_that_need_not_be_the_day_of_what_follows(terms: str) -> None:
    links = {name: f"<a href='{name}.html'>关于印发第{name}号项目管理办法的通知</a>" for name in "ab"}
    assert [row.listed for row in _rows(f"<dl>{terms.format(**links)}</dl>")] == [(), ()]


_CELL = "<td width='50%'><a href='a{n}.html'>关于做好第{n}批项目申报工作的通知</a><br><small>2021.03.2{n}</small></td>"


@pytest.mark.parametrize("filler", ["", "<td></td>", "<td width='50%'>&nbsp;</td>"])
@pytest.mark.parametrize("laid_out", [False, True])
def test_the_last_of_an_odd_number_of_rows_side_by_side_is_one_of_them(filler: str, *, laid_out: bool) -> None:
    one, two, three = (_CELL.format(n=n) for n in (1, 2, 3))
    table = f"<table><tr>{one}{two}</tr><tr>{three}{filler}</tr></table>"
    html = f"<table><tr><td><h1>某栏目</h1>{table}</td></tr></table>" if laid_out else table
    (group,) = row_groups(Page(f"<html><body>{html}</body></html>", _ADDRESS))
    assert [row.listed[0].date.day for row in group.rows] == [21, 22, 23]


def test_a_row_with_a_cell_for_its_day_is_whole_beside_rows_with_a_link_to_their_category() -> None:
    first = "<tr><td><a href='/lm/'>通知</a></td><td><a href='a1.html'>{t}</a></td><td>2021-03-05</td></tr>"
    second = "<tr><td>通知</td><td><a href='a2.html'>另一件关于别的事项的通知</a></td><td>2021-04-01</td></tr>"
    rows = _rows(f"<table>{first.format(t=_TITLE)}{second}</table>")
    assert [row.listed[0].date.month for row in rows if row.listed] == [3, 4]


def test_what_a_select_offers_is_neither_a_heading_nor_the_year_of_the_rows() -> None:
    select = "<select><option>相关链接</option><option>2021年</option><option>2018年</option></select>"
    rows = f"<ul><li><a href='a1.html'>{_TITLE}</a><span>03-05</span></li></ul>"
    (group,) = row_groups(Page(f"<html><body><h4>2020年</h4><div>{select}</div>{rows}</body></html>", _ADDRESS))
    assert group.heading == "2020年"
    assert [str(witness.date) for row in group.rows for witness in row.listed] == ["2020-03-05"]


@pytest.mark.parametrize(
    "summary", ["第五条本细则自2021年1月1日起施行。", "作出决定日期：2021年4月30日", "许可日期：2021-04-30"]
)
def test_below_the_year_a_month_and_day_stand_against_a_whole_date_of_something_else(summary: str) -> None:
    row = f"<p><a href='a1.html'>{_TITLE}</a><br><span>{summary}</span><i>03-05</i></p>"
    assert [one.date for one in _rows(f"<div><h4>2021年</h4>{row}</div>")[0].listed] == [date(2021, 3, 5)]


def test_a_short_title_in_a_cell_of_its_own_is_a_row_where_most_stand_side_by_side() -> None:
    titles = ("行政执法事项目录清单", "行政执法流程图和指南", "行政处罚裁量权基准（2021年版）", "执法人员清单")
    cells = [f"<td><a href='{n}.html'>{title}</a><br><em>03-16</em></td>" for n, title in enumerate(titles, 1)]
    rows = "".join(f"<tr>{''.join(cells[at : at + 2])}</tr>" for at in (0, 2))
    assert [row.title for row in _rows(f"<table>{rows}</table>")] == list(titles)
