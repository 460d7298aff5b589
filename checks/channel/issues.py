"""各期能打开：政府公报栏目里应有考评年度的各期，每期点得开。

An issue is of the year when its title names the year or it was published then. How an issue shows its content (a
table of contents, a file, a reader drawn by a script) is its own affair. One that is gone counts only beside others
that open: where none does, the trouble may be ours.
Source: 条例第23条 政府公报 (confirmed); that every issue of the year opens is a proposal.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.capture import FailureKind
from domain.doubt import none_meant
from domain.entry import Article, Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View

REASONS = {
    "available": {"title", "what", "column", "issues", "opened"},
    "gone": {"title", "trouble", "share", "what", "column", "issues", "opened"},
    "not_opened": {"title", "lacking", "share", "what", "column", "issues", "opened"},
    "missing": {"what", "column"},
    "empty": {"what", "column"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call them. gone: how the failure of a page that is there no more is put (regular expressions)."""

    what: str
    entries: Selection
    gone: tuple[Pattern, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    issues = [entry for entry in params.entries.of(column.entries, view, as_of) if _is_of_the_year(entry, view)]
    if not issues:
        yield none_meant(column, **values)
        return
    opened = [entry for entry in issues if entry.article and _has_content(entry.article)]
    gone = [entry for entry in issues if _is_gone(entry, params)]
    others = [entry for entry in issues if entry not in opened and entry not in gone]
    doubtful = others if opened else [*gone, *others]
    values |= {"issues": len(issues), "opened": len(opened)}
    if opened:
        yield from (_gone(entry, column, len(issues), values) for entry in gone)
    if doubtful:
        yield _not_opened(doubtful, column, len(issues), values)
    if len(opened) == len(issues):
        yield passed(
            "available", *entry_evidence(opened[0], column, opened[0].title), about=(), title=opened[0].title, **values
        )


def _gone(entry: Entry, column: ColumnView, issues: int, values: dict[str, Value]) -> Observation:
    said = entry.failure.detail if entry.failure else ""
    evidence = column.evidence(f"{entry.title}（{entry.url}）{said}")
    claim = fail if evidence else needs_review
    return claim("gone", *evidence, about=(entry.subject,), title=entry.title, trouble=said, share=1 / issues, **values)


def _not_opened(entries: Sequence[Entry], column: ColumnView, issues: int, values: dict[str, Value]) -> Observation:
    first, share = entries[0], len(entries) / issues
    evidence = entry_evidence(first, column, first.title)
    said: dict[str, Value] = {"title": first.title, "lacking": len(entries), "share": share, **values}
    return needs_review("not_opened", *evidence, about=(), **said)


def _is_of_the_year(entry: Entry, view: View) -> bool:
    if str(view.period.end.year) in entry.title or entry.published is None:
        return True
    return view.period.start <= entry.published.date <= view.period.end


def _has_content(article: Article) -> bool:
    shown = article.paragraphs or article.tables or article.links or article.images
    return bool(article.capture.digest and (shown or article.documents))


def _is_gone(entry: Entry, params: Params) -> bool:
    failure = entry.failure
    if failure is None or failure.kind is not FailureKind.CLIENT_ERROR:
        return False
    return any(re.search(words, failure.detail) for words in params.gone)
