"""框架：处处相同的菜单、热点不是内容；各页自己的行、正文才是，不论类名叫什么。"""

from datetime import UTC, datetime
from itertools import count

import pytest

from domain.capture import Capture
from domain.snapshot import ColumnState
from parsing.articles.article import inline_article
from parsing.articles.body import find_body
from parsing.frame.frame import learn, own_units
from parsing.lists.lists import read_list
from parsing.markup.page import Page
from parsing.markup.units import units
from parsing.signs.shown_name import shows_name

SITE = "http://www.example.gov.cn"
_MENU = "".join(f"<p class='list'><a href='/bm/{n}/'>栏目{n}</a></p>" for n in range(12))
_HOT = (
    "<div class='content'><b>热点</b>" + "".join(f"<a href='/hot/{n}'>热点新闻第{n}条</a>" for n in range(5)) + "</div>"
)
_FOOT = "<div>主办单位：示例区办公室　电话：0722-3812345</div>"


def _page(url: str, own: str, script: str = "") -> Page:
    frame = f"<div>{_MENU}</div>{_HOT}<div>{own}</div>{_FOOT}{script}"
    return Page(f"<html><body>{frame}</body></html>", f"{SITE}{url}")


def _rows(numbers: range) -> str:
    return "".join(
        f"<div><a href='/show?x={n}'>关于第{n}号事项的通知</a><em>2021-03-{n % 28 + 1:02d}</em></div>" for n in numbers
    )


def _section(empty: str = "") -> tuple[list[Page], list[Page]]:
    serial = count(1)
    columns = [_page(f"/bm/{n}/", _rows(range((at := next(serial) * 10), at + 6))) for n in range(6)]
    columns.append(_page("/bm/6/", empty))
    text = "各单位应当按照职责分工，认真落实本办法第{}条的各项规定。"
    articles = [_page(f"/show?x={n}", "<br>".join(text.format(n * 7 + k) for k in range(9))) for n in range(5)]
    return columns, articles


def test_menus_and_hot_lists_are_taken_away_though_their_classes_say_list_and_content() -> None:
    columns, articles = _section()
    frame = learn(columns, articles)
    words = [unit.words for unit in own_units(columns[0], frame)]
    assert not any("栏目" in word or "热点" in word or "主办单位" in word for word in words)
    assert len(read_list(columns[0], frame=frame).entries) == 6


def test_the_order_of_pages_does_not_matter() -> None:
    columns, articles = _section()
    assert learn(columns, articles) == learn(columns[::-1], articles[::-1])


def test_the_body_is_where_the_articles_text_stands() -> None:
    frame = learn(*_section())
    assert frame.bodies[:1] == ("body>div",)


def test_two_pages_teach_nothing() -> None:
    columns, _ = _section()
    assert not learn(columns[:2], []).known


def test_a_link_of_the_hot_list_that_stands_once_more_is_a_row() -> None:
    columns, articles = _section()
    frame = learn(columns, articles)
    page = _page("/bm/9/", "<p><a href='/hot/3'>热点新闻第3条</a><i>2022-01-03</i></p>")
    assert [entry.title for entry in read_list(page, frame=frame).entries] == ["热点新闻第3条"]


def test_sentences_that_many_documents_share_stay_part_of_each() -> None:
    columns, _ = _section()
    shared = "<p>各有关单位：</p><p>为规范工作，现将《第{}号办法》印发给你们。</p><p>请认真贯彻执行。</p>"
    articles = [_page(f"/show?x={n}", f"<div>{shared.format(n)}</div>") for n in range(5)]
    frame = learn(columns, articles)
    body = find_body(articles[0], frame)
    assert body is not None
    assert body.text(separator=" ").split()[0] == "各有关单位："
    assert "贯彻执行" in body.text()


