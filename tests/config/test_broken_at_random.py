"""随州方案逐个文件随机改坏一处：一次全部查出，一处不多，一处不少，行号正确。"""

import importlib
import re
import shutil
import typing
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from app.configuration import BUNDLED, load_scheme_by_name
from config.problems import ConfigInvalid
from config.source import read_source
from domain.pattern import Expression

SCHEME = BUNDLED / "schemes/suizhou-gxq-2021"
_DATE = re.compile(r"(?:(?<=\d{4}-)|(?<=年\}-))\d\d-\d\d")
_PLACEHOLDER = re.compile(r"(?<=\{)[a-z_]+(?=\})")


class Change(NamedTuple):
    """In a file: line and column, both from 0, and how many characters give way to which words."""

    line: int
    column: int
    length: int
    words: str


def _patterns(node: Any, hint: Any) -> Iterator[tuple[int, int]]:
    """Where regular expressions are written down below a node that is read as a type."""
    if isinstance(node, CommentedSeq):
        inner = typing.get_args(hint)[0]
        for place, item in enumerate(node):
            yield from [node.lc.item(place)] if _is_pattern(inner) else _patterns(item, inner)
    elif isinstance(node, CommentedMap):
        hints = typing.get_type_hints(hint, include_extras=True) if is_dataclass(hint) else {}
        for key in node.lc.data or {}:
            inner = hints[key] if hints else typing.get_args(hint)[1]
            yield from [node.lc.value(key)] if _is_pattern(inner) else _patterns(node[key], inner)


def _is_pattern(hint: Any) -> bool:
    return any(isinstance(mark, Expression) for mark in getattr(hint, "__metadata__", ()))


def _criteria(file: str) -> Iterator[CommentedMap]:
    for indicator in read_source(SCHEME / file).positioned:
        yield from (one for one in indicator["criteria"] if "check" in one and one["decide"] != "manual")


def _opened(lines: list[str], file: str) -> Iterator[Change]:
    """A bracket before a pattern."""
    for criterion in _criteria(file):
        params = importlib.import_module(f"checks.{criterion['check']}").Params
        for line, column in _patterns(criterion.get("params", CommentedMap()), params):
            quoted = lines[line][column] in "'\""
            yield Change(line, column + quoted, 0, "(")


def _renamed(lines: list[str], file: str) -> Iterator[Change]:
    """A placeholder that no check gives."""
    reasons = [one["reasons"] for one in _criteria(file) if "reasons" in one]
    for reason in (one for each in reasons for one in each.values()):
        yield from _placeholders(lines, reason)


def _placeholders(lines: list[str], reason: CommentedMap) -> Iterator[Change]:
    for key in {"say", "advice"} & reason.keys():
        line, column = reason.lc.value(key)
        match = _PLACEHOLDER.search(lines[line], column, column + len(reason[key]))
        if match:
            yield Change(line, match.end(), 0, "_xyz")


def _undated(lines: list[str]) -> Iterator[Change]:
    for number, line in enumerate(lines):
        yield from (Change(number, match.start(), 5, "02-30") for match in _DATE.finditer(line))


@cache
def _changes() -> Mapping[str, tuple[Change, ...]]:
    """File → every way to break it in one place."""
    found: dict[str, tuple[Change, ...]] = {}
    for path in sorted(SCHEME.glob("*.yaml")):
        lines = path.read_text("utf-8").splitlines()
        if path.name == "scheme.yaml":
            changes = [*_undated(lines)]
        elif path.name == "理由.yaml":
            reasons = read_source(path).positioned
            changes = [c for check in reasons.values() for one in check.values() for c in _placeholders(lines, one)]
        else:
            changes = [*_opened(lines, path.name), *_renamed(lines, path.name), *_undated(lines)]
        found[path.name] = tuple(dict.fromkeys(changes))
    return found


def _break(file: Path, change: Change) -> None:
    lines = file.read_text("utf-8").splitlines()
    line = lines[change.line]
    lines[change.line] = line[: change.column] + change.words + line[change.column + change.length :]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_there_are_many_ways_to_break_it() -> None:
    changes = [change for ways in _changes().values() for change in ways]
    assert sum(change.words == "(" for change in changes) > 800
    assert sum(change.words == "_xyz" for change in changes) > 500
    assert sum(change.words == "02-30" for change in changes) >= 7


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_mistake_in_every_file(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("broken") / "scheme"
    shutil.copytree(SCHEME, folder)
    chosen = {name: data.draw(st.sampled_from(ways), label=name) for name, ways in _changes().items()}
    for name, change in chosen.items():
        _break(folder / name, change)
    with pytest.raises(ConfigInvalid) as raised:
        load_scheme_by_name(str(folder))
    said = [(problem.file.name, problem.line) for problem in raised.value.problems]
    assert sorted(said) == sorted((name, change.line + 1) for name, change in chosen.items()), raised.value
