"""检查的案例：每个案例是几张保存的网页或一份登记册，加上一份 case.yaml，用产品自己的采集与判定跑出来，逐条核对。

``pytest -k on_time`` runs one check's cases, ``pytest -k tricky`` all that are tricky. ``known_gap: true`` marks
a result that is known to be wrong: the right one is written down, and the test reports when it comes true.
"""

import asyncio
import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, BeforeValidator, ConfigDict
from ruamel.yaml import YAML

from app.checks import BoundCheck, bind_checks
from app.configuration import BUNDLED
from app.judge import Judge
from config.columns_file import load_columns
from config.register_file import load_register
from config.scheme_file import load_scheme
from config.words_file import load_words
from config.working_days_file import load_working_days
from crawler.mirror import Mirror
from crawler.nightly import NoVisits
from crawler.session import crawl
from domain.application import Application
from domain.department import Column, Department
from domain.finding import Evidence, Finding, Observation, Outcome
from domain.portal import Limits, Politeness, Portal, Vocabulary
from domain.scheme import Criterion, Scheme
from domain.score import CriterionResult
from domain.snapshot import Snapshot
from domain.view import View
from storage.archive import Archive
from storage.database import open_database

SCHEME = "suizhou-gxq-2021"
HOST = "www.example.gov.cn"
CASES = Path(__file__).parent
NIGHT = datetime(2022, 3, 1, 2, tzinfo=UTC)

Text = Annotated[str, BeforeValidator(str)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Quote(_Strict):
    """One piece of evidence: its address, and words that stand in the quotation."""

    url: str
    quote_has: Text


class Expected(_Strict):
    """A finding. No ``url``: it has no evidence; ``further``: evidence after the first."""

    outcome: Outcome
    reason: str
    message: Text
    url: str = ""
    quote_has: Text = ""
    further: tuple[Quote, ...] = ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        first = (Quote(url=self.url, quote_has=self.quote_has),) if self.url else ()
        return (*first, *self.further)


class ExpectedPoints(_Strict):
    earned: Decimal
    lost: Decimal
    pending: Decimal


class CaseDepartment(_Strict):
    """functions: those not named here are all the department's."""

    name: str = "区经济发展局"
    aliases: tuple[str, ...] = ("经发局",)
    functions: dict[str, bool] = {}
    roots: tuple[str, ...] = ()


class Case(_Strict):
    """A case.yaml. columns, shared_columns: kind → address; a kind in neither is looked for on the roots.

    others: name → columns of the departments it is judged beside. search: address of the portal's search.
    gone_before: addresses that earlier nights found gone too.
    """

    story: str
    as_of: date
    criterion: str
    department: CaseDepartment = CaseDepartment()
    columns: dict[str, str] = {}
    shared_columns: dict[str, str] = {}
    others: dict[str, dict[str, str]] = {}
    search: str = ""
    gone_before: tuple[str, ...] = ()
    expected: tuple[Expected, ...]
    points: ExpectedPoints
    known_gap: bool = False


@dataclass(frozen=True, slots=True)
class Assessor:
    """The product, loaded once: crawl saved pages, judge what was seen. witnessed: check and what it said, as it was said."""

    scheme: Scheme
    vocabulary: Vocabulary
    judge_of: Callable[[Iterable[Department]], Judge]
    archive: Archive
    witnessed: list[tuple[str, Observation]]

    def assess(self, case: Case, pages: Path, register: Path) -> CriterionResult:
        portal = self._portal(case)
        criterion, department = self._criterion(case), portal.departments[0]
        snapshots = asyncio.run(self._read(portal, pages, (*criterion.columns, *criterion.beside)))
        judge = self.judge_of(portal.departments)
        comparison = judge.compare(zip(portal.departments, snapshots, strict=True), case.as_of)
        snapshot = replace(snapshots[0], applications=self._applications(register, department))
        results = judge.judge(department, snapshot, case.as_of, comparison, gone=frozenset(case.gone_before))
        return next(result for result in results if result.criterion == case.criterion)

    def _criterion(self, case: Case) -> Criterion:
        return next(criterion for criterion in self.scheme.criteria if criterion.id == case.criterion)

    def _department(self, case: Case) -> Department:
        given = case.department
        functions = dict.fromkeys(self.scheme.functions, True) | {"government_report": False} | given.functions
        columns = self._columns(case.columns, shared=False)
        return Department("jingji", given.name, given.aliases, functions, given.roots, columns)

    def _portal(self, case: Case) -> Portal:
        others = (
            Department(f"other{number}", name, columns=self._columns(columns, shared=False))
            for number, (name, columns) in enumerate(case.others.items())
        )
        shared = self._columns(case.shared_columns, shared=True)
        return Portal(
            id="cases",
            name="案例",
            base=f"https://{HOST}/",
            hosts=frozenset((HOST,)),
            politeness=Politeness(),
            limits=Limits(),
            columns=shared,
            departments=(self._department(case), *others),
            search=case.search,
        )

    def _applications(self, file: Path, department: Department) -> tuple[Application, ...]:
        """Of a case's ``register.csv``, where it has one."""
        if not file.exists():
            return ()
        register = load_register(file, dict.fromkeys(department.names, department.id))
        self.archive.store_file(register.file)
        return register.of(department.id)

    def _columns(self, addresses: dict[str, str], *, shared: bool) -> tuple[Column, ...]:
        return tuple(Column(kind, self.vocabulary[kind].names[0], url, shared) for kind, url in addresses.items())

    async def _read(self, portal: Portal, pages: Path, kinds: tuple[str, ...]) -> list[Snapshot]:
        async with crawl(
            portal, self.archive, NoVisits(), lambda: NIGHT, lambda capture: None, Mirror(pages)
        ) as readers:
            wanted = [self.vocabulary[kind] for kind in kinds]
            return [await readers.first.read(department, wanted) for department in portal.departments]


@pytest.fixture(scope="session")
def assessor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assessor]:
    vocabulary = load_columns()
    source = load_scheme(BUNDLED / "schemes" / SCHEME)
    said: list[tuple[str, Observation]] = []
    checks = {criterion: _witnessed(bound, said) for criterion, bound in bind_checks(source, vocabulary).items()}
    judge_of = partial(Judge, source.scheme, checks, vocabulary, load_words(), load_working_days())
    folder = tmp_path_factory.mktemp("cases")
    engine = open_database(folder / "zwgk.db")
    with Archive(folder / "evidence", engine, "cases", software="zwgk/test") as archive:
        yield Assessor(source.scheme, vocabulary, judge_of, archive, said)
    engine.dispose()


