"""把一个门户要用的全部配置读齐、校验、装好：门户、方案、检查、栏目词汇、用语。"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import config
from app.checks import BoundCheck, bind_checks
from app.errors import UserError
from app.judge import Judge
from config.columns_file import load_columns
from config.portal_file import load_portal
from config.problems import ConfigInvalid, Problem
from config.scheme_file import SchemeSource, load_scheme
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
        return Judge(self.scheme, self.checks, self.vocabulary, self.words, self.calendar)

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
    """portal: path of a portal file, or the name of a bundled one. ConfigInvalid with every mistake found."""
    file = portal_file(portal)
    vocabulary = load_columns()
    words = load_words()
    calendar = load_working_days()
    problems: list[Problem] = []
    try:
        portal_source = load_portal(file, vocabulary)
    except ConfigInvalid as invalid:
        raise invalid from None
    try:
        scheme_source = load_scheme(scheme_folder(portal_source.scheme, file))
        checks = bind_checks(scheme_source, vocabulary)
        problems.extend(portal_source.problems_with(scheme_source.scheme))
    except ConfigInvalid as invalid:
        problems.extend(invalid.problems)
    if problems:
        raise ConfigInvalid(problems)
    return Configuration(
        portal_source.portal, scheme_source.scheme, checks, vocabulary, words, calendar, portal_source.register
    )


def load_scheme_by_name(scheme: str) -> SchemeSource:
    """A bundled scheme by its name, or one by its folder; its checks are bound as well. ConfigInvalid, UserError."""
    source = load_scheme(scheme_path(scheme))
    bind_checks(source, load_columns())
    return source


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
