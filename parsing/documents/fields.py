"""Word 的域：域代码不是文字，域结果是；带圈字符（EQ 域）只有代码，按所见写出。"""

import re
from dataclasses import dataclass, field

_EQUATION = re.compile(r"\s*eq\b(.*)", re.IGNORECASE | re.DOTALL)
_EQUATION_SIGNS = re.compile(r"\\[a-z]+|[(),，\s]", re.IGNORECASE)
_CIRCLED = re.compile(r"[○◯〇](\d{1,2})")
_TICKED = re.compile(r"[□√✓]{2}")


@dataclass(slots=True)
class _Field:
    code: list[str] = field(default_factory=list)
    in_result: bool = False


class Fields:
    """What of a text with fields is shown: begin, code, separate, result, end; fields stand in fields."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def begin(self) -> None:
        self._open.append(_Field())

    def separate(self) -> None:
        if self._open:
            self._open[-1].in_result = True

    def end(self) -> str:
        """What a field that has only a code shows."""
        if not self._open:
            return ""
        ended = self._open.pop()
        equation = _EQUATION.match("".join(ended.code))
        return self.shown(_seen(equation[1])) if equation else ""

    def shown(self, text: str) -> str:
        """The text, or nothing when it is part of a code."""
        for place in reversed(self._open):
            if not place.in_result:
                place.code.append(text)
                return ""
        return text

    def note(self, code: str) -> None:
        """A part of the code that is marked as such."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code.append(code)

    @property
    def in_code(self) -> bool:
        return any(not place.in_result for place in self._open)

    @property
    def code(self) -> str:
        return "".join(self._open[-1].code) if self._open else ""


def _seen(equation: str) -> str:
    signs = _EQUATION_SIGNS.sub("", equation)
    circled = _CIRCLED.fullmatch(signs)
    if circled and 1 <= int(circled[1]) <= 20:
        return chr(ord("①") + int(circled[1]) - 1)
    return "☑" if _TICKED.fullmatch(signs) and "□" in signs and signs != "□□" else signs
