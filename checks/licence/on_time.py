"""办理结果按时公示：每一行的决定日期到公示日期，应在规定的工作日以内。

Rows of a table are judged one by one, by the day the row itself says it was published, else by the entry's. A page
that is one decision bears its day in words or in the signature.
A page that only sums up a longer time says again what was published before; a table that is filled up all year bears
its first day; what was decided before the assessed year began, and what another witness of the date saw in time, may
have been published anew: all go to a person.
Source: 双公示七个工作日 (confirmed as quoted by others); 国办发〔2018〕118号 二十个工作日 (unconfirmed).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.doubt import all_sound, none_meant
from domain.entry import Entry, Witness
from domain.finding import Observation, Value, fail, needs_review
from domain.pattern import Expression, Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from domain.working_days import UnknownYear
from parsing.content.catalogue import read_catalogue
from parsing.content.personal_data import masked
from parsing.content.signature import signature_date
from parsing.content.statements import is_statement, stated_none
from parsing.words.dates import find_date

REASONS = {
    "on_time": {"judged", "what", "column"},
    "late": {"late", "days", "share", "what", "column", "title", "limit", "rows"},
    "before_made": {"wrong", "what", "column", "title", "limit", "rows"},
    "no_dates": {"title", "entries", "what", "column"},
    "calendar_unknown": {"year", "what", "column", "title", "limit", "rows"},
    "unread": {"title", "entries", "what", "column"},
    "declared_none": {"what", "column", "title"},
    "outdated_statement": {"what", "column", "title"},
    "missing": {"what", "column"},
    "empty": {"what", "column"},
}
# So many paragraphs at the end may hold the organ, the day and a note.
_FOOT = 6
BeforeDay = Annotated[str, Expression(within="(?:{})(?P<day>.)")]


@dataclass(frozen=True, slots=True)
class Limit:
    """title: entries that the limit is for (regular expression); days: working days."""

    title: Pattern
    days: int


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call them. limits: the first whose words stand in an entry's title is its limit.

    elements: element → what its column may be called; decided, published: which of them are the two days.
    decided_words: words before the day where a result has a page of its own. summary: titles of summaries.
    single: titles of a decision whose page is its text, so that the day of its signature is that of the decision.
    """

    what: str
    entries: Selection
    limits: tuple[Limit, ...]
    elements: Mapping[str, tuple[Pattern, ...]]
    decided: str
    published: str
    decided_words: BeforeDay
    summary: Pattern
    single: Pattern


@dataclass(frozen=True, slots=True)
class Row:
    """One result: what it says, when it was decided, when published (and whether that is doubtful).

    seen: the earliest day that any witness names.
    """

    text: str
    decided: date
    published: date
    seen: date
    doubtful: bool


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    selected = [entry for entry in params.entries.of(column.entries, view, as_of) if not is_statement(entry)]
    if not selected:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)
        return
    said: list[Observation] = []
    undated: list[Entry] = []
    for entry in selected:
        rows = tuple(_rows(entry, params, view.period.start))
        if rows:
            said.extend(_judge(entry, rows, view, params, len(selected), values))
        else:
            undated.append(entry)
    if undated and (said or len(undated) == len(selected)):
        said.append(_undated(undated, column, values))
    first = selected[0]
    yield from said or [
        all_sound(
            column,
            "on_time",
            *entry_evidence(first, column, first.title),
            about=(),
            judged=len(selected) - len(undated),
            **values,
        )
    ]


def _undated(entries: list[Entry], column: ColumnView, values: dict[str, Value]) -> Observation:
    """Nothing claims anything here: the file was not read, or no day was found in it."""
    entry = next((entry for entry in entries if entry.unread), entries[0])
    reason = "unread" if entry.unread else "no_dates"
    evidence = entry_evidence(entry, column, entry.title)
    said: dict[str, Value] = {"title": entry.title, "entries": len(entries), **values}
    doubt = needs_review(reason, *evidence, about=(entry.subject,), **said)
    return doubt.due_to(column.entry_cause(entry, "unread") if entry.unread else None)


def _rows(entry: Entry, params: Params, start: date) -> Iterator[Row]:
    published = entry.published
    moved = published is not None and published.witness is Witness.ADDRESS
    doubtful = moved or bool(re.search(params.summary, entry.title))
    seen = entry.seen_by or date.max
    table = read_catalogue(entry, params.elements)
    if table and params.decided in table.elements:
        own = table.elements.get(params.published)
        for cells in table.rows:
            decided = find_date(cells[table.elements[params.decided]])
            shown = find_date(cells[own]) if own is not None else None
            text = masked(" | ".join(dict.fromkeys(filter(None, cells))))[:120]
            if decided and shown:
                yield Row(text, decided[0], shown[0], shown[0], doubtful=False)
            elif decided and published:
                yield Row(text, decided[0], published.date, seen, doubtful or decided[0] < start)
        return
    decided = _day_in_words(entry, params) or (None if table else _signed(entry, params))
    if decided and published:
        yield Row(decided[1], decided[0], published.date, seen, doubtful or decided[0] < start)


def _day_in_words(entry: Entry, params: Params) -> tuple[date, str] | None:
    match = re.search(rf"(?:{params.decided_words})\s*[：:]?\s*(?P<day>.{{6,14}})", entry.text)
    found = find_date(match["day"]) if match else None
    return (found[0], match.group()) if match and found else None


def _signed(entry: Entry, params: Params) -> tuple[date, str] | None:
    """The day under a decision that stands on its page, or in its one file."""
    if entry.article is None or not re.search(params.single, entry.title):
        return None
    files = entry.article.documents
    found = signature_date(entry.article.paragraphs[-_FOOT:])
    if found is None and len(files) == 1:
        found = signature_date(files[0].paragraphs[-_FOOT:])
    return (found[0], f"落款：{found[1]}") if found else None


def _judge(
    entry: Entry, rows: tuple[Row, ...], view: View, params: Params, of: int, values: dict[str, Value]
) -> Iterator[Observation]:
    limit = next(limit.days for limit in params.limits if re.search(limit.title, entry.title))
    values, about = {**values, "title": entry.title, "limit": limit, "rows": len(rows)}, (entry.subject,)
    try:
        counted = [(view.calendar.between(row.decided, row.published), row) for row in rows]
        doubtful = [row for row in rows if row.doubtful or view.calendar.between(row.decided, row.seen) <= limit]
    except UnknownYear as unknown:
        evidence = entry_evidence(entry, view.column, entry.title)
        yield needs_review("calendar_unknown", *evidence, about=about, year=unknown.args[0], **values)
        return
    early = [row for days, row in counted if days < 0]
    if early:
        evidence = entry_evidence(entry, view.column, _quote(early))
        yield needs_review("before_made", *evidence, about=about, wrong=len(early), **values)
    for doubted, claim, rows_meant in ((False, fail, "certain"), (True, needs_review, "doubtful")):
        late = [(days, row) for days, row in counted if days > limit and (row in doubtful) is doubted]
        if late:
            evidence = entry_evidence(entry, view.column, _quote([row for _, row in late]))
            share = len(late) / len(rows) / of
            said: dict[str, Value] = {"late": len(late), "days": max(days for days, _ in late), "share": share}
            yield claim("late", *evidence, about=(*about, rows_meant), **said, **values)


def _quote(rows: list[Row]) -> str:
    return "；".join(f"{row.text}（决定：{row.decided}，公示：{row.published}）" for row in rows[:3])
