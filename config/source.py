"""读 YAML 文件，并记住每一项在第几行。"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from config.problems import ConfigInvalid, Problem

_SENTENCES = {
    "missing": "缺少“{key}”这一项",
    "extra_forbidden": "不认识“{key}”这一项，请检查拼写或删去",
    "string_type": "“{key}”应写成文字，请加引号",
    "list_type": "“{key}”应写成列表",
    "tuple_type": "“{key}”应写成列表",
    "dict_type": "“{key}”应写成若干“键: 值”",
    "mapping_type": "“{key}”应写成若干“键: 值”",
    "model_type": "“{key}”应写成若干“键: 值”",
    "model_attributes_type": "“{key}”应写成若干“键: 值”",
    "bool_type": "“{key}”应写成 true 或 false",
    "bool_parsing": "“{key}”应写成 true 或 false",
    "decimal_parsing": "“{key}”应写成数字",
    "decimal_type": "“{key}”应写成数字",
    "int_parsing": "“{key}”应写成整数",
    "int_type": "“{key}”应写成整数",
    "float_parsing": "“{key}”应写成数字",
    "float_type": "“{key}”应写成数字",
    "date_parsing": "“{key}”应写成日期，如 2021-12-31",
    "date_type": "“{key}”应写成日期，如 2021-12-31",
    "date_from_datetime_parsing": "“{key}”应写成日期，如 2021-12-31",
    "pattern_regex": "“{value}”不是正则表达式，请检查括号和转义",
}
_OTHER = "“{key}”的值“{value}”不合要求：{detail}"


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed YAML file. data keeps the positions of its items."""

    file: Path
    data: Any

    def line(self, path: Sequence[str | int]) -> int:
        """Line of the item at a path of keys and positions, or of the nearest item above it."""
        node, line = self.data, 1
        for step in path:
            if isinstance(node, CommentedMap) and step in node:
                line = node.lc.key(step)[0] + 1
                node = node[step]
            elif isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
                line = node.lc.item(step)[0] + 1
                node = node[step]
            else:
                break
        return line

    def problem(self, path: Sequence[str | int], message: str) -> Problem:
        return Problem(self.file, self.line(path), message)


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
    for words, meant in (filled or {}).items():
        text = text.replace(words, meant)
    try:
        data = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise ConfigInvalid(
            [Problem(file, line, f"YAML 写法有误，请检查缩进、冒号和引号（{error.problem}）")]
        ) from None
    except (YAMLError, ValueError) as error:
        raise ConfigInvalid([Problem(file, 0, f"YAML 写法有误（{error}）")]) from None
    return Source(file, data)


Model = TypeVar("Model", bound=BaseModel)


def validate(source: Source, model: type[Model], path: tuple[str | int, ...] = ()) -> Model:
    """The data (or the part of it at a path) as a model; ConfigInvalid with every complaint and its line."""
    data = source.data
    for step in path:
        data = data[step]
    try:
        return model.model_validate(_plain(data))
    except ValidationError as error:
        raise ConfigInvalid(_complaint(source, path, details) for details in error.errors()) from None


def _complaint(source: Source, path: tuple[str | int, ...], details: ErrorDetails) -> Problem:
    return source.problem((*path, *details["loc"]), sentence(details))


def sentence(details: ErrorDetails) -> str:
    """What is wrong with one value."""
    key = str(details["loc"][-1]) if details["loc"] else "文件内容"
    words = _SENTENCES.get(details["type"], _OTHER)
    detail = details["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    return words.format(key=key, value=details["input"], detail=detail)


def _plain(data: Any) -> Any:
    """The parsed data without positions, floats as the text that stood in the file (0.1 stays 0.1)."""
    if isinstance(data, Mapping):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    return str(data) if isinstance(data, float) else data