def test_a_columns_own_name_is_its_own_though_its_articles_repeat_it() -> None:
    columns = [_page(f"/bm/{n}/", f"<p>当前位置：第{n}类</p>{_rows(range(n * 10, n * 10 + 6))}") for n in range(6)]
    articles = [_page(f"/show?x={n}", f"<p>当前位置：第0类</p><b>第{n}件事办完了。</b>") for n in range(20)]
    frame = learn(columns, articles)
    assert shows_name(columns[0], "第0类", frame)
    assert not shows_name(columns[1], "第0类", frame)


def test_one_row_with_a_short_name_is_no_column_where_articles_have_such_addresses() -> None:
    frame = learn(*_section())
    row = _page("/bm/9/", "<ul><li><a href='/show?x=77'>服务指引</a></li></ul>")
    column = _page("/bm/9/", "<ul><li><a href='/bm/91/'>服务指引</a></li></ul>")
    assert [entry.title for entry in read_list(row, frame=frame).entries] == ["服务指引"]
    assert read_list(column, frame=frame).entries == ()


def test_sub_columns_are_no_rows_though_a_column_was_taken_for_an_article() -> None:
    columns, articles = _section()
    frame = learn(columns[:6], [*articles, _page("/list?id=3", "<b>一个栏目</b>")])
    page = _page(
        "/list?id=9", "<ul><li><a href='/list?id=91'>政策文件</a></li><li><a href='/list?id=92'>工作动态</a></li></ul>"
    )
    listed = read_list(page, frame=frame)
    assert (listed.entries, len(listed.children)) == ((), 2)


def test_a_menu_that_only_a_browser_shows_holds_no_sub_columns() -> None:
    frame = learn(*_section()).with_scripted([f"{SITE}/bm/7{n}/" for n in range(3)])
    menu = "<ul>" + "".join(f"<li><a href='/bm/7{n}/'>菜单{n}</a></li>" for n in range(3)) + "</ul>"
    page = _page("/bm/9/", f"{menu}<ul>{_rows(range(90, 93))}</ul>")
    listed = read_list(page, drawn=True, frame=frame)
    assert (listed.state, len(listed.entries), listed.children) == (ColumnState.READ, 3, ())


def test_sub_columns_built_like_the_column_are_found_wherever_their_folders_lie() -> None:
    page = _page(
        "/col/col9/index.html",
        "<ul><li><a href='/col/col91/index.html'>政策文件</a></li><li><a href='/col/col92/index.html'>工作动态</a></li></ul>",
    )
    assert [child.title for child in read_list(page, frame=learn(*_section())).children] == ["政策文件", "工作动态"]


@pytest.mark.parametrize(
    ("script", "state"), [("", ColumnState.BLANK), ("<script>fill(1)</script>", ColumnState.UNREADABLE)]
)
def test_where_hardly_a_list_has_rows_only_a_page_without_scripts_is_blank(script: str, state: ColumnState) -> None:
    empty = "<table><tr><th>标题</th><th>日期</th></tr></table>"
    columns = [_page(f"/bm/{n}/", empty, script) for n in range(6)]
    assert read_list(columns[0], frame=learn([*columns, _page("/bm/6/", _rows(range(6)))], [])).state is state


def test_where_no_list_of_a_section_could_be_read_none_is_blank() -> None:
    columns = [_page(f"/bm/{n}/", "<table><tr><th>标题</th><th>日期</th></tr></table>") for n in range(6)]
    assert read_list(columns[0], frame=learn(columns, [])).state is ColumnState.UNREADABLE


@pytest.mark.parametrize("drawn", [False, True])
def test_a_list_in_whose_place_stands_that_it_is_loading_is_not_blank(drawn: bool) -> None:
    page, frame = _page("/bm/9/", "<ul></ul><p>正在加载…</p>"), learn(*_section())
    assert read_list(page, drawn=drawn, frame=frame).state is ColumnState.UNREADABLE
    assert read_list(_page("/bm/9/", "<ul></ul>"), drawn=drawn, frame=frame).state is ColumnState.BLANK


