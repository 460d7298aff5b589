"""解读材料：哪一件解读说的是哪一份文件。"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.entry import Entry
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnState, ColumnView
from domain.view import View
from parsing.content.statements import is_statement
from parsing.words.title_match import core_title, similarity

_NAMED = re.compile(r"《(.{4,})》")
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Interpretation:
    """An entry that interprets something, and the column that shows it."""

    entry: Entry
    column: ColumnView


@dataclass(frozen=True, slots=True)
class Interpreted:
    """A document and what interprets it, the earliest first; what bears no date comes last."""

    document: Entry
    by: tuple[Interpretation, ...]

    @property
    def linked(self) -> bool:
        """One of the pages leads to the other."""
        return any(_links(self.document, one.entry) or _links(one.entry, self.document) for one in self.by)


@dataclass(frozen=True, slots=True)
class Pairing:
    """What is paired with what. documents: those to be interpreted; interpretations: which entries of any column are some.

    routine: words left out of titles before they are compared (regular expressions); similarity: from which likeness
    (0 to 1) on two names are one.
    """

    documents: Selection
    interpretations: Selection
    routine: tuple[Pattern, ...]
    similarity: float

    def documents_of(self, view: View, as_of: date) -> list[Entry]:
        """What the criterion's column publishes to be interpreted."""
        return [one for one in self.documents.of(view.column.entries, view, as_of) if not is_statement(one)]

    def interpretations_in(self, view: View, as_of: date) -> list[Interpretation]:
        """Those of every column that the criterion looks at."""
        return [
            Interpretation(entry, column)
            for column in read_columns(view)
            for entry in self.interpretations.of(column.entries, view, as_of)
        ]

    def pair(self, documents: Iterable[Entry], candidates: Sequence[Interpretation]) -> tuple[Interpreted, ...]:
        """Every document with the candidates that speak of it.

        They link to one another, bear the same name, or the candidate gives the document's number or its whole name.
        """
        return tuple(Interpreted(document, self._of(document, candidates)) for document in documents)

    def _of(self, document: Entry, candidates: Sequence[Interpretation]) -> tuple[Interpretation, ...]:
        speaking = (one for one in candidates if _speaks_of(one.entry, document, self.routine, self.similarity))
        return tuple(sorted(speaking, key=lambda one: one.entry.published.date if one.entry.published else date.max))


def read_columns(view: View) -> tuple[ColumnView, ...]:
    """All columns of the criterion that are there, in which an interpretation may stand."""
    return (view.column, *(one for one in view.beside.values() if one.state is not ColumnState.MISSING))


def _speaks_of(one: Entry, document: Entry, routine: Sequence[str], alike: float) -> bool:
    if one.url == document.url:
        return False
    if _links(one, document) or _links(document, one):
        return True
    name, told = _name(document.title, routine), _name(one.title, routine)
    if similarity(name, told) >= alike:
        return True
    text = _compact(f"{one.title}{one.article.text if one.article else ''}")
    number = _compact(document.article.info.document_number or "") if document.article else ""
    return (len(name) >= _SHORTEST and (name in told or name in core_title(text, ()))) or (
        bool(re.search(r"\d", number)) and number in text
    )


def _name(title: str, routine: Sequence[str]) -> str:
    """What a document is called: within 《》, where it stands in them."""
    named = _NAMED.search(title)
    return core_title(named[1] if named else title, routine)


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _links(one: Entry, other: Entry) -> bool:
    return one.article is not None and any(url == other.url for _, url in one.article.links)
