"""同一性端到端：方案换一套措辞、栏目改名、过一个月、每个栏目多一条，发现和原因的编号都不变。"""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from app import clock
from app.configuration import Configuration, load_configuration
from app.judge import Judge
from app.scan import Scanner
from app.workspace import Workspace
from demo.places import PORTAL_FILE
from demo.server import serve
from domain.assessment import Trigger
from domain.department import Department
from domain.entry import Entry, InfoBox
from domain.finding import Finding
from domain.scheme import Criterion, Indicator, Reason, Scheme
from domain.score import CriterionResult
from domain.snapshot import ColumnView, Snapshot
from tests.demo.sample_scan import AS_OF
from tests.silence import Silent

DEPARTMENTS = ("jingfa", "caizheng", "nongye")
A_MONTH_LATER = date(2022, 3, 15)

Seen = tuple[tuple[Department, Snapshot], ...]
Results = Mapping[str, tuple[CriterionResult, ...]]


@dataclass(frozen=True, slots=True)
class Sample:
    configuration: Configuration
    seen: Seen

    def judged(self, as_of: date = AS_OF) -> Results:
        one = self.configuration
        judge = Judge(one.scheme, one.checks, one.vocabulary, one.words, one.calendar, one.portal.departments)
        comparison = judge.compare(self.seen, as_of)
        return {department.id: judge.judge(department, seen, as_of, comparison) for department, seen in self.seen}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Some departments of the sample portal as a machine without a browser reads them."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch, serve(folder / "portal"):
        patch.setenv("PATH", os.fspath(folder))
        patch.setenv("PLAYWRIGHT_BROWSERS_PATH", os.fspath(folder))
        configuration = load_configuration(str(folder / "portal" / PORTAL_FILE))
        workspace = Workspace(folder / "data")
        departments = [one for one in configuration.portal.departments if one.id in DEPARTMENTS]
        scanner = Scanner(configuration, workspace, clock.now, Silent())
        kept = workspace.store.gathered(scanner.scan(departments, AS_OF, Trigger.SCAN).id)
        seen = tuple((one, workspace.store.snapshot(kept[one.id])) for one in departments)
        workspace.engine.dispose()
    return Sample(configuration, seen)


@pytest.fixture(scope="module")
def before(sample: Sample) -> Results:
    return sample.judged()


def test_every_finding_of_a_department_has_an_identity_of_its_own(before: Results) -> None:
    for results in before.values():
        named = Counter(finding.fingerprint for finding in _findings(results))
        assert [name for name, times in named.items() if times > 1] == []


def test_the_scheme_may_be_worded_anew(sample: Sample, before: Results) -> None:
    one = sample.configuration
    checks = {id: replace(bound, params=_relabelled(bound.params)) for id, bound in one.checks.items()}
    words = replace(one.words, common={code: _say_anew(reason) for code, reason in one.words.common.items()})
    other = replace(one, scheme=_reworded(one.scheme), checks=checks, words=words)
    after = replace(sample, configuration=other).judged()
    assert _messages(before).isdisjoint(_messages(after))
    assert _identities(after) == _identities(before)


def test_columns_may_be_renamed(sample: Sample, before: Results) -> None:
    assert _identities(_with_views(sample, _renamed).judged()) == _identities(before)


def test_a_month_later_what_is_still_said_is_the_same(sample: Sample, before: Results) -> None:
    assert _changed_though_said_again(before, sample.judged(A_MONTH_LATER)) == set()


def test_with_one_more_entry_in_every_column_what_is_still_said_is_the_same(sample: Sample, before: Results) -> None:
    after = _with_views(sample, _with_one_more).judged()
    assert _changed_though_said_again(before, after) == set()


def test_criteria_that_suffer_from_one_state_of_a_column_name_one_cause(sample: Sample, before: Results) -> None:
    bare = {
        (department.id, view.column.kind): view.state_cause
        for department, seen in sample.seen
        for view in seen.views
        if not view.entries
    }
    criteria = {one.id: one for one in sample.configuration.scheme.criteria if len(one.columns) == 1}
    suffering = [
        (department, finding)
        for department, results in before.items()
        for finding in _findings(results)
        if finding.criterion in criteria and (department, criteria[finding.criterion].columns[0]) in bare
        if finding.reason not in ("not_applicable", "applicability_unknown", "manual", "awaiting_check")
    ]
    assert len(suffering) > len({finding.cause for _, finding in suffering}) > 1
    for department, finding in suffering:
        assert finding.cause == bare[department, criteria[finding.criterion].columns[0]], finding


