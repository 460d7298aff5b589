"""理由的表述与检查对得上：检查会给出的每个理由都有说法，说法里用到的每个值检查都给得出。"""

from collections.abc import Callable, Iterator, Mapping, Set
from types import ModuleType

from config.placeholders import wrong_placeholders
from config.problems import Problem
from config.reading import Path
from config.scheme_file import SchemeSource
from config.scheme_shape import ReasonShape
from domain.scheme import Criterion, Reason

Given = Mapping[str, Set[str]]
"""Reason that a check can give → the values that come with it."""


def wrong_reasons(source: SchemeSource, criterion: Criterion, given: Given) -> Iterator[Problem]:
    """Every reason the check can give is worded, and what the criterion itself says of reasons fits the check."""
    check = criterion.check
    for code in given:
        if code not in criterion.reasons and source.common.knows((check, code)):
            message = f"检查 {check} 会给出理由“{code}”，请写明怎样表述、扣多少分"
            yield from source.complain(criterion.id, ("reasons", code), message)
    for code, reason in criterion.reasons.items():
        for path, message in _mistakes(check, code, reason, given):
            if source.states(criterion.id, ("reasons", *path)):
                yield from source.complain(criterion.id, ("reasons", *path), message)


def wrong_common_words(source: SchemeSource, module: Callable[[str], ModuleType | None]) -> Iterator[Problem]:
    """What the scheme says of reasons wherever a criterion does not. module: the check of a name."""
    for check, reasons in (source.common.model.root if source.common.model else {}).items():
        found = module(check)
        if found is None:
            yield from source.common.complain((check,), f"没有“{check}”这个检查，请核对名称")
            continue
        for code, reason in reasons.items():
            for path, message in _mistakes(check, code, reason, found.REASONS):
                yield from source.common.complain((check, *path), message)


def _mistakes(check: str, code: str, reason: Reason | ReasonShape, given: Given) -> Iterator[tuple[Path, str]]:
    """Where below the reasons, and what is wrong there."""
    if code not in given:
        yield (code,), f"检查 {check} 不会给出理由“{code}”，请删去或改正"
        return
    for key, words in (("say", reason.say), ("advice", reason.advice)):
        for mistake in wrong_placeholders(words, given[code]):
            yield (code, key), f"检查 {check} 的理由“{code}”，{key} 里{mistake}"
    by_share = reason.by_share if isinstance(reason, Reason) else reason.deduct == "share"
    if by_share and "share" not in given[code]:
        yield (code, "deduct"), f"检查 {check} 的理由“{code}”给不出比例，不能按比例扣分，请写明扣多少分，或删去 deduct"
