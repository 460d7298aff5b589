"""文章：没见过的版式里，标题、文号、发布日期照样读对。"""

from datetime import UTC, datetime

import pytest

from domain.capture import Capture
from domain.entry import Article
from parsing.articles.article import inline_article, read_article
from parsing.markup.page import Page

URL = "http://www.example.gov.cn/zwgk/5001.html"
TITLE = "区经济发展局关于印发项目管理办法的通知"
BODY = "<div class='TRS_Editor'>" + "<p>为规范行政行为，提高服务效能，结合本区实际，制定本办法。</p>" * 6 + "</div>"


def article(above: str, *, head: str = "", body: str = BODY, url: str = URL) -> Article:
    page = Page(f"<html><head>{head}</head><body>{above}{body}</body></html>", url)
    return read_article(page, Capture(url, url, 200, datetime(2026, 11, 1, tzinfo=UTC)))


def dates(read: Article) -> list[tuple[str, str]]:
    return [(witness.witness.value, str(witness.date)) for witness in read.published]


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("", f"<h1>示例区人民政府</h1><h2>{TITLE}</h2>"),
        (f"<title>{TITLE}_通知公告_示例区人民政府</title>", f"<h1>示例区人民政府</h1><div class='k3'>{TITLE}</div>"),
        (f"<title>{TITLE}-示例区人民政府</title>", "<div>当前位置：首页 > 通知公告</div>"),
        (f"<title>示例区人民政府 | {TITLE}</title>", f"<a href='/'><h1>政务公开</h1></a><p>{TITLE}</p>"),
        ("<title>通知公告_示例区人民政府</title>", f"<h1>{TITLE}</h1><div>发布日期：2021-06-10</div>"),
        ("<title>通知公告</title>", f"<div class='x'>{TITLE}</div><div>发布于 2021-06-10</div>"),
        ("<title>示例区经济局</title>", f"<h1>示例区经济局</h1><div>{TITLE}</div><div>日期：2021-06-10</div>"),
        ("<title>示例区人民政府</title>", f"<div class='article-title'>{TITLE}</div><div>2021-06-10</div>"),
    ],
)
def test_the_heading_is_the_articles_not_the_sites(head: str, above: str) -> None:
    assert article(above, head=head).title == TITLE


@pytest.mark.parametrize(
    ("above", "body"),
    [
        (f"<h1>{TITLE}</h1><div class='z'>云发改规〔2021〕4号</div>", BODY),
        (f"<h1>{TITLE}</h1><p>（云发改规〔2021〕4号）</p>", BODY),
        (f"<h1>{TITLE}（云发改规〔2021〕4号）</h1>", BODY),
        (f"<h1>{TITLE}</h1>", BODY.replace("<p>", "<p>云发改规〔2021〕4号</p><p>", 1)),
        (f"<h1>{TITLE}</h1><p>发文字号：</p><p>云发改规〔2021〕4号</p>", BODY),
        (f"<h1>{TITLE}</h1><p>文号：无</p><p>云发改规〔2021〕4号</p>", BODY),
    ],
)
def test_the_number_wherever_it_stands(above: str, body: str) -> None:
    assert article(above, body=body).info.document_number == "云发改规〔2021〕4号"


def test_a_number_right_above_the_text_where_only_the_file_below_bears_the_title() -> None:
    below = f"<p>附件：<a href='1.docx'>{TITLE}</a></p><p>版权所有</p><p>地址：大道1号</p>"
    read = article("<p>云发改规〔2021〕4号</p>", head=f"<title>{TITLE}_示例区</title>", body=BODY + below)
    assert read.info.document_number == "云发改规〔2021〕4号"


def test_a_number_in_running_text_or_of_an_interpreted_document_is_anothers() -> None:
    quoted = BODY.replace("为规范", "根据《办法》（云发改规〔2021〕4号），为规范")
    assert article(f"<h1>{TITLE}</h1>", body=quoted).info.document_number is None
    assert article("<h1>项目管理办法政策解读（云发改规〔2021〕4号）</h1>").info.document_number is None


