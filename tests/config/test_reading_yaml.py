"""YAML 先用快的解析器读，要说第几行时才用记得住位置的；两者读出的一样。"""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from app.configuration import BUNDLED
from config.source import read_source

FILES = sorted(BUNDLED.rglob("*.yaml"))
_LONGEST_LINE = 160


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_bundled_files_are_read_quickly_and_the_same(file: Path) -> None:
    """A value that the quick parser refuses belongs in quotation marks, else every command waits for it."""
    assert YAML(typ="safe").load(file.read_text("utf-8")) is not None
    source = read_source(file)
    assert source.data == source.positioned


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_no_line_of_a_bundled_file_is_too_long_to_be_read(file: Path) -> None:
    """A list goes over several lines; a long regular expression stands in double quotes, its lines end in backslashes."""
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    assert [number for number, line in lines if len(line) > _LONGEST_LINE] == []


@pytest.mark.parametrize(
    "value", ["012", "yes", "1_000", "0.10", "~", "2021-02-03", "2021-02-30", "a:b", "已经?", "''"]
)
@pytest.mark.parametrize("form", ["k: {}", "k: [{}, x]", "- k: {}", "? {}\n: 1"])
def test_values_are_the_same_either_way(value: str, form: str, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(form.format(value), encoding="utf-8")
    source = read_source(file)
    assert source.data == source.positioned


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("first: 1\nlist:\n  - a: 1\n  - a: 2\n    b: 3\n", encoding="utf-8")
    assert read_source(file).line(("list", 1, "b")) == 5
