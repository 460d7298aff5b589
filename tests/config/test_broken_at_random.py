"""随州方案逐个文件随机改坏一处：一次全部查出，一处不多，一处不少，行号正确。"""

import importlib
import re
import shutil
import typing
from collections import defaultdict
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
PHRASES = "用语.yaml"
_DATE = re.compile(r"(?:(?<=\d{4}-)|(?<=年\}-))\d\d-\d\d")
_PLACEHOLDER = re.compile(r"(?<=\{)[a-z_]+(?=\})")


class Change(NamedTuple):
    """In a file: line and column, both from 0, and how many characters give way to which words."""

    line: int
    column: int
    length: int
    words: str


Place = tuple[str, int, int]
"""File, line, column."""


@cache
def _positioned(file: str) -> Any:
    return read_source(SCHEME / file).positioned


@cache
def _lines(file: str) -> list[str]:
    return (SCHEME / file).read_text("utf-8").splitlines()


def _patterns(file: str, node: Any, hint: Any) -> Iterator[Place]:
    """Where regular expressions are written down below a node that is read as a type, or in the values it names."""
    if isinstance(node, CommentedMap) and "use" in node:
        yield from _patterns(PHRASES, _positioned(PHRASES)[node["use"]], hint)
    if isinstance(node, CommentedSeq):
        inner = typing.get_args(hint)[0]
        for place, item in enumerate(node):
            if isinstance(item, CommentedMap) and set(item) == {"use"}:
                named = _positioned(PHRASES)[item["use"]]
                yield from _patterns(PHRASES, named, hint if isinstance(named, CommentedSeq) else inner)
            else:
                yield from [(file, *node.lc.item(place))] if _is_pattern(inner) else _patterns(file, item, inner)
    elif isinstance(node, CommentedMap):
        hints = typing.get_type_hints(hint, include_extras=True) if is_dataclass(hint) else {}
        for key in (node.lc.data or {}).keys() - {"use"}:
            inner = hints[key] if hints else typing.get_args(hint)[1]
            is_written = _is_pattern(inner) and isinstance(node[key], str)
            yield from [(file, *node.lc.value(key))] if is_written else _patterns(file, node[key], inner)


def _is_pattern(hint: Any) -> bool:
    return any(isinstance(mark, Expression) for mark in getattr(hint, "__metadata__", ()))


def _criteria(file: str) -> Iterator[CommentedMap]:
    yield from (one for one in _positioned(file)["criteria"] if "check" in one and one["decide"] != "manual")


def _opened(file: str) -> Iterator[tuple[str, Change]]:
    """A bracket before a pattern, in an indicator's file or among the named values that it uses."""
    for criterion in _criteria(file):
        params = importlib.import_module(f"checks.{criterion['check']}").Params
        for where, line, column in _patterns(file, criterion.get("params", CommentedMap()), params):
            quoted = _lines(where)[line][column] in "'\""
            yield where, Change(line, column + quoted, 0, "(")


def _renamed(file: str) -> Iterator[Change]:
    """A placeholder that no check gives."""
    reasons = [one["reasons"] for one in _criteria(file) if "reasons" in one]
    for reason in (one for each in reasons for one in each.values()):
        yield from _placeholders(file, reason)


def _placeholders(file: str, reason: CommentedMap) -> Iterator[Change]:
    for key in {"say", "advice"} & reason.keys():
        line, column = reason.lc.value(key)
        match = _PLACEHOLDER.search(_lines(file)[line], column, column + len(reason[key]))
        if match:
            yield Change(line, match.end(), 0, "_xyz")


def _undated(file: str) -> Iterator[Change]:
    for number, line in enumerate(_lines(file)):
        yield from (Change(number, match.start(), 5, "02-30") for match in _DATE.finditer(line))


@cache
def _changes() -> Mapping[str, tuple[Change, ...]]:
    """File → every way to break it in one place."""
    found: dict[str, list[Change]] = defaultdict(list)
    for path in sorted(SCHEME.rglob("*.yaml")):
        file = path.relative_to(SCHEME).as_posix()
        found[file] += _undated(file)
        if file == "理由.yaml":
            reasons = _positioned(file)
            found[file] += (c for check in reasons.values() for one in check.values() for c in _placeholders(file, one))
        elif path.parent != SCHEME:
            found[file] += _renamed(file)
            for where, change in _opened(file):
                found[where].append(change)
    return {file: tuple(dict.fromkeys(changes)) for file, changes in found.items() if changes}


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
    said = [(problem.file.relative_to(folder).as_posix(), problem.line) for problem in raised.value.problems]
    assert sorted(said) == sorted((name, change.line + 1) for name, change in chosen.items()), raised.value