@pytest.mark.parametrize(
    ("head", "above", "published"),
    [
        ("<meta name='publishdate' content='2021-06-10'>", "", [("meta", "2021-06-10")]),
        (
            "<meta property='article:published_time' content='2021-06-09T18:00:00Z'>",
            "",
            [("meta", "2021-06-10")],
        ),
        ("<meta name='PubDate' content='1970-01-01 08:00'>", "发布日期：2021-06-10", [("label", "2021-06-10")]),
        ("", "<p>今天是2022年2月15日 星期二</p><p>2021-06-10 09:30</p>", [("label", "2021-06-10")]),
        ("", "<p>日期：2022年2月15日 星期二</p>", []),
        ("", "<p>公示时间：2021年6月10日至6月17日</p>", []),
        ("", "<p>(2021年6月10日)</p>", [("label", "2021-06-10")]),
        ("", "<p>成文日期：</p><p>2021年6月1日</p>", []),
        ("", "<p>2021年06月10日 17:35 来源：区经济发展局</p>", [("label", "2021-06-10")]),
        ("", "<p>发布时间：21-06-10</p>", [("label", "2021-06-10")]),
        ("", "<p>索引号：A-1</p><p>发布日期：2021-06-10</p>", [("info_box", "2021-06-10")]),
        (
            "",
            "<p><span>发布日期：</span><span>2021</span> - <span>06</span> - <span>10</span> <span>来源：示例局</span></p>",
            [("label", "2021-06-10")],
        ),
        ("", "<p><b>时间：</b><i>2021</i>年 <i>6</i>月 <i>10</i>日 至 <i>6</i>月 <i>17</i>日</p>", []),
        (
            "",
            "<p><time datetime='2021-06-10T09:12:00+08:00'>6月10日</time> 来源：示例局</p>",
            [("label", "2021-06-10")],
        ),
        ("", "<p>发布时间：<time datetime='2021-06-10'>6月 10, 2021</time></p>", [("label", "2021-06-10")]),
        (
            "",
            "<footer>由 admin 于 <time datetime='2021-06-10T09:12:00+08:00'>星期四, 6月 10, 2021</time> 发布</footer>",
            [("label", "2021-06-10")],
        ),
        ("", "<p>发布时间：<time datetime='2021-07-01'>2021-06-10</time></p>", []),
        ("", "<p>活动时间：<time datetime='2021-07-01'>7月1日</time></p>", []),
        ("", "<p>第3期</p><p>2021-06-10</p>", [("label", "2021-06-10")]),
        ("", "<p>浏览次数：</p><p>2021-06-10</p>", [("label", "2021-06-10")]),
    ],
)
def test_witnesses_of_the_publication(head: str, above: str, published: list[tuple[str, str]]) -> None:
    assert dates(article(f"<h1>{TITLE}</h1>{above}", head=head)) == published


@pytest.mark.parametrize("label", ["生效日期", "施行日期", "有效期至", "废 止 日 期", "截止日期", "考试时间"])
@pytest.mark.parametrize(
    "box",
    [
        "<table><tr><td>索引号</td><td>A-1</td><td>发布日期</td><td>2021年6月10日</td></tr>"
        "<tr><td>{}</td><td>2021年7月1日</td><td>有效期</td><td>5年</td></tr></table>",
        "<table><tr><th>索引号</th><th>发布日期</th><th>{}</th></tr>"
        "<tr><td>A-1</td><td>2021年6月10日</td><td>2021年7月1日</td></tr></table>",
        "<dl><dt>索引号</dt><dd>A-1</dd><dt>{}</dt><dd>2021-07-01</dd><dt>发布日期</dt><dd>2021-06-10</dd></dl>",
    ],
)
def test_a_day_that_another_label_names_is_not_the_publication(box: str, label: str) -> None:
    assert dates(article(f"<h1>{TITLE}</h1>{box.format(label)}")) == [("info_box", "2021-06-10")]


def test_a_day_under_the_title_is_the_publication_beside_a_box_of_other_days() -> None:
    box = "<table><tr><td>文号</td><td>无</td><td>生效日期</td><td>2021-07-01</td></tr></table>"
    assert dates(article(f"{box}<h1>{TITLE}</h1><p>2021-06-10</p>")) == [("label", "2021-06-10")]


def test_the_body_may_be_handed_in() -> None:
    page = Page(f"<body><div class='a'>{TITLE}</div><div class='b'>见附件。</div><p>版权所有</p></body>", URL)
    capture = Capture(URL, URL, 200, datetime(2026, 11, 1, tzinfo=UTC))
    read = read_article(page, capture, page.tree.css_first(".b"))
    assert read.paragraphs == ("见附件。",)


@pytest.mark.parametrize("years", ["（２０２１－２０２５年）", "（2021年－2025年）"])
def test_a_stroke_between_years_ends_no_title(years: str) -> None:
    """It does between a title and the name of the site."""
    assert article("", head=f"<title>示例区发展规划{years}－示例区人民政府</title>").title == f"示例区发展规划{years}"


def test_the_sign_before_a_file_is_no_picture() -> None:
    sign = "<p><img src='/module/jslib/icons/xlsx.png'><a href='/a.xlsx'>情况表.xlsx</a></p>"
    read = article("", body=f"<div class='article-content'><p>情况见附件。</p>{sign}<img src='/a/2021/scan.jpg'></div>")
    assert read.images == 1


