"""逐项登记：测评人员在登记册里逐项核对的，各件申请是否都做到。

What one cell says of one application. Where the answer to a question depends on what kind of answer was given and
that is not registered, or where the question is put as uncertain, a person looks. A blank cell was not looked at.
Source: 条例第29条、第36条、第42条、第51条 (confirmed); which particulars are asked for is the scheme's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.application import AnswerKind, Application, Field, Particular
from domain.finding import Evidence, Observation, Value, fail, needs_review, passed
from domain.view import View

JUDGES_REGISTER = True
REASONS = {
    "proper": {"judged"},
    "wrong": {"number", "names", "share"},
    "doubtful": {"number", "names", "share"},
    "not_looked_at": {"number", "names", "share"},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. name: how the words call it; good: what the cell should say, 有 (true) or 无 (false).

    kinds: of which answers it is asked, all when empty; certain: whether the machine alone may say that it is wrong.
    """

    about: Particular
    name: str
    good: bool = True
    kinds: tuple[AnswerKind, ...] = ()
    certain: bool = True

    def concerns(self, case: Application) -> bool:
        """True also when it is not known what kind the answer is of."""
        return not self.kinds or case.kind is None or case.kind in self.kinds

    def decides(self, case: Application) -> bool:
        return self.certain and (not self.kinds or case.kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Params:
    asked: tuple[Asked, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    cases = view.applications
    parts = len(cases) * len({asked.about for asked in params.asked})
    troubles = [observation for case in cases for observation in _judge(case, params, parts)]
    yield from troubles or [passed("proper", *(_evidence(case, params.asked) for case in cases), judged=len(cases))]


def _judge(case: Application, params: Params, parts: int) -> Iterator[Observation]:
    concerning = [asked for asked in params.asked if asked.concerns(case)]
    blank = [asked for asked in concerning if asked.about not in case.particulars]
    bad = [asked for asked in concerning if case.particulars.get(asked.about, asked.good) is not asked.good]
    wrong = [asked for asked in bad if asked.decides(case)]
    doubtful = [asked for asked in bad if not asked.decides(case)]
    for claim, reason, found in (
        (fail, "wrong", wrong),
        (needs_review, "doubtful", doubtful),
        (needs_review, "not_looked_at", blank),
    ):
        if found:
            yield claim(reason, _evidence(case, found), about=(case.number,), **_values(case, found, parts))


def _values(case: Application, found: list[Asked], parts: int) -> dict[str, Value]:
    names = dict.fromkeys(asked.name for asked in found)
    return {"number": case.number, "names": "、".join(names), "share": len({a.about for a in found}) / parts}


def _evidence(case: Application, asked: tuple[Asked, ...] | list[Asked]) -> Evidence:
    return case.evidence(Field.KIND, Field.ANSWERED, *dict.fromkeys(one.about for one in asked))
