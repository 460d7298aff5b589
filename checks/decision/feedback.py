"""采纳反馈：每次公开征求意见以后，应公布收到意见的情况、采纳与否和理由；没有意见的也要公布。

A consultation and its feedback are matched by what is left of their titles; feedback may also stand in the
consultation's own page. While feedback is left that matches nothing, it may be the one sought, and nothing is claimed.
Source: 重大行政决策程序暂行条例第18条、第32条 (confirmed); the time limit is a proposal of the scheme.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.doubt import absent, all_sound, none_meant
from domain.entry import Entry, Witness
from domain.finding import Observation, Value, fail, needs_review
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnState, ColumnView, entry_evidence
from domain.view import View
from parsing.content.asked_period import asked_period
from parsing.content.draft_articles import without_articles
from parsing.content.stated_period import working_days_after
from parsing.content.statements import is_statement, stated_none
from parsing.words.title_match import called, similarity

REASONS = {
    "answered": {"judged", "what", "column", "within", "share"},
    "no_feedback": {"title", "due", "what", "column", "within", "share"},
    "unmatched": {"feedback", "title", "due", "what", "column", "within", "share"},
    "incomplete": {"feedback", "element", "title", "due", "what", "column", "within", "share"},
    "unread": {"feedback", "element", "title", "due", "what", "column", "within", "share"},
    "late": {"feedback", "published", "title", "due", "what", "column", "within", "share"},
    "not_due": {"title", "due", "what", "column", "within", "share"},
    "missing": {"what", "column", "within"},
    "empty": {"what", "column", "within"},
    "declared_none": {"what", "column", "within", "title"},
    "outdated_statement": {"what", "column", "within", "title"},
}
_FEW = 120


@dataclass(frozen=True, slots=True)
class Element:
    """words: any of these shows the element. when: it is asked for only where one of these stands. Regular expressions.

    certain: without them it is missing; of the others each may be worded in other ways, all of them hardly.
    """

    name: str
    words: tuple[Pattern, ...]
    when: tuple[Pattern, ...] = ()
    certain: bool = False

    def lacks_in(self, text: str) -> bool:
        asked = not self.when or any(re.search(words, text) for words in self.when)
        return asked and not any(re.search(words, text) for words in self.words)


@dataclass(frozen=True, slots=True)
class Params:
    """consultations, feedback: which entries they are. what: how the words call the consultations.

    routine: words left out of titles before they are compared; similarity: from which likeness on they match.
    about: words of a sentence that states the period; days: its length where no page states it.
    prolonged: words of a title that prolongs a period. adopted: words of another page that tell what became of opinions.
    within: working days after its end. none: words that no opinion came. elements: what feedback must say else.
    """

    what: str
    consultations: Selection
    feedback: Selection
    routine: tuple[Pattern, ...]
    similarity: float
    about: tuple[Pattern, ...]
    days: int
    within: int
    none: tuple[Pattern, ...]
    elements: tuple[Element, ...]
    prolonged: tuple[Pattern, ...] = ()
    adopted: tuple[Pattern, ...] = ()


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name, "within": params.within}
    asked = [one for one in params.consultations.of(column.entries, view, as_of) if not is_statement(one)]
    if not asked:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)
        return
    answers = params.feedback.of(column.entries, view, as_of)
    matches = {one.url: _answer(one, answers, params, view.department.names) for one in asked}
    used = {entry.url for entry in matches.values() if entry}
    spare = [entry for entry in answers if entry.url not in used]
    values["share"] = 1 / len(asked)
    said = [_judge(one, matches[one.url], spare, view, params, as_of, values) for one in asked]
    first = asked[0]
    yield from [o for o in said if o] or [
        all_sound(
            column, "answered", *entry_evidence(first, column, first.title), about=(), judged=len(asked), **values
        )
    ]


def _answer(asked: Entry, answers: Sequence[Entry], params: Params, organs: Sequence[str]) -> Entry | None:
    """The feedback of the same title; else the page itself when its own words, not a draft's, tell what became of it."""
    name = called(asked.title, params.routine, organs)
    scored = [(similarity(name, called(entry.title, params.routine, organs)), entry) for entry in answers]
    best, entry = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if entry and best >= params.similarity:
        return entry
    own = asked.article and replace(asked.article, paragraphs=without_articles(asked.article.paragraphs), documents=())
    return asked if not _lacking(replace(asked, article=own), params) else None


