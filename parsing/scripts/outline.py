"""脚本的骨架：括号配对、对象的键、数组的项、函数和它的参数、每个名字在哪里赋值。"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsing.scripts.tokens import Token

_CLOSING = {"}": "{", "]": "[", ")": "("}
_STATEMENTS = frozenset(("if", "for", "while", "switch", "catch", "with", "else", "return"))
_DECLARES = frozenset(("var", "let", "const"))
_ASSIGNS = frozenset(("=", "+=", "-=", "*=", "++", "--"))
_DEEPEST = 40
_MOST_PARAMETERS = 30
SPREAD = "..."
NOWHERE = -1


@dataclass(slots=True)
class Bracket:
    """end: where it closes, NOWHERE if it never does. fields: keys of an object. items: where its parts begin."""

    sign: str
    start: int
    end: int = NOWHERE
    fields: dict[str, int] = field(default_factory=dict)
    items: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Function:
    """body: where its brace stands."""

    body: int
    name: str
    parameters: tuple[str, ...]
    parent: "Function | None"
    depth: int


class Outline:
    """Built in one pass over the tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.brackets: dict[int, Bracket] = {}
        self.within: list[Function | None] = []
        self._opened_at: dict[int, int] = {}
        self._declared: set[tuple[int, str]] = set()
        self._given: dict[tuple[int, str], list[int]] = defaultdict(list)
        self.calls: dict[str, list[int]] = defaultdict(list)
        self.keys: dict[str, list[int]] = defaultdict(list)
        self._read()
        self._note_names()

    def sign(self, at: int) -> str:
        """The token; empty for strings and beyond the end, so that no string passes for a sign."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) and self.tokens[at].kind != "str" else ""

    def kind(self, at: int) -> str:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def scopes(self, at: int) -> Iterator[Function]:
        """The functions around a place, from the innermost out."""
        function = self.within[at] if 0 <= at < len(self.within) else None
        while function is not None:
            yield function
            function = function.parent

    def home(self, name: str, at: int) -> int:
        """The function (its brace) that declares the name seen from here; NOWHERE: it is everybody's."""
        for function in self.scopes(at):
            if name in function.parameters or (function.body, name) in self._declared:
                return function.body
        return NOWHERE

    def given(self, name: str, at: int) -> list[int]:
        """Where the values begin that the name seen from here is given; NOWHERE for a value put together."""
        return self._given.get((self.home(name, at), name), [])

    def is_parameter(self, name: str, at: int) -> Function | None:
        """The function whose parameter this is."""
        home = self.home(name, at)
        return next((one for one in self.scopes(at) if one.body == home and name in one.parameters), None)

    def _read(self) -> None:
        stack: list[Bracket] = []
        functions: list[Function] = []
        for at in range(len(self.tokens)):
            sign = self.sign(at) if self.kind(at) == "op" else ""
            if stack and (at == stack[-1].start + 1 or self.sign(at - 1) == ",") and sign not in _CLOSING:
                self._note_part(stack[-1], at)
            if sign in _CLOSING and stack:
                self._close(stack.pop(), at)
                while functions and self.brackets[functions[-1].body].end != NOWHERE:
                    functions.pop()
            self.within.append(functions[-1] if functions else None)
            if sign in ("{", "[", "("):
                function = self._function(at, functions[-1] if functions else None) if sign == "{" else None
                stack.append(Bracket(sign, at))
                self.brackets[at] = stack[-1]
                if function:
                    functions.append(function)

    def _close(self, bracket: Bracket, at: int) -> None:
        bracket.end = at
        self._opened_at[at] = bracket.start

    def _note_part(self, bracket: Bracket, at: int) -> None:
        """The part of a list, call or object that begins here."""
        bracket.items.append(at)
        if bracket.sign != "{":
            return
        if self.kind(at) in ("str", "name", "num") and self.sign(at + 1) == ":":
            bracket.fields[self.tokens[at].text] = at + 2
            self.keys[self.tokens[at].text].append(at + 2)
        elif self.kind(at) == "name" and self.sign(at + 1) in (",", "}"):
            bracket.fields[self.tokens[at].text] = at
        elif self.sign(at) in (".", "["):
            bracket.fields[SPREAD] = at

    def _function(self, brace: int, parent: Function | None) -> Function | None:
        """The function whose body this brace opens, if it does."""
        depth = parent.depth + 1 if parent else 1
        arrow = self.sign(brace - 1) == "=>"
        last = brace - 2 if arrow else brace - 1
        if depth > _DEEPEST:
            return None
        if self.sign(last) != ")":
            return Function(brace, self._named_before(last), (self.sign(last),), parent, depth) if arrow else None
        first = self._opened_at.get(last, NOWHERE)
        name = self.sign(first - 1)
        if first == NOWHERE or name in _STATEMENTS or not (arrow or self.kind(first - 1) == "name"):
            return None
        if arrow or name == "function":
            name = self._named_before(first if arrow else first - 1)
        parameters = tuple(self.tokens[at].text for at in self.brackets[first].items[:_MOST_PARAMETERS])
        return Function(brace, name, parameters, parent, depth)

    def _named_before(self, at: int) -> str:
        """``name = function`` and ``name: function``."""
        name = self.sign(at - 2) if self.sign(at - 1) in ("=", ":") else ""
        return name.rpartition(".")[2]

    def _note_names(self) -> None:
        names = [at for at, token in enumerate(self.tokens) if token.kind == "name"]
        for at in names:
            declares = self.sign(at - 1) in _DECLARES or (self.sign(at - 1) == "," and self.sign(at + 1) == "=")
            function = self.within[at]
            if declares and function:
                self._declared.add((function.body, self.tokens[at].text))
        for at in names:
            name, follows = self.tokens[at].text, self.sign(at + 1)
            if follows in _ASSIGNS:
                place = at + 2 if follows == "=" else NOWHERE
                self._given[self.home(name, at), name].append(place)
                if "." in name and place != NOWHERE:
                    self.keys[name.rpartition(".")[2]].append(place)
            elif follows == "(" and not self._is_definition(at):
                self.calls[name.rpartition(".")[2]].append(at)

    def _is_definition(self, at: int) -> bool:
        bracket = self.brackets.get(at + 1)
        method = bracket is not None and bracket.end != NOWHERE and self.sign(bracket.end + 1) == "{"
        return method or self.sign(at - 1) == "function"
