"""接近线性：输入加倍，功夫至多加倍多一点，不论网页、脚本、答复怎么写。

Counted are calls, what is taken out of generators, and the characters that are cleaned; never seconds. What a regular
expression does in one call is not seen so: those are asked for an outcome within a worker's limits.
"""

import asyncio
import json
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from crawler.workers import Workers
from domain.capture import Failure, FailureKind
from domain.snapshot import ColumnState
from parsing.lists.lists import read_list
from parsing.markup.page import Page
from parsing.markup.tables import data_tables
from parsing.records.answer import read_answer
from parsing.words.column_names import squeezed
from parsing.words.text import clean
from tests.parsing.all_parsers import (
    ANSWERS,
    PAGES,
    SCRIPTS,
    URL,
    page,
    read_as_answer,
    read_as_page,
    read_as_script,
)

Make = Callable[[int], str]
# More than the caches of the library hold, so that neither input profits from them.
SIZE = 150
MOST = 2.6


def each(text: str) -> Make:
    """n times, numbered where there is a {}."""
    return lambda n: "".join(text.replace("{}", str(at)) for at in range(n))


ROW = "<a href='/xxgk/list/t20210101_{}.html'>关于某事项的第{}号通知</a>"
WIDE: dict[str, Make] = {
    "rows of a list": lambda n: f"<ul>{each(f'<li>{ROW}<span>2021-01-01</span></li>')(n)}</ul>",
    "rows of a table": lambda n: (
        f"<table>{each(f'<tr><td>{{}}</td><td>{ROW}</td><td>2021-01-01</td></tr>')(n)}</table>"
    ),
    "cells of a row": lambda n: "<table>" + f"<tr>{each('<td>{}</td>')(n)}</tr>" * 2 + "</table>",
    "tables": each("<table><tr><td>{}</td><td>x</td></tr><tr><td>{}</td><td>y</td></tr></table>"),
    "flat links": lambda n: f"<div>{each(ROW)(n)}</div>",
    "flat links with dates": lambda n: f"<div>{each(ROW + ' 2021-01-01<br>')(n)}</div>",
    "the same link again": lambda n: "<div>" + "<a href='/x/t20210101_1.html'>通知</a>" * n + "</div>",
    "links in one row": lambda n: "<li>" + "<a href='/x/1.html'>某</a><a href='/x/2.html'>某通知</a>" * n + "</li>",
    "links to more": lambda n: f"<div>{each('<a href=/c/{}/>更多</a>')(n)}</div>",
    "links to places": each("<a id='a{}' href='#a{}'>第{}节</a>"),
    "files": lambda n: f"<p>附件：{each('<a href=/download?id={}>第{}号文件</a>')(n)}</p>",
    "arrows": lambda n: f"<div>{each('<a href=i_{}.html>&gt;</a>')(n)}</div>",
    "numbers of pages": lambda n: f"<div>{each('<a href=i_{}.html>{}</a>')(n)}</div>",
    "pieces of a line": lambda n: "<div>" + "<span>某一件事情的标题</span>" * n + "</div><p>正文。</p>",
    "broken lines": lambda n: "<div>" + "正文一句话。<br>" * n + "</div>",
    "dates": lambda n: "<p>" + "2021年1月5日 " * n + "</p>",
    "labels": each("<p>发布日期：2021-01-05</p>"),
    "labels in a line": lambda n: "<p>" + "发布日期：" * n + "</p>",
    "headings": lambda n: "<h2>一二三四五六七八</h2>" * n + "<p>正文。</p>",
    "boxes of their own": each("<div class='c{}'><ul><li><a href='/m/{}/'>栏目{}</a></li></ul></div>"),
    "hidden": each("<div style='display:none' id='a{}'>藏{}</div>"),
    "folds": lambda n: "<script></script>" + "<h3>头</h3><div style='display:none'>藏</div>" * n,
    "styles": lambda n: f"<style>{each('.c{}{display:none}')(n)}</style>{each('<i class=c{}>x</i>')(n)}",
    "scripts": lambda n: "<script>var a = 1;</script>" * n,
    "templates": lambda n: "<div v-for='x'>x</div>" * n,
    "frames": each("<iframe src='/f{}.html'></iframe>"),
}
SCRIPT: dict[str, Make] = {
    "sums of sums": lambda n: f"var a0 = 'x';{each('b{} = a{} + a{};')(n)}$.get('/list.jsp?q=' + b1);",
    "sums of page numbers": lambda n: (
        "page = 1;" + "".join(f"p{i + 1} = p{i} + p{i};" for i in range(n)).replace("p0", "page")
    ),
    "calls": each("$.get('/list.jsp?page={}');"),
    "pages": lambda n: "page = 1;" * n + "$.get('/list.jsp?p=' + page);",
    "bases": lambda n: "axios.create({baseURL: '/api'});" * n + "axios.get('/list.jsp');",
    "menus": each("var a{} = [{name: '栏目{}', url: '/c/{}/'}];"),
    "arrays beside arrays": each("var a{} = ['栏目甲', '栏目乙']; var b{} = ['/a/', '/b/'];"),
    "blocks": lambda n: "location;" + "if (a) {" * n,
    "nested objects": lambda n: "var a = " + "{a: " * n + "1" + "}" * n,
    "unclosed objects": lambda n: "var a = " + "{a: " * n,
    "nested brackets": lambda n: "var a = " + "(" * n + "1" + ")" * n,
    "records": lambda n: (
        f"var a = [{each('{title: `关于某事项的通知{}`, url: `/x/{}.html`, date: `2021-01-05`},')(n)}];"
    ),
    "unclosed records": lambda n: "<record><![CDATA[" * n,
    "parts of addresses": each("h += '<a href=\"/x{}/' + item.id + '.html\">';"),
}


