"""信息条目：栏目里的一条信息，它的正文、附件，以及发布日期的每一个见证。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.capture import Capture, Failure
from domain.grid import Grid


class Witness(StrEnum):
    """Who says so. Order of trust for the publication date: first to last."""

    META = "meta"
    LABEL = "label"
    INFO_BOX = "info_box"
    LIST = "list"
    ADDRESS = "address"
    LAST_MODIFIED = "last_modified"
    FIRST_SEEN = "first_seen"


_TRUST = {witness: place for place, witness in enumerate(Witness)}
# Beside pictures so little text is a caption: the content may be in the picture.
_SHORT = 200


@dataclass(frozen=True, slots=True)
class DateWitness:
    """One statement of a publication date. raw: as it stands on the page."""

    witness: Witness
    date: date
    raw: str


@dataclass(frozen=True, slots=True)
class Document:
    """An attachment (附件) and what could be read of it.

    failure: set when it was not fetched or cannot be read; text and tables are then empty.
    recognised: lines that OCR made out beside such a failure. What stands there may be shown to a person; that
    something does not stand there says nothing.
    """

    name: str
    url: str
    capture: Capture | None = None
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Grid, ...] = ()
    failure: Failure | None = None
    recognised: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class InfoBox:
    """The labelled fields of an information page (信息要素), each as written; None: no such label.

    opens, closes: of the time in which opinions are asked for; closes may name both days.
    """

    index_number: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    made: str | None = None
    released: str | None = None
    validity: str | None = None
    topic: str | None = None
    opens: str | None = None
    closes: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A read article page.

    title: by the page's metas first; heading: as readers see it, empty when none was found.
    paragraphs: body text outside data tables, one block each. images: how many pictures stand in the body.
    traces: when the server says it was last changed, when we first met it: bounds, never the publication date itself.
    """

    capture: Capture
    title: str
    heading: str = ""
    published: tuple[DateWitness, ...] = ()
    source: str = ""
    column_name: str = ""
    info: InfoBox = InfoBox()
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Grid, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    documents: tuple[Document, ...] = ()
    images: int = 0
    traces: tuple[DateWitness, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a column.

    listed: what the list itself says of the date; organ: beside the title, of whom it is.
    untitled: the list says only where it stands, as a cell of a table does; the article's own title counts.
    article: the page behind it, when it was read; failure: why it was not.
    """

    title: str
    url: str
    listed: tuple[DateWitness, ...] = ()
    article: Article | None = None
    failure: Failure | None = None
    organ: str = ""
    untitled: bool = False

    @property
    def subject(self) -> str:
        """What names it lastingly: its address, or its title where the list leads nowhere."""
        return self.url or self.title

    @property
    def text(self) -> str:
        """All that was read of it: title, body, tables, attachments."""
        if self.article is None:
            return self.title
        parts = [self.title, _readable(self.article.paragraphs, self.article.tables)]
        parts += [f"{one.name}\n{_readable(one.paragraphs, one.tables)}" for one in self.article.documents]
        return "\n".join(parts)

    @property
    def tables(self) -> tuple[Grid, ...]:
        """Those of its page and of its attachments."""
        if self.article is None:
            return ()
        return (*self.article.tables, *(grid for document in self.article.documents for grid in document.tables))

    @property
    def unread(self) -> bool:
        """Something of it could not be read, so that what is not in ``text`` may stand there all the same."""
        if self.article is None:
            return True
        pictures = self.article.images > 0 and len(self.article.text) < _SHORT
        return pictures or any(document.failure or document.capture is None for document in self.article.documents)

    @property
    def witnesses(self) -> tuple[DateWitness, ...]:
        """Every witness of the publication date, most trusted first."""
        every = (*(self.article.published if self.article else ()), *self.listed)
        return tuple(sorted(every, key=lambda witness: _TRUST[witness.witness]))

    @property
    def published(self) -> DateWitness | None:
        """The most trusted witness of the publication date, or None."""
        return next(iter(self.witnesses), None)

    @property
    def latest(self) -> date | None:
        """The latest day that any witness names."""
        return max((witness.date for witness in self.witnesses), default=None)

    @property
    def seen_by(self) -> date | None:
        """The earliest day that any witness names: a page that was saved again later was there by then."""
        return min((witness.date for witness in self.witnesses), default=None)


def _readable(paragraphs: Iterable[str], tables: Iterable[Grid]) -> str:
    return "\n".join((*paragraphs, *(" ".join(dict.fromkeys(row)) for table in tables for row in table.rows)))
