"""一个部门的规划：哪些栏目、叫什么、放在哪里、列表怎样来、埋了什么缺陷。"""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from demo.model import Article, Column, Dates, Department, File, FileKind, Framed, Inline, Listing, Notice, Parent
from demo.plan import filled
from grammar.articles import Placed
from grammar.attachments import attached
from grammar.bodies import lines_of
from grammar.draw import Draw
from grammar.look import Look
from grammar.parts import PARTS, parted
from grammar.wordings import BUILDING, COLUMN_NAMES

READ, BLANK, BUILDING_STATE, OTHER = "read", "blank", "under_construction", "other"
"""States of a column. OTHER: a sentence in the list's place, a parent of blank columns: no state is asked for."""
_FEEDS = ("inline", "fetch", "ids", "ajax", "post", "post_json", "html_in_json", "external", "iframe")
ELSEWHERE = ("gathered", "tabled")
"""Feeds of columns that stand on a page of all departments."""
_LONG_TEXT = 500
# What the sample portal leaves without a kind, to be found by its name.
_NAMED = {"信息公开制度": "system", "部门预决算": "budget", "政策文件": "other_documents", "行政权力清单": "power_list"}


@dataclass(frozen=True, slots=True)
class Planned:
    """A column at its address. words: what it says in place of a list. inline: its one article stands on it.

    beside: articles to which links lead below that one.
    anchor: what stands behind the number sign of its address, where it has no page of its own.
    """

    kind: str
    name: str
    url: str
    number: int
    folder: str
    state: str = READ
    words: str = ""
    articles: tuple[Placed, ...] = ()
    feed: str = "static"
    inline: bool = False
    beside: tuple[Placed, ...] = ()
    children: tuple["Planned", ...] = ()
    tabs: tuple[str, ...] = ()
    anchor: str = ""

    def walk(self) -> Iterator["Planned"]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Planner:
    """faults: kind → state of a column that was spoilt; ``missing`` leaves it out."""

    department: Department
    look: Look
    draw: Draw
    faults: Mapping[str, str]

    def columns(self) -> tuple[Planned, ...]:
        every = [part for column in self.department.columns for part in self._parts(column)]
        kept = [column for column in every if self.faults.get(kind_of(column)) != "missing"]
        taken: set[str] = set()
        planned = []
        for place, column in enumerate(kept, 1):
            name = self._name(column, taken)
            planned.append(self._column(column, kind_of(column), name, self.look.addresses.number * 100 + place))
        return tuple(planned)

    def _parts(self, column: Column) -> tuple[Column, ...]:
        """Some departments have two columns where others have one."""
        parts = parted(column)
        split = len(parts) > 1 and self.draw.chance(f"parted {column.kind}", 0.5) and column.kind not in self.faults
        return parts if split else (column,)

    def _name(self, column: Column, taken: set[str]) -> str:
        kind = kind_of(column)
        if column.name in PARTS:
            return column.name
        names = [name for name in COLUMN_NAMES.get(kind, (column.name,)) if name not in taken] or [column.name]
        name = self.draw.pick(f"name {kind} {column.name}", names)
        taken.add(name)
        way = self.draw.number(f"dress {kind} {column.name}", 1, 20)
        if way == 1:
            return f"“{name.strip('“”')}”"
        if way == 2:
            return f"{name}{self.draw.pick('suffix', ('专栏', '栏目'))}"
        if way == 3 and self.department.aliases:
            return f"{self.department.aliases[0]}{name}"
        return name

    def _column(self, column: Column, kind: str, name: str, number: int, below: str = "") -> Planned:
        planned = self._filled(column, kind, name, number, below)
        drawn = self.look.habits.tree == "routes" and planned.articles
        return replace(planned, feed="routes") if drawn else planned

    def _filled(self, column: Column, kind: str, name: str, number: int, below: str) -> Planned:
        numbered = self.draw.chance("numbered folders", 0.4)
        folder = below + (f"c{number}" if numbered else column.folder.rpartition("/")[2])
        planned = self._at(kind, name, number, folder, alone=bool(below) or isinstance(column.content, Parent))
        if self.faults.get(kind) in (BLANK, BUILDING_STATE):
            return self._spoilt(planned, self.faults[kind])
        match column.content:
            case Listing(articles=articles, tabs=()) if newest := self._shown_itself(planned, articles):
                earlier = tuple(one for one in articles if one is not newest)
                inline, beside = self._inline(planned, newest), self._placed(planned, earlier)
                return replace(planned, articles=(inline,), inline=True, beside=beside, feed="static")
            case Listing(articles=articles, tabs=tabs):
                feed = "static" if tabs else planned.feed
                return replace(planned, articles=self._placed(planned, articles), tabs=tabs, feed=feed)
            case Framed(articles=articles):
                return replace(planned, articles=self._placed(planned, articles), feed="iframe")
            case Inline(article=article):
                article = self._with_form(planned, article)
                return replace(planned, articles=(self._inline(planned, article),), inline=True, feed="static")
            case Notice(words=words):
                return self._noticed(planned, words)
            case Parent(columns=columns):
                return self._parent(planned, columns)
        raise TypeError(column.content)

    def _shown_itself(self, planned: Planned, articles: tuple[Article, ...]) -> Article | None:
        """The newest report, where the column shows that one itself and leads to the earlier ones."""
        if planned.kind != "annual_report" or planned.anchor or self.look.habits.earlier == "none":
            return None
        newest = max(articles, key=lambda one: one.dates.listed or date.min, default=None)
        plain = newest and not (newest.gone or newest.direct or newest.unsigned) and newest.dates == _same(newest.dates)
        return newest if plain and newest and len(articles) > 1 and _is_long(newest) else None

    def _with_form(self, planned: Planned, article: Article) -> Article:
        """A guide may have the form for an application below its text."""
        if planned.kind != "guide" or article.files or not self.draw.chance(f"form {planned.number}", 0.5):
            return article
        return replace(article, files=(File("信息公开申请表", FileKind.DOCX, ("信息公开申请表", "申请人姓名：")),))

    def _at(self, kind: str, name: str, number: int, folder: str, *, alone: bool) -> Planned:
        """alone: on a page of its own, unless a script draws them all on one."""
        if self.look.habits.tree == "routes":
            return Planned(kind, name, self._route("list", number), number, folder, anchor=f"/list/{number}")
        if self.look.habits.tree == "anchors" and not alone:
            anchor = f"lm{number}"
            return Planned(kind, name, f"{self.look.addresses.home()}#{anchor}", number, folder, anchor=anchor)
        url = self.look.addresses.column(number, folder, name)
        return Planned(kind, name, url, number, folder, feed=self._feed(number))

    def _route(self, what: str, number: int) -> str:
        return f"{self.look.addresses.home()}#/{what}/{number}"

    def _feed(self, number: int) -> str:
        usual = self.look.habits.feed
        if usual != "static":
            return usual if self.draw.chance(f"usual feed {number}", 0.7) else "static"
        return self.draw.pick(f"feed {number}", _FEEDS) if self.draw.chance(f"unusual feed {number}", 0.12) else usual

    def _spoilt(self, planned: Planned, state: str) -> Planned:
        words = self.draw.pick(f"building {planned.number}", BUILDING) if state == BUILDING_STATE else ""
        return replace(planned, state=state, words=words, feed="static")

    def _noticed(self, planned: Planned, words: str) -> Planned:
        if "建设中" in words:
            return self._spoilt(planned, BUILDING_STATE)
        if not words or words.startswith("暂无"):
            return self._spoilt(planned, BLANK)
        return replace(planned, state=OTHER, words=words, feed="static")

    def _parent(self, planned: Planned, columns: tuple[Column, ...]) -> Planned:
        children = tuple(
            self._column(child, "", child.name, planned.number * 10 + place, f"{planned.folder}/")
            for place, child in enumerate(columns, 1)
        )
        state = READ if any(child.articles for child in children) else OTHER
        return replace(planned, children=children, state=state, feed="static")

    def _placed(self, planned: Planned, articles: tuple[Article, ...]) -> tuple[Placed, ...]:
        return tuple(self._article(planned, article) for article in articles)

    def _article(self, planned: Planned, article: Article) -> Placed:
        organ = self.department.name
        article = filled(article, article.source or organ)
        serial = (
            100_000 + zlib.crc32(f"{organ}{planned.number}{article.title}{article.dates.listed}".encode()) % 900_000
        )
        url = self.look.addresses.article(planned.number, planned.folder, planned.name, serial, article.dates.address)
        if self.look.habits.tree == "routes":
            url = self._route("detail", serial)
        placed = self._with_files(article, url, serial)
        return replace(placed, url=placed.files[0].url) if article.direct else placed

    def _inline(self, planned: Planned, article: Article) -> Placed:
        return self._with_files(filled(article, self.department.name), planned.url, planned.number)

    def _with_files(self, article: Article, url: str, serial: int) -> Placed:
        folder = url.partition("#")[0].partition("?")[0].rpartition("/")[0] + "/"
        files = tuple(
            attached(self.look, file, folder, serial, place, direct=article.direct)
            for place, file in enumerate(article.files)
        )
        source = "" if article.unsigned else article.source or self.department.name
        return Placed(article, url, source, files)


def _same(dates: Dates) -> Dates:
    """All as its label says."""
    return Dates(dates.label, dates.label, dates.label, dates.label)


def _is_long(article: Article) -> bool:
    return sum(map(len, lines_of(article.body))) >= _LONG_TEXT


def kind_of(column: Column) -> str:
    return column.kind or _NAMED.get(column.name, "")
