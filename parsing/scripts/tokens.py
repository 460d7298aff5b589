"""脚本切词：一遍扫过去，每个字符至多看两次。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

# Every alternative takes all that it has looked at, also what is never closed: nothing is scanned again from its middle.
_TOKEN = re.compile(
    r"""(?P<skip>\s++|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z))
    |(?P<str>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')
    |(?P<broken>"(?:[^"\\\n]|\\.)*+|'(?:[^'\\\n]|\\.)*+)
    |(?P<template>`(?:[^`\\]|\\.)*+`?)
    |(?P<num>\d{1,15})
    |(?P<name>[A-Za-z_$][\w$]*+(?:\s*+\.\s*+[A-Za-z_$][\w$]*+)*+)
    |(?P<op>[=!]==?|=>|\|\||&&|\?\?|[+*-]=|\+\+|--|.)""",
    re.DOTALL | re.VERBOSE,
)
_PATTERN = re.compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*+\]?+)++/?+[a-z]*+", re.DOTALL)
_BEFORE_PATTERN = frozenset(("", *"(,=:[!&|?{;+", "=>", "==", "===", "!=", "!==", "&&", "||", "return"))
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}
_HOLE = re.compile(r"\$\{([^{}`]*+)\}")


@dataclass(frozen=True, slots=True)
class Token:
    """kind: str (text: its value), num, name (dots without blanks), op, broken. start: where it, or its template, stands."""

    kind: str
    text: str
    start: int


def tokens(source: str) -> list[Token]:
    """The tokens without comments; `a${b}c` is given as ("a" + (b) + "c")."""
    return list(_tokens(source, 0))


def _tokens(source: str, offset: int) -> Iterator[Token]:
    before, at = "", 0
    while at < len(source):
        opens_pattern = source[at] == "/" and source[at + 1 : at + 2] not in ("/", "*") and before in _BEFORE_PATTERN
        match = (_PATTERN.match(source, at) if opens_pattern else None) or _TOKEN.match(source, at)
        assert match is not None, "the last alternative takes any character"
        kind, text = match.lastgroup or "broken", match[0]
        if kind == "template":
            yield from _template(text, offset + at)
        elif kind != "skip":
            text = unescape(text[1:-1]) if kind == "str" else re.sub(r"\s", "", text) if kind == "name" else text
            yield Token(kind, text, offset + at)
        if kind != "skip":
            before = text if kind in ("op", "name") else "value"
        at = match.end()


def _template(raw: str, start: int) -> Iterator[Token]:
    parts = _HOLE.split(raw[1:-1])
    if len(raw) < 2 or raw[-1] != "`" or any("${" in text for text in parts[::2]):
        yield Token("broken", raw, start)
        return
    yield Token("op", "(", start)
    for place, part in enumerate(parts):
        if place:
            yield Token("op", "+", start)
        if place % 2:
            yield Token("op", "(", start)
            yield from (replace(token, start=start) for token in _tokens(part, start))
            yield Token("op", ")", start)
        else:
            yield Token("str", unescape(part), start)
    yield Token("op", ")", start)


def unescape(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else _CONTROLS.get(code, code)
