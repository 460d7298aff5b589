"""存在哪一次：与上次说得一样的评分点不再存一遍，结果只记下它的各个评分点存在哪些考评里。

Compared with the department's newest result. When a page was asked for again and said the same, nothing new was said:
what is kept is the time of its copy, and the result's own time says until when it was so.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, groupby, repeat

import msgspec

from domain.assessment import DepartmentResult
from domain.score import CriterionResult

SaidIn = tuple[int, ...]
"""For each criterion, in order, the assessment that holds what was said."""

Fresh = Sequence[tuple[int, CriterionResult]]
"""Criteria with their position in the result."""

_runs = msgspec.json.Decoder(tuple[tuple[int, int], ...])
_NO_TIME = datetime(1, 1, 1, tzinfo=UTC)


def said_in(result: DepartmentResult, newest: DepartmentResult | None, held: SaidIn) -> SaidIn:
    """held: of the newest result."""
    before = dict(enumerate(zip(newest.results, held, strict=True))) if newest else {}
    return tuple(_holder(one, before.get(position), result.assessment) for position, one in enumerate(result.results))


def timeless(judged: CriterionResult) -> CriterionResult:
    """The same for what says the same of the same copies, whenever they were fetched."""
    return replace(
        judged,
        findings=tuple(
            replace(one, evidence=tuple(replace(shown, fetched_at=_NO_TIME) for shown in one.evidence))
            for one in judged.findings
        ),
    )


def encode_said_in(held: SaidIn) -> str:
    """As runs: assessment, and how many criteria on end it holds."""
    runs = [(assessment, len(list(of))) for assessment, of in groupby(held)]
    return msgspec.json.encode(runs).decode()


def decode_said_in(text: str) -> SaidIn:
    return tuple(chain.from_iterable(repeat(assessment, count) for assessment, count in _runs.decode(text)))


def fresh(result: DepartmentResult, held: SaidIn) -> Fresh:
    """What the result's own assessment holds, with its position."""
    numbered = zip(enumerate(result.results), held, strict=True)
    return [one for one, assessment in numbered if assessment == result.assessment]


def _holder(judged: CriterionResult, before: tuple[CriterionResult, int] | None, assessment: int) -> int:
    return before[1] if before and timeless(before[0]) == timeless(judged) else assessment
