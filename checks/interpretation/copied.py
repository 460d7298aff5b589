"""解读不照抄：解读材料应把文件讲明白，而不是把原文再登一遍。

Of each interpretation that was read it is told how much of it stands word for word in its document, with the passages
side by side; how deep it is, an expert says. What is only a picture or a video has no text to compare.
Source: 国办发〔2016〕80号 (unconfirmed); the bound is a proposal of the scheme.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import shown
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.content.interpretations import Interpretation, Pairing
from parsing.words.similarity import bare, held, matches

REASONS = {
    "copied": {"title", "document", "share_copied", "linked"},
    "own_words": {"title", "document", "share_copied", "linked"},
    "without_text": {"title", "document", "linked"},
    "none_found": {"what"},
}
_MOST_QUOTED = 3
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the documents. copied: from which share (0 to 1) of its text on an interpretation repeats
    its document; paragraph: from which likeness on two paragraphs are shown side by side; shortest: fewest letters of a
    text or paragraph that is compared. linked: how the words say whether one page leads to the other: yes, no.
    """

    what: str
    pairing: Pairing
    copied: float
    paragraph: float
    shortest: int
    linked: tuple[str, str]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    documents = params.pairing.documents_of(view, as_of)
    candidates = params.pairing.interpretations_in(view, as_of)
    found = [one for one in params.pairing.pair(documents, candidates) if one.by]
    for pair in found:
        linked = params.linked[0] if pair.linked else params.linked[1]
        for one in pair.by:
            yield _compared(pair.document, one, linked, view, params)
    if not found:
        yield needs_review("none_found", *view.column.evidence(shown(view.column)), about=(), what=params.what)


def _compared(document: Entry, one: Interpretation, linked: str, view: View, params: Params) -> Observation:
    said: dict[str, Value] = {"title": one.entry.title, "document": document.title, "linked": linked}
    about = (document.subject, one.entry.subject)
    own, original = _paragraphs(one.entry), _paragraphs(document)
    text = bare("".join(own))
    if len(text) < params.shortest or not original:
        evidence = entry_evidence(one.entry, one.column, one.entry.title)
        return needs_review("without_text", *evidence, about=about, **said)
    alike = matches(own, original, params.paragraph, params.shortest)[:_MOST_QUOTED]
    here = " …… ".join(match.left for match in alike) or "".join(own)[:_LONGEST_QUOTE]
    there = " …… ".join(match.right for match in alike) or "".join(original)[:_LONGEST_QUOTE]
    evidence = (
        *entry_evidence(one.entry, one.column, here),
        *entry_evidence(document, view.column, there),
    )
    share = held(text, bare("".join(original)))
    claim, reason = (fail, "copied") if share >= params.copied else (passed, "own_words")
    return claim(reason, *evidence, about=about, share_copied=round(100 * share), **said)


def _paragraphs(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.text.splitlines())
