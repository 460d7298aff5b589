"""表述与定价：一条观察，按方案说成什么话、值多少分、要不要人来定。"""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from domain.finding import Finding, Observation, Outcome, Value
from domain.scheme import Criterion, Decision, Reason
from parsing.content.personal_data import hidden
from scoring.identity import cause_of, fingerprint_of, keys_of

_DOUBTS = (Outcome.NEEDS_REVIEW, Outcome.NOT_ASSESSABLE)
_FINEST = Decimal("0.0001")


def state(
    observation: Observation, criterion: Criterion, reason: Reason, department: str, *, seen_whole: bool = True
) -> Finding:
    """The observation as a finding, without the numbers of persons, whatever check made it.

    An open finding's deduction is what it may cost once a person decides. seen_whole: of the columns that the criterion
    looks at nothing is unread.
    """
    opened = is_open(observation, criterion, reason, seen_whole=seen_whole)
    return Finding(
        indicator=criterion.indicator,
        criterion=criterion.id,
        outcome=observation.outcome,
        reason=observation.reason,
        message=hidden(_fill(reason.say, observation)),
        advice=_fill(reason.advice, observation),
        deduction=_deduction(observation, criterion, reason, opened),
        open=opened,
        evidence=tuple(replace(one, quote=hidden(one.quote)) for one in observation.evidence),
        fingerprint=fingerprint_of(observation, criterion, department),
        cap=None if criterion.is_notice else reason.cap,
        values={name: _masked(value) for name, value in observation.values.items()},
        mark=reason.mark,
        about=keys_of(observation.about),
        cause=cause_of(observation, criterion),
    )


def is_open(observation: Observation, criterion: Criterion, reason: Reason, *, seen_whole: bool = True) -> bool:
    """Doubt always goes to a person; so does every fault of a criterion that a person confirms, unless its reason says
    that the machine decides.

    What passes there earns (机器认定) only if all was seen, for no fault in a part proves none in the rest, and its
    reason names nothing that the machine cannot see; elsewhere it earns unless it is said of all of a part only.
    A notice that has nothing to say asks nobody.
    """
    outcome = observation.outcome
    if outcome is Outcome.NOT_APPLICABLE or (outcome is Outcome.PASS and criterion.is_notice):
        return False
    if outcome in _DOUBTS or criterion.decide is Decision.MANUAL or observation.partial:
        return True
    if reason.decide is not None:
        return reason.decide is Decision.CONFIRM
    return criterion.decide is Decision.CONFIRM and not (outcome is Outcome.PASS and seen_whole)


def _deduction(observation: Observation, criterion: Criterion, reason: Reason, opened: bool) -> Decimal:
    match observation.outcome:
        case Outcome.NOT_APPLICABLE:
            return Decimal(0)
        case Outcome.PASS:
            return criterion.points if opened else Decimal(0)
        case Outcome.DECLARED_NONE:
            return criterion.points if opened else criterion.points * (1 - criterion.declared_none)
    share = observation.values.get("share")
    if reason.by_share and isinstance(share, int | float):
        priced = criterion.points * Decimal(str(share))
    else:
        priced = criterion.points if reason.deduct is None else reason.deduct
    return min(priced, criterion.points).quantize(_FINEST, ROUND_HALF_UP)


def _fill(words: str, observation: Observation) -> str:
    return words.format_map(observation.values) if words else ""


def _masked(value: Value) -> Value:
    """A number that is a person's becomes text; every other value stays what it is."""
    if value is None or isinstance(value, float):
        return value
    text = hidden(str(value))
    return value if text == str(value) else text
