"""公布的目录（清单）：条目里读得出的目录；没有能判断的，说明为什么。"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.doubt import none_meant
from domain.entry import Entry
from domain.finding import Evidence, Observation, Value, needs_review, not_assessable
from domain.snapshot import ColumnView, entry_evidence, evidence_of
from parsing.content.catalogue import Catalogue, read_catalogue

_MOST_QUOTED = 3
_LONGEST_ROW = 120


@dataclass(frozen=True, slots=True)
class PublishedCatalogue:
    """A catalogue that was read, and the entry it stands in: its page, or one of its attachments."""

    entry: Entry
    catalogue: Catalogue
    column: ColumnView

    @property
    def header(self) -> tuple[Evidence, ...]:
        """The header as printed."""
        return self.quoted("表头：" + " | ".join(self.catalogue.header))

    def rows(self, rows: Iterable[tuple[str, ...]]) -> tuple[Evidence, ...]:
        return self.quoted("；".join([printed_row(row) for row in rows][:_MOST_QUOTED]))

    def quoted(self, quote: str) -> tuple[Evidence, ...]:
        """The quotation, from the page or the file that the catalogue stands in."""
        for document in self.entry.article.documents if self.entry.article else ():
            if document.capture and any(grid.source == self.catalogue.source for grid in document.tables):
                return (evidence_of(document.capture, quote),)
        return entry_evidence(self.entry, self.column, quote)


def published_catalogues(
    entries: Iterable[Entry], column: ColumnView, elements: Mapping[str, Iterable[str]]
) -> tuple[PublishedCatalogue, ...]:
    """elements: element → what its column may be called (regular expressions)."""
    read = ((entry, read_catalogue(entry, elements)) for entry in entries)
    return tuple(PublishedCatalogue(entry, catalogue, column) for entry, catalogue in read if catalogue)


def printed_row(row: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(filter(None, row)))[:_LONGEST_ROW]


def no_catalogue(entries: Sequence[Entry], column: ColumnView, /, **values: Value) -> Observation:
    """None of the entries holds a catalogue that could be read: there is none, it is ``unread`` or ``unrecognised``."""
    if not entries:
        return none_meant(column, **values)
    unread = unread_entry(entries)
    if unread:
        return unread_catalogue(unread, column, **values)
    entry = entries[0]
    said: dict[str, Value] = {**values, "title": entry.title}
    doubt = needs_review("unrecognised", *entry_evidence(entry, column, entry.title), about=(entry.subject,), **said)
    return doubt.due_to(column.entry_cause(entry, "unrecognised"))


def unread_entry(entries: Iterable[Entry], judged: Entry | None = None) -> Entry | None:
    """One that may hold what the judged one lacks."""
    return next((entry for entry in entries if entry is not judged and entry.unread), None)


def unread_catalogue(entry: Entry, column: ColumnView, /, **values: Value) -> Observation:
    said: dict[str, Value] = {**values, "title": entry.title}
    unread = not_assessable("unread", *entry_evidence(entry, column, entry.title), about=(entry.subject,), **said)
    return unread.due_to(column.entry_cause(entry, "unread"))


def without_rows(found: PublishedCatalogue, /, **values: Value) -> Observation:
    """Of the catalogue only the header was read."""
    said: dict[str, Value] = {**values, "title": found.entry.title}
    doubt = needs_review("unrecognised", *found.header, about=(found.entry.subject,), **said)
    return doubt.due_to(found.column.entry_cause(found.entry, "without_rows"))
