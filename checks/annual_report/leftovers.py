"""年报没有残留：没有套用其他单位的名称，也没有把上年的年份留在正文里。

Last year is rightly named where two years are compared, and where documents or events of then are told of: such
sentences are left alone, and so are links to other organs' reports. Whatever is found is shown to a person.
Source: 国办公开办函〔2021〕30号第四部分 敷衍塞责 (confirmed); what counts is the scheme's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.finding import Observation, fail, passed
from domain.pattern import OneGroup, Pattern
from domain.view import View
from parsing.annual_report.due import read_due_report
from parsing.annual_report.numbers import compact

REASONS = {
    "clean": {"title"},
    "other_organ": {"organ"},
    "last_year": {"last", "quote"},
    "unread": {"title"},
    "no_report": set(),
}
_REGION = re.compile("^.*?[省市县区]")
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Params:
    """Regular expressions, on sentences without blanks; ``{last}`` in them is the year before the report's.

    organ: its one group is the organ that issues the report; ourselves: words for it that name none.
    stale: last year's, whatever stands around it. allowed: sentences that may name last year.
    """

    organ: tuple[OneGroup, ...]
    ourselves: tuple[Pattern, ...]
    stale: tuple[Pattern, ...]
    allowed: tuple[Pattern, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = read_due_report(view, as_of)
    if isinstance(due, Observation):
        yield due
        return
    linked = {compact(text) for text, _ in due.entry.article.links} if due.entry.article else set()
    sentences = [compact(sentence) for sentence in re.split(r"[。；;！!\n]", due.report.text)]
    found = False
    for sentence in sentences:
        organ = "" if sentence in linked else _other_organ(sentence, view, params)
        if organ:
            found = True
            yield fail("other_organ", due.quoted(sentence[:200]), about=(*due.about, sentence[:200]), organ=organ)
        if _is_stale(sentence, due.year - 1, params):
            found = True
            said, about = due.quoted(sentence[:200]), (*due.about, sentence[:200])
            yield fail("last_year", said, about=about, last=due.year - 1, quote=sentence[:60])
    if not found:
        yield passed("clean", due.quoted(due.entry.title), about=due.about, title=due.entry.title)


def _other_organ(sentence: str, view: View, params: Params) -> str:
    """The organ a sentence says issues the report, when it is not this one."""
    for words in params.organ:
        match = re.search(words, sentence)
        organ = match.group(1) if match else ""
        own = any(_means(organ, compact(name)) for name in view.department.names)
        if organ and not own and not any(re.search(one, organ) for one in params.ourselves):
            return organ
    return ""


def _means(organ: str, name: str) -> bool:
    """The organ bears the name, with more before it, or parts of it (澴东区教体局 for 区教育和体育局)."""
    if name in organ or organ in name:
        return True
    short = _REGION.sub("", organ)
    return len(short) >= _SHORTEST_NAME and bool(re.search(".*".join(map(re.escape, short)), name))


def _is_stale(sentence: str, last: int, params: Params) -> bool:
    def said(words: str) -> bool:
        return bool(re.search(words.replace("{last}", str(last)), sentence))

    if any(said(words) for words in params.stale):
        return True
    named = re.search(rf"(?<!\d){last}年", sentence)
    return bool(named) and not any(said(words) for words in params.allowed)
