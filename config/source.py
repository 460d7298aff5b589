"""读 YAML 文件，并记住每一项在第几行。"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import ScalarNode

from config.problems import ConfigInvalid, Problem


@dataclass(frozen=True)
class Source:
    """A parsed YAML file."""

    file: Path
    text: str
    data: Any

    @cached_property
    def positioned(self) -> Any:
        """The data with the position of every item. Takes ten times as long, so only where a line is asked for."""
        return _positioned(self.file, self.text)

    def line(self, path: Sequence[str | int]) -> int:
        """Line of the item at a path of keys and positions, or of the nearest item above it."""
        node, line = self.positioned, 1
        for step in path:
            key = _key(node, step)
            if isinstance(node, CommentedMap) and key in node:
                line = _line_of_key(node, key) or line
                node = node[key]
            elif isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
                line = node.lc.item(step)[0] + 1
                node = node[step]
            else:
                break
        return line

    def states(self, path: Sequence[str | int]) -> bool:
        """Whether something stands at a path."""
        node = self.data
        for step in path:
            inside = isinstance(node, Mapping) and step in node
            if not inside and not (isinstance(node, list) and isinstance(step, int) and step < len(node)):
                return False
            node = node[step]
        return True

    def problem(self, path: Sequence[str | int], message: str) -> Problem:
        return Problem(self.file, self.line(path), message)


def _key(node: Any, step: str | int) -> Any:
    """Keys that are numbers in the file are words where they are validated."""
    if isinstance(node, Mapping) and step not in node:
        return next((key for key in node if str(key) == str(step)), step)
    return step


def _line_of_key(node: CommentedMap, key: str | int) -> int:
    """Of a key that ``<<`` takes over, where it was taken from; 0 when nobody knows."""
    if key in (node.lc.data or {}):
        return int(node.lc.key(key)[0]) + 1
    return next((_line_of_key(taken, key) for taken in node.merge if key in taken), 0)


class _Constructor(RoundTripConstructor):
    """A day that does not exist stays the words that stand there, so that whoever reads them can say which line."""

    def construct_yaml_timestamp(self, node: ScalarNode, values: Any = None) -> Any:
        try:
            return super().construct_yaml_timestamp(node, values)
        except ValueError:
            return node.value


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.construct_yaml_timestamp)


_COMMON = {
    "found character '\\t'": "用了制表符，请改成空格",
    "found duplicate key": "这个键前面已经写过，请删去其中一个",
}
"""How the parser's word begins → what is wrong, and what to do."""


def _explained(problem: str) -> str:
    common = next((said for begin, said in _COMMON.items() if problem.startswith(begin)), None)
    return common or f"YAML 写法有误，请检查缩进、冒号和引号（{problem}）"


def read_source(file: Path, filled: Mapping[str, str] | None = None) -> Source:
    """Parse one YAML file; ConfigInvalid when it is missing, not UTF-8 or not YAML.

    filled: words of the file → what is put in their places.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigInvalid([Problem(file, 0, "找不到这个文件，请检查路径")]) from None
    except UnicodeDecodeError:
        raise ConfigInvalid([Problem(file, 0, "文件不是 UTF-8 编码，请另存为 UTF-8")]) from None
    except OSError as error:
        raise ConfigInvalid([Problem(file, 0, f"文件无法读取：{error.strerror}")]) from None
    if not text.strip():
        raise ConfigInvalid([Problem(file, 1, "文件是空的，请参照同类文件写入内容")])
    for words, meant in (filled or {}).items():
        text = text.replace(words, meant)
    return Source(file, text, _parsed(file, text))


def _parsed(file: Path, text: str) -> Any:
    """What the quick parser refuses may still be right: it knows only YAML 1.1, where ``[a:b]`` has to be quoted."""
    try:
        return YAML(typ="safe").load(text)
    except (YAMLError, ValueError):
        return _positioned(file, text)


def _positioned(file: Path, text: str) -> Any:
    yaml = YAML(typ="rt")
    yaml.Constructor = _Constructor
    try:
        return yaml.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise ConfigInvalid([Problem(file, line, _explained(error.problem or ""))]) from None
    except (YAMLError, ValueError) as error:
        raise ConfigInvalid([Problem(file, 0, f"YAML 写法有误（{error}）")]) from None
