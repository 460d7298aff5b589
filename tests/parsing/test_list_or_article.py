"""是列表还是一篇文章：带摘要的列表是列表；行文里的链接不是条目；翻页的链接不是子栏目。"""

from datetime import UTC, date, datetime
from html import escape

import pytest

from domain.capture import Capture
from domain.entry import Article
from domain.snapshot import ColumnState
from parsing.articles.article import article_beside_rows, inline_article
from parsing.frame.frame import Frame, learn
from parsing.lists.lists import ListPage, read_list
from parsing.markup.page import Page

_SITE = "http://www.example.gov.cn"
_NAME = "办公会议"
_MENU = "".join(f"<li><a href='/gk/lm{n}'>栏目{n}</a></li>" for n in range(9))
_TEXT = "公民、法人和其他组织可以向本机关申请获取政府信息，本机关在收到申请之日起二十个工作日内予以答复。"


def _page(path: str, own: str) -> Page:
    html = f"<html><body><ul>{_MENU}</ul><main>{own}</main><footer>主办：示例区办公室</footer></body></html>"
    return Page(html, _SITE + path)


def _rows(n: int) -> str:
    return "".join(f"<p><a href='/gk/{n}{k}'>关于第{n}{k}号事项的通知</a><i>2021-03-0{k}</i></p>" for k in (1, 2, 3))


def _frame() -> Frame:
    columns = [_page(f"/gk/lm{n}", f"<h1>栏目{n}</h1>{_rows(n)}") for n in range(6)]
    texts = [_page(f"/gk/{n}1", f"<h1>关于第{n}1号事项的通知</h1><div><p>第{n}件：{_TEXT}</p></div>") for n in range(5)]
    return learn(columns, texts, [f"{_SITE}/gk/lm{n}" for n in range(9)])


def _read(own: str, path: str = "/gk/lm7") -> tuple[ListPage, Article | None]:
    """As a list, and as the article that the page of a column may be where it is none."""
    page, frame = _page(path, f"<h1>{_NAME}</h1>{own}"), _frame()
    capture = Capture(page.url, page.url, 200, datetime(2022, 2, 15, tzinfo=UTC), "sha256:1")
    listed = read_list(page, frame=frame, named=_NAME)
    return listed, None if listed.state is ColumnState.READ else inline_article(page, capture, frame)


_ROW = "<a href='/gk/71'>关于会议制度的通知</a>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<dl><dt>{_ROW}</dt><dd>2021-03-04</dd></dl>",
        f"<table><tr><td>{_ROW}</td><td>2021-03-04</td></tr></table>",
        f"<ul><li>{_ROW}<i>2021-03-04</i></li></ul>",
        f"<ol><li>{_ROW}<i>2021-03-04</i></li></ol>",
        f"<div>{_ROW}<i>2021-03-04</i></div>",
        f"<li>{_ROW}<i>2021-03-04</i></li>",
    ],
)
@pytest.mark.parametrize("rows", [1, 6])
def test_rows_held_in_a_field_are_rows_and_no_text(markup: str, rows: int) -> None:
    """Whoever cannot tell where they go leaves the column to a browser; their markup is never read out."""
    held = f"<textarea id='h' style='display:none'>{escape(markup * rows)}</textarea><div id='b'></div>"
    listed, article = _read(f"{held}<script>document.getElementById('b').innerHTML = h.value</script>")
    assert [entry.title for entry in listed.entries[:1]] == ["关于会议制度的通知"]
    assert article is None
    listed, article = _read(f"{held}<script src='/show.js'></script>")
    assert (listed.state, article) == (ColumnState.UNREADABLE, None)


def _block(number: int, summary: str) -> str:
    return (
        f"<div><h2><a href='/gk/7{number}'>第{number}次会议研究年度重点工作</a></h2><footer><time>2021-0{number}-13</time></footer>"
        f"<div><p>{summary}</p><ul><li><a href='/gk/7{number}' title='第{number}次会议研究年度重点工作'>阅读全文</a></li></ul></div></div>"
    )


