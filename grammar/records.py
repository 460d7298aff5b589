"""供脚本取用的记录：标题、地址、日期用什么键，怎样分页作答。"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from grammar.look import Look
from grammar.places import Where
from grammar.row import Row
from grammar.rows import list_of
from grammar.site import Site

_JSON = "application/json; charset=utf-8"
_ID = re.compile(r"\d{6}")
_BEIJING = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Feed:
    """A list that a script brings to a page. number: the column's; size: rows of an answer."""

    look: Look
    site: Site
    number: int
    rows: tuple[Row, ...]
    size: int
    page: str

    @property
    def chunks(self) -> list[tuple[Row, ...]]:
        return [self.rows[i : i + self.size] for i in range(0, len(self.rows), self.size)] or [()]

    @property
    def first(self) -> int:
        """The number of the first page."""
        return 0 if self.look.habits.from_nought else 1

    @property
    def summarised(self) -> bool:
        return self.look.habits.summary != "none"

    @property
    def counts_rows(self) -> bool:
        """Answers tell how many rows they bring, not how many the list has."""
        return self.look.habits.feed_count == "rows"

    @property
    def grows(self) -> bool:
        """A button adds the rows of the next page."""
        return self.look.habits.feed_turning == "more"

    @property
    def holder(self) -> str:
        return self.look.word("holder", ("app", "list", "con", "xxlb", "rows_box", "n1")) + str(self.number)

    @property
    def api(self) -> str:
        names = ("/api/article/list", "/interface/getDocs.do", "/module/query.jsp", "/common/search/xx", "/data/infos")
        return f"/{self.look.addresses.folder}{self.look.word('api', names)}"

    def key(self, name: str) -> str:
        if name == "total" and self.counts_rows:
            return "count"
        return self.look.word(f"key {name}", _KEYS[name])

    def fields(self, page: int) -> dict[str, str]:
        return {self.key("channel"): str(self.number), self.key("page"): str(page)}


_KEYS = {
    "channel": ("channelId", "cid", "colId", "typeId", "lmbh"),
    "page": ("pageNo", "page", "p", "current", "pageIndex"),
    "title": ("title", "name", "bt", "infoTitle", "subject", "docTitle"),
    "url": ("url", "link", "href", "docUrl", "address", "lj"),
    "date": ("pubDate", "fbsj", "createTime", "date", "publishTime", "rq"),
    "summary": ("zhaiyao", "summary", "description", "memo", "jianjie"),
    "total": ("total", "totalCount", "count", "recordCount", "zs"),
    "list": ("rows", "data.records", "result.list", "data", "list", "page.content"),
}


def array(feed: Feed, rows: Sequence[Row]) -> str:
    return json.dumps([_record(feed, row) for row in rows], ensure_ascii=False)


def _record(feed: Feed, row: Row, *, addressed: bool = True) -> dict[str, object]:
    """addressed: with its address; else with its id only."""
    stamp = _stamp(row.listed, feed.look.word("json date", ("day", "time", "milliseconds"))) if row.listed else ""
    own = {feed.key("url"): row.url} if addressed else {}
    own |= {feed.key("summary"): row.summary} if feed.summarised else {}
    return {"id": _id(row), feed.key("title"): row.title, **own, feed.key("date"): stamp, "orgName": feed.look.organ}


def _id(row: Row) -> int:
    return int(_ID.findall(row.url)[-1])


def pattern_of(feed: Feed) -> tuple[str, str] | None:
    """What stands before and behind the ids in the addresses of all rows, when it is the same everywhere."""
    around = {tuple(row.url.rsplit(str(_id(row)), 1)) for row in feed.rows}
    return (*around.pop(),) if len(around) == 1 else None  # type: ignore[return-value]


def _stamp(day: date, form: str) -> object:
    if form == "milliseconds":
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - _BEIJING
        return int(midnight.timestamp() * 1000)
    return f"{day:%Y-%m-%d} 09:30:00" if form == "time" else f"{day:%Y-%m-%d}"


def answer_by_id(feed: Feed, chunk: tuple[Row, ...]) -> bytes:
    return json_answer(feed, chunk, addressed=False)


def json_answer(feed: Feed, chunk: tuple[Row, ...], *, addressed: bool = True) -> bytes:
    answer: dict[str, object] = {feed.key("total"): len(chunk if feed.counts_rows else feed.rows), "code": 200}
    if feed.counts_rows and not feed.grows:
        answer["totalPage"] = len(feed.chunks)
    *above, last = feed.key("list").split(".")
    inner = answer
    for key in above:
        inner = inner.setdefault(key, {})  # type: ignore[assignment]
    inner[last] = [_record(feed, row, addressed=addressed) for row in chunk]
    return json.dumps(answer, ensure_ascii=False).encode()


def html_answer(feed: Feed, chunk: tuple[Row, ...]) -> bytes:
    html = list_of(feed.look, chunk, feed.page)
    return json.dumps({"code": 0, "data": {"html": html, "total": len(feed.rows)}}, ensure_ascii=False).encode()


def answer_get(feed: Feed, answer: Callable[[Feed, tuple[Row, ...]], bytes]) -> None:
    for page, chunk in _numbered(feed):
        feed.site.put(f"{feed.api}?{urlencode(feed.fields(page))}", answer(feed, chunk), _JSON, Where.DATA)


def answer_post(feed: Feed) -> None:
    for page, chunk in _numbered(feed):
        feed.site.answer(feed.api, feed.fields(page), json_answer(feed, chunk), _JSON, Where.DATA)


def _numbered(feed: Feed) -> Iterator[tuple[int, tuple[Row, ...]]]:
    """Behind the last page an empty one, which a list that grows asks for where nothing tells its end."""
    behind = [()] if feed.counts_rows and feed.grows else []
    return enumerate((*feed.chunks, *behind), feed.first)
