"""附件能下载能打开：抓到的附件应有内容，内容与扩展名相符。

What we merely cannot read (scans, archives, old formats) is no fault; a file that is a web page, empty, damaged or
gone is. What failed in passing says nothing.
Source: 条例第24条 下载功能 (confirmed); how many must be seen is a proposal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.capture import FailureKind
from domain.entry import Document, Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.snapshot import ColumnView, entry_evidence, evidence_of
from domain.view import View

REASONS = {
    "work": {"found"},
    "broken": {"name", "title", "trouble", "share"},
    "too_few": {"found", "least"},
}
_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Params:
    """least: how many must have been downloaded. broken: what is said of files that are none (regular expressions)."""

    least: int
    broken: tuple[Pattern, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    seen = [
        (document, entry, column)
        for column in view.columns.values()
        for entry in column.entries
        if entry.article
        for document in entry.article.documents
    ]
    broken = [one for one in seen if _is_broken(one[0], params)]
    sound = [one for one in seen if _is_sound(one[0], params)]
    for document, entry, column in broken:
        yield _claim(document, entry, column, len(broken) + len(sound))
    if broken:
        return
    if len(sound) < params.least:
        first = next(iter(view.columns.values()))
        yield needs_review("too_few", *first.evidence(first.column.name), found=len(sound), least=params.least)
        return
    evidence = [evidence_of(one.capture, one.name) for one, _, _ in sound[: params.least] if one.capture]
    yield passed("work", *evidence, found=len(sound))


def _claim(document: Document, entry: Entry, column: ColumnView, judged: int) -> Observation:
    said = document.failure.detail if document.failure and document.failure.detail else "文件不存在"
    quote = f"{entry.title}。附件：{document.name}（{document.url}）{said}"
    evidence = entry_evidence(entry, column, quote)
    values: dict[str, Value] = {"name": document.name, "title": entry.title, "trouble": said, "share": 1 / judged}
    claim = fail if evidence else needs_review
    return claim("broken", *evidence, about=(entry.subject, document.url), **values)


def _is_broken(document: Document, params: Params) -> bool:
    failure = document.failure
    if failure is None or document.capture is None:
        return False
    if failure.kind is FailureKind.CLIENT_ERROR:
        return document.capture.status in _GONE
    unreadable = failure.kind is FailureKind.DOCUMENT_UNREADABLE
    return unreadable and any(re.search(words, failure.detail) for words in params.broken)


def _is_sound(document: Document, params: Params) -> bool:
    """It was downloaded and is a file, whether or not we can read it."""
    if document.capture is None or not document.capture.digest or _is_broken(document, params):
        return False
    return document.failure is None or document.failure.kind is FailureKind.DOCUMENT_UNREADABLE
