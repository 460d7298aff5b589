"""脚本求值：字面值、由字面值拼成的值、只赋过一次值的名字；每个位置至多算一次。"""

from collections.abc import Iterator
from itertools import chain, islice

from parsing.scripts import names
from parsing.scripts.called import Called
from parsing.scripts.objects import SELVES, fields_at
from parsing.scripts.outline import NOWHERE, Outline
from parsing.scripts.surroundings import Surroundings
from parsing.scripts.tokens import tokens
from parsing.scripts.values import Counted, NotLiteralError, Value, combine, counted, text_of

_ENDS = frozenset(";,)}]:")
_LEVELS = (("||", "??"), ("&&",), ("==", "===", "!=", "!=="), ("+", "-"), ("*",))
_CONSTANTS: dict[str, Value] = {"true": True, "false": False, "null": None, "undefined": None}
_DEEPEST = 40
# A name given at more places is not looked into.
_MOST_PLACES = 50
_FIRST = ("0", "1")


class Script:
    """Values that stand in a script.

    steps: how many expressions were looked at, at most one for each token and strength of operator.
    """

    def __init__(self, source: str, page: Surroundings | None = None) -> None:
        self.outline = Outline(tokens(source))
        self.steps = 0
        self.called = Called(self, page or Surroundings())
        self._known: dict[tuple[int, int], tuple[Value, int] | None] = {}
        self._depth = 0

    def calls(self, *called: str) -> Iterator[int]:
        """Where the name stands in each call of a function with one of these names."""
        return (at for name in called for at in self.outline.calls.get(name, ()))

    def literal(self, at: int) -> Value:
        """The value of the expression that begins here."""
        value, after = self.expression(at)
        sign = self.outline.sign(after)
        if sign not in _ENDS and after < len(self.outline.tokens) and self.outline.kind(after) != "name":
            raise NotLiteralError
        return value

    def operand(self, at: int) -> Value:
        """The value of the one string, number or name that stands here, whatever it is joined to."""
        return self.expression(at, len(_LEVELS))[0]

    def text(self, at: int) -> str:
        return text_of(self.literal(at))

    def expression(self, at: int, level: int = 0) -> tuple[Value, int]:
        """Value and end of an expression. What was looked at once is known; what is asked while it is being
        looked at refers to itself."""
        key = (at, level)
        if key not in self._known:
            self._known[key] = None
            self._known[key] = self._look(at, level)
        found = self._known[key]
        if found is None:
            raise NotLiteralError
        return found

    def _look(self, at: int, level: int) -> tuple[Value, int] | None:
        self.steps += 1
        self._depth += level == 0
        try:
            if self._depth > _DEEPEST:
                return None
            return self._operand(at) if level == len(_LEVELS) else self._joined(at, level)
        except NotLiteralError:
            return None
        finally:
            self._depth -= level == 0

    def _joined(self, at: int, level: int) -> tuple[Value, int]:
        """?: first, then || , && , == , + and * by rising strength."""
        value, at = self.expression(at, level + 1)
        while (sign := self.outline.sign(at)) in _LEVELS[level]:
            other, after = self._right(value, at + 1, level + 1)
            value, at = combine(sign, value, other), after
        if level == 0 and self.outline.sign(at) == "?":
            yes, at = self.expression(at + 1)
            no, at = self.expression(at + 1)
            value = yes if value else no
        return value, at

    def _right(self, left: Value, at: int, level: int) -> tuple[Value, int]:
        """What is joined to ``…?page=`` counts pages, whatever its name."""
        try:
            return self.expression(at, level)
        except NotLiteralError:
            field = left[:-1].replace("?", "&").rpartition("&")[2] if isinstance(left, str) and left[-1:] == "=" else ""
            inside = at + (self.outline.sign(at) == "(")
            after = inside + 1 + (inside > at)
            if names.plain(field) not in names.PAGE or self.outline.kind(inside) != "name":
                raise
            if self.outline.sign(inside + 1) in ("(", "[") or (inside > at and self.outline.sign(inside + 1) != ")"):
                raise
            return self.page_number(inside), after

    def _operand(self, at: int) -> tuple[Value, int]:
        kind, sign = self.outline.kind(at), self.outline.sign(at)
        if kind == "str":
            return self.outline.tokens[at].text, at + 1
        if kind == "num":
            return int(sign), at + 1
        if sign in ("-", "+"):
            value, after = self.expression(at + 1, len(_LEVELS))
            return combine("-", 0, value) if sign == "-" else value, after
        if sign == "(":
            value, after = self.expression(at + 1)
            if self.outline.sign(after) == ")":
                return value, after + 1
        if kind == "name":
            follows = self.outline.sign(at + 1)
            if follows == "(" or sign == "new":
                return self.called.value(at)
            if follows != "[":
                return self._named(sign, at), at + 1
        raise NotLiteralError

    def _named(self, name: str, at: int) -> Value:
        if name in _CONSTANTS:
            return _CONSTANTS[name]
        try:
            return self._member(name, at) if "." in name else self._variable(name, at)
        except NotLiteralError:
            if names.plain(name) in names.PAGE_VARIABLE:
                return self.page_number(at)
            attribute = self.called.dataset(name)
            if attribute is None:
                raise
            return attribute

    def _variable(self, name: str, at: int) -> Value:
        """A name given once; a parameter that every call gives the same value."""
        function = self.outline.is_parameter(name, at)
        given = self.outline.given(name, at)
        if function and not given:
            return self._agreed(self._arguments(name, at))
        if function or len(given) != 1:
            raise NotLiteralError
        return self.literal(given[0])

    def _member(self, name: str, at: int) -> Value:
        """A member of an object given once. Scripts may change the page size, never the rest."""
        owner, _, member = name.rpartition(".")
        changed = self.outline.given(name, at)
        given = self.outline.given(owner, at)
        if len(given) == 1 and self.outline.sign(given[0]) == "{":
            if changed and names.plain(member) not in names.SIZE:
                raise NotLiteralError
            fields = fields_at(self.outline, given[0])
            return self.literal(fields[member]) if member in fields else ""
        if len(changed) == 1 and not given:
            return self.literal(changed[0])
        if owner.partition(".")[0] not in SELVES:
            raise NotLiteralError
        return self._agreed(self.outline.keys.get(member, []))

    def _agreed(self, places: list[int]) -> Value:
        """The one value that stands at all these places."""
        if len(places) > _MOST_PLACES:
            raise NotLiteralError
        values = {text_of(value): value for at in places if at != NOWHERE for value in (self.literal(at),)}
        if len(values) != 1:
            raise NotLiteralError
        return next(iter(values.values()))

    def _arguments(self, name: str, at: int) -> list[int]:
        """Where the calls of the function around give this parameter its value."""
        function = self.outline.is_parameter(name, at)
        if function is None or not function.name:
            return []
        place = function.parameters.index(name)
        calls = (self.outline.brackets.get(call + 1) for call in islice(self.calls(function.name), _MOST_PLACES + 1))
        places = (call.items[place] for call in calls if call and len(call.items) > place)
        return [place for place in places if self.outline.sign(place) != name]

    def page_number(self, at: int) -> Counted:
        """A name that counts pages: the first literal number that it is given, else 1 as a guess."""
        name = self.outline.sign(at)
        keys = self.outline.keys.get(name.rpartition(".")[2], []) if "." in name else []
        places = chain(self.outline.given(name, at), self._arguments(name, at), keys)
        firsts = (self.outline.sign(place) for place in islice(places, _MOST_PLACES) if self._is_first(place))
        return next((counted(int(first)) for first in firsts), counted(1, guessed=True))

    def _is_first(self, at: int) -> bool:
        """A bare 0 or 1, with nothing reckoned."""
        outline = self.outline
        return outline.kind(at) == "num" and outline.sign(at) in _FIRST and outline.sign(at + 1) not in ("+", "-", "*")

    def ends(self, at: int) -> bool:
        return self.outline.sign(at) in _ENDS
