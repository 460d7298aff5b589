"""函数拼出的地址：链接只写 openwin(11820)，地址由网页脚本里的函数用参数拼成。"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_FUNCTION = re.compile(
    r"(?:function\s+(?P<name>[A-Za-z_$][\w$]*+)|(?:var\s+)?(?P<var>[A-Za-z_$][\w$]*+)\s*=\s*function)\s*+"
    r"\((?P<params>[^(){}]{0,80}+)\)\s*+\{(?P<body>[^{}]{0,400}+)\}"
)
_LEADS = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\(|\bopen\()\s*(?P<sum>[^,;]{1,200})", re.IGNORECASE
)
_PART = re.compile(r"\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<name>[A-Za-z_$][\w$]*+))\s*(?:\+|\)?\s*$)")
_CALL = re.compile(r"(?P<name>[A-Za-z_$][\w$]*+)\s*+\((?P<given>[^()]{0,200}+)\)")
_GIVEN = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|(\d+))\s*(?:,|$)")


@dataclass(frozen=True, slots=True)
class _Address:
    """params: of the function; parts: literals, and True beside those that are names of params."""

    params: tuple[str, ...]
    parts: tuple[tuple[str, bool], ...]


def called_address(scripts: str, action: str) -> str:
    """The address that an action leads to through one of the scripts' functions; empty for none."""
    for call in _CALL.finditer(action):
        address = _addresses(scripts).get(call["name"])
        given = ["".join(filter(None, one.groups())) for one in _GIVEN.finditer(call["given"])]
        if address and len(given) >= len(address.params):
            values = dict(zip(address.params, given, strict=False))
            return "".join(values.get(part, "") if is_name else part for part, is_name in address.parts)
    return ""


def address_of_action(scripts: str, action: str) -> str:
    """The address that an action leads to at once, or through one of the scripts' functions; empty for none that is
    plain: one that is put together from literals alone.
    """
    leads = _LEADS.search(action)
    if leads is None:
        return called_address(scripts, action)
    parts = tuple(_parts(leads["sum"]))
    return "" if any(is_name for _, is_name in parts) else "".join(part for part, _ in parts)


@lru_cache(maxsize=64)
def _addresses(scripts: str) -> Mapping[str, _Address]:
    found = {}
    for function in _FUNCTION.finditer(scripts):
        params = tuple(name.strip() for name in function["params"].split(",") if name.strip())
        leads = _LEADS.search(function["body"])
        parts = tuple(_parts(leads["sum"])) if leads else ()
        names = {part for part, is_name in parts if is_name}
        if params and names and names <= set(params):
            found[function["name"] or function["var"]] = _Address(params, parts)
    return found


def _parts(expression: str) -> Iterator[tuple[str, bool]]:
    """Literals and names that are added up; nothing where anything else is done with them."""
    at, parts = 0, []
    expression = expression.strip()
    while at < len(expression):
        part = _PART.match(expression, at)
        if not part or part.end() == at:
            return
        parts.append((part["name"], True) if part["name"] else (part["double"] or part["single"] or "", False))
        at = part.end()
    yield from parts