@pytest.mark.parametrize("length", [60, 400], ids=["a line", "a paragraph"])
@pytest.mark.parametrize(
    "pager",
    [
        "",
        "<a href='?page=0' title='当前页'>1</a> <a href='?page=1' title='第 2 页'>2</a> <a href='?page=1' rel='next'>下一页 ›</a>",
        "<b>1</b> <a href='?page=1' title='第 2 页'>2</a> <a href='?page=2' title='第 3 页'>3</a>",
        "<b>1</b> <a href='?page=1' title='Go to page 2'>2</a> <a href='?page=1' title='Go to next page'>›</a>",
        "<b>1</b> <a href='?page=1'><i>页面 </i>2</a> <a href='?page=1'><i>下一页</i><i>下一页 ›</i></a>",
    ],
    ids=["no pager", "drupal", "numbers", "marks", "read aloud"],
)
def test_a_list_with_summaries_is_no_article(pager: str, length: int) -> None:
    summary = (_TEXT * 9)[:length]
    listed, _ = _read("".join(_block(n, summary) for n in range(1, 6)) + f"<nav>{pager}</nav>")
    assert listed.state is ColumnState.READ
    assert [entry.title for entry in listed.entries] == [f"第{n}次会议研究年度重点工作" for n in range(1, 6)]
    assert listed.pager.next_url == (f"{_SITE}/gk/lm7?page=1" if pager else "")


@pytest.mark.parametrize("name", ["第一页的故事", "2021", "第2期"])
def test_a_sub_column_may_be_called_by_a_number_that_is_no_pages(name: str) -> None:
    listed, _ = _read(f"<ul><li><a href='/gk/lm71'>{name}</a></li><li><a href='/gk/lm72'>党组会议</a></li></ul>")
    assert [child.title for child in listed.children] == [name, "党组会议"]


_GUIDE = "".join(f"<h3>第{n}部分</h3><p>（{n}）{_TEXT}</p><p>{_TEXT}</p>" for n in range(1, 6))


@pytest.mark.parametrize(
    "links",
    [
        "",
        "<p>在线填报请点击：<a href='/apply/index.html?unit=jfj'>示例区政府信息依申请公开平台</a></p>"
        "<p>附件：<a href='/files/1.docx'>政府信息公开申请表.docx</a></p>",
        "<p>申请人可以登录<a href='/apply/'>依申请公开平台</a>提交申请。</p>",
        "<p>网上提交：<a href='/apply/'>依申请公开平台</a>；信函提交：<a href='/post/'>收件地址说明</a>。</p>",
    ],
    ids=["headings only", "a platform and a form", "within a sentence", "two in a sentence"],
)
def test_links_in_running_text_make_no_list(links: str) -> None:
    listed, article = _read(f"<div>{_GUIDE}{links}</div>")
    assert listed.state is not ColumnState.READ
    assert article is not None
    assert sum(_TEXT in line for line in article.paragraphs) >= 10


_VIEWER = "<iframe src='/pdfjs/viewer.html?file=%2Ff%2F1.pdf'></iframe>"
_FORM = "<div><a href='/f/2.docx' download>政府信息公开申请表.docx</a></div>"
_HEAD = "<div>示例区办公室公开指南</div><div>2021-03-15 10:33 阅读：83</div>"


@pytest.mark.parametrize("form", ["", _FORM, f"{_FORM}<div><a href='/f/3.docx'>委托书.docx</a></div>"])
def test_a_text_in_a_viewer_is_an_article_with_the_files_below_it(form: str) -> None:
    _, article = _read(f"{_HEAD}<div>{_VIEWER}{form}</div>")
    assert article is not None
    assert article.title == "示例区办公室公开指南"
    assert [one.date for one in article.published] == [date(2021, 3, 15)]
    assert [one.url for one in article.documents] == [
        *(f"{_SITE}/f/{name}" for name in ("2.docx", "3.docx") if name in form),
        f"{_SITE}/f/1.pdf",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "<li><a href='/f/1.pdf'>2021年年度报告</a></li><li><a href='/f/2.pdf'>2020年年度报告</a></li>",
        "<li><a href='/f/4.pdf'>2020年年度报告</a> 2021-01-09</li><li><a href='/f/5.pdf'>2019年年度报告</a> 2020-01-08</li>",
        "<li><a href='/gk/71'>2020年年度报告</a></li><li><a href='/gk/72'>2019年年度报告</a></li>",
    ],
    ids=["one of them is shown", "dated files", "pages"],
)
def test_a_list_beside_a_viewer_stays_a_list(rows: str) -> None:
    listed, _ = _read(f"<ul>{rows}</ul>{_VIEWER}")
    assert (listed.state, len(listed.entries)) == (ColumnState.READ, 2)


