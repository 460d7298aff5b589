"""互动咨询有答复：最近三个月有公开的答复，没有超过三个月还没答复的留言。

Counted back from the assessment day, or from the end of the assessed period when that is earlier. A message that waits
is held against a department only when the page names it; where no organ is named a person finds out whose it is.
It is certain only where the page states that it waits and when it came: words of the letter may speak of another one.
Pages that tell neither of an answer nor of its lack are never counted against anyone.
Source: 国办秘函〔2019〕19号 单项否决 互动回应差 (confirmed); that three months count for answers too is a proposal.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from domain.department import Department
from domain.doubt import absent, shown
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.messages import BeforeDay, BeforeName, labelled_day, labelled_organ

REASONS = {
    "answered": {"found", "median", "column", "since", "read"},
    "answered_untimed": {"found", "column", "since", "read"},
    "waiting": {"title", "asked", "column", "since", "read"},
    "waiting_for_whom": {"title", "asked", "column", "since", "read"},
    "unclear": {"title", "column", "since", "read"},
    "none_recent": {"column", "since", "read"},
    "empty": {"column", "since", "read"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """state: how the page itself puts, behind the label of its state or in the place of its answer, that it waits.

    days: how long ago still is recent, and how long a message may wait.

    asked, answered: labels before the day of the message and of the answer; organ: before whom it is for.
    answer, waiting: words that show that there is an answer, that there is none yet. All are regular expressions.
    """

    days: int
    asked: tuple[BeforeDay, ...]
    answered: tuple[BeforeDay, ...]
    organ: tuple[BeforeName, ...]
    answer: tuple[Pattern, ...]
    waiting: tuple[Pattern, ...]
    state: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class _Message:
    """asked: labelled as such, else the day of publication. answered: None too when the answer bears no day.

    stated: that it waits says the page, not only a word that the letter itself may have.
    """

    entry: Entry
    asked: date | None
    asked_labelled: bool
    answered: date | None
    has_answer: bool
    waits: bool
    stated: bool
    organ: str


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column, last = view.column, min(as_of, view.period.end)
    since = last - timedelta(days=params.days)
    messages = [_message(entry, params) for entry in column.entries]
    stuck = [m for m in messages if m.waits and m.asked and view.period.start <= m.asked < since]
    values: dict[str, Value] = {"column": column.column.name, "since": str(since), "read": _read(messages)}
    said = list(_stuck(stuck, view.department, column, values))
    yield from said or [_answers(messages, since, last, column, values)]


def _answers(
    messages: Sequence[_Message], since: date, last: date, column: ColumnView, values: dict[str, Value]
) -> Observation:
    recent = [m for m in messages if m.answered and since <= m.answered <= last]
    unclear = [m for m in messages if not m.waits and m.answered is None]
    if recent:
        newest = max(recent, key=lambda m: m.answered or date.min)
        evidence = entry_evidence(newest.entry, column, f"{newest.entry.title}（答复于{newest.answered}）")
        times = [(m.answered - m.asked).days for m in messages if m.answered and m.asked and m.asked_labelled]
        if not times:
            return passed("answered_untimed", *evidence, about=(), found=len(recent), **values)
        return passed("answered", *evidence, about=(), found=len(recent), median=f"{median(times):g}", **values)
    if unclear:
        first = unclear[0].entry
        evidence = entry_evidence(first, column, first.title)
        return needs_review("unclear", *evidence, about=(first.subject,), title=first.title, **values)
    return absent(column, "none_recent" if messages else "empty", shown(column), about=(), **values)


def _stuck(
    messages: Sequence[_Message], department: Department, column: ColumnView, values: dict[str, Value]
) -> Iterator[Observation]:
    """What waits for others is theirs to answer."""
    for message in messages:
        own = any(name in message.organ for name in department.names)
        if message.organ and not own:
            continue
        evidence = entry_evidence(message.entry, column, f"{message.entry.title}（{message.asked}）尚未答复")
        claim = fail if own and evidence and message.stated and message.asked_labelled else needs_review
        reason = "waiting" if own and evidence else "waiting_for_whom"
        said: dict[str, Value] = {"title": message.entry.title, "asked": str(message.asked), **values}
        yield claim(reason, *evidence, about=(message.entry.subject,), **said)


def _message(entry: Entry, params: Params) -> _Message:
    text = entry.text
    labelled, answered = labelled_day(text, params.asked), labelled_day(text, params.answered)
    has_answer = answered is not None or any(re.search(words, text) for words in params.answer)
    waits = not has_answer and any(re.search(words, text) for words in params.waiting)
    asked = labelled or (entry.published.date if entry.published else None)
    stated = waits and not entry.unread and any(re.search(words, text, re.MULTILINE) for words in params.state)
    organ = labelled_organ(text, params.organ)
    return _Message(entry, asked, labelled is not None, answered, has_answer, waits, stated, organ)


def _read(messages: Sequence[_Message]) -> int:
    return sum(message.has_answer or message.waits for message in messages)
