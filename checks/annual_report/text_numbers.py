"""年报文表一致：总体情况里写的申请、复议、诉讼件数应与表格相同。

One number that differs from the table's is claimed; several numbers, words of other years or of parts beside it, or
a number that is right with last year's carried over, leave it open what is meant: a person reads the sentence.
Where one of the tables was not read, the other is compared all the same.
Source: 国办公开办函〔2021〕30号 数据准确 (confirmed in part).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from domain.finding import Observation, Value, fail, needs_review, not_assessable, passed
from domain.pattern import OneGroup, Pattern
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import due_report, no_report, report_page, unread_report
from parsing.annual_report.facts import AnnualReport
from parsing.annual_report.numbers import compact
from parsing.annual_report.reader import read_annual_report

REASONS = {
    "agrees": {"name", "printed", "said"},
    "contradicts": {"name", "printed", "said"},
    "unclear": {"name", "printed", "said"},
    "no_numbers": {"section"},
    "unread": {"title"},
    "no_report": set(),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """What the text may say of a number of the tables.

    words: its one group is the number; none: says that there was none (regular expressions, on text without blanks).
    rows: of table three (applications) or four (disputes); their totals add up to the number.
    perhaps: further rows that the text may have counted along; counted_along: words that say so, with the number of
    those rows as their one group.
    """

    name: str
    words: tuple[OneGroup, ...]
    none: tuple[Pattern, ...]
    table: Literal["applications", "disputes"]
    rows: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    counted_along: tuple[OneGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Params:
    """section: where the text stands. doubtful: words of a sentence whose number may be another (regular expressions)."""

    section: str
    statements: tuple[Statement, ...]
    doubtful: tuple[Pattern, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = due_report(view, as_of)
    entry = due.entry
    if entry is None:
        yield no_report(due.column, due.year)
        return
    report = read_annual_report(entry)
    said = [
        replace(o, about=(entry.subject, str(place)))
        for place, statement in enumerate(params.statements, 1)
        if (o := _judge(report, statement, params))
    ]
    faults = [observation for observation in said if observation.reason != "agrees"]
    page = report_page(report, entry, view.column)
    if faults:
        yield from faults
    elif report.capture is None or report.applications is None or report.disputes is None:
        unread = not_assessable("unread", *page, about=(entry.subject,), title=entry.title)
        yield unread.due_to(unread_report(view.column, entry))
    else:
        yield from said[:1] or [passed("no_numbers", *page, about=(entry.subject,), section=params.section)]


def _judge(report: AnnualReport, statement: Statement, params: Params) -> Observation | None:
    """None when the text or the table does not say it."""
    printed = _printed(report, statement, statement.rows)
    found = [pair for sentence in _sentences(report, params.section) for pair in _numbers(sentence, statement)]
    if printed is None or not found or report.capture is None:
        return None
    numbers = {number for number, _ in found}
    number, sentence = found[0]
    together = _printed(report, statement, (*statement.rows, *statement.perhaps))
    along = any(total == together and _counts_along(report, statement, words) for total, words in found)
    evidence = evidence_of(report.capture, f"{sentence}。表格中“{'、'.join(statement.rows)}”的总计为 {printed}")
    values: dict[str, Value] = {"name": statement.name, "printed": str(printed), "said": str(number)}
    if printed in numbers or along:
        return passed("agrees", evidence, about=(), **values)
    if together in numbers or len(numbers) > 1 or any(re.search(words, sentence) for words in params.doubtful):
        return needs_review("unclear", evidence, about=(), **values)
    return fail("contradicts", evidence, about=(), **values)


def _counts_along(report: AnnualReport, statement: Statement, sentence: str) -> bool:
    """The sentence says that the further rows are in its number, and how much they are as the table does."""
    further = _printed(report, statement, statement.perhaps)
    said = (re.search(words, sentence) for words in statement.counted_along)
    return any(match and Decimal(match.group(1)) == further for match in said)


def _printed(report: AnnualReport, statement: Statement, rows: tuple[str, ...]) -> Decimal | None:
    """What the table says; None when one of its rows does not."""
    applications = report.applications.rows if report.applications else {}
    disputes = report.disputes.groups if report.disputes else {}
    table = applications if statement.table == "applications" else disputes
    totals = [table[row][-1].value if row in table else None for row in rows]
    return None if None in totals else sum((total for total in totals if total is not None), Decimal(0))


def _sentences(report: AnnualReport, name: str) -> list[str]:
    text = next((section.text for section in report.sections if section.name == name), "")
    return [compact(sentence) for sentence in re.split(r"[。；;！!\n]", text)]


def _numbers(sentence: str, statement: Statement) -> Iterator[tuple[Decimal, str]]:
    for words in statement.words:
        for match in re.finditer(words, sentence):
            yield Decimal(match.group(1)), sentence
    if any(re.search(words, sentence) for words in statement.none):
        yield Decimal(0), sentence
