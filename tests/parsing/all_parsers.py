"""每个解析器：给一段网页、脚本或答复的文字，从头读到尾；测试和工作进程都按名字来找。"""

from collections.abc import Callable
from datetime import UTC, datetime

from domain.capture import Capture
from parsing.articles.article import read_article
from parsing.articles.body import find_body
from parsing.frame.ending import End
from parsing.frame.frame import Frame, learn
from parsing.frame.heading import find_heading
from parsing.lists.lists import read_list
from parsing.lists.pager import read_pager
from parsing.lists.search_results import read_results
from parsing.markup.page import Page
from parsing.markup.section import section_of
from parsing.markup.tables import data_tables, read_table
from parsing.menus.menus import read_menu
from parsing.records.answer import read_answer
from parsing.records.scripted_list import PageScripts
from parsing.signs.not_article import refusal
from parsing.signs.sameness import same_content

URL = "http://www.example.gov.cn/xxgk/list/index.html"
CAPTURE = Capture(URL, URL, 200, datetime(2021, 1, 1, tzinfo=UTC), "sha256:0")
MENU = "<ul><li><a href='/a/'>政策文件</a></li><li><a href='/b/'>人事信息</a></li></ul>"


def page(html: str) -> Page:
    return Page(f"<html><head><title>通知公告_示例区</title></head><body>{html}</body></html>", URL)


def frame() -> Frame:
    return learn([page(f"{MENU}<p>第{number}段</p>") for number in range(6)], [])


FRAME = frame()


def read_scripts(script: str) -> object:
    one = PageScripts(page(f"<ul></ul><script>{script}</script>"))
    return one.request(), one.records(), one.templates, one.asks_for_more


def read_tables(html: str) -> object:
    body = page(html).body
    return [read_table(table) for table in data_tables(body)] if body else []


def learn_from(html: str) -> object:
    return learn([page(f"{html}{number}") for number in range(2)], [page(f"<p>{html}</p>")])


PAGES: dict[str, Callable[[str], object]] = {
    "lines": lambda html: page(html).lines(),
    "lists": lambda html: read_list(page(html)),
    "lists beside siblings": lambda html: read_list(page(html), frame=FRAME),
    "pager": lambda html: read_pager(page(html)),
    "menu": lambda html: read_menu(page(html)),
    "heading": lambda html: find_heading(page(html), None, "关于某事项的通知"),
    "body": lambda html: find_body(page(html), FRAME),
    "article": lambda html: read_article(page(html), CAPTURE),
    "tables": read_tables,
    "refusal": lambda html: refusal(page(html)),
    "search results": lambda html: read_results(page(html), CAPTURE),
    "ending": lambda html: End.of(page(html)),
    "frame": learn_from,
    "section": lambda html: section_of(page(html), "a1"),
    "sameness": lambda html: same_content(html.encode(), html.encode(), URL, "text/html"),
}
SCRIPTS: dict[str, Callable[[str], object]] = {
    "requests and records": read_scripts,
    "menu": lambda script: read_menu(page(f"<script>{script}</script>")),
    "page": lambda script: page(f"<script>{script}</script>"),
}
ANSWERS: dict[str, Callable[[str], object]] = {
    "answer": lambda text: read_answer(text, page(""), scripts="Math.ceil(data.k1 / 10)"),
}


def read_as_page(html: str) -> None:
    for read in (PAGES[name] for name in ("lists", "menu", "article", "refusal", "sameness")):
        read(html)


def read_as_script(script: str) -> None:
    for read in SCRIPTS.values():
        read(script)


def read_as_answer(text: str) -> None:
    for read in ANSWERS.values():
        read(text)
