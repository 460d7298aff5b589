"""检查的装载：方案写的检查名就是文件名，``annual_report.on_time`` 即 checks/annual_report/on_time.py。"""

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter

from pydantic import TypeAdapter, ValidationError

from config.problems import ConfigInvalid, Problem
from config.scheme_file import SchemeSource
from config.source import sentence
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


def bind_checks(source: SchemeSource, vocabulary: Vocabulary) -> Mapping[str, BoundCheck]:
    """Criterion id → its check, for every criterion that has one; ConfigInvalid with every misfit."""
    bound: dict[str, BoundCheck] = {}
    problems: list[Problem] = []
    for criterion in source.scheme.criteria:
        if criterion.decide is Decision.MANUAL:
            continue
        problems.extend(_unknown_columns(source, criterion, vocabulary))
        try:
            module = importlib.import_module(f"checks.{criterion.check}")
            params = TypeAdapter(module.Params).validate_python(dict(criterion.params))
        except ModuleNotFoundError:
            problems.append(source.problem(criterion.id, ("check",), f"没有“{criterion.check}”这个检查，请核对名称"))
            continue
        except ValidationError as error:
            problems.extend(_params(source, criterion, error))
            continue
        register = getattr(module, "JUDGES_REGISTER", False)
        problems.extend(_looks_nowhere(source, criterion, register=register))
        problems.extend(_reasons(source, criterion, module.REASONS))
        run, compare = getattr(module, "check", None), getattr(module, "compare", None)
        bound[criterion.id] = BoundCheck(criterion.check, params, run, compare, register)
    if problems:
        raise ConfigInvalid(problems)
    return bound


def _unknown_columns(source: SchemeSource, criterion: Criterion, vocabulary: Vocabulary) -> Iterator[Problem]:
    for key, kinds in (("columns", criterion.columns), ("beside", criterion.beside)):
        for position, kind in enumerate(kinds):
            if kind not in vocabulary:
                message = f"没有“{kind}”这类栏目，请改用 columns.yaml 中的写法"
                yield source.problem(criterion.id, (key, position), message)


def _looks_nowhere(source: SchemeSource, criterion: Criterion, *, register: bool) -> Iterator[Problem]:
    """A check judges columns, or the register: one whose module says ``JUDGES_REGISTER``."""
    if not register and not criterion.columns:
        yield source.problem(criterion.id, (), f"评分点 {criterion.id} 由机器判定，请在 columns 中写明看哪些栏目")
    if register and criterion.columns:
        message = f"检查 {criterion.check} 看的是依申请公开登记册，不看栏目，请删去 columns"
        yield source.problem(criterion.id, ("columns",), message)


def _params(source: SchemeSource, criterion: Criterion, error: ValidationError) -> Iterator[Problem]:
    for details in error.errors():
        place = ".".join(str(step) for step in details["loc"]) or "params"
        message = f"检查 {criterion.check} 的参数“{place}”不合要求：{sentence(details)}"
        yield source.problem(criterion.id, ("params", *details["loc"]), message)


def _reasons(source: SchemeSource, criterion: Criterion, given: tuple[str, ...]) -> Iterator[Problem]:
    """Every reason the check can give is worded, and nothing is worded that it never gives."""
    for code in given:
        if code not in criterion.reasons:
            yield source.problem(
                criterion.id, ("reasons",), f"检查 {criterion.check} 会给出理由“{code}”，请写明怎样表述、扣多少分"
            )
    for code, reason in criterion.reasons.items():
        if code not in given:
            yield source.problem(
                criterion.id, ("reasons", code), f"检查 {criterion.check} 不会给出理由“{code}”，请删去或改正"
            )
        for words in (reason.say, reason.advice):
            try:
                list(Formatter().parse(words))
            except ValueError:
                message = f"理由“{code}”里的花括号不成对，请改正：{words}"
                yield source.problem(criterion.id, ("reasons", code), message)