@pytest.mark.parametrize(
    "rows",
    [
        "<p><a href='/gk/71'>关于会议制度的通知</a></p><p><a href='/gk/72'>关于会议安排的通知</a></p>",
        "<p>标题：<a href='/gk/71'>关于会议制度的通知</a></p><p>标题：<a href='/gk/72'>关于会议安排的通知</a></p>",
        "<p>（一）[通知] <a href='/gk/71'>关于会议制度的通知</a></p><p>（二）[通知] <a href='/gk/72'>关于会议安排的通知</a></p>",
        "<p>制度：<a href='/gk/71'>关于会议制度的通知</a> 2021-03-01</p><p>安排：<a href='/gk/72'>关于会议安排的通知</a> 2021-03-02</p>",
    ],
    ids=["bare", "labelled", "numbered", "dated"],
)
def test_a_list_below_an_introduction_stays_a_list(rows: str) -> None:
    listed, _ = _read(f"<div><p>{_TEXT * 8}</p>{rows}</div>")
    assert [entry.title for entry in listed.entries] == ["关于会议制度的通知", "关于会议安排的通知"]


def test_two_rows_that_are_led_in_below_a_short_introduction_are_a_list() -> None:
    rows = "<p>制度：<a href='/gk/71'>关于会议制度的通知</a></p><p>安排见：<a href='/gk/72'>关于会议安排的通知</a></p>"
    listed, _ = _read(f"<div><p>{_TEXT}</p>{rows}</div>")
    assert [entry.title for entry in listed.entries] == ["关于会议制度的通知", "关于会议安排的通知"]


_LETTERS = "".join(
    f"<tr><td><a href='/gk/ly/{n}.html'>{title}</a></td><td>示例区财政局</td><td>已办结</td><td>2022-01-1{n}</td></tr>"
    for n, title in enumerate(("契税补贴", "工资投诉", "三孩登记"))
)


@pytest.mark.parametrize("compared", [True, False])
def test_rows_with_short_titles_and_a_day_of_another_kind_are_no_columns(*, compared: bool) -> None:
    """That the day is not the one of publication does not make the rows a menu."""
    table = f"<table><tr><th>标题</th><th>答复单位</th><th>状态</th><th>答复日期</th></tr>{_LETTERS}</table>"
    page = _page("/gk/ly/index.html", f"<h1>来信选登</h1>{table}")
    listed = read_list(page, frame=_frame()) if compared else read_list(page)
    assert [entry.title for entry in listed.entries] == ["契税补贴", "工资投诉", "三孩登记"]
    assert not any(entry.listed for entry in listed.entries)


def test_short_names_without_a_day_are_columns() -> None:
    table = "".join(f"<tr><td><a href='/gk/lm7{n}'>栏目之{n}</a></td><td>政策</td></tr>" for n in range(3))
    listed, _ = _read(f"<table><tr><th>名称</th><th>类别</th></tr>{table}</table>")
    assert (listed.state, len(listed.children)) == (ColumnState.PARENT, 3)


def test_a_row_without_a_day_among_dated_rows_is_an_entry() -> None:
    """Its address says nothing, and there are no siblings to compare the page with."""
    rows = "".join(
        f"<li><a href='#/detail/{n}'>示例区民政局第{n}号工作安排通知</a><span>{day}</span></li>"
        for n, day in ((1, ""), (2, "2021-03-02"), (3, "2021-03-01"))
    )
    listed = read_list(_page("/app/", f"<ul>{rows}</ul>"), drawn=True)
    assert [entry.title for entry in listed.entries] == [f"示例区民政局第{n}号工作安排通知" for n in (1, 2, 3)]


@pytest.mark.parametrize("compared", [True, False])
def test_blocks_that_show_their_first_rows_are_sub_columns(*, compared: bool) -> None:
    """Rows and the links to all of them stand at the same places of the markup."""
    blocks = "".join(
        f"<div><div><b>{name}</b><a href='/gk/lm7/{folder}/index.html'>更多&gt;&gt;</a></div>"
        f"<div><a href='/gk/lm7/{number}.html'>示例区民政局{name}2020年度决算公开</a><span>2021-09-1{number}</span></div></div>"
        for number, (name, folder) in enumerate((("局本级", "bj"), ("二级单位", "ej")))
    )
    page = _page("/gk/lm7/index.html", f"<h1>预算决算</h1>{blocks}")
    listed = read_list(page, frame=_frame()) if compared else read_list(page)
    assert (listed.state, [row.title for row in listed.children]) == (ColumnState.PARENT, ["局本级", "二级单位"])


