"""正则表达式：方案里写的词句。读方案时就核对，写错的说清错在哪里、怎样改正。"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

_AROUND = 16
_PLACE = "{}"
_TEXT = {"type": "str"}

# What the library says → what a scheme's author is told. {n}: which character, from 1.
_SENTENCES = (
    (r"missing \), .*", "第{n}个字符“(”没有配对的“)”，请补上；要找括号本身，请写成“\\(”"),
    (r"unbalanced parenthesis", "第{n}个字符“)”没有配对的“(”，请补上或删去；要找括号本身，请写成“\\)”"),
    (r"unterminated character set", "第{n}个字符“[”没有配对的“]”，请补上；要找方括号本身，请写成“\\[”"),
    (r"nothing to repeat", "第{n}个字符前面没有可以重复的内容，请补上；要找“*”“+”“?”本身，请在前面加“\\”"),
    (r"multiple repeat", "第{n}个字符起连写了两个重复符号，请删去一个；要找“*”“+”“?”本身，请在前面加“\\”"),
    (r"bad escape \(end of pattern\)", "最后的“\\”后面没有字符，请删去；要找反斜杠本身，请写成“\\\\”"),
    (r"bad escape (.+)", "第{n}个字符起的“{0}”不是规定的写法，请改正；要找反斜杠本身，请写成“\\\\”"),
    (r"bad character range (.+)", "第{n}个字符起的“{0}”起止颠倒，请对调；要找“-”本身，请写成“\\-”"),
    (r"min repeat greater than max repeat", "第{n}个字符起的重复次数前大后小，请对调"),
    (r"look-behind requires fixed-width pattern", "“(?<=”和“(?<!”里面的内容长度要固定，请改写"),
    (r"redefinition of group name '(\w+)'.*", "分组名“{0}”已经用了，请改名"),
    (r"unknown group name '(\w+)'", "没有名为“{0}”的分组，请核对"),
    (r"invalid group reference (\d+)", "没有第{0}个分组，请核对“\\{0}”"),
    (r"global flags not at the start.*", "“(?i)”这样的标志不能写在这里，请改用“(?i:…)”"),
)


class WrongPattern(ValueError):
    """One sentence: what is wrong with a regular expression, and the remedy."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Marks a field whose words are a regular expression. compiled: the check is given it compiled.

    within: what the check puts around it, ``{}`` being its place. groups, named: how many groups the check wants it
    to have (None: it does not matter), and the name of one.
    """

    compiled: bool = False
    within: str = _PLACE
    groups: int | None = None
    named: str = ""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """Asked for by the library that reads the scheme, which the vocabulary does not need."""
        function = self._compiled if self.compiled else self._checked
        return {"type": "function-after", "function": {"type": "no-info", "function": function}, "schema": _TEXT}

    def _checked(self, words: str) -> str:
        self._compiled(words)
        return words

    def _compiled(self, words: str) -> re.Pattern[str]:
        pattern = _compile(words, _PLACE)
        if self.within != _PLACE:
            _compile(words, self.within)
        if self.groups is not None and pattern.groups != self.groups:
            wanted = f"应有{self.groups}个" if self.groups else "不能有"
            raise _wrong(words, 0, f"{wanted}分组“(…)”，现有{pattern.groups}个；只为归拢的括号请写成“(?:…)”")
        if self.named and self.named not in pattern.groupindex:
            raise _wrong(words, 0, f"缺少名为“{self.named}”的分组，请写成“(?P<{self.named}>…)”")
        return pattern


Pattern = Annotated[str, Expression()]
Compiled = Annotated[re.Pattern[str], Expression(compiled=True)]
OneGroup = Annotated[str, Expression(groups=1)]


@cache
def _compile(words: str, within: str) -> re.Pattern[str]:
    try:
        return re.compile(within.replace(_PLACE, words))
    except re.error as error:
        place = max((error.pos or 0) - within.index(_PLACE), 0)
        raise _wrong(words, place, _sentence(error.msg, place)) from None
    except (OverflowError, RecursionError):
        raise _wrong(words, 0, "写得太长、套得太深或重复次数太大，请改小") from None


def _sentence(said: str, place: int) -> str:
    for pattern, sentence in _SENTENCES:
        match = re.fullmatch(pattern, said)
        if match:
            return sentence.format(*match.groups(), n=place + 1)
    return f"第{place + 1}个字符起写法有误（{said}），请改正"


def _wrong(words: str, place: int, sentence: str) -> WrongPattern:
    """Of long words, what stands around the place."""
    start, end = max(place - _AROUND, 0), place + _AROUND
    shown = ("…" if start else "") + words[start:end] + ("…" if end < len(words) else "")
    return WrongPattern(f"正则表达式“{shown}”写错：{sentence}")
