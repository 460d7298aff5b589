"""真值：每个部门每类栏目的状态、条目、文章，和应有的发现。"""

from collections.abc import Iterable

from demo.model import Department
from demo.truth import truths_of
from grammar.articles import Placed, number_of
from grammar.bodies import lines_of
from grammar.feeds import BROWSER_ONLY
from grammar.lists import Listed, listed_of
from grammar.look import Look
from grammar.plan import READ, Planned
from grammar.wordings import COLUMN_NAMES

Record = dict[str, object]


def truth_of(
    department: Department,
    look: Look,
    columns: tuple[Planned, ...],
    planted: dict[str, str],
    unsettled: Iterable[str],
    base: str,
) -> Record:
    """planted: kind → state of spoilt columns. unsettled: kinds of which nothing is to be said."""
    kinds: dict[str, Record] = {}
    for kind in COLUMN_NAMES:
        own = [column for column in columns if column.kind == kind]
        if own:
            kinds[kind] = _kind(look, own, base)
        elif kind not in unsettled and not look.habits.clicked:
            kinds[kind] = {"state": "missing"}
    findings = [
        {"criterion": truth.criterion, "findings": [list(pair) for pair in truth.findings]}
        for truth in truths_of((department,))
    ]
    return {
        "id": department.id,
        "kinds": kinds,
        "planted": planted,
        "unsettled": sorted(set(unsettled) - {kind for kind in kinds if kinds[kind]["state"] != "missing"}),
        "findings": findings,
    }


def _kind(look: Look, columns: list[Planned], base: str) -> Record:
    every = [one for column in columns for one in column.walk()]
    rows = [row for column in every for row in listed_of(look, column)]
    state = READ if any(column.state == READ for column in columns) else columns[0].state
    if any(column.feed in BROWSER_ONLY for column in every):
        state = "needs_browser"
    return {
        "state": state,
        "columns": [{"name": column.name, "url": base + column.url} for column in columns],
        "entries": [_entry(row, base) for row in rows],
        "whole": True,
        "scripted_pages": any(row.browser for row in rows),
        "feeds": sorted({column.feed for column in every}),
        "articles": {
            base + row.placed.url: _article(row.placed, base)
            for row in rows
            if not row.placed.article.gone and not row.placed.article.direct
        },
    }


def _entry(row: Listed, base: str) -> Record:
    return {
        "title": row.placed.article.title,
        "shown": row.shown,
        "url": base + row.placed.url,
        "listed": str(row.listed) if row.listed else None,
        "browser": row.browser,
    }


def _article(placed: Placed, base: str) -> Record:
    """published: None where the page's dates disagree, so that more than one answer is right."""
    dates = placed.article.dates
    day = dates.meta or dates.label
    return {
        "title": placed.article.title,
        "document_number": number_of(placed.article),
        "index_number": placed.article.box.index if placed.article.box else None,
        "source": placed.source,
        "published": str(day) if day and len(placed.witnesses) == 1 else None,
        "lines": list(lines_of(placed.article.body)),
        "attachments": [{"url": base + file.url} for file in placed.files],
    }