def items(n: int, **fields: str) -> list[dict[str, str]]:
    return [
        {key.replace("N", str(at)): value.replace("N", str(at)) for key, value in fields.items()} for at in range(n)
    ]


ANSWER: dict[str, Make] = {
    "records": lambda n: json.dumps(
        {"total": n, "rows": items(n, title="某事项的通知N", url="/x/N.html", date="2021-01-05")}
    ),
    "keys of their own": lambda n: json.dumps({"rows": items(n, kN="关于某事项的通知N")}),
    "lists": lambda n: json.dumps({f"k{at}": items(1, title="某事项的通知", url=f"/x/{at}.html") for at in range(n)}),
    "numbers": lambda n: json.dumps({f"k{at}": at for at in range(n)}),
    "nested lists": lambda n: "[" * n + "]" * n,
    "nested objects": lambda n: '{"a":' * n + "1" + "}" * n,
    "unclosed": lambda n: '{"a":[' * n,
    "blanks": lambda n: " " * 20 * n + '{"a": 1}',
    "pieces of pages": lambda n: json.dumps({"html": "<li><a href='/x/1.html'>关于某事项的通知</a></li>" * n}),
    "rows of pages": lambda n: "<li><a href='/x/1.html'>关于某事项的通知</a></li>" * n,
}


def work(read: Callable[[str], object], text: str) -> int:
    squeezed.cache_clear()
    counted = 0

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")
        if event == "call" and frame.f_code is clean.__code__:
            counted += len(frame.f_locals["text"])

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return counted


def grows_too_fast(read: Callable[[str], object], make: Make) -> bool:
    once = work(read, make(SIZE))
    return work(read, make(2 * SIZE)) > MOST * once


@pytest.mark.parametrize("parser", PAGES)
def test_twice_the_page_is_about_twice_the_work(parser: str) -> None:
    assert [kind for kind, make in WIDE.items() if grows_too_fast(PAGES[parser], make)] == []


@pytest.mark.parametrize("parser", SCRIPTS)
def test_twice_the_script_is_about_twice_the_work(parser: str) -> None:
    assert [kind for kind, make in SCRIPT.items() if grows_too_fast(SCRIPTS[parser], make)] == []


@pytest.mark.parametrize("parser", ANSWERS)
def test_twice_the_answer_is_about_twice_the_work(parser: str) -> None:
    assert [kind for kind, make in ANSWER.items() if grows_too_fast(ANSWERS[parser], make)] == []


