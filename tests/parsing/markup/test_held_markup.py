"""备着的正文：正文的标记收在文本框、模板里，由脚本放进网页的，当正文读；给人看的标记、给人填的文本框不算。"""

from datetime import UTC, datetime
from html import escape

import pytest

from domain.capture import Capture
from domain.entry import Article
from parsing.articles.article import read_article
from parsing.markup.page import Page

URL = "http://www.example.gov.cn/zwgk/5001.html"
TEXT = "为规范行政行为，提高服务效能，结合本区实际，制定本办法。"
MARKUP = f"<p style='text-indent:2em'>{TEXT}</p><table><tr><th>项目</th><th>金额</th></tr><tr><td>收入</td><td>5</td></tr></table>"


def article(body: str) -> tuple[Page, Article]:
    page = Page(f"<html><body><h1>关于印发项目管理办法的通知</h1>{body}</body></html>", URL)
    return page, read_article(page, Capture(URL, URL, 200, datetime(2026, 11, 1, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("holder", "script"),
    [
        (
            f"<textarea id='nr' style='display:none'>{escape(MARKUP)}</textarea>",
            'document.getElementById("zoom").innerHTML = document.getElementById("nr").value;',
        ),
        (f"<textarea id='nr' hidden>{MARKUP}</textarea>", "$('#zoom').html($('#nr').val())"),
        (f"<textarea id='nr' hidden>{MARKUP}</textarea>", "var t = $('#nr').text(); $('#zoom').append(t);"),
        (f"<input type='hidden' id='nr' value='{escape(MARKUP)}'>", "zoom.innerHTML = nr.value"),
        (
            f"<script type='text/html' id='nr'>{MARKUP}</script>",
            "document.getElementById('zoom').innerHTML = document.getElementById('nr').innerHTML",
        ),
        (f"<template id='nr'>{MARKUP}</template>", "$('#zoom').html($('#nr').html())"),
        (f"<div id='nr' style='display:none'>{escape(MARKUP)}</div>", "$('#zoom').html($('#nr').text())"),
    ],
    ids=["textarea", "jquery", "a variable", "field", "script", "template", "written out in a block"],
)
def test_what_a_script_puts_into_the_page_is_its_text(holder: str, script: str) -> None:
    page, read = article(f"{holder}<div id='zoom'>正在加载…</div><script>{script}</script>")
    assert read.paragraphs[-1:] == (TEXT,)
    assert [table.rows for table in read.tables] == [(("项目", "金额"), ("收入", "5"))]
    assert not page.holds_markup


@pytest.mark.parametrize(
    "script",
    [
        "document.getElementById('zoom').appendChild(document.getElementById('nr').content.cloneNode(true))",
        "document.querySelector('#zoom').append(document.querySelector('#nr').content);",
        "zoom.replaceChildren(document.importNode(nr.content, true))",
        "const held = document.getElementById('nr'), text = held.content.cloneNode(true);\n"
        "const place = document.querySelector('#zoom');\nplace.appendChild(text);",
    ],
    ids=["by id", "by selector", "bare", "by names of its own"],
)
@pytest.mark.parametrize("text", [TEXT, "详见附件。"])
def test_the_content_of_a_template_is_put_in_place(script: str, text: str) -> None:
    page, read = article(f"<template id='nr'><p>{text}</p></template><div id='zoom'></div><script>{script}</script>")
    assert read.paragraphs == (text,)
    assert not page.holds_markup


def test_what_is_added_leaves_what_stands_there() -> None:
    above = "<p>示例区人民政府办公室关于做好今后一个时期有关重点工作的若干意见的补充通知</p>"
    script = "document.getElementById('zoom').appendChild(nr.content)"
    _, read = article(
        f"<template id='nr'><p>{TEXT}</p></template><div id='zoom'>{above}</div><script>{script}</script>"
    )
    assert len(read.paragraphs) == 2


@pytest.mark.parametrize(
    ("holder", "script"),
    [
        ("<textarea id='nr' hidden><p>全文见附件。</p></textarea>", "zoom.innerHTML = nr.value"),
        ("<input type='hidden' id='nr' value='<p>全文见附件。</p>'>", "var t = $('#nr').val(); $('#zoom').html(t);"),
    ],
    ids=["textarea", "field"],
)
def test_a_few_words_are_a_text_where_a_script_puts_just_them(holder: str, script: str) -> None:
    _, read = article(f"{holder}<div id='zoom'></div><script>{script}</script>")
    assert read.paragraphs == ("全文见附件。",)


@pytest.mark.parametrize(
    "script",
    [
        "var row = nr.content.cloneNode(true); row.querySelector('b').textContent = day; zoom.appendChild(row);",
        "nr.content.querySelector('b').textContent = day; zoom.appendChild(nr.content.cloneNode(true));",
        "zoom.innerHTML = nr.innerHTML.replace('_', day);",
    ],
    ids=["its copy is filled in", "it is filled in", "a word is replaced"],
)
def test_few_words_that_a_script_fills_in_are_a_rows_pattern(script: str) -> None:
    text = f"<div id='zoom'><p>{TEXT}</p></div>"
    _, read = article(f"{text}<template id='nr'><p>发布日期：<b>_</b></p></template><script>{script}</script>")
    assert read.paragraphs == (TEXT,)


def test_what_only_a_browser_follows_is_not_read_as_it_stands() -> None:
    page, read = article(
        f"<textarea class='nr' hidden>{escape(MARKUP)}</textarea><div id='zoom'></div><script src='show.js'></script>"
    )
    assert page.holds_markup
    assert "<p" not in read.text


@pytest.mark.parametrize(
    "body",
    [
        "<div id='zoom'><p>网页这样写：</p><pre>&lt;p style='color:red'&gt;这是一个自然段落，里面写着要说的话。&lt;/p&gt;</pre></div>",
        "<div id='zoom'><p>请填写意见。</p><form><textarea id='yj'>请在此填写您的意见和建议，不超过五百字。</textarea></form></div>"
        "<script>var said = document.getElementById('yj').value; document.getElementById('box').innerHTML = said</script>",
        "<div id='zoom'><p>以下是通知。</p></div><template id='row'><li><p>{{item.title}}，发布于{{item.publishedDate}}。</p></li></template>"
        "<script>document.getElementById('zoom').innerHTML += document.getElementById('row').innerHTML</script>",
    ],
    ids=["about markup", "to be filled in", "a row's template"],
)
def test_what_is_no_text_held_ready(body: str) -> None:
    page, read = article(body)
    assert not page.holds_markup
    assert read.paragraphs
    assert "{{" not in read.text


def test_markup_that_an_article_is_about_stays_in_it() -> None:
    _, read = article(
        "<div id='zoom'><p>网页这样写：</p><pre>&lt;p&gt;这是一个自然段落，里面写着要说的话。&lt;/p&gt;</pre></div>"
        "<script>document.getElementById('date').innerHTML = new Date()</script>"
    )
    assert "<p>这是一个自然段落" in read.text


def test_a_pattern_out_of_sight_does_not_keep_the_text_beside_it_from_being_read() -> None:
    pattern = "<p style='display:none'>{{标题模板}}请勿删除</p>"
    page, read = article(
        f"<textarea id='nr' style='display:none'>{escape(MARKUP + pattern)}</textarea><div id='zoom'></div>"
        "<script>document.getElementById('zoom').innerHTML = document.getElementById('nr').value;</script>"
    )
    assert not page.holds_markup
    assert read.paragraphs == (TEXT,)


def test_a_pattern_is_no_text() -> None:
    page, read = article(
        "<div id='zoom'></div><textarea id='row' style='display:none'>&lt;p&gt;{{item.title}}，发布于{{item.day}}。&lt;/p&gt;</textarea>"
        "<script>zoom.innerHTML = fill(document.getElementById('row').value, data);</script>"
    )
    assert page.holds_markup
    assert "<p>" not in read.text
