"""检查的装载：方案写的检查名就是文件名，``annual_report.on_time`` 即 checks/annual_report/on_time.py。"""

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from pydantic import TypeAdapter, ValidationError

from app.reasons import wrong_common_words, wrong_reasons
from config.problems import ConfigInvalid, Problem
from config.scheme_file import SchemeSource
from config.sentences import sentence, whole_sentence
from domain.finding import Observation
from domain.portal import Vocabulary
from domain.scheme import Criterion, Decision
from domain.view import View


@dataclass(frozen=True, slots=True)
class BoundCheck:
    """A check with its parameters read. name: as the scheme writes it.

    run: judges a department by itself. compare: judges every department beside the others, by department id;
    a check does either. register: it judges registered applications.
    """

    name: str
    params: object
    run: Callable[[View, object, date], Iterator[Observation]] | None = None
    compare: Callable[[Mapping[str, View], object, date], Iterator[tuple[str, Observation]]] | None = None
    register: bool = False


def bind_checks(source: SchemeSource, vocabulary: Vocabulary | None) -> Mapping[str, BoundCheck]:
    """Criterion id → its check, for every criterion that has one; ConfigInvalid with every misfit.

    vocabulary: None where it could not be read: nothing is said of columns then.
    """
    bound: dict[str, BoundCheck] = {}
    problems = list(wrong_common_words(source, _module))
    for criterion in source.scheme.criteria:
        if criterion.decide is Decision.MANUAL or not criterion.check:
            continue
        problems.extend(_unknown_columns(source, criterion, vocabulary))
        module = _module(criterion.check)
        if module is None:
            message = f"没有“{criterion.check}”这个检查，请核对名称"
            problems.extend(source.complain(criterion.id, ("check",), message))
            continue
        problems.extend(_looks_nowhere(source, criterion, register=getattr(module, "JUDGES_REGISTER", False)))
        problems.extend(wrong_reasons(source, criterion, module.REASONS))
        try:
            bound[criterion.id] = _bound(criterion, module)
        except ValidationError as error:
            problems.extend(_params(source, criterion, error))
    if problems:
        raise ConfigInvalid(problems)
    return bound


def _module(check: str) -> ModuleType | None:
    """None when there is no such check."""
    name = f"checks.{check}"
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and (name == error.name or name.startswith(f"{error.name}.")):
            return None
        raise
    return module if hasattr(module, "Params") else None


def _bound(criterion: Criterion, module: ModuleType) -> BoundCheck:
    params = TypeAdapter(module.Params).validate_python(dict(criterion.params))
    run, compare = getattr(module, "check", None), getattr(module, "compare", None)
    return BoundCheck(criterion.check, params, run, compare, getattr(module, "JUDGES_REGISTER", False))


def _unknown_columns(source: SchemeSource, criterion: Criterion, vocabulary: Vocabulary | None) -> Iterator[Problem]:
    for key, kinds in (("columns", criterion.columns), ("beside", criterion.beside)):
        for position, kind in enumerate(kinds):
            if vocabulary is not None and kind not in vocabulary:
                message = f"没有“{kind}”这类栏目，请改用 columns.yaml 中的写法"
                yield from source.complain(criterion.id, (key, position), message)


def _looks_nowhere(source: SchemeSource, criterion: Criterion, *, register: bool) -> Iterator[Problem]:
    """A check judges columns, or the register: one whose module says ``JUDGES_REGISTER``."""
    if not register and not criterion.columns:
        message = f"评分点 {criterion.id} 由机器判定，请在 columns 中写明看哪些栏目"
        yield from source.complain(criterion.id, ("columns",), message)
    if register and criterion.columns:
        message = f"检查 {criterion.check} 看的是依申请公开登记册，不看栏目，请删去 columns"
        yield from source.complain(criterion.id, ("columns",), message)


def _params(source: SchemeSource, criterion: Criterion, error: ValidationError) -> Iterator[Problem]:
    """A mistake in words that several criteria share by a name is told once, so its sentence names none of them."""
    for details in error.errors():
        place = ".".join(str(step) for step in details["loc"]) or "params"
        message = whole_sentence(details) or f"检查 {criterion.check} 的参数“{place}”不合要求：{sentence(details)}"
        yield from source.complain(criterion.id, ("params", *details["loc"]), message)