def test_a_page_that_counts_entries_is_not_blank() -> None:
    counted = "<ul></ul><input type='hidden' name='totalrecord' value='2'>"
    assert read_list(_page("/bm/9/", counted), frame=learn(*_section())).state is ColumnState.UNREADABLE


def test_attachments_of_articles_make_no_aside_of_the_lists_that_stand_there() -> None:
    """Rows are bare links in the place in which articles have their attachments."""
    columns = [
        _page(
            f"/bm/{n}/",
            "".join(f"<div><div>·<a href='/show?x={n}{k}'>第{n}{k}号事项的通知</a><br></div></div>" for k in range(4)),
        )
        for n in range(6)
    ]
    articles = [
        _page(f"/show?x={n}0", f"<div><p>第{n}号事项办结。</p><p><a href='/f{n}.pdf'>附件{n}.pdf</a></p></div>")
        for n in range(6)
    ]
    frame = learn(columns, articles)
    assert [len(read_list(page, frame=frame).entries) for page in columns] == [4] * 6


def test_what_is_clicked_on_is_said_once() -> None:
    page = _page("/bm/9/", "<li onclick=\"location.href='/bm/91/'\">行政执法公示</li>")
    assert [unit.is_link for unit in units(page) if "行政执法公示" in unit.words] == [True]


@pytest.mark.parametrize(("named", "rows"), [("热点回应", 2), ("会议公开", 0)])
def test_a_heading_with_the_columns_own_name_heads_its_list(named: str, rows: int) -> None:
    own = f"<title>栏目</title><div><p>位置：首页 &gt; 热点回应</p><ul>{_rows(range(90, 92))}</ul></div>"
    assert len(read_list(Page(own, f"{SITE}/bm/9/"), frame=learn(*_section()), named=named).entries) == rows


@pytest.mark.parametrize("said", ["系统繁忙", "503 Service Unavailable", ""])
def test_an_errors_few_words_in_a_columns_place_are_not_blank(said: str) -> None:
    frame = learn(*_section())
    page = Page(f"<html><body><div>{said}</div></body></html>", f"{SITE}/bm/9/")
    for drawn in (False, True):
        for compared in (frame, frame.beside_nothing()):
            assert read_list(page, drawn=drawn, frame=compared).state is ColumnState.UNREADABLE


def test_what_stands_above_the_text_is_no_part_of_it() -> None:
    columns, articles = _section()
    frame = learn(columns, articles)
    title = "关于开展年度检查工作的通知"
    meta = "<p>发布日期：2022-01-05　来源：示例局</p>"
    own = f"<h1>{title}</h1>{meta}<section><p>现将有关事项通知如下。</p></section><p>附件：<a href='/f/1'>名单</a></p>"
    body = find_body(_page("/show?x=99", own), frame, title)
    assert body is not None
    assert body.text().strip() == "现将有关事项通知如下。"


