"""正文：只有几个字的文章也是文章；认得的容器里几乎没有字、旁边却有长文时，长文才是正文。"""

import pytest

from parsing.articles.body import find_body
from parsing.frame.told import told
from parsing.markup.page import Page
from parsing.markup.units import units

_MARGIN = "<div class='links'><p>区应急管理局<a href='/a'>办事指南</a></p><p>值班电话：0722-3812345</p></div>"
_LONG = "".join(f"<p>第{n}条　各单位应当按照职责分工，认真落实本办法的各项规定。</p>" for n in range(1, 12))


def _body(content: str) -> str:
    node = find_body(Page(f"<html><body>{content}{_MARGIN}</body></html>", "http://www.example.gov.cn/a.shtml"))
    return node.text().strip() if node else ""


def test_a_few_words_in_a_known_container() -> None:
    assert _body("<div class='TRS_Editor'><p>未收到意见。</p></div>") == "未收到意见。"


def test_the_longer_of_two_brief_containers() -> None:
    assert (
        _body("<div class='content-text'>打印</div><div class='TRS_Editor'><p>目录见附件。</p></div>") == "目录见附件。"
    )


def test_a_long_text_beside_a_container_with_hardly_any() -> None:
    body = _body(f"<div class='content-text'>分享到</div><div class='text'>{_LONG}</div>")
    assert body.startswith("第1条") and "第11条" in body


def test_an_empty_container_says_nothing() -> None:
    assert "值班电话" in _body("<div class='TRS_Editor'></div>")


def test_what_stands_above_the_text_is_none_of_it() -> None:
    """The last step of where one is, and labels in a list of terms."""
    above = (
        "<div>位置：<span>&gt; 行政规范性文件</span></div><dl><dt>索引号：</dt><dd>YL-2021-003号文件的索引</dd></dl>"
    )
    page = Page(
        f"<html><body>{above}<div class='k'><p>文件全文见附件。</p></div></body></html>", "http://a.gov.cn/1.html"
    )
    found = told([unit for unit in units(page) if unit.words != "位置："], "某办法")
    assert [unit.words for unit in found.text] == ["文件全文见附件。"]


def test_a_text_of_divisions_above_a_footer_of_paragraphs() -> None:
    text = "".join(f"<div>第{n}条　各单位应当按照职责分工认真落实。</div>" for n in range(1, 6))
    footer = "<div class='yejiao'><p>版权所有：区管委会</p><p>地址：云溪大道1号</p><p>网站标识码：4213000999</p></div>"
    page = Page(f"<html><body><div id='wz'>{text}</div>{footer}</body></html>", "http://www.example.gov.cn/a.shtml")
    node = find_body(page)
    assert node is not None
    assert node.attributes.get("id") == "wz"


def test_a_text_in_bare_divisions_around_tables_under_a_broken_heading() -> None:
    cells = "<table><tr><td>项目</td><td>金额</td></tr><tr><td>基本支出</td><td>1053</td></tr></table>"
    line = "<div><div><span>一、主要职责。负责全区教育工作，编制教育发展规划并组织实施。</span></div></div>"
    page = Page(
        f"<h1>2020年度部门决算<br><span>2021-09-10</span></h1><div id='x'>{line}{cells}{line}{cells}{line}</div>",
        "http://a.gov.cn/",
    )
    body = find_body(page)
    assert body is not None and body.attributes.get("id") == "x"


_NAMED = "关于第7号事项的通知"
_MENU = "".join(f"<a href='#/list/{n}'>栏目{n}</a>" for n in range(9))


def _drawn(own: str) -> str:
    """The body of a page that one script draws for all columns and articles; its title is the site's."""
    html = f"<title>区财政局</title><div id='app'><aside>{_MENU}</aside><section>{own}</section></div>"
    node = find_body(Page(html, "http://a.gov.cn/lm/#/detail/7"), named=_NAMED)
    return node.text(separator="|").strip() if node else ""


@pytest.mark.parametrize("text", ["详见附件。", "<p>请各单位认真执行。</p>", "<p>请各单位执行。</p><p>区财政局</p>"])
@pytest.mark.parametrize("line", ["2021-03-04", "发布时间：2021-03-04 来源：区财政局"])
def test_a_short_text_below_its_title_and_its_day_is_the_body_alone(text: str, line: str) -> None:
    assert _drawn(f"<h2>{_NAMED}</h2><p class='t'>{line}</p><div>{text}</div>") in (
        "详见附件。",
        "请各单位认真执行。",
        "请各单位执行。|区财政局",
    )


@pytest.mark.parametrize(
    "own",
    [
        "<h2>{}</h2><p>2021-03-04</p><div>请各单位执行。</div><div><img src='/scan.jpg'></div>",
        "<h2>{}</h2><p>2021-03-04</p><p>请各单位执行。</p><p>区财政局</p>",
        "<div>请各单位执行。</div><h2>{}</h2><p>打印</p>",
    ],
    ids=["a picture beside it", "paragraphs beside the title", "the title below it"],
)
def test_nothing_of_a_text_is_left_out_for_the_sake_of_its_title(own: str) -> None:
    assert {_NAMED, "请各单位执行。"} <= set(_drawn(own.format(_NAMED)).split("|"))
