"""把一个门户要用的全部配置读齐、校验、装好：门户、方案、检查、栏目词汇、用语。"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import config
from app.checks import BoundCheck, bind_checks
from app.errors import UserError
from app.judge import Judge
from config.columns_file import load_columns
from config.portal_file import read_portal
from config.problems import ConfigInvalid, Problem
from config.scheme_file import SchemeSource, read_scheme
from config.words_file import load_words
from config.working_days_file import load_working_days
from domain.application import Register
from domain.department import Department
from domain.portal import ColumnKind, Portal, Vocabulary
from domain.scheme import Indicator, Scheme
from domain.words import Words
from domain.working_days import WorkingDays

BUNDLED = Path(config.__file__).parent


@dataclass(frozen=True, slots=True)
class Configuration:
    portal: Portal
    scheme: Scheme
    checks: Mapping[str, BoundCheck]
    vocabulary: Vocabulary
    words: Words
    calendar: WorkingDays
    register: Register | None = None

    def judge(self) -> Judge:
        return Judge(self.scheme, self.checks, self.vocabulary, self.words, self.calendar, self.portal.departments)

    def kinds(self, indicators: tuple[Indicator, ...]) -> tuple[ColumnKind, ...]:
        """The column kinds that the machine-decided criteria of some indicators read, each once."""
        named = (
            kind
            for indicator in indicators
            for criterion in indicator.criteria
            if criterion.id in self.checks
            for kind in (*criterion.columns, *criterion.beside)
        )
        return tuple(self.vocabulary[kind] for kind in dict.fromkeys(named))

    def judges_register(self, indicators: tuple[Indicator, ...]) -> bool:
        """Whether some of these indicators are judged by the register of applications."""
        named = (criterion.id for indicator in indicators for criterion in indicator.criteria)
        return any(self.checks[name].register for name in named if name in self.checks)

    def department(self, name: str) -> Department:
        """By id, name or alias; UserError when there is none."""
        for department in self.portal.departments:
            if name == department.id or name in department.names:
                return department
        known = "、".join(f"{department.name}（{department.id}）" for department in self.portal.departments)
        raise UserError(f"门户 {self.portal.id} 没有名为“{name}”的部门，可选：{known}")

    def indicators(self, numbers: tuple[str, ...]) -> tuple[Indicator, ...]:
        """By number, all when none is given; UserError for a number the scheme does not have."""
        if not numbers:
            return self.scheme.indicators
        known = {indicator.number: indicator for indicator in self.scheme.indicators}
        unknown = [number for number in numbers if number not in known]
        if unknown:
            raise UserError(f"方案 {self.scheme.id} 没有编号为 {'、'.join(unknown)} 的指标，可选：{'、'.join(known)}")
        return tuple(known[number] for number in dict.fromkeys(numbers))


def load_configuration(portal: str) -> Configuration:
    """portal: path of a portal file, or the name of a bundled one. ConfigInvalid with every mistake of every file."""
    file, problems = portal_file(portal), list[Problem]()
    vocabulary = _loaded(problems, load_columns)
    words = _loaded(problems, load_words)
    calendar = _loaded(problems, load_working_days)
    portal_source = _loaded(problems, partial(read_portal, file, vocabulary))
    problems.extend(portal_source.problems if portal_source else ())
    named = portal_source.scheme if portal_source else ""
    scheme_source, checks = _scheme(scheme_folder(named, file), vocabulary, problems) if named else (None, {})
    if portal_source and scheme_source and scheme_source.head.knows(("functions",)):
        problems.extend(portal_source.problems_with(scheme_source.scheme))
    if problems or not (vocabulary and words and calendar and portal_source and scheme_source):
        raise ConfigInvalid(problems)
    scheme, register = scheme_source.scheme, portal_source.register
    return Configuration(portal_source.portal, scheme, checks, vocabulary, words, calendar, register)


def load_scheme_by_name(scheme: str) -> SchemeSource:
    """A bundled scheme by its name, or one by its folder; its checks are bound as well. ConfigInvalid, UserError."""
    problems = list[Problem]()
    source, _ = _scheme(scheme_path(scheme), _loaded(problems, load_columns), problems)
    if problems or source is None:
        raise ConfigInvalid(problems)
    return source


def _scheme(
    folder: Path, vocabulary: Vocabulary | None, problems: list[Problem]
) -> tuple[SchemeSource | None, Mapping[str, BoundCheck]]:
    """The checks are bound as far as the scheme could be read, so that their mistakes are told in the same run."""
    source = _loaded(problems, partial(read_scheme, folder))
    problems.extend(source.problems if source else ())
    bound = _loaded(problems, partial(bind_checks, source, vocabulary)) if source else None
    return source, bound or {}


_Loaded = TypeVar("_Loaded")


def _loaded(problems: list[Problem], load: Callable[[], _Loaded]) -> _Loaded | None:
    """None, and the problems with the others, when it cannot be loaded."""
    try:
        return load()
    except ConfigInvalid as invalid:
        problems.extend(invalid.problems)
        return None


def scheme_path(scheme: str) -> Path:
    for folder in (Path(scheme), BUNDLED / "schemes" / scheme):
        if (folder / "scheme.yaml").exists():
            return folder
    known = "、".join(sorted(file.parent.name for file in (BUNDLED / "schemes").glob("*/scheme.yaml")))
    raise UserError(f"没有名为“{scheme}”的方案，可选：{known}；也可以写方案文件夹的路径")


def portal_file(portal: str) -> Path:
    path = Path(portal)
    if path.suffix in (".yaml", ".yml"):
        return path
    bundled = BUNDLED / "portals" / f"{portal}.yaml"
    if not bundled.exists():
        known = "、".join(sorted(file.stem for file in (BUNDLED / "portals").glob("*.yaml")))
        raise UserError(f"没有名为“{portal}”的门户配置，可选：{known}；也可以写配置文件的路径")
    return bundled


def scheme_folder(scheme: str, portal: Path) -> Path:
    """Beside the portal's own folder first (``…/portals/x.yaml`` → ``…/schemes/``), then the bundled ones."""
    for place in (portal.resolve().parent.parent / "schemes", portal.resolve().parent / "schemes"):
        if (place / scheme / "scheme.yaml").exists():
            return place / scheme
    return BUNDLED / "schemes" / scheme