@pytest.mark.parametrize("tags", ["<div>", "<span>x", "<ul><li>", "<table><tr><td>", f"<div>{ROW}"])
def test_what_nests_deeper_than_browsers_follow_is_not_read_and_no_blank(tags: str) -> None:
    found = page(tags * 2000)
    listed = read_list(found)
    assert found.too_deep and found.torn and not found.closed
    assert listed.state is ColumnState.UNREADABLE and listed.failure
    assert listed.failure.kind is FailureKind.PAGE_UNREADABLE


def test_what_nests_less_deep_is_read() -> None:
    found = page("<div>" * 300 + "正文" + "</div>" * 300)
    assert (found.too_deep, found.lines()) == (False, ("正文",))


def test_a_table_larger_than_any_published_one_is_text() -> None:
    found = Page("<table>" + "<tr><td rowspan=5000 colspan=300>甲</td><td>乙</td></tr>" * 2000 + "</table>", URL)
    assert found.body is not None and data_tables(found.body) == ()
    assert found.lines()[:2] == ("甲", "乙")


def test_an_answer_too_deep_to_be_walked_says_nothing_is_empty() -> None:
    deep = '{"a":' * 150 + "[1]" + "}" * 150
    assert read_answer('{"total": 0, "rows": []}', page("")).empty
    assert not read_answer(f'{{"total": 0, "rows": [], "more": {deep}}}', page("")).empty


# Shapes on which patterns with two readings of one run never end; in a page the run stands in a text, a name, an address.
_RUNS = (" ", "　", ".", "…", "-", "–", "1", "1、", "20", "a", "a-", "（", "【", "《", '"', "'", "\\", "\\\"", "<", "&", "@", "/*", "{")  # fmt: skip
_HEADS = ("附件", "发布日期", "2021年", "来源", "共", "total", "x.pdf")
HOSTILE_PAGES = {
    **{head: "".join(f"<p>{head}{run * 20_000}x</p>" for run in _RUNS[:8]) for head in _HEADS},
    **{run: f"<p>{run * 20_000}x</p><a title='x.pdf{run * 999}x' href='/d'>x{run * 999}y</a>" for run in _RUNS},
    "marks": "<p>来源" + "<b></b>" * 3000 + "x</p>",
    "title": "<title>" + "–" * 20_000 + "x</title>",
    "click": f'<a onclick="open(\'{"a" * 20_000}">附件</a>',
    "refresh": f"<meta http-equiv=refresh content='{'0' * 20_000}x'>",
    "style": "<style>.a{display:none}" + "@x{" + "a{}" * 20_000 + "</style>",
    "medium": f"<style media='{'all ' * 20_000}\n'>.a{{display:none}}</style>",
    "no digits": f"<script>{'a-' * 20_000}</script>",
}
HOSTILE_SCRIPTS = {
    **{run: run * 20_000 for run in _RUNS},
    **{f"location {run}": "location;" + run * 20_000 for run in _RUNS},
    "escaped quotes": "'\\" * 20_000,
    "comments": "/* *" * 20_000,
    "words": "total" * 20_000,
    "else": "else\nlocation='/a';\n" * 5000,
    "backticks": "`a" * 20_001,
}
HOSTILE_ANSWERS = {
    **{run: run * 20_000 for run in _RUNS},
    "call": "a" + " " * 20_000 + '({"a": 1}',
    "comment": "/*" * 20_000 + '{"a": 1}',
    "record": "<record>" + " " * 20_000 + "<![CDATA[" + "]]> " * 5000,
    "digits": '{"total":' + "1" * 20_000 + "}",
}


def test_no_pattern_runs_away() -> None:
    """Each within a worker's limits, hundreds of times what it takes."""
    jobs = [
        *(((read_as_page, "page"), *one) for one in HOSTILE_PAGES.items()),
        *(((read_as_script, "script"), *one) for one in HOSTILE_SCRIPTS.items()),
        *(((read_as_answer, "answer"), *one) for one in HOSTILE_ANSWERS.items()),
    ]

    async def run() -> list[str]:
        async with Workers() as workers:
            results = await asyncio.gather(*(workers.run(read, text) for (read, _), _, text in jobs))
        named = (f"{kind}: {name}" for (_, kind), name, _ in jobs)
        return [name for name, result in zip(named, results, strict=True) if isinstance(result, Failure)]

    assert asyncio.run(run()) == []
