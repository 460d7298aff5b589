"""年报里自由撰写的文字：去掉表格、数字、套话和单位名称，拿来比较是否雷同。"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.capture import Capture
from domain.finding import Evidence
from domain.snapshot import evidence_of
from parsing.annual_report.facts import AnnualReport
from parsing.words.similarity import bare, matches

_MOST_QUOTED = 3
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Prose:
    """paragraphs: of the sections compared, as printed; text: their letters, without what is dropped."""

    capture: Capture
    paragraphs: tuple[str, ...]
    text: str


def prose_of(
    report: AnnualReport, sections: Iterable[str], dropped: Sequence[str], names: Iterable[str]
) -> Prose | None:
    """dropped: template sentences (regular expressions); names: of the department. None for a report not captured."""
    if report.capture is None:
        return None
    texts = {section.name: section.text for section in report.sections}
    paragraphs = tuple(line for name in sections for line in texts.get(name, "").splitlines())
    patterns = (*dropped, *(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    return Prose(report.capture, paragraphs, "".join(bare(line, patterns) for line in paragraphs))


def side_by_side(
    here: Prose, there: Prose, least: float, shortest: int, dropped: Sequence[str] = ()
) -> tuple[Evidence, Evidence]:
    """The paragraphs that both have; where there is none, how the two texts begin."""
    alike = matches(here.paragraphs, there.paragraphs, least, shortest, dropped)[:_MOST_QUOTED]
    left = " …… ".join(match.left for match in alike) or _beginning(here)
    right = " …… ".join(match.right for match in alike) or _beginning(there)
    return evidence_of(here.capture, left), evidence_of(there.capture, right)


def beginning(prose: Prose) -> Evidence:
    return evidence_of(prose.capture, _beginning(prose))


def _beginning(prose: Prose) -> str:
    return " ".join(prose.paragraphs)[:_LONGEST_QUOTE]