@pytest.mark.parametrize(
    ("picture", "counted"),
    [
        ("<img src='/images/x.gif'><a href='/a.xlsx'>情况表</a>", 0),
        ("<a href='/a.xlsx'><img src='/images/x.png'>情况表</a>", 0),
        ("<a href='/download.jsp?id=3'><img src='/images/x.png'>情况表.xlsx</a>", 0),
        ("<img src='/images/pdf.png'>", 0),
        ("<img class='file-icon' src='/images/x.png'>", 0),
        ("<img src='/images/x.png' width='16' height='16'>", 0),
        ("<img src='/images/x.png' style='height:16px;width:16px'>", 0),
        # A line of text as a picture, a scan beside a file, a small picture that leads to the large one.
        ("<img src='/images/mail.png' width='120' height='16'>", 1),
        ("<img src='/2021/silicon.png'>", 1),
        ("<img src='/2021/chart.png'><a href='/a.xlsx'>情况表</a>", 1),
        ("<img src='/2021/table.gif'><p><a href='/a.xlsx'>情况表</a></p>", 1),
        ("<a href='/attachment/scan.jpg'><img src='/2021/small.jpg'></a>", 1),
        ("<a href='/2021/t1.html'><img src='/2021/table.png'></a>", 1),
    ],
)
def test_a_sign_is_no_picture_that_may_hold_content(picture: str, counted: int) -> None:
    body = f"<div class='article-content'><p>情况见附件。</p><div>{picture}</div></div>"
    assert article("", body=body).images == counted


def test_a_box_at_the_head_of_the_text_tells_all_its_labels() -> None:
    rows = (("索引号", "SCJ11"), ("分类", "综合政务"), ("文号", "临市监发〔2021〕5号"), ("时效性", "有效"))
    box = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    read = article("", body=f"<div class='article-content'><h1>{TITLE}</h1><table>{box}</table>{BODY}</div>")
    assert (read.info.topic, read.info.validity) == ("综合政务", "有效")


def test_a_box_below_the_text_is_read_to_its_end() -> None:
    labels = ("索引号", "发布机构", "发文字号", "成文日期", "发布日期", "主题分类", "效力状态")
    values = ("FGJ1", "区发改局", "临发改发〔2021〕5号", "2021-09-01", "2021-09-10", "综合政务", "有效")
    box = "".join(f"<tr><td>{label}：</td><td>{value}</td></tr>" for label, value in zip(labels, values, strict=True))
    read = article(f"<h1>{TITLE}</h1>", body=f"{BODY}<table>{box}</table>")
    assert (read.info.topic, read.info.validity) == ("综合政务", "有效")


def test_dated_rows_whose_links_nobody_can_follow_are_no_article() -> None:
    row = "<tr><td><a href='javascript:openwin({0})'>关于印发第{0}号工作方案的通知</a></td><td>[2021-9-1{0}]</td></tr>"
    page = Page(f"<h2>规范性文件</h2><table>{''.join(map(row.format, range(6)))}</table>", URL)
    assert inline_article(page, Capture(URL, URL, 200, datetime(2026, 11, 1, tzinfo=UTC))) is None


def test_the_menus_in_a_table_that_lays_out_the_page_are_no_article() -> None:
    menu = "".join(f"<a href='/jsj/list{n}.html'>{n}号文件的栏目名称</a>" for n in range(60))
    told = "<h2>人事招考</h2><span>我局2021年没有招考任务。</span>"
    rows = f"<tr><td colspan='2'>首页</td></tr><tr><td>{menu}</td><td>{told}</td></tr>"
    page = Page(f"<title>人事招考</title><table>{rows}</table>", URL)
    assert inline_article(page, Capture(URL, URL, 200, datetime(2026, 11, 1, tzinfo=UTC))) is None


_SAID = "var docRelTime='2021-05-13 10:41';var docSource='区经发局';"


@pytest.mark.parametrize(
    "script",
    [
        _SAID + 'document.write("发布时间："+docRelTime);',
        _SAID
        + 'if(docRelTime!=""){document.write("<span>发布时间："+docRelTime.substr(0,10)+"</span>　来源："+docSource)}',
        'document.write("发布时间：2021-05-13");',
    ],
)
def test_a_day_that_a_script_writes_where_it_stands_is_read(script: str) -> None:
    above = f"<h1>{TITLE}</h1><p><script>{script}</script></p>"
    assert dates(article(above)) == [("label", "2021-05-13")]
    written = above.replace("</script>", "</script><span>发布时间：2021-05-13 10:41</span>")
    assert dates(article(written)) == [("label", "2021-05-13")]


@pytest.mark.parametrize(
    "script",
    [
        "var d=new Date();document.write('发布时间：'+d.getFullYear()+'-05-13');",
        "var t='2021-05-13';t='2021-06-10';document.write('发布时间：'+t);",
        "document.write('发布时间：'+shown);",
    ],
)
def test_what_a_script_may_write_is_not_guessed(script: str) -> None:
    assert dates(article(f"<h1>{TITLE}</h1><p><script>{script}</script></p>")) == []
