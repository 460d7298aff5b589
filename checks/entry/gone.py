"""链接打得开：栏目列出的信息和页面上的附件，点开不应是“不存在”。

Only what was fetched anyway is looked at: no link is followed for its own sake, so links in texts and to other sites are
not seen. What failed in passing (no answer, a server's error, a protection page) says nothing; what is gone counts only
beside others of the column that opened, else the trouble may be ours. What was published before the assessed period is
left alone. A site may be under repair for a day, so a person looks, but for what the server itself said on two nights is
not there.
Source: 国办秘函〔2019〕19号 链接不可用 (unconfirmed); the words of being gone are the scheme's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.capture import Failure
from domain.doubt import shown
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.snapshot import ColumnView
from domain.view import View

REASONS = {
    "open": {"opened"},
    "gone": {"column", "found", "opened", "title", "trouble"},
}
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Params:
    """gone: how the failure of a page that is there no more is put (regular expressions)."""

    gone: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class _Gone:
    """name: how a reader knows it. trouble: how its being gone was put."""

    url: str
    name: str
    trouble: str


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    columns = (*view.columns.values(), *view.beside.values())
    said = [observation for column in columns for observation in _judge(column, view, params)]
    opened = sum(_opened(column) for column in columns)
    first = columns[0]
    sound = passed("open", *first.evidence(shown(first)), about=(), opened=opened)
    yield from said or [sound.due_to(first.emptiness)]


def _judge(column: ColumnView, view: View, params: Params) -> Iterator[Observation]:
    """One observation for all that is gone in a column."""
    met = [one for entry in column.entries if _is_recent(entry, view) for one in _gone(entry, params)]
    certain = [one for one in met if one.url in view.gone]
    gone, opened = certain or met, _opened(column)
    if gone and opened:
        name, trouble = gone[0].name, gone[0].trouble
        quote = "；".join(f"{one.name}：{one.trouble}" for one in gone[:_SHOWN])
        said: dict[str, Value] = {"column": column.column.name, "title": name, "trouble": trouble}
        about = (column.column.kind,)
        evidence = column.evidence(quote)
        claim = fail if certain and evidence else needs_review
        yield claim("gone", *evidence, about=about, found=len(gone), opened=opened, **said)


def _opened(column: ColumnView) -> int:
    return sum(entry.article is not None for entry in column.entries)


def _is_recent(entry: Entry, view: View) -> bool:
    return not entry.witnesses or any(witness.date >= view.period.start for witness in entry.witnesses)


def _gone(entry: Entry, params: Params) -> Iterator[_Gone]:
    """What of it is gone, and how that was put: its page, or files on it."""
    if entry.failure and _is_gone(entry.failure, params):
        yield _Gone(entry.url, entry.title, entry.failure.detail)
    for document in entry.article.documents if entry.article else ():
        if document.failure and _is_gone(document.failure, params):
            yield _Gone(document.url, f"{entry.title}的附件“{document.name}”", document.failure.detail)


def _is_gone(failure: Failure, params: Params) -> bool:
    return any(re.search(words, failure.detail) for words in params.gone)
