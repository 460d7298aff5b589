"""检查、方案、案例三者对得上：没有漏掉的检查，没有说不出来的理由，没有不知道给谁看的案例。"""

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from ruamel.yaml import YAML

import checks
from app.configuration import BUNDLED
from config.scheme_file import load_scheme

CASES = Path(__file__).parent
CHECKS = Path(checks.__file__).parent
MODULES = sorted(
    ".".join(file.relative_to(CHECKS).with_suffix("").parts)
    for file in CHECKS.glob("*/*.py")
    if file.name != "__init__.py"
)
KINDS = ("passing", "failing", "tricky")

# Reasons that no case can produce, each with why. There should be none.
UNSHOWN: Mapping[str, frozenset[str]] = {}


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"checks.{name}")


def _source(name: str) -> ast.Module:
    return ast.parse((CHECKS / f"{name.replace('.', '/')}.py").read_text("utf-8"))


@pytest.fixture(scope="session")
def cases() -> Mapping[Path, Mapping[str, Any]]:
    """Folder below this one → its case.yaml."""
    reader = YAML(typ="safe", pure=True)
    return {file.parent.relative_to(CASES): reader.load(file) for file in sorted(CASES.rglob("case.yaml"))}


@pytest.fixture(scope="session")
def check_of() -> Mapping[str, str]:
    """Criterion → check, over every bundled scheme."""
    schemes = [load_scheme(file.parent).scheme for file in sorted((BUNDLED / "schemes").glob("*/scheme.yaml"))]
    return {criterion.id: criterion.check for scheme in schemes for criterion in scheme.criteria if criterion.check}


def test_every_check_has_its_cases_and_every_case_its_check(cases: Mapping[Path, Mapping[str, Any]]) -> None:
    assert sorted({".".join(folder.parts[:2]) for folder in cases}) == MODULES
    assert all(len(folder.parts) == 3 for folder in cases)


def test_every_folder_of_a_check_is_a_case(cases: Mapping[Path, Mapping[str, Any]]) -> None:
    folders = {folder.relative_to(CASES) for folder in CASES.glob("*/*/*") if folder.is_dir()}
    assert {folder for folder in folders if "__pycache__" not in folder.parts} == set(cases)


@pytest.mark.parametrize("name", MODULES)
def test_a_check_has_cases_of_each_kind(name: str, cases: Mapping[Path, Mapping[str, Any]]) -> None:
    family, check = name.split(".")
    kinds = {folder.name.partition("_")[0] for folder in cases if folder.parts[:2] == (family, check)}
    assert kinds == set(KINDS)


def test_a_case_uses_a_criterion_that_runs_its_check(
    cases: Mapping[Path, Mapping[str, Any]], check_of: Mapping[str, str]
) -> None:
    for folder, case in cases.items():
        assert check_of.get(case["criterion"]) == ".".join(folder.parts[:2]), folder


def test_every_scheme_names_checks_that_exist(check_of: Mapping[str, str]) -> None:
    assert set(check_of.values()) == set(MODULES)


def test_every_reason_is_shown_by_a_case(cases: Mapping[Path, Mapping[str, Any]]) -> None:
    """A case with a known gap shows what should be said, not what is said, so it does not count."""
    shown: dict[str, set[str]] = defaultdict(set)
    for folder, case in cases.items():
        if not case.get("known_gap"):
            shown[".".join(folder.parts[:2])] |= {finding["reason"] for finding in case["expected"]}
    unshown = {name: frozenset(_module(name).REASONS) - shown[name] for name in MODULES}
    assert {name: reasons for name, reasons in unshown.items() if reasons} == UNSHOWN


def test_stories_differ_within_a_check(cases: Mapping[Path, Mapping[str, Any]]) -> None:
    stories = sorted((folder.parts[:2], case["story"]) for folder, case in cases.items())
    assert [(one, other) for one, other in pairwise(stories) if one == other] == []


def test_evidence_is_expected_with_words(cases: Mapping[Path, Mapping[str, Any]]) -> None:
    """An address without words would let any quotation pass, since every text has the empty one in it."""
    for folder, case in cases.items():
        for finding in case["expected"]:
            for evidence in (finding, *finding.get("further", ())):
                assert bool(evidence.get("url")) == bool(evidence.get("quote_has")), folder
            assert finding["outcome"] != "fail" or finding.get("url"), folder


def test_a_known_gap_says_why(cases: Mapping[Path, Mapping[str, Any]]) -> None:
    for folder, case in cases.items():
        text = (CASES / folder / "case.yaml").read_text("utf-8")
        assert not case.get("known_gap") or text.startswith("# "), folder


def test_cases_are_text(cases: Mapping[Path, Mapping[str, Any]]) -> None:
    for folder in cases:
        for file in (CASES / folder).rglob("*"):
            if file.is_file():
                file.read_text("utf-8")


@pytest.mark.parametrize("name", MODULES)
def test_a_check_explains_itself(name: str) -> None:
    docstring = ast.get_docstring(_source(name)) or ""
    assert re.search(r"[\u4e00-\u9fff]", docstring.partition("\n")[0])
    assert re.search(r"^Source: \S", docstring, re.MULTILINE)


@pytest.mark.parametrize("name", MODULES)
def test_a_check_has_the_shape_of_one(name: str) -> None:
    module = _module(name)
    assert callable(getattr(module, "check", None)) != callable(getattr(module, "compare", None))
    assert isinstance(module.Params, type)
    assert all(isinstance(values, set) for values in module.REASONS.values())


@pytest.mark.parametrize("name", MODULES)
def test_a_check_imports_no_other_check(name: str) -> None:
    imported = {alias.name for node in ast.walk(_source(name)) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "." for node in ast.walk(_source(name)) if isinstance(node, ast.ImportFrom)}
    assert not {module for module in imported if module.split(".")[0] in ("checks", "")}


@pytest.mark.parametrize("name", MODULES)
def test_a_check_reads_no_clock(name: str) -> None:
    attributes = {node.attr for node in ast.walk(_source(name)) if isinstance(node, ast.Attribute)}
    assert not attributes & {"now", "utcnow", "today"}
