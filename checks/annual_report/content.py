"""年报总体情况写全：应写到规定的五个方面。

An aspect counts when any of its usual words stands in the section; a report that says it otherwise is seen by a person.
Source: 国办公开办函〔2021〕30号 总体情况五个方面 (confirmed in part); the words are the scheme's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.finding import Observation, fail, needs_review, passed
from domain.pattern import Pattern
from domain.view import View
from parsing.annual_report.due import read_due_report
from parsing.annual_report.numbers import compact

REASONS = {
    "complete": {"section"},
    "missing_aspect": {"aspect", "section", "share"},
    "no_section": {"section"},
    "pictured": {"aspect", "section", "share"},
    "unread": {"title"},
    "no_report": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    """section: the section that is to say it all. aspects: aspect → its words (regular expressions, any of them)."""

    section: str
    aspects: Mapping[str, tuple[Pattern, ...]]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = read_due_report(view, as_of)
    if isinstance(due, Observation):
        yield due
        return
    section = next((section for section in due.report.sections if section.name == params.section), None)
    if section is None or not section.text:
        yield needs_review("no_section", due.quoted(due.entry.title), about=due.about, section=params.section)
        return
    text = compact(section.text)
    lacking = [
        (str(place), name)
        for place, (name, words) in enumerate(params.aspects.items(), 1)
        if not any(re.search(word, text) for word in words)
    ]
    quote = f"{section.heading}（{len(text)} 字）：{section.text[:200]}"
    evidence = due.quoted(quote.replace("\n", " "))
    if not lacking:
        yield passed("complete", evidence, about=due.about, section=params.section)
    for key, name in lacking:
        claim, reason = (needs_review, "pictured") if due.report.images else (fail, "missing_aspect")
        about, share = (*due.about, key), 1 / len(params.aspects)
        yield claim(reason, evidence, about=about, aspect=name, section=params.section, share=share)
