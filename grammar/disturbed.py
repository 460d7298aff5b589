"""有故障的一遍和没有故障的一遍相比：谁多丢了分，没碰到的地方又有没有变。"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from grammar.compare import SAID_WRONGLY, Record, closed_fails, compare
from grammar.places import Place

_PORT = re.compile(r"(?<=127\.0\.0\.1:)\d+")
_ENOUGH = 99


@dataclass(frozen=True, slots=True)
class Run:
    """What was written, and what the product saw of it."""

    truth: Record
    facts: Record


@dataclass(frozen=True, slots=True)
class Difference:
    """findings: that cost points and were not there. points: lost beyond. claims: of whole, blank or missing columns
    that are not so. untouched: how many criteria of departments nothing had happened to; changed: those of them that
    came out in another way.
    """

    findings: tuple[str, ...]
    points: Decimal
    claims: tuple[str, ...]
    untouched: int
    changed: tuple[str, ...]

    @property
    def blames(self) -> bool:
        return bool(self.findings) or self.points > 0

    @property
    def same(self) -> float:
        """Of what was not touched, in percent; of nothing all is the same."""
        return 100 * (1 - len(self.changed) / self.untouched) if self.untouched else 100.0

    @property
    def holds(self) -> bool:
        return not self.blames and not self.claims and self.same >= _ENOUGH


def difference(calm: Run, run: Run, hit: Collection[Place]) -> Difference:
    """hit: the places whose answers were spoilt.

    Untouched is a criterion of a department if none of the addresses that were written for the columns it rests on
    (those it reads, those whose titles it searches for; of every department if it compares them) was spoilt, asked
    for or not, nor an address that belongs to the whole department or portal: front pages, menus. One that rests on a
    column that was never written rests on all that the department shows, for only who saw it all knows that there is
    none, and on what the other departments have in its place.
    """
    before, after = _results(calm.facts), _results(run.facts)
    lost = {key: _cost(after[key]) - _cost(before[key]) for key in before.keys() & after.keys()}
    untouched = [key for key in sorted(before) if _is_untouched(key, run, hit)]
    return Difference(
        tuple(line for key in sorted(after) for line in _new(key, before.get(key), after[key])),
        sum((more for more in lost.values() if more > 0), Decimal()),
        tuple(sorted(_claims(run) - _claims(calm))),
        len(untouched),
        tuple(
            _changed(key, before[key], after.get(key))
            for key in untouched
            if _said(before[key]) != _said(after.get(key))
        ),
    )


def _results(facts: Record) -> dict[tuple[str, str], Record]:
    """By department and criterion; without what only people decide."""
    return {
        (department, result["criterion"]): result
        for department, found in facts["departments"].items()
        for result in found["results"]
        if facts["criteria"][result["criterion"]]["decide"] != "manual"
    }


def _cost(result: Record) -> Decimal:
    return sum((Decimal(one["deduction"]) for one in closed_fails(result)), Decimal())


def _new(key: tuple[str, str], before: Record | None, after: Record) -> Iterator[str]:
    known = Counter(one["reason"] for one in closed_fails(before)) if before else Counter[str]()
    for finding in closed_fails(after):
        known[finding["reason"]] -= 1
        if known[finding["reason"]] < 0:
            yield f"{' '.join(key)} {finding['reason']}: {finding['message']}"


def _claims(run: Run) -> set[str]:
    tally = compare(run.truth, run.facts)
    return {f"{measure}: {_PORT.sub('0', line)}" for measure in SAID_WRONGLY for line in tally.said(measure)}


def _is_untouched(key: tuple[str, str], run: Run, hit: Collection[Place]) -> bool:
    department, criterion = key
    rules = run.facts["criteria"][criterion]
    written = {
        (one["id"], kind) for one in run.truth["departments"] for kind, own in one["kinds"].items() if _is_there(own)
    }
    is_compared = rules["compares"] or any((department, kind) not in written for kind in rules["rests"])
    departments = run.facts["departments"] if is_compared else (department,)
    rests = [(one, kind) for one in departments for kind in rules["rests"]]
    absent = {one for one, kind in rests if (one, kind) not in written}
    return not any(any(place.touches(one, kind) for one, kind in rests) or absent & {place.department} for place in hit)


def _is_there(kind: Record) -> bool:
    return bool(kind["state"] != "missing")


def _said(result: Record | None) -> tuple[object, ...]:
    if result is None:
        return ()
    findings = Counter(
        (one["outcome"], one["reason"], one["open"], one["deduction"], _PORT.sub("0", one["message"]))
        for one in result["findings"]
    )
    return (result["outcome"], frozenset(findings.items()))


def _changed(key: tuple[str, str], before: Record, after: Record | None) -> str:
    return f"{' '.join(key)}: {_short(before)} → {_short(after)}"


def _short(result: Record | None) -> str:
    if result is None:
        return "nothing"
    return f"{result['outcome']} {result['findings'][0]['message'][:60] if result['findings'] else ''}".strip()
