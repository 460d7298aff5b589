"""指南要素齐全：公开指南应写明条例规定的各项内容。

Elements that are worded in many ways (分类、编排体系、获取方式) are found by words but missed by words too:
when no word of theirs stands there, a person decides. So too where the guide has an attachment that was not read,
or sends its readers elsewhere. An attached form says what applicants fill in, not what the guide tells them. A
sentence that seems to refuse what must be offered is laid before a person, whatever else the guide says of it.
Source: 条例第12条 (confirmed).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from domain.capture import Capture
from domain.cause import Cause
from domain.doubt import absent
from domain.entry import Document, Entry
from domain.finding import Evidence, Observation, fail, needs_review, not_assessable, passed
from domain.grid import Grid
from domain.pattern import Pattern
from domain.snapshot import evidence_of
from domain.view import View

REASONS = {
    "complete": {"title"},
    "missing_element": {"element", "title"},
    "unclear_element": {"element", "title"},
    "refused": {"element", "title", "sentence"},
    "missing": set(),
    "unread": {"title"},
    "unrecognised": set(),
}


@dataclass(frozen=True, slots=True)
class Element:
    """words: any of these shows the element (regular expressions). certain: without them it is missing.

    refused: any of these in a sentence refuses it (regular expressions).
    """

    name: str
    words: tuple[Pattern, ...]
    certain: bool
    refused: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Params:
    """title: words of a guide's title; shortest: fewest characters of a guide's text.

    elsewhere: words that send readers to another page for what the elements say (regular expressions).
    form: what attached forms are called, by their name or their first line (regular expressions).
    not_refused: what in a sentence, or the next one, shows that nothing is refused (regular expressions).
    """

    elements: tuple[Element, ...]
    title: Pattern
    shortest: int
    elsewhere: tuple[Pattern, ...] = ()
    form: tuple[Pattern, ...] = ()
    not_refused: tuple[Pattern, ...] = ()


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    guides = [entry for entry in view.column.entries if re.search(params.title, entry.title)]
    if not guides:
        yield _without(view)
        return
    newest = max(guides, key=lambda entry: entry.published.date if entry.published else date.min)
    guide = _without_forms(newest, params)
    text, capture = _text(guide)
    if capture is None or len(text) < params.shortest:
        page = (evidence_of(capture, guide.title),) if capture else view.column.evidence(guide.title)
        unread = not_assessable("unread", *page, about=(guide.subject,), title=guide.title)
        yield unread.due_to(view.column.entry_cause(guide, "unread"))
        return
    lacking = [element for element in params.elements if not _any(element.words, text)]
    whole = not guide.unread and not _any(params.elsewhere, text)
    for element in lacking:
        claim, reason = (fail, "missing_element") if element.certain and whole else (needs_review, "unclear_element")
        about = (guide.subject, str(params.elements.index(element) + 1))
        yield claim(reason, _evidence(capture, text, element), about=about, element=element.name, title=guide.title)
    refused = list(_refused(text, params))
    for place, element, sentence in refused:
        whose, said = (guide.subject, str(place), "refused"), evidence_of(capture, sentence)
        yield needs_review("refused", said, about=whose, element=element.name, title=guide.title, sentence=sentence)
    if not lacking and not refused:
        yield passed("complete", evidence_of(capture, guide.title), about=(guide.subject,), title=guide.title)


def _refused(text: str, params: Params) -> Iterator[tuple[int, Element, str]]:
    """Each element that a sentence refuses, with the place of the element and the first such sentence."""
    sentences = [sentence.strip() for sentence in re.split("[。；;\\n]", text) if sentence.strip()]
    for place, element in enumerate(params.elements, 1):
        for sentence, following in zip_longest(sentences, sentences[1:], fillvalue=""):
            beside = f"{sentence}\n{following}"
            if _any(element.refused, sentence) and not _any(params.not_refused, beside):
                yield place, element, sentence
                break


def _any(words: tuple[Pattern, ...], text: str) -> bool:
    return any(re.search(word, text) for word in words)


def _without(view: View) -> Observation:
    if view.column.entries:
        doubt = needs_review("unrecognised", *view.column.evidence(view.column.entries[0].title))
        return doubt.due_to(Cause(view.column.column.kind, "unrecognised"))
    return absent(view.column, "missing", view.column.note or "栏目没有条目")


def _without_forms(guide: Entry, params: Params) -> Entry:
    if guide.article is None:
        return guide
    documents = tuple(document for document in guide.article.documents if not _is_form(document, params))
    return replace(guide, article=replace(guide.article, documents=documents))


def _is_form(document: Document, params: Params) -> bool:
    """A guide may have its form at its end, and be called after both."""
    lines = _joined(document.paragraphs, document.tables).splitlines()
    first = next((line for line in lines if line.strip()), "")
    heading = "" if re.search("[，。；]", first) else first
    is_form = any(re.search(word, called) for word in params.form for called in (document.name, heading))
    return is_form and not re.search(params.title, f"{document.name}\n{heading}")


def _text(guide: Entry) -> tuple[str, Capture | None]:
    """The guide's text, and the page or attachment in which most of it stands."""
    if guide.article is None:
        return "", None
    parts = [(_joined(guide.article.paragraphs, guide.article.tables), guide.article.capture)]
    for document in guide.article.documents:
        parts.append((_joined(document.paragraphs, document.tables), document.capture or guide.article.capture))
    return "\n".join(text for text, _ in parts), max(parts, key=lambda part: len(part[0]))[1]


def _joined(paragraphs: tuple[str, ...], tables: tuple[Grid, ...]) -> str:
    return "\n".join((*paragraphs, *(cell for table in tables for row in table.rows for cell in row)))


def _evidence(capture: Capture, text: str, element: Element) -> Evidence:
    """What the guide says where the contact details stand, and how long it is without the element."""
    contact = next((line for line in text.splitlines() if re.search("电话|地址", line)), "")
    return evidence_of(capture, f"指南全文 {len(text)} 字，未见“{element.name}”。{contact[:80]}")
