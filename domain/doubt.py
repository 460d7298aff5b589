"""疑点：没看到，不等于没有。The rule that every check follows before it claims that something is missing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.entry import Entry
from domain.finding import About, Evidence, Observation, Value, declared_none, fail, needs_review, passed
from domain.scheme import Period
from domain.snapshot import ColumnState, ColumnView, entry_evidence
from domain.years import arabic_years

_MOST_TITLES = 8


def absent(column: ColumnView, reason: str, quote: str, /, *, about: About = (), **values: Value) -> Observation:
    """Something is not in a column: a fail when the column was read to its end, else a person looks.

    Where the column has no entry at all, its state is the cause.
    """
    evidence = column.evidence(quote)
    claim = fail if column.certain and evidence else needs_review
    return claim(reason, *evidence, about=about, **values).due_to(column.emptiness)


def all_sound(
    column: ColumnView, reason: str, /, *evidence: Evidence, about: About = (), **values: Value
) -> Observation:
    """All entries that were seen pass; a column that was not read to its end may hold others."""
    return replace(passed(reason, *evidence, about=about, **values), partial=not column.certain)


@dataclass(frozen=True, slots=True)
class Stated:
    """An entry that says that there is nothing to publish (情况说明). of_period: it speaks of the assessed period."""

    entry: Entry
    of_period: bool


def none_meant(column: ColumnView, stated: Stated | None = None, /, **values: Value) -> Observation:
    """No entry of the kind that a criterion is about: ``missing`` among others, or the whole column is ``empty``.

    A column that was not found is not said to be empty.

    stated: what the column says instead; whether that is so, a person decides.
    """
    if stated:
        evidence = entry_evidence(stated.entry, column, stated.entry.title)
        claim = declared_none if stated.of_period else needs_review
        reason = "declared_none" if stated.of_period else "outdated_statement"
        said: dict[str, Value] = {**values, "title": stated.entry.title}
        statement = claim(reason, *evidence, about=(stated.entry.subject,), **said)
        return statement.due_to(column.entry_cause(stated.entry, reason))
    found = column.entries or column.state is ColumnState.MISSING
    return absent(column, "missing" if found else "empty", shown(column), about=(), **values)


def idle(column: ColumnView, period: Period, as_of: date, /, **values: Value) -> Observation | None:
    """Nothing of the assessed period stands in the column, whatever it is called; None where that is not certain.

    The period is over, the list was read to its end, every entry bears a day before it (whoever tells the day), and no
    title speaks of its years: then it does not depend on wording whether there is an entry of some kind.
    """
    years = {str(year) for year in range(period.start.year, period.end.year + 1)}
    newest = max((entry.latest for entry in column.entries if entry.latest), default=None)
    dated = all(entry.witnesses for entry in column.entries)
    named = any(year in arabic_years(entry.title) for entry in column.entries for year in years)
    if newest is None or newest >= period.start or as_of <= period.end or not dated or named or not column.certain:
        return None
    evidence = column.evidence(f"最近一条发布于{newest}。{shown(column)}")
    return fail("idle", *evidence, about=(), newest=str(newest), **values) if evidence else None


def shown(column: ColumnView) -> str:
    """What the column shows instead, as a quotation."""
    return "；".join(entry.title for entry in column.entries[:_MOST_TITLES]) or column.note or "栏目没有条目"


def not_seen_whole(
    entry: Entry, length: int, lacking: Iterable[str], column: ColumnView, /, **values: Value
) -> Observation:
    """What lacks may stand where nobody could look: in what was ``unread``, or behind a page ``too_short`` to say much.

    length: characters of all that was read.
    """
    said: dict[str, Value] = {"title": entry.title, "element": "、".join(lacking), **values}
    if entry.unread:
        unread = needs_review("unread", *entry_evidence(entry, column, entry.title), about=(entry.subject,), **said)
        return unread.due_to(column.entry_cause(entry, "unread"))
    evidence = entry_evidence(entry, column, f"{entry.title}。全文 {length} 字")
    doubt = needs_review("too_short", *evidence, about=(entry.subject,), length=length, **said)
    return doubt.due_to(column.entry_cause(entry, "too_short"))
