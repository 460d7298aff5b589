"""样例门户的检索：标题里有每一个检索词的文章，新的在前。"""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import parse_qs

from demo.pages import render
from demo.plan import PlacedColumn, PlacedOrgan

SEARCH = "/search/"
_FIRST_PAGE = 10

Index = Sequence[Mapping[str, str]]
"""Of every article: title, address, day."""


def index_of(organs: Iterable[PlacedOrgan]) -> Index:
    """What the search knows of, the newest first."""
    rows = [row for organ in organs for column in organ.columns for row in _rows(column)]
    return sorted(rows, key=lambda row: (row["day"], row["url"]), reverse=True)


def answer(index: Index, query: str) -> str:
    """The first page of results. query: of the address, ``q=…``."""
    asked = parse_qs(query).get("q", [""])[0]
    words = asked.split()
    hits = [row for row in index if words and all(word in row["title"] for word in words)]
    return render("portal/search.html", query=asked, found=len(hits), hits=hits[:_FIRST_PAGE])


def _rows(column: PlacedColumn) -> Index:
    below = [row for child in column.children for row in _rows(child)]
    own = [
        {"title": one.article.title, "url": one.url, "day": str(one.article.dates.listed or "")}
        for one in column.articles
        if not one.article.gone
    ]
    return [*own, *below]
