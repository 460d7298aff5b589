"""接口的答复：键名认不得的也读得出；没有地址的按模板拼，拼不出的不算；读不懂的不说空。"""

import json
from datetime import date
from typing import Any

import pytest

from parsing.markup.page import Page
from parsing.records.json_text import load
from parsing.records.list_data import ListData
from tests.parsing.page_scripts import read_records

URL = "https://www.example.gov.cn/zwgk/tzgg/index.html"


def read(answer: Any, markup: str = "", script: str = "") -> ListData:
    page = Page(f"<html><body>{markup}<script>{script}</script></body></html>", URL)
    return read_records(answer if isinstance(answer, str) else json.dumps(answer), page)


def rows(*keys: str, make: Any = None) -> list[dict[str, Any]]:
    title, url, day = keys
    return [
        {
            title: f"关于第{n}件事情的通知",
            url: f"./202105/c{n}.html",
            day: f"2021-05-0{n} 09:00:00",
            "sort": n,
            "dw": "某局",
        }
        for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("keys", [("title", "url", "pubDate"), ("wjmc", "lj", "fbsj"), ("f1", "f2", "f3")])
def test_keys_are_only_hints(keys: tuple[str, str, str]) -> None:
    data = read({"code": 0, "data": {"whatever": rows(*keys), "total": 3}})
    assert [(e.title, e.url) for e in data.entries] == [
        (f"关于第{n}件事情的通知", f"https://www.example.gov.cn/zwgk/tzgg/202105/c{n}.html") for n in (1, 2, 3)
    ]
    assert [e.published.date for e in data.entries if e.published] == [date(2021, 5, n) for n in (1, 2, 3)]
    assert (data.total, data.rows) == (3, 3)


def test_of_two_unknown_dates_neither_is_certain_and_a_date_of_making_is_none() -> None:
    two = [item | {"f4": "2021-05-09"} for item in rows("title", "url", "f3")]
    assert not any(entry.listed for entry in read(two).entries)
    made = [item | {"createTime": "2021-05-09", "成文日期": "2021-04-01"} for item in rows("title", "url", "f3")]
    assert made[0]["f3"]
    number = [{"title": "通知", "url": "/a.html", "f3": 1609862400}]
    assert not read(number).entries[0].listed, "a number under a name that says nothing is no date"


ITEM = [{"id": 7, "title": "某件文件", "code": "x9"}]


@pytest.mark.parametrize(
    ("markup", "script", "expected"),
    [
        ("", "html += '<li><a href=\"/art/' + item.id + '.html\">' + item.title + '</a></li>'", "/art/7.html"),
        ("", "html += `<a href='/art/${row.id}.html'>${row.title}</a>`", "/art/7.html"),
        ("", "var root = '/art/'; function go(id) { window.open(root + id + '.html') }", "/art/7.html"),
        ("<ul><li v-for='one in list'><a :href=\"'/art/' + one.code + '.html'\">{{one.title}}</a></li></ul>", "", "/art/x9.html"),
        ("<ul><li ng-repeat='one in list'><a ng-href='/art/{{one.code}}.html'></a></li></ul>", "", "/art/x9.html"),
        ("<script type='text/html'><a href=\"show.jsp?id={{d.id}}\">{{d.title}}</a></script>", "", "/zwgk/tzgg/show.jsp?id=7"),
        ("<script type='text/html'><a href=\"/s/<%= id %>.html\"></a></script>", "", "/s/7.html"),
    ],
)  # fmt: skip
def test_the_templates_say_how_an_entry_without_an_address_is_reached(markup: str, script: str, expected: str) -> None:
    (entry,) = read({"list": ITEM, "total": 1}, markup, script).entries
    assert entry.url == f"https://www.example.gov.cn{expected}"


@pytest.mark.parametrize(
    "script",
    ["", "location.href = base + item.id", "a('/art/' + item.id + '.html'); b('/doc/' + item.id + '.html')", "'/art/' + item.key + '.html'"],
)  # fmt: skip
def test_without_one_literal_template_nothing_is_read(script: str) -> None:
    data = read({"list": ITEM, "total": 1}, script=script)
    assert (data.entries, data.empty) == ((), False)


def test_lists_by_year_are_one_list_and_attachments_are_none() -> None:
    one, two, three = rows("title", "url", "time")
    one["files"] = [{"name": f"附件{n}", "url": f"/f/{n}.pdf"} for n in range(9)]
    answer = {"data": [{"year": 2021, "list": [one]}, {"year": 2020, "list": [two, three]}]}
    assert [entry.url[-7:] for entry in read(answer).entries] == ["c1.html", "c2.html", "c3.html"]


HTML = "<ul><li><a href='/a/t20210501_1.html' title='关于第一件事的通知'>关于第…</a><span>2021-05-01</span></li></ul>"


@pytest.mark.parametrize("answer", [{"data": {"html": HTML}}, f"cb({json.dumps({'d': HTML})})", HTML, f"\n{HTML}共3条"])
def test_html_in_an_answer_is_read_as_rows(answer: Any) -> None:
    assert [(e.title, len(e.listed)) for e in read(answer).entries] == [("关于第一件事的通知", 2)]


@pytest.mark.parametrize(
    "answer",
    [
        f"<!DOCTYPE html><html><body>{HTML}</body></html>",
        {"columns": ["title", "url"], "rows": [["通知", "/a.html"]]},
        {"list": [{"title": "通知"}], "total": 0},
        {"total": 0},
        {"menu": [], "rows": [{"x": 1}], "total": 0},
        "[" * 3000 + "]" * 3000,
        " " * 100_000,
        "a" * 100_000 + "({",
    ],
)
def test_what_cannot_be_read_is_never_empty(answer: Any) -> None:
    data = read(answer)
    assert (data.entries, data.empty) == ((), False)


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        ({"success": False, "list": [], "total": 0}, "答复代码 false"),
        ({"code": 500, "msg": "系统异常", "rows": [], "total": 0}, "系统异常"),
        ({"code": 200, "msg": "操作成功", "rows": [], "total": 0}, ""),
    ],
)
def test_refusals(answer: Any, refusal: str) -> None:
    assert read(answer).refusal == refusal


def test_pages_are_read_where_no_total_stands() -> None:
    assert read({"records": rows("title", "url", "time"), "pages": 4, "current": 1}).pages == 4


def test_an_instant_is_told_by_chinese_time() -> None:
    (entry,) = read([{"title": "通知", "url": "/a.html", "publishTime": "2021-01-05T16:00:00.000Z"}]).entries
    assert entry.listed[0].date == date(2021, 1, 6)


def test_assignments_and_calls_are_unwrapped() -> None:
    assert load('  /* x */ var a = {"b": [1]} ; ') == {"b": [1]}
    assert load('cb && cb({"b": 1})') is None


def test_the_total_is_what_the_script_makes_pages_of_whatever_its_name() -> None:
    answer = {"code": 200, "zs": 3, "data": rows("bt", "lj", "sj")}
    script = "function pages(n){var m=Math.ceil(n/15);} ask(function(d){draw(d.data);pages(d.zs);})"
    assert read(answer, script=script).total == 3
    assert read(answer).total is None


def test_addresses_in_a_piece_of_a_page_are_relative_to_what_the_page_says() -> None:
    page = Page("<html><head><base href='https://www.example.gov.cn/'></head><body></body></html>", URL)
    (entry,) = read_records('<ul><li><a href="a/1.html">关于某事项的公告</a><i>2021-05-01</i></li></ul>', page).entries
    assert entry.url == "https://www.example.gov.cn/a/1.html"
