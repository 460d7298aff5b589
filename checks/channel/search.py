"""站内检索能查到：用本部门文件的标题检索，第一页结果里应有这件文件。

The documents asked for are ones that we had just opened, so that a link to one of them is alive.
Source: 条例第24条 检索功能 (confirmed); how many are asked for, and how many must be found, are proposals.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.entry import Article, Entry
from domain.finding import Evidence, Observation, Value, fail, needs_review, passed
from domain.snapshot import evidence_of
from domain.view import View
from parsing.lists.search_results import result_for

REASONS = {
    "found": {"asked", "found", "least", "titles"},
    "not_found": {"asked", "found", "least", "titles"},
    "too_few": {"asked", "found", "least", "titles"},
    "unread": {"asked", "found", "least", "titles"},
    "not_asked": {"asked", "found", "least", "titles"},
}
_MOST_TITLES = 8


@dataclass(frozen=True, slots=True)
class Params:
    """least: how many of the documents asked for must be found."""

    least: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    entries = view.column.entries
    answers = [(entry, entry.article) for entry in entries if entry.article]
    hits = [(entry, results, hit) for entry, results in answers if (hit := result_for(entry, results))]
    found = {entry.url for entry, _, _ in hits}
    missed = [(entry, results) for entry, results in answers if entry.url not in found]
    values: dict[str, Value] = {
        "asked": len(entries),
        "found": len(hits),
        "least": params.least,
        "titles": "、".join(f"“{entry.title}”" for entry, _ in missed),
    }
    seen = [_hit(entry, results, text) for entry, results, (text, _) in hits]
    unseen = [_miss(entry, results) for entry, results in missed]
    if not entries:
        yield needs_review("not_asked", about=(), **values)
    elif len(hits) >= params.least:
        yield passed("found", *seen, about=(), **values)
    elif len(hits) + len(entries) - len(answers) >= params.least:
        yield needs_review("unread", *seen, *unseen, about=(), **values)
    elif len(entries) < params.least:
        yield needs_review("too_few", *seen, *unseen, about=(), **values)
    else:
        yield fail("not_found", *unseen, about=(), **values)


def _hit(document: Entry, results: Article, text: str) -> Evidence:
    return evidence_of(results.capture, f"检索“{document.title}”，结果：{text}")


def _miss(document: Entry, results: Article) -> Evidence:
    links = "；".join(text for text, _ in results.links[:_MOST_TITLES])
    return evidence_of(
        results.capture, f"检索“{document.title}”，结果页共 {len(results.links)} 个链接，前几个：{links}"
    )
