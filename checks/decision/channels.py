"""反馈渠道：公开征求意见应写明两种以上提意见的方式。

Letters, telephone, mail, fax and forms on the web count one each, wherever in the page or its attachments they stand;
what the articles of a draft say of websites and letters is none.
A form may also stand beside the text, where it is not seen.
Source: 重大行政决策程序暂行条例第14条、第15条 (confirmed); the number is the scheme's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.doubt import all_sound, none_meant
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.draft_articles import without_articles
from parsing.content.statements import is_statement, stated_none

REASONS = {
    "enough": {"judged", "what", "column", "fewest"},
    "too_few": {"title", "channels", "found", "what", "column", "fewest", "share"},
    "unread": {"title", "channels", "found", "what", "column", "fewest", "share"},
    "missing": {"what", "column", "fewest"},
    "empty": {"what", "column", "fewest"},
    "declared_none": {"what", "column", "fewest", "title"},
    "outdated_statement": {"what", "column", "fewest", "title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the consultations. channels: channel → words that show it (regular expressions).

    fewest: how many channels there must be. duties: sentences of a draft that tell others to offer one.
    """

    what: str
    entries: Selection
    channels: Mapping[str, tuple[Pattern, ...]]
    fewest: int
    duties: tuple[Pattern, ...] = ()


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name, "fewest": params.fewest}
    selected = [one for one in params.entries.of(column.entries, view, as_of) if not is_statement(one)]
    if not selected:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)
        return
    said = [_judge(entry, column, params, {**values, "share": 1 / len(selected)}) for entry in selected]
    first = selected[0]
    yield from [o for o in said if o] or [
        all_sound(
            column, "enough", *entry_evidence(first, column, first.title), about=(), judged=len(selected), **values
        )
    ]


def _judge(entry: Entry, column: ColumnView, params: Params, values: dict[str, Value]) -> Observation | None:
    text = _without(params.duties, _own_text(entry))
    found = [name for name, words in params.channels.items() if any(re.search(word, text) for word in words)]
    if len(found) >= params.fewest:
        return None
    names = "、".join(found) or "没有"
    evidence = entry_evidence(entry, column, f"{entry.title}。全文 {len(text)} 字，其中的反馈渠道：{names}")
    claim, reason = (needs_review, "unread") if entry.unread else (fail, "too_few")
    said: dict[str, Value] = {"title": entry.title, "channels": names, "found": len(found), **values}
    observation = claim(reason, *evidence, about=(entry.subject,), **said)
    return observation.due_to(column.entry_cause(entry, "unread") if entry.unread else None)


def _without(duties: tuple[Pattern, ...], text: str) -> str:
    sentences = re.split(r"(?<=[。；;\n])", text)
    return "".join(one for one in sentences if not any(re.search(words, one) for words in duties))


def _own_text(entry: Entry) -> str:
    """All that was read of it, but for the articles of a draft."""
    if entry.article is None:
        return entry.text
    documents = (replace(one, paragraphs=without_articles(one.paragraphs)) for one in entry.article.documents)
    own = replace(entry.article, paragraphs=without_articles(entry.article.paragraphs), documents=tuple(documents))
    return replace(entry, article=own).text
