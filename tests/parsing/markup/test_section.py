"""网页的一节：到下一节为止；通到别处的同级标题，是另一个栏目。"""

from parsing.markup.page import Page
from parsing.markup.section import section_of
from parsing.signs.blank import nothing_sign

_HOME = """<ul><li><a href="#lm1">规范性文件</a></li><li><a href="/col/2/">乡村振兴</a></li></ul>
<div><a name="lm1"></a><h2>规范性文件</h2><ul><li>该栏目正在建设中</li></ul></div>
<h2><a href="/col/2/">乡村振兴</a></h2>
<div><a name="lm3"></a><h2>部门预算</h2><h4>2021</h4><a href="/a1.html">预算公开</a><h4>2020</h4><a href="/a2.html">决算公开</a></div>"""


def _text(fragment: str) -> str:
    section = section_of(Page(f"<html><body>{_HOME}</body></html>", "http://www.example.gov.cn/jfj/"), fragment)
    assert section is not None
    assert section.body is not None
    return " ".join(section.body.text().split())


def test_a_heading_that_leads_elsewhere_ends_the_section() -> None:
    assert _text("lm1") == "规范性文件该栏目正在建设中"


def test_headings_within_a_section_do_not() -> None:
    assert _text("lm3") == "部门预算2021预算公开2020决算公开"


_TABS = """<a href="#t1">规范性文件</a><a href="#t2">部门预算</a><a href="#t3">通知公告</a>
<div id="t1" style="display:none"><h3>规范性文件</h3><p><a href="/a1.html">办法</a></p></div>
<div id="t2" style="display:none"><h3>部门预算</h3><p>暂无信息</p></div>
<div id="t3" style="display:none"><h3>通知公告</h3><p style="display:none" id="none">没有数据</p></div>
<script>function show() { document.getElementById(location.hash.slice(1)).style.display = 'block'; }
function empty() { document.getElementById('none').style.display = 'block'; }</script>"""


def _tab(fragment: str) -> Page:
    section = section_of(Page(f"<html><body>{_TABS}</body></html>", "http://www.example.gov.cn/jfj/"), fragment)
    assert section is not None
    return section


def test_a_tab_that_its_link_opens_is_seen() -> None:
    assert [link.text() for link in _tab("t1").tree.css("a")] == ["办法"]
    assert nothing_sign(_tab("t2")) == "暂无信息"


def test_what_is_folded_within_a_tab_says_nothing_of_it() -> None:
    assert nothing_sign(_tab("t3")) == ""
