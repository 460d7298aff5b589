"""脚本里的对象：写在这里的，或者名字指着的那一个。"""

from parsing.scripts.outline import NOWHERE, Outline
from parsing.scripts.values import NotLiteralError

# Names by which a component or page object speaks of itself.
SELVES = frozenset("this that self _this _self _that vm me app".split())  # noqa: SIM905
_MOST_STEPS = 10


def fields_at(outline: Outline, at: int) -> dict[str, int]:
    """The keys of the object that begins here or is named here, and where their values begin."""
    for _ in range(_MOST_STEPS):
        bracket = outline.brackets.get(at)
        if bracket and bracket.sign == "{" and bracket.end != NOWHERE:
            return bracket.fields
        given = _given(outline, at)
        if len(given) != 1:
            break
        at = given[0]
    raise NotLiteralError


def _given(outline: Outline, at: int) -> list[int]:
    if outline.kind(at) != "name" or outline.sign(at + 1) == "(":
        return []
    name = outline.sign(at)
    owner, _, member = name.rpartition(".")
    of_itself = outline.keys.get(member, []) if owner.partition(".")[0] in SELVES else []
    return outline.given(name, at) or of_itself
