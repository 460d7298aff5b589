"""分栏清楚：规范性文件栏目里不应混入会议通知、任免、批复、新闻和上级文件。

Judged by titles alone, the department's own name at their head left out, so a person confirms. Certain is only what the
page itself proves to be a higher government's: its issuer and its number are, and it says itself that it
stands among normative documents, not among laws, rules and policies of every kind.
Source: field practice in several counties (confirmed); the words are proposals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.doubt import absent
from domain.entry import Entry, InfoBox
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.own_name import without_own_name
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View

REASONS = {
    "separated": {"entries"},
    "mixed": {"title"},
    "of_higher": {"title", "issuer", "number"},
    "empty": set(),
}


@dataclass(frozen=True, slots=True)
class Higher:
    """Regular expressions, the first two for all of it: who issues and what numbers begin with; column: where it stands."""

    issuer: tuple[Pattern, ...] = ()
    number: tuple[Pattern, ...] = ()
    column: Pattern = ""


@dataclass(frozen=True, slots=True)
class Params:
    """on_page: the heading of the page itself must be so too; where it is not read a person looks.

    others: what does not belong there. higher: how a document of a higher government is known; none: it is not."""

    others: Selection
    higher: Higher = Higher()
    on_page: bool = False


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    if not column.entries:
        yield absent(column, "empty", column.note or "栏目没有条目")
        return
    higher = [entry for entry in column.entries if _is_of_higher(entry, params.higher)]
    for entry in higher:
        info = entry.article.info if entry.article else InfoBox()
        quote = f"{entry.title}。发布机构：{info.issuer}；发文字号：{info.document_number}"
        said: dict[str, Value] = {"title": entry.title, "issuer": info.issuer, "number": info.document_number}
        yield fail("of_higher", *entry_evidence(entry, column, quote), about=(entry.subject,), **said)
    mixed = [
        entry
        for entry in column.entries
        if entry not in higher and params.others.of((_told(entry, view),), view, as_of)
    ]
    for entry in mixed:
        evidence = entry_evidence(entry, column, entry.title) or column.evidence(entry.title)
        shown = not params.on_page or _is_so_on_its_page(entry, view, params, as_of)
        claim = fail if shown else needs_review
        yield claim("mixed", *evidence, about=(entry.subject,), title=entry.title)
    if not mixed and not higher:
        yield passed("separated", *column.evidence(column.entries[0].title), entries=len(column.entries))


def _is_so_on_its_page(entry: Entry, view: View, params: Params, as_of: date) -> bool:
    """Both titles of the page: what its metas say and what readers see."""
    titles = (entry.article.title, entry.article.heading) if entry.article else ()
    shown = [_told(replace(entry, title=title), view) for title in titles if title]
    return len(shown) > 1 and len(params.others.of(shown, view, as_of)) == len(shown)


def _is_of_higher(entry: Entry, higher: Higher) -> bool:
    article = entry.article
    if article is None or not article.info.issuer or not article.info.document_number:
        return False
    issuer, number = ("".join(words.split()) for words in (article.info.issuer, article.info.document_number))
    issued = any(re.fullmatch(words, issuer) for words in higher.issuer)
    numbered = any(re.match(rf"(?:{words})[〔\[［【（(]", number) for words in higher.number)
    return issued and numbered and bool(re.search(higher.column, article.column_name))


def _told(entry: Entry, view: View) -> Entry:
    return replace(entry, title=without_own_name(entry.title, view.department.names))
