"""答复不拖：写明由本部门办理的留言，应在规定的工作日内答复。

Only messages that name the department and bear the days of both letter and answer count; an answer
that took longer than even the longest term is late as the page itself has it; before that the term may have been
prolonged, and a person looks.
Source: 外地考评通报 留言回复超过3个或5个工作日 (confirmed); the limit is the scheme's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import shown
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.snapshot import entry_evidence
from domain.view import View
from domain.working_days import UnknownYear
from parsing.content.messages import BeforeDay, BeforeName, labelled_day, labelled_organ

REASONS = {
    "in_time": {"column", "limit", "judged"},
    "slow": {"column", "limit", "judged", "late", "title", "asked", "answered", "days"},
    "nothing": {"column", "limit"},
}
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Params:
    """days: working days until an answer is due; longest: of the term however prolonged, 0: nobody says. asked, answered, organ: labels before the two days and who answers."""

    days: int
    asked: tuple[BeforeDay, ...]
    answered: tuple[BeforeDay, ...]
    organ: tuple[BeforeName, ...]
    longest: int = 0


@dataclass(frozen=True, slots=True)
class _Reply:
    """days: how many working days the answer took."""

    entry: Entry
    asked: date
    answered: date
    days: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"column": column.column.name, "limit": params.days}
    replies = [reply for entry in column.entries if (reply := _reply(entry, view, params))]
    if not replies:
        yield passed("nothing", *column.evidence(shown(column)), about=(), **values).due_to(column.emptiness)
        return
    late = sorted((one for one in replies if one.days > params.days), key=lambda one: one.days, reverse=True)
    values |= {"judged": len(replies)}
    if not late:
        first = replies[0].entry
        yield passed("in_time", *entry_evidence(first, column, first.title), about=(), **values)
        return
    slowest = late[0]
    evidence = (one for reply in late[:_SHOWN] for one in entry_evidence(reply.entry, column, _quote(reply)))
    days: dict[str, Value] = {"asked": str(slowest.asked), "answered": str(slowest.answered), "days": slowest.days}
    title = slowest.entry.title
    claim = fail if 0 < params.longest < slowest.days else needs_review
    yield claim("slow", *evidence, about=(), late=len(late), title=title, **days, **values)


def _reply(entry: Entry, view: View, params: Params) -> _Reply | None:
    organ = labelled_organ(entry.text, params.organ)
    asked, answered = labelled_day(entry.text, params.asked), labelled_day(entry.text, params.answered)
    if asked is None or answered is None or not any(name in organ for name in view.department.names):
        return None
    if not view.period.start <= answered <= view.period.end or answered < asked:
        return None
    try:
        return _Reply(entry, asked, answered, view.calendar.between(asked, answered))
    except UnknownYear:
        return None


def _quote(reply: _Reply) -> str:
    return f"{reply.entry.title}（{reply.asked}提出，{reply.answered}答复）"