@pytest.mark.parametrize("share", [40, 60, 80])
def test_articles_that_were_all_cut_do_not_end_as_the_columns_do(share: int) -> None:
    """Among themselves they would seem to end alike."""
    columns, articles = _section()
    cut = [Page(text[: len(text) * share // 100], page.url) for page in articles if (text := _html(page))]
    frame = learn(columns, cut)
    assert all(frame.articles.is_cut(page) for page in cut)
    assert not any(frame.articles.is_cut(page) for page in articles)


def _html(page: Page) -> str:
    return page.tree.html or ""


def test_a_page_laid_out_by_a_table_around_an_inner_page_is_no_article() -> None:
    def page(url: str, own: str) -> Page:
        menu = "".join(f"<li onclick=\"location.href='/bm/{n}/'\">栏目{n}</li>" for n in range(12))
        layout = f"<tr><td><ul>{menu}</ul></td><td><div>{own}</div></td></tr><tr><td colspan='2'>{_FOOT}<p>版权所有</p></td></tr>"
        return Page(f"<html><body><table width='1000'>{layout}</table></body></html>", f"{SITE}{url}")

    columns = [page(f"/bm/{n}/", f"<iframe src='/inner{n}.html'></iframe>") for n in range(6)]
    frame = learn(columns, [], [f"{SITE}/bm/{n}/" for n in range(12)])
    assert frame.known
    capture = Capture(columns[0].url, columns[0].url, 200, datetime(2022, 2, 15, tzinfo=UTC), "sha256:1")
    assert inline_article(columns[0], capture, frame) is None


@pytest.mark.parametrize(
    "labels",
    [
        "发布日期：2021-07-01　来源：示例区财政局",
        "<span>2021年7月1日</span><span>示例区财政局</span>",
        "【<i>发布时间：2021-07-01</i>】",
    ],
)
def test_an_article_on_the_columns_own_page_that_is_no_more_than_a_file(labels: str) -> None:
    """The page's title names the column; what stands over the labels is the article's heading."""
    columns, articles = _section()
    frame = learn(columns, articles)
    own = f"<p>示例区财政局权责清单</p><p>{labels}</p><p>详见附件。</p><p>附件：<a href='a.docx'>权责清单.docx</a></p>"
    page = _page("/bm/20/", f"<h2>权责清单栏目</h2>{own}")
    assert read_list(page, frame=frame, named="权责清单栏目").entries == ()
    capture = Capture(page.url, page.url, 200, datetime(2022, 2, 15, tzinfo=UTC), "sha256:1")
    article = inline_article(page, capture, frame)
    assert article is not None
    assert (article.heading, article.text) == ("示例区财政局权责清单", "详见附件。")
    assert [document.name for document in article.documents] == ["权责清单.docx"]


def test_a_text_that_begins_with_its_title_keeps_that_line() -> None:
    columns, articles = _section()
    frame = learn(columns, articles)
    lines = "".join(f"<p>第{n}条　各单位应当按照职责分工落实。</p>" for n in range(4))
    own = f"<h1>某某管理办法</h1><p>发布日期：2021-07-01</p><div><p>某某管理办法</p>{lines}</div>"
    titled = _page("/show?x=9", own, "<title>某某管理办法</title>")
    body = find_body(titled, frame)
    assert body is not None
    assert body.text().startswith("某某管理办法第0条")


def test_a_signature_with_its_day_is_no_heading() -> None:
    columns, articles = _section()
    frame = learn(columns, articles)
    lines = "".join(f"<p>第{n}条　各单位应当按照职责分工落实。</p>" for n in range(4))
    signed = "<p>示例区财政局</p><p>2021年6月30日</p><p>（联系人：某科 黄某）</p>"
    page = _page(
        "/show?x=9", f"<h1>某某管理办法</h1><p>发布日期：2021-07-01</p><div><p>各单位：</p>{lines}{signed}</div>"
    )
    body = find_body(page, frame, "某某管理办法")
    assert body is not None
    assert body.text().startswith("各单位：第0条")


def test_a_page_that_says_that_there_is_nothing_is_no_article_though_its_words_stand_in_two_places() -> None:
    def page(n: int, rows: str) -> Page:
        own = f"<div>您当前的位置：首页 &gt;&gt; 示例区财政局 &gt; 栏目{n}</div>{_HOT}<div><h2>栏目{n}</h2>{rows}</div>"
        return Page(f"<html><body><div>{_MENU}</div>{own}{_FOOT * 5}</body></html>", f"{SITE}/bm/{n}/")

    columns = [page(n, f"<ul>{_rows(range(n * 9, n * 9 + 4))}</ul>") for n in range(6)]
    frame = learn(columns, [])
    blank = page(9, "<div><span>暂无数据！</span></div>")
    capture = Capture(blank.url, blank.url, 200, datetime(2022, 2, 15, tzinfo=UTC), "sha256:1")
    assert inline_article(blank, capture, frame) is None