def test_the_file_of_an_article_that_a_script_drew_is_no_row() -> None:
    """A routed page has no siblings to compare it with."""
    text = "<h1>示例区民政局公开指南</h1><p>全文见附件。</p><p>相关附件：<a href='/app/1.docx'>示例区民政局公开指南.docx</a></p>"
    assert read_list(_page("/app/", text), drawn=True).entries == ()


_REPORT = (
    "<h3>示例区办公室2021年度政府信息公开工作年度报告</h3><p>发布时间：2022-01-20</p>"
    f"<div>{_GUIDE}<table><tr><th>信息内容</th><th>件数</th></tr><tr><td>规章</td><td>0</td></tr></table></div>"
)


def _beside(own: str, named: str = _NAME) -> tuple[list[str], Article | None]:
    """The rows below a text, and the article that stands above them."""
    page, frame = _page("/gk/lm7", f"<h1>{_NAME}</h1>{own}"), _frame()
    listed = read_list(page, frame=frame, named=named)
    capture = Capture(page.url, page.url, 200, datetime(2022, 2, 15, tzinfo=UTC), "sha256:1")
    beside = article_beside_rows(page, capture, frame, named) if listed.beside_text else None
    return [entry.title for entry in listed.entries], beside


@pytest.mark.parametrize(
    "earlier",
    [
        "<div><b>往年年报：</b><a href='/gk/71'>2020年</a>　<a href='/gk/72'>2019年</a></div>",
        "<h4>往年年报</h4><ul><li><a href='/gk/71'>2020年</a><i>2021-01-09</i></li><li><a href='/gk/72'>2019年</a></li></ul>",
    ],
    ids=["a line", "a dated list"],
)
def test_an_article_above_a_short_list_is_read_with_it(earlier: str) -> None:
    titles, beside = _beside(f"{_REPORT}{earlier}")
    assert titles == ["2020年", "2019年"]
    assert beside is not None
    assert beside.title == "示例区办公室2021年度政府信息公开工作年度报告"
    assert [one.date for one in beside.published] == [date(2022, 1, 20)]
    assert len(beside.tables) == 1
    assert not any("往年" in line for line in beside.paragraphs)


def test_an_introduction_above_a_list_is_no_article() -> None:
    rows = "".join(f"<p><a href='/gk/7{n}'>关于第{n}次会议的通知</a><i>2021-03-0{n}</i></p>" for n in (1, 2, 3))
    assert _beside(f"<div>{_GUIDE}</div>{rows}") == ([f"关于第{n}次会议的通知" for n in (1, 2, 3)], None)


@pytest.mark.parametrize("compared", [True, False])
@pytest.mark.parametrize(
    "link",
    [
        "附件：1.<a href='/xhj/download.jsp?id=606200' title='信息公开申请表.docx'>信息公开申请表</a>",
        "<a href='/xhj/download.jsp?id=606200'>信息公开申请表.docx</a>",
        "附件：<a href='/file/606200'>信息公开申请表</a>",
        "<a href='/getfile?fileid=606200'>信息公开申请表</a>",
    ],
)
def test_a_file_below_a_text_makes_no_list_whatever_its_address(link: str, *, compared: bool) -> None:
    page = _page("/gk/lm7", f"<h1>示例区办公室信息公开指南</h1><div>{_GUIDE}</div><p>{link}</p>")
    listed = read_list(page, frame=_frame(), named="公开指南") if compared else read_list(page, named="公开指南")
    assert listed.state is not ColumnState.READ
    assert not listed.entries


def test_a_heading_that_other_pages_have_too_is_no_articles_title() -> None:
    head = "<div><h1>示例区办公室</h1><h2>政府信息公开目录</h2></div>"
    text = "<p class='bt'>示例区办公室政府信息公开指南</p><div id='UCAP-CONTENT'>{}</div>"
    columns = [_page(f"/gk/lm{n}", f"{head}<h3>栏目{n}</h3>{_rows(n)}") for n in range(6)]
    texts = [
        _page(f"/gk/{n}1", f"{head}<h3>关于第{n}1号事项的通知</h3><div><p>第{n}件：{_TEXT}</p></div>") for n in range(5)
    ]
    frame = learn(columns, texts, [f"{_SITE}/gk/lm{n}" for n in range(9)])
    page = _page("/gk/lm7", f"{head}{text.format(_GUIDE)}")
    article = inline_article(page, Capture(page.url, page.url, 200, datetime(2022, 2, 15, tzinfo=UTC)), frame)
    assert article is not None
    assert (article.title, article.heading) == ("示例区办公室政府信息公开指南",) * 2