def _lacking(entry: Entry, params: Params) -> list[str]:
    """What the feedback does not say, its title apart; nothing when it says that no opinion came."""
    text = entry.text.removeprefix(entry.title)
    if any(re.search(words, entry.text) for words in params.none):
        return []
    return [one.name for one in params.elements if one.lacks_in(text)]


def _judge(
    asked: Entry,
    answer: Entry | None,
    spare: Sequence[Entry],
    view: View,
    params: Params,
    as_of: date,
    values: dict[str, Value],
) -> Observation | None:
    column, last, about = view.column, _last_day(asked, view, params), (asked.subject,)
    said: dict[str, Value] = {"title": asked.title, "due": str(last or ""), **values}
    if answer is None:
        if last is None or as_of <= last:
            return needs_review("not_due", *entry_evidence(asked, column, asked.title), about=about, **said)
        if spare:
            evidence = entry_evidence(spare[0], column, spare[0].title)
            return needs_review("unmatched", *evidence, about=about, feedback=spare[0].title, **said)
        if _may_be_told(asked, view, params):
            evidence = entry_evidence(asked, column, asked.title)
            return needs_review("no_feedback", *evidence, about=about, **said)
        return absent(column, "no_feedback", f"征集：{asked.title}。栏目中没有对应的反馈", about=about, **said)
    evidence = entry_evidence(answer, column, answer.title)
    lacking = _lacking(answer, params)
    if lacking:
        sure = _is_surely_incomplete(lacking, params) and not answer.unread and not _leads_on(answer)
        claim = fail if sure else needs_review
        reason = "unread" if answer.unread else "incomplete"
        said |= {"feedback": answer.title, "element": "、".join(lacking)}
        observation = claim(reason, *evidence, about=about, **said)
        return observation.due_to(column.entry_cause(answer, "unread") if answer.unread else None)
    published = answer.published
    late = answer is not asked and published and last and published.date > last
    if late and published and published.witness is not Witness.ADDRESS:
        evidence = entry_evidence(answer, column, f"{answer.title}（{published.raw}）")
        return fail("late", *evidence, about=about, feedback=answer.title, published=str(published.date), **said)
    return None


def _leads_on(answer: Entry) -> bool:
    """A few words and a link: what became of the opinions may stand behind it."""
    return answer.article is not None and bool(answer.article.links) and len(answer.article.text) < _FEW


def _is_surely_incomplete(lacking: Sequence[str], params: Params) -> bool:
    """What is certain lacks, or all that is asked of every feedback."""
    certain = any(one.certain and one.name in lacking for one in params.elements)
    return certain or all(one.name in lacking for one in params.elements if not one.when)


def _may_be_told(asked: Entry, view: View, params: Params) -> bool:
    """Where it is not certain that nothing was told: the page was not read, another organ asked, the period was
    prolonged, or a page in a column beside is called alike and may tell it.
    """
    source = asked.article.source if asked.article else ""
    of_another = bool(source) and not any(name in source for name in view.department.names)
    prolonged = any(re.search(words, one.title) for words in params.prolonged for one in view.column.entries)
    if asked.unread or of_another or prolonged:
        return True
    return any(_may_tell(asked, one, view, params) for one in view.beside.values())


def _may_tell(asked: Entry, column: ColumnView, view: View, params: Params) -> bool:
    if not column.certain and not (column.state is ColumnState.MISSING and column.complete):
        return True
    name = called(asked.title, params.routine, view.department.names)
    return any(
        any(re.search(words, one.text) for words in params.adopted) or one.unread
        for one in column.entries
        if similarity(name, called(one.title, params.routine, view.department.names)) >= params.similarity
    )


def _last_day(asked: Entry, view: View, params: Params) -> date | None:
    """The last day for feedback; None when nothing tells when the consultation began."""
    if asked.published is None:
        return None
    start = asked.published.date
    period = asked_period(asked.title, asked.article, params.about, start, view.calendar) if asked.article else None
    end = max(period.end, start) if period else start + timedelta(days=params.days)
    return working_days_after(view.calendar, end, params.within)
