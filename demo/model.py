"""样例门户的词汇：部门、栏目、文章、附件。

Plain data, without a word about how it is drawn: that is the families' and the templates' matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from demo.expectation import Expected


@dataclass(frozen=True, slots=True)
class Cell:
    """columns, rows: how many it spans. split: every character in an element of its own, as editors leave it."""

    text: str
    columns: int = 1
    rows: int = 1
    split: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A scan or a chart: what it says can only be seen."""

    name: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A line at the right margin: who signs, and when."""

    text: str


Block = str | Heading | Table | Picture | Signed


class FileKind(StrEnum):
    """BROKEN: a docx cut off in the middle. SCAN: a pdf that holds pictures of pages."""

    DOCX = "docx"
    XLSX = "xlsx"
    SCAN = "pdf"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class File:
    """An attachment."""

    name: str
    kind: FileKind
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Dates:
    """What the list, the meta tag, the visible label and the address say; None: they say nothing."""

    listed: date | None = None
    meta: date | None = None
    label: date | None = None
    address: date | None = None


UNDATED = Dates()


def on(year: int, month: int, day: int) -> Dates:
    """All say the same."""
    stated = date(year, month, day)
    return Dates(stated, stated, stated, stated)


@dataclass(frozen=True, slots=True)
class Box:
    """The labelled fields of a document's page. None: no such label; empty: a label without a value."""

    index: str | None = None
    topic: str | None = None
    issuer: str | None = None
    number: str | None = None
    made: str | None = None
    validity: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """{organ} in the texts stands for the department's name. source: empty for the department itself.

    gone: listed, but the page answers 404. unsigned: the page names no source.
    direct: the list leads to the article's file, past any page.
    """

    title: str
    dates: Dates
    body: tuple[Block, ...]
    source: str = ""
    box: Box | None = None
    files: tuple[File, ...] = ()
    gone: bool = False
    pinned: bool = False
    unsigned: bool = False
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of articles. tabs: names of the tabs over which they are dealt out, when there are any."""

    articles: tuple[Article, ...]
    page_size: int = 15
    tabs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inline:
    """The article stands on the column's own page."""

    article: Article


@dataclass(frozen=True, slots=True)
class Notice:
    """No entries. words: what the page says instead; empty: nothing, its list is bare."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Framed:
    """The list stands in a frame of its own."""

    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Parent:
    """Only links to sub-columns."""

    columns: tuple["Column", ...]


@dataclass(frozen=True, slots=True)
class Column:
    """kind: as the product's vocabulary calls it; empty for one that no criterion reads.

    mapped: its address stands in the portal file. drawn: a script draws the list.
    """

    kind: str
    name: str
    folder: str
    content: Listing | Inline | Notice | Framed | Parent
    mapped: bool = True
    drawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """Whoever publishes. folder: the first folder of its addresses. down: it answers 503 to everything."""

    name: str
    folder: str
    family: str
    columns: tuple[Column, ...] = ()
    down: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Department(Organ):
    """A department under assessment, and what must be found of it."""

    id: str
    expected: Expected
    aliases: tuple[str, ...] = ()
    functions: Mapping[str, bool] = field(default_factory=dict)
