"""政策和解读页面附咨询电话：考评期内发布的政策文件和解读，达到规定比例的页面应附咨询电话或联系科室。

Only pages that look like documents or their interpretation are judged. The telephone may stand in an attachment or
in a box beside the text: pages with an unread part count as open.
Source: 2021年政务公开工作要点 政策咨询服务 (unconfirmed); the share is a proposal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.entry import Entry
from domain.finding import Evidence, Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View

REASONS = {
    "enough": {"pages", "found", "least"},
    "too_few": {"share", "pages", "found", "least"},
    "unread": {"pages", "found", "least"},
    "none": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    """pages: which entries count. words: any of these shows a telephone. least: the share of pages with one, 0 to 1."""

    pages: Selection
    words: tuple[Pattern, ...]
    least: float


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    pages = [
        (entry, column) for column in view.columns.values() for entry in params.pages.of(column.entries, view, as_of)
    ]
    if not pages:
        first = next(iter(view.columns.values()))
        titles = "；".join(entry.title for entry in first.entries[:8]) or first.note or "栏目没有条目"
        yield needs_review("none", *first.evidence(titles)).due_to(first.emptiness)
        return
    with_phone = [one for one in pages if _carries(one[0], params)]
    without = [one for one in pages if not _carries(one[0], params) and not one[0].unread]
    least = params.least * len(pages)
    values: dict[str, Value] = {"pages": len(pages), "found": len(with_phone), "least": round(params.least * 100)}
    if len(with_phone) >= least:
        yield passed("enough", *_evidence(with_phone), about=(), **values)
    elif len(pages) - len(without) >= least or not all(column.certain for column in view.columns.values()):
        yield needs_review("unread", *_evidence(without or pages), about=(), **values)
    else:
        share = 1 - len(with_phone) / least
        evidence = _evidence(without)
        yield (fail if evidence else needs_review)("too_few", *evidence, about=(), share=share, **values)


def _carries(entry: Entry, params: Params) -> bool:
    return any(re.search(word, entry.text) for word in params.words)


def _evidence(pages: list[tuple[Entry, ColumnView]]) -> list[Evidence]:
    return [one for entry, column in pages[:3] for one in entry_evidence(entry, column, entry.title)]
