"""限时公布：信息应在作出（成文、批复、决定）之后的规定天数内公布。

The day it was made is read from the words around it, else from the information box or the signature; without one nothing can
be claimed. What was published before it was made bears a wrong date somewhere, and a person looks; so does what was
made before the assessed year began, and what another witness of the date saw in time: both may be published anew.
Of documents that bear no number of their own nobody may know when they were made: a notice may leave them alone.
Source: 条例第26条 二十个工作日 (confirmed); other limits are the scheme's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from domain.doubt import all_sound, none_meant, shown
from domain.entry import DateWitness, Entry, Witness
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Expression, Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from domain.working_days import UnknownYear
from parsing.content.named_day import named_day
from parsing.content.signature import signature_date
from parsing.content.statements import is_statement, stated_none
from parsing.words.dates import find_date
from parsing.words.document_number import number_above_text, number_alone

REASONS = {
    "in_time": {"judged", "what", "column", "limit"},
    "late": {"share", "days", "title", "made", "published", "what", "column", "limit"},
    "before_made": {"title", "made", "published", "what", "column", "limit"},
    "no_start": {"title", "what", "column", "limit"},
    "unread": {"title", "what", "column", "limit"},
    "calendar_unknown": {"year", "title", "made", "published", "what", "column", "limit"},
    "missing": {"what", "column", "limit"},
    "empty": {"what", "column", "limit"},
    "declared_none": {"what", "column", "limit", "title"},
    "outdated_statement": {"what", "column", "limit", "title"},
    "nothing": {"what", "column", "limit"},
}
_SIGNATURE = 4
NamesDay = Annotated[str, Expression(within="(?:{})(?P<day>.)")]


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the entries. days: the limit, working or calendar ones.

    start: words that name the day it was made (regular expressions); ``{日}`` in them is its place, ``{月日}`` that of a
    day without its year, else it follows.
    With them, neither the box nor the signature tells it.
    numbered: only what bears a document number counts. only_late: for notices: nothing but what is late is said.
    surely: of the words that name the day those that cannot mean another; none: all of them.
    own: only what bears the department's name under its text, the same day there as in its box, and none of the words
    in not_public, is certainly its own and was to be published then.
    each: every single one is meant, so that one that was not read leaves the others' days alone.
    """

    what: str
    entries: Selection
    days: int
    count: Literal["working", "calendar"] = "working"
    start: tuple[NamesDay, ...] = ()
    numbered: bool = False
    only_late: bool = False
    each: bool = False
    surely: tuple[NamesDay, ...] = ()
    own: bool = False
    not_public: tuple[Pattern, ...] = ()


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name, "limit": params.days}
    selected = [entry for entry in params.entries.of(column.entries, view, as_of) if not is_statement(entry)]
    if params.numbered:
        selected = [entry for entry in selected if _is_numbered(entry)]
    if not selected and params.only_late:
        yield passed("nothing", *column.evidence(shown(column)), about=(), **values).due_to(column.emptiness)
        return
    if not selected:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)
        return
    said = [_judge(entry, view, params, len(selected), values) for entry in selected]
    troubles = [observation for observation in said if observation]
    if params.only_late:
        troubles = [observation for observation in troubles if observation.reason == "late"]
    if len(troubles) < len(said) and all(o.reason == "no_start" for o in troubles):
        troubles = []
    first = selected[0]
    yield from troubles or [
        all_sound(
            column, "in_time", *entry_evidence(first, column, first.title), about=(), judged=len(selected), **values
        )
    ]


def _is_numbered(entry: Entry) -> bool:
    if entry.article is None:
        return False
    boxed = entry.article.info.document_number
    return bool((boxed and number_alone(boxed)) or number_above_text(entry.article.paragraphs))


def _judge(entry: Entry, view: View, params: Params, of: int, values: dict[str, Value]) -> Observation | None:
    column, published, made = view.column, entry.published, _made(entry, params)
    about = (entry.subject,)
    if made is None or published is None:
        evidence = entry_evidence(entry, column, entry.title)
        if params.each and entry.unread:
            unread = needs_review("unread", *evidence, about=about, title=entry.title, **values)
            return unread.due_to(column.entry_cause(entry, "unread"))
        return needs_review("no_start", *evidence, about=about, title=entry.title, **values)
    quote = f"{entry.title}。作出：{made[1]}；公布：{published.raw}"
    evidence = entry_evidence(entry, column, quote)
    said: dict[str, Value] = {"title": entry.title, "made": str(made[0]), "published": str(published.date)}
    try:
        days = _days(view, params, made[0], published.date)
    except UnknownYear as unknown:
        return needs_review("calendar_unknown", *evidence, about=about, year=unknown.args[0], **said, **values)
    if days < 0:
        return needs_review("before_made", *evidence, about=about, **said, **values)
    if days <= params.days:
        return None
    seen = entry.seen_by is not None and _days(view, params, made[0], entry.seen_by) <= params.days
    anew = seen or made[0].year < view.period.start.year or not _is_sure(entry, view, params, made[0])
    quote = f"{entry.title}。作出：{made[1]}；公布：{'，'.join(dict.fromkeys(w.raw for w in entry.witnesses))}"
    return _late(entry, column, published, quote, anew, of, {"days": days, **said, **values})


def _is_sure(entry: Entry, view: View, params: Params, made: date) -> bool:
    """The day is that of the matter itself, and the entry is the department's."""
    named = (named_day(entry.text, words) for words in params.surely)
    if params.surely and not any(day and day[0] == made for day in named):
        return False
    return not params.own or _is_own(entry, view, params, made)


def _is_own(entry: Entry, view: View, params: Params, made: date) -> bool:
    if entry.article is None or any(re.search(words, entry.text) for words in params.not_public):
        return False
    signed, last = signature_date(entry.article.paragraphs), entry.article.paragraphs[-_SIGNATURE:]
    named = any("".join(line.split()).endswith(name) for line in last for name in view.department.names)
    return named and signed is not None and signed[0] == made


def _late(
    entry: Entry, column: ColumnView, published: DateWitness, quote: str, anew: bool, of: int, values: dict[str, Value]
) -> Observation:
    """Where only the address says so the page may have been moved."""
    claim = needs_review if anew or published.witness is Witness.ADDRESS else fail
    return claim("late", *entry_evidence(entry, column, quote), about=(entry.subject,), share=1 / of, **values)


def _days(view: View, params: Params, made: date, published: date) -> int:
    if params.count == "calendar":
        return (published - made).days
    return view.calendar.between(made, published)


def _made(entry: Entry, params: Params) -> tuple[date, str] | None:
    """The day the thing was made and the words that say so.

    Where the scheme has words for it, another day is meant than that of the page: the box tells when the answer was
    written, not when the matter arose.
    """
    if entry.article is None:
        return None
    if params.start:
        last = entry.published.date if entry.published else None
        return next((day for words in params.start if (day := named_day(entry.text, words, last))), None)
    boxed = find_date(entry.article.info.made) if entry.article.info.made else None
    return boxed or signature_date(entry.article.paragraphs)
