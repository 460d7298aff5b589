"""表单和数据：脚本里的对象写成表单字段、JSON 文字，或读成数据。"""

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from parsing.scripts import names
from parsing.scripts.objects import fields_at
from parsing.scripts.outline import NOWHERE, SPREAD
from parsing.scripts.values import Counted, NotLiteralError, Value, text_of

if TYPE_CHECKING:
    from parsing.scripts.script import Script

_DEEPEST = 40
Pairs = tuple[tuple[str, str], ...]


def form_at(script: "Script", at: int) -> Pairs:
    """The pairs of an object, or of a string like a=1&b=2. What only keeps answers from being stored is left out."""
    inner = script.called.form_argument(at)
    at = at if inner is None else inner
    try:
        fields = _all_fields(script, at)
    except NotLiteralError:
        text = script.text(at)
        if text.lstrip()[:1] in ("{", "["):
            raise
        return tuple(parse_qsl(text, keep_blank_values=True))
    return tuple(
        (key, _field(script, key, place)) for key, place in fields.items() if not script.called.is_clock(place)
    )


def json_at(script: "Script", at: int) -> str:
    """An object as JSON.stringify writes it, counted numbers as their bare marks."""
    pairs = (f"{json.dumps(key)}:{_json_field(script, key, place)}" for key, place in _all_fields(script, at).items())
    return "{" + ",".join(pairs) + "}"


def data_at(script: "Script", at: int, depth: int = 0, *, strict: bool = False) -> Any:
    """A list or object as data; what is not literal is None, or refused by strict."""
    bracket = script.outline.brackets.get(at)
    if bracket is None or bracket.sign == "(" or bracket.end == NOWHERE or depth > _DEEPEST:
        return _plain(script, at, strict)
    if bracket.sign == "[":
        return [data_at(script, item, depth + 1, strict=strict) for item in bracket.items]
    if strict and SPREAD in bracket.fields:
        raise NotLiteralError
    fields = ((key, place) for key, place in bracket.fields.items() if key != SPREAD)
    return {key: data_at(script, place, depth + 1, strict=strict) for key, place in fields}


def _plain(script: "Script", at: int, strict: bool) -> Any:
    try:
        value = script.literal(at)
    except NotLiteralError:
        if strict:
            raise
        return None
    return text_of(value) if isinstance(value, Counted) else value


def _all_fields(script: "Script", at: int) -> dict[str, int]:
    fields = fields_at(script.outline, at)
    if SPREAD in fields:
        raise NotLiteralError
    return fields


def _field(script: "Script", key: str, at: int) -> str:
    if script.outline.sign(at) in ("[", "{"):
        return json.dumps(data_at(script, at, strict=True), ensure_ascii=False)
    return text_of(_value(script, key, at))


def _json_field(script: "Script", key: str, at: int) -> str:
    if script.outline.sign(at) in ("[", "{"):
        return json.dumps(data_at(script, at, strict=True), ensure_ascii=False, separators=(",", ":"))
    value = _value(script, key, at)
    if script.called.makes_text(at):
        return json.dumps(text_of(value), ensure_ascii=False)
    return text_of(value) if isinstance(value, Counted) else json.dumps(value, ensure_ascii=False)


def _value(script: "Script", key: str, at: int) -> Value:
    """What stands under a key that counts pages does so, whatever its name."""
    try:
        return script.literal(at)
    except NotLiteralError:
        if script.called.makes_text(at):
            return _value(script, key, at + 2)
        named = script.outline.kind(at) == "name" and script.ends(at + 1)
        if names.plain(key) not in names.PAGE or not named:
            raise
        return script.page_number(at)