def _findings(results: tuple[CriterionResult, ...]) -> Iterator[Finding]:
    return (finding for result in results for finding in result.findings)


def _identities(judged: Results) -> set[tuple[str, str, str]]:
    """Department, fingerprint and cause of every finding."""
    return {
        (department, finding.fingerprint, finding.cause.id_of(department) if finding.cause else "")
        for department, results in judged.items()
        for finding in _findings(results)
    }


def _messages(judged: Results) -> set[str]:
    return {finding.message for results in judged.values() for finding in _findings(results)}


def _changed_though_said_again(before: Results, after: Results) -> set[tuple[str, str, str, str]]:
    """Which criteria say as often as before the same of a kind, yet by other identities."""

    def lost(one: Results, other: Results) -> Counter[tuple[str, str, str, str]]:
        kept = {(department, name) for department, name, _ in _identities(other)}
        return Counter(
            (department, f.criterion, f.outcome.kind, f.reason)
            for department, results in one.items()
            for f in _findings(results)
            if (department, f.fingerprint) not in kept
        )

    return set(lost(before, after) & lost(after, before))


def _anew(words: str) -> str:
    return f"换个说法：{words}"


def _say_anew(reason: Reason) -> Reason:
    return replace(reason, say=_anew(reason.say), advice=_anew(reason.advice))


def _reworded(scheme: Scheme) -> Scheme:
    def of_criterion(one: Criterion) -> Criterion:
        reasons = {code: _say_anew(reason) for code, reason in one.reasons.items()}
        return replace(one, name=_anew(one.name), instruction=_anew(one.instruction), reasons=reasons)

    def of_indicator(one: Indicator) -> Indicator:
        criteria = tuple(map(of_criterion, one.criteria))
        return replace(one, name=_anew(one.name), measures=_anew(one.measures), criteria=criteria)

    functions = {id: _anew(name) for id, name in scheme.functions.items()}
    return replace(scheme, functions=functions, indicators=tuple(map(of_indicator, scheme.indicators)))


def _relabelled(params: Any) -> Any:
    """What the elements, boards, topics, kinds, … are called in the words of the report."""
    if isinstance(params, tuple):
        return tuple(map(_relabelled, params))
    if not is_dataclass(params) or isinstance(params, type):
        return params
    values = {one.name: _relabelled(getattr(params, one.name)) for one in fields(params)}
    for label in _labels(values):
        values[label] = _anew(values[label])
    if "expected" in values:
        values["expected"] = tuple(map(_anew, values["expected"]))
    named = {key for table in _NAMED for key in values.get(table, ())}
    return replace(params, **{name: _renamed_as(value, named) for name, value in values.items()})


_NAMED = ("elements", "aspects", "channels")
"""Parameters that are tables from a label to its words; others may name a label of theirs."""


def _labels(values: Mapping[str, Any]) -> tuple[str, ...]:
    if "label" in values:
        return ("label",)
    return tuple(one for one in ("what", "why", "name") if isinstance(values.get(one), str))


def _renamed_as(value: Any, named: set[str]) -> Any:
    """A label, several of them, or a table whose keys they are, under their new names."""
    if isinstance(value, str):
        return _anew(value) if value in named else value
    if isinstance(value, tuple):
        return tuple(_renamed_as(one, named) for one in value)
    if isinstance(value, Mapping) and value.keys() <= named:
        return {_anew(key): words for key, words in value.items()}
    return value


def _with_views(sample: Sample, change: Callable[[ColumnView], ColumnView]) -> Sample:
    seen = tuple((one, replace(seen, views=tuple(map(change, seen.views)))) for one, seen in sample.seen)
    return replace(sample, seen=seen)


def _renamed(view: ColumnView) -> ColumnView:
    return replace(view, column=replace(view.column, name=f"{view.column.name}（新）"))


def _with_one_more(view: ColumnView) -> ColumnView:
    """An entry that no criterion is about."""
    like = next((entry for entry in view.entries if entry.article), None)
    if like is None or like.article is None:
        return view
    paragraphs = ("今天晴，明天多云转阴，后天有小雨。" * 30,)
    article = replace(
        like.article,
        title="天气预报",
        heading="天气预报",
        info=InfoBox(),
        paragraphs=paragraphs,
        tables=(),
        links=(),
        documents=(),
        images=0,
    )
    more = Entry("天气预报", f"{like.url}.new.html", like.listed, article)
    return replace(view, entries=(more, *view.entries))
