"""脚本里的函数调用：少数几个函数的结果可以从字面上知道。"""

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from parsing.scripts.forms import json_at
from parsing.scripts.outline import NOWHERE
from parsing.scripts.surroundings import Surroundings, kebab
from parsing.scripts.values import NotLiteralError, Value

if TYPE_CHECKING:
    from parsing.scripts.script import Script

_SAME = frozenset(("String", "Number", "parseInt", "trim"))
_CLOCKS = frozenset(("Math.random", "Date.now"))
_ASKS_ADDRESS = re.compile(r"query|param|request", re.IGNORECASE)
_FORMS = frozenset(("qs.stringify", "Qs.stringify", "QS.stringify", "$.param", "jQuery.param"))


class Called:
    """Calls whose result is known without running them."""

    def __init__(self, script: "Script", page: Surroundings) -> None:
        self._script = script
        self._page = page

    def value(self, at: int) -> tuple[Value, int]:
        """The result of the call that begins here, and its end."""
        if self.is_clock(at):
            return self._clock(at)
        outline = self._script.outline
        bracket = outline.brackets.get(at + 1)
        if bracket is None or bracket.end == NOWHERE or not bracket.items:
            raise NotLiteralError
        name, first, after = outline.sign(at), bracket.items[0], bracket.end + 1
        if name in ("$", "jQuery", "document.getElementById"):
            return self._of_element(first, after, by_id=name.startswith("document"))
        return self._of_argument(name, first), after

    def _of_argument(self, name: str, first: int) -> Value:
        last = name.rpartition(".")[2]
        if last in _SAME:
            return self._script.literal(first)
        if last in ("encodeURIComponent", "encodeURI", "escape"):
            return quote(self._script.text(first), safe="!'()*~-._" + ("" if last[-1] == "t" else "/?:@&=+$,#"))
        if name == "JSON.stringify":
            return json_at(self._script, first)
        found = None
        if last in ("data", "attr", "getAttribute"):
            attribute = self._script.text(first)
            found = self._page.attribute(f"data-{kebab(attribute)}" if last == "data" else attribute.lower())
        elif _ASKS_ADDRESS.search(last):
            found = self._page.query(self._script.text(first))
        if found is None:
            raise NotLiteralError
        return found

    def _of_element(self, first: int, after: int, by_id: bool) -> tuple[Value, int]:
        """``$("#x").val()``, ``.attr("y")``, ``.data("y")``, ``document.getElementById("x").value``."""
        outline = self._script.outline
        selector = ("#" if by_id else "") + self._script.text(first)
        method = outline.sign(after + 1) if outline.sign(after) == "." else ""
        found, end = None, after + 2
        if by_id and method == "value":
            found = self._page.value(selector)
        elif (call := outline.brackets.get(end)) and call.end != NOWHERE:
            asked = self._script.text(call.items[0]) if call.items else "value"
            end = call.end + 1
            if method in ("val", "attr", "data", "getAttribute") and (method == "val") == (not call.items):
                found = self._page.value(selector, f"data-{kebab(asked)}" if method == "data" else asked.lower())
        if found is None:
            raise NotLiteralError
        return found, end

    def is_clock(self, at: int) -> bool:
        """The time or chance, as scripts add it to keep answers from being stored."""
        outline = self._script.outline
        at += outline.sign(at) == "+"
        return outline.sign(at) in _CLOCKS or (outline.sign(at) == "new" and outline.sign(at + 1) == "Date")

    def _clock(self, at: int) -> tuple[Value, int]:
        """Any number will do; parts of today's date will not."""
        outline = self._script.outline
        new = outline.sign(at) == "new"
        bracket = outline.brackets.get(at + 1 + new)
        if bracket is None or bracket.end == NOWHERE or bracket.items:
            raise NotLiteralError
        after = bracket.end + 1
        if outline.sign(after) == ".":
            if outline.sign(after + 1) not in ("getTime", "valueOf"):
                raise NotLiteralError
            after += 4
        return 1, after

    def form_argument(self, at: int) -> int | None:
        """Where the object stands that ``Qs.stringify(…)`` or ``new URLSearchParams(…)`` makes a form of."""
        outline = self._script.outline
        at += outline.sign(at) == "new"
        if outline.sign(at) not in (*_FORMS, "URLSearchParams"):
            return None
        bracket = outline.brackets.get(at + 1)
        return bracket.items[0] if bracket and bracket.items else None

    def makes_text(self, at: int) -> bool:
        """``String(…)``."""
        return self._script.outline.sign(at) == "String" and self._script.outline.sign(at + 1) == "("

    def dataset(self, name: str) -> str | None:
        """``box.dataset.listUrl``."""
        _, found, attribute = name.partition("dataset.")
        return self._page.attribute(f"data-{kebab(attribute)}") if found else None
