"""门户的检索：照标题问，答出叫这个标题的文章。"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from grammar.places import Where
from grammar.plan import Planned
from grammar.site import Site

SEARCH = "/search.jsp"
_SEARCHED = ("normative_documents", "other_documents")
_KIND = "site_search"


@dataclass(frozen=True, slots=True)
class Document:
    """One that the search knows of."""

    department: str
    title: str
    url: str


def documents_of(department: str, columns: Iterable[Planned]) -> list[Document]:
    every = (part for column in columns if column.kind in _SEARCHED for part in column.walk())
    return [
        Document(department, placed.article.title, placed.url)
        for column in every
        for placed in column.articles
        if not placed.article.gone
    ]


def put_search(site: Site, documents: Iterable[Document]) -> None:
    """An answer for every title."""
    alike: dict[str, list[Document]] = defaultdict(list)
    for one in documents:
        alike[one.title].append(one)
    for title, found in alike.items():
        owners = {one.department for one in found}
        with site.of(owners.pop() if len(owners) == 1 else "", _KIND):
            site.answer(f"{SEARCH}?q={quote(title, safe='')}", {}, _results(title, found), where=Where.SEARCH)


def _results(title: str, found: list[Document]) -> bytes:
    rows = "".join(f'<li><a href="{escape(one.url)}">{escape(one.title)}</a></li>' for one in found)
    head = f'<head><meta charset="utf-8"><title>站内检索</title></head><p>检索“{escape(title)}”，共{len(found)}条</p>'
    return f'<!DOCTYPE html><html>{head}<body><a href="/">首页</a><ul>{rows}</ul></body></html>'.encode()
