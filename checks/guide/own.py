"""指南是本部门自己的：标题和正文中的机关应是本部门，不是套用别的机关的指南。

A title that names another organ may bear a name of this department that we do not know: only organs that it can
never be (such as the city's government) are claimed, and only when the text does not name the department either.
Under our own title another department of the portal may still be the one that keeps the information or runs the office.
Source: 条例第12条 (confirmed); a city department's guide titled 《随州市人民政府办公室信息公开指南》 was seen (confirmed).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.cause import Cause
from domain.doubt import absent
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View

REASONS = {
    "own": {"title", "department"},
    "other_organ": {"organ", "title", "department"},
    "other_in_text": {"organ", "title", "department"},
    "other_title": {"organ", "title", "department"},
    "no_name": {"title", "department"},
    "unread": {"title", "department"},
    "missing": set(),
    "unrecognised": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    """generic: what of a title names no organ. organ: what is left names an organ.

    never: organs that no department under assessment is. role: what follows the name of the organ whose guide it is.
    All regular expressions. passing: a sentence with any of these names others in passing.
    """

    guides: Selection
    generic: Pattern
    organ: Pattern
    never: Pattern
    role: Pattern
    passing: tuple[Pattern, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    guides = params.guides.of(column.entries, view, as_of)
    if not guides and column.entries:
        titles = "；".join(entry.title for entry in column.entries[:8])
        doubt = needs_review("unrecognised", *column.evidence(titles))
        yield doubt.due_to(Cause(column.column.kind, "unrecognised"))
        return
    if not guides:
        yield absent(column, "missing", column.note or "栏目没有条目")
        return
    said = [_judge(guide, view, params) for guide in guides]
    own = [observation for observation in said if observation.reason == "own"]
    doubts = [observation for observation in said if observation.reason != "other_organ"]
    yield (own or doubts or said)[0]


def _judge(guide: Entry, view: View, params: Params) -> Observation:
    names = view.department.names
    named = re.sub(params.generic, "", _compact(_title(guide)))
    text = _compact(guide.text)
    values: dict[str, Value] = {"title": guide.title, "department": view.department.name}
    about = (guide.subject,)
    evidence = entry_evidence(guide, view.column, _quote(guide, view.column))
    is_titled = _names(named, names)
    if is_titled or (not re.search(params.organ, named) and _names(text, names)):
        organ, sentence = _organ_in(guide.text, view, params)
        if organ:
            quoted = entry_evidence(guide, view.column, sentence)
            return needs_review("other_in_text", *quoted, about=about, organ=organ, **values)
        return passed("own", *evidence, about=about, **values)
    if not re.search(params.organ, named):
        if guide.unread:
            unread = needs_review("unread", *evidence, about=about, **values)
            return unread.due_to(view.column.entry_cause(guide, "unread"))
        return needs_review("no_name", *evidence, about=about, **values)
    certain = re.search(params.never, named) and not guide.unread and view.column.certain and evidence
    if certain and not _names(text, names):
        return fail("other_organ", *evidence, about=about, organ=named, **values)
    return needs_review("other_title", *evidence, about=about, organ=named, **values)


def _organ_in(text: str, view: View, params: Params) -> tuple[str, str]:
    """Another department in the role of the one whose guide it is, and where that is said; blank where ours is too."""
    sentences = [_compact(sentence) for sentence in re.split("[。；\n]", text)]
    own = f"{_any_of(view.department.names)}(?:{params.role})"
    if not view.others or any(re.search(own, sentence) for sentence in sentences):
        return "", ""
    for sentence in sentences:
        match = re.search(f"({_any_of(view.others)})(?:{params.role})", sentence)
        if match and not any(re.search(words, sentence) for words in params.passing):
            return match[1], sentence
    return "", ""


def _any_of(names: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(_compact(name)) for name in sorted(names, key=len, reverse=True)) + ")"


def _title(guide: Entry) -> str:
    """As the page says it, since lists cut titles short."""
    return (guide.article.title if guide.article else "") or guide.title


def _quote(guide: Entry, column: ColumnView) -> str:
    paragraphs = guide.article.paragraphs if guide.article else ()
    first = next((text for text in paragraphs if text and text != guide.title), "")
    return f"{_title(guide)}。{first[:60]}" if first else _title(guide)


def _names(text: str, names: tuple[str, ...]) -> bool:
    return any(_compact(name) in text for name in names)


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text)