def _witnessed(bound: BoundCheck, said: list[tuple[str, Observation]]) -> BoundCheck:
    """The same check; what it says is written down on its way."""

    def run(view: View, params: object, as_of: date) -> Iterator[Observation]:
        for observation in bound.run(view, params, as_of) if bound.run else ():
            said.append((bound.name, observation))
            yield observation

    def compare(views: Mapping[str, View], params: object, as_of: date) -> Iterator[tuple[str, Observation]]:
        for department, observation in bound.compare(views, params, as_of) if bound.compare else ():
            said.append((bound.name, observation))
            yield department, observation

    return replace(bound, run=bound.run and run, compare=bound.compare and compare)


def _load(file: Path) -> Case:
    return Case.model_validate(YAML(typ="safe", pure=True).load(file))


def _parameters() -> Iterator[object]:
    for file in sorted(CASES.rglob("case.yaml")):
        case = _load(file)
        marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case.story)] if case.known_gap else []
        yield pytest.param(case, file.parent, id=file.parent.relative_to(CASES).as_posix(), marks=marks)


@pytest.mark.parametrize(("case", "folder"), list(_parameters()))
def test_case(
    case: Case, folder: Path, assessor: Assessor, real_pages: Callable[[Path, Path], Path], tmp_path: Path
) -> None:
    pages = real_pages(folder / "pages", tmp_path / "pages")
    assessor.witnessed.clear()
    result = assessor.assess(case, pages, folder / "register.csv")
    assert [_seen(finding, case, place) for place, finding in enumerate(result.findings)] == list(case.expected)
    assert all(_is_told_apart(finding, result) for finding in result.findings), "写明 about，各条说的是哪一件"
    points = result.points
    assert ExpectedPoints(earned=points.earned, lost=points.lost, pending=points.pending) == case.points
    for finding in result.findings:
        assert all(assessor.archive.load(evidence.digest) for evidence in finding.evidence)
    # What the words of a scheme may use is exactly what comes with every observation of the reason.
    for check, observation in assessor.witnessed:
        assert observation.values.keys() == importlib.import_module(f"checks.{check}").REASONS[observation.reason]


def _is_told_apart(finding: Finding, result: CriterionResult) -> bool:
    """By what it is about, not by the number that what is said twice of one thing gets."""
    same = [one for one in result.findings if one.fingerprint == finding.fingerprint]
    return len(same) == 1 and not any(part.startswith("#") for part in finding.about)


def _seen(finding: Finding, case: Case, place: int) -> Expected:
    """A finding in the words of a case. Of a quotation, the expected words when they stand in it, else all."""
    wanted = case.expected[place].quotes if place < len(case.expected) else ()
    quotes = [_quote(evidence, wanted[i : i + 1]) for i, evidence in enumerate(finding.evidence)]
    first = quotes[0] if quotes else None
    return Expected(
        outcome=finding.outcome,
        reason=finding.reason,
        message=finding.message,
        url=first.url if first else "",
        quote_has=first.quote_has if first else "",
        further=tuple(quotes[1:]),
    )


def _quote(evidence: Evidence, wanted: tuple[Quote, ...]) -> Quote:
    words = next((quote.quote_has for quote in wanted if quote.quote_has in evidence.quote), evidence.quote)
    return Quote(url=evidence.url, quote_has=words)
