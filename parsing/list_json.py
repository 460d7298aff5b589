"""列表数据：脚本里的字面值，和数据接口返回的 JSON 记录。"""

# ruff: noqa: SIM905
import html
import json
import re
from collections import deque
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

from domain.entry import DateWitness, Entry, Witness
from parsing.dates import date_in_address, find_listed_date
from parsing.page import Page
from parsing.text import clean

_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|(?P<str>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`$\\]*`)|(?P<num>\d{1,15})"
    r"|(?P<name>[A-Za-z_$][\w$]*(?:\s*\.\s*[A-Za-z_$][\w$]*)*)|(?P<op>[=!]==?|=>|\|\||&&|[+-]=|\+\+|--|\S)",
    re.DOTALL,
)
_ENDS = frozenset(";,)}]:")
_LEVELS = (("||",), ("==", "===", "!=", "!=="), ("+",))
_Value = str | int
_JSONP = re.compile(r"^[\s;]*(?:/\*.*?\*/)?\s*(?:var\s+)?[\w$.?]+\s*[(=]\s*([\[{].*[\]}])\s*\)?[;\s]*$", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
# Keys in lower case without _ and -, the best first. A date of making is no date of publication.
_TITLES = "title doctitle infotitle articletitle newstitle titlename bt subject docname name".split()
_URLS = "url chnldocurl docpuburl puburl posturl infourl docurl linkurl articleurl detailurl link href".split()
_DATES = (
    "pubdate docreltime docpubtime publishtime publishdate displaypublishtime pubtime releasetime releasedate fbrq fbsj "
    "infodate date time createdat createtime createdate crtime"
).split()


def load(text: str) -> Any:
    text = text.lstrip("\ufeff")
    match = _JSONP.match(text)
    try:
        return json.loads(match[1] if match else text)
    except (ValueError, RecursionError):
        return None


def walk(root: Any) -> tuple[list[dict[str, Any]], list[list[Any]]]:
    """Objects that stand in no list, and every list, from the outside in: records have counts of their own."""
    objects: list[dict[str, Any]] = []
    lists: list[list[Any]] = []
    queue = deque([(root, False)])
    while queue:
        node, listed = queue.popleft()
        if isinstance(node, str) and node[:1] in ("{", "["):
            node = load(node)
        if isinstance(node, dict):
            if not listed:
                objects.append({plain_key(key): value for key, value in node.items()})
            queue.extend((value, listed) for value in node.values())
        elif isinstance(node, list):
            lists.append(node)
            queue.extend((item, True) for item in node)
    return objects, lists


def plain_key(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "")


def entry_of(item: dict[str, Any], page: Page) -> Entry | None:
    fields = {plain_key(key): value for key, value in item.items()}
    titles = (fields.get(key) for key in _TITLES)
    title = next(
        (text for value in titles if isinstance(value, str) and (text := clean(_TAG.sub("", html.unescape(value))))), ""
    )
    hrefs = (fields.get(key) for key in _URLS)
    urls = (page.resolve(value) for value in hrefs if isinstance(value, str) and ("/" in value or "." in value))
    url = next(filter(None, urls), "")
    if not title or not url:
        return None
    listed = next((found for key in _DATES if (found := _date(fields.get(key)))), None)
    address = date_in_address(url)
    witnesses = ((Witness.LIST, listed), (Witness.ADDRESS, address))
    return Entry(title, url, tuple(DateWitness(who, *found) for who, found in witnesses if found))


def _date(value: Any) -> tuple[date, str] | None:
    """A written date, or seconds or milliseconds since 1970 by Chinese time; Java writes {"time": …}."""
    raw = str(value.get("time", "") if isinstance(value, dict) else value)
    if re.fullmatch(r"\d{9,10}(?:\d{3})?(?:\.\d+)?", raw):
        seconds = float(raw) / (1000 if len(raw.partition(".")[0]) > 10 else 1)
        return (datetime.fromtimestamp(seconds, UTC) + timedelta(hours=8)).date(), raw
    return find_listed_date(raw[:8] if re.fullmatch(r"\d{14}", raw) else raw)


class NotLiteralError(Exception):
    """The value depends on something that does not stand in the page."""


class Script:
    """Literal values of a script: strings, numbers, +, ||, == and ?:, and names that are given such a value once."""

    def __init__(self, source: str) -> None:
        matches = [match for match in _TOKEN.finditer(source) if match.lastgroup]
        self._tokens = [(match.lastgroup or "", re.sub(r"\s", "", match[0])) for match in matches]
        self.strings = {at: match[0] for at, match in enumerate(matches) if match.lastgroup == "str"}
        self._given: dict[str, list[int]] = {}
        for at, (kind, text) in enumerate(self._tokens):
            if kind == "name" and self.text(at + 1) in ("=", "+=", "-=", "++", "--"):
                self._given.setdefault(text, []).append(at + 2 if self.text(at + 1) == "=" else -1)

    def text(self, at: int) -> str:
        """The token; empty for strings and beyond the end, so that no string passes for a sign."""
        return self._tokens[at][1] if 0 <= at < len(self._tokens) and at not in self.strings else ""

    def calls(self, names: Collection[str]) -> Iterator[int]:
        """Where the first argument of each call stands."""
        named = (at for at, (kind, name) in enumerate(self._tokens) if kind == "name" and name in names)
        return (at + 2 for at in named if self.text(at + 1) == "(")

    def objects_with(self, keys: set[str]) -> Iterator[int]:
        """Where the object literals stand that have all these keys."""
        starts = (at for at in range(len(self._tokens)) if self.text(at) == "{")
        return (at for at in starts if keys <= self.object(at).keys())

    def literal(self, at: int) -> _Value:
        """The value of the expression that begins here."""
        value, after = self.expression(at)
        if self.text(after) not in _ENDS and after < len(self._tokens) and self._tokens[after][0] != "name":
            raise NotLiteralError
        return value

    def expression(self, at: int, level: int = 0) -> tuple[_Value, int]:
        """Value and end of an expression: ?: first, then || , == and + by rising strength."""
        if level == len(_LEVELS):
            return self._operand(at)
        value, at = self.expression(at, level + 1)
        while (sign := self.text(at)) in _LEVELS[level]:
            other, at = self.expression(at + 1, level + 1)
            value = _combine(sign, value, other)
        if level == 0 and self.text(at) == "?":
            yes, at = self.expression(at + 1)
            no, at = self.expression(at + 1)
            value = yes if value else no
        return value, at

    def _operand(self, at: int) -> tuple[_Value, int]:
        kind, text = self._tokens[at] if 0 <= at < len(self._tokens) else ("", "")
        if kind == "str":
            return _unescape(self.strings[at][1:-1]), at + 1
        if kind == "num":
            return int(text), at + 1
        if text == "(":
            value, after = self.expression(at + 1)
            if self.text(after) == ")":
                return value, after + 1
        if kind == "name" and self.text(at + 1) not in ("(", "["):
            return self._named(text), at + 1
        raise NotLiteralError

    def _named(self, name: str) -> _Value:
        """A name given once, or a member of an object given once. Scripts may change the page size, never the rest."""
        owner, _, member = name.rpartition(".")
        given = self._given.get(owner or name, [])
        if len(given) != 1 or (owner and name in self._given and member != "prepage"):
            raise NotLiteralError
        if owner:
            return self.literal(fields[member]) if member in (fields := self.object(given[0])) else ""
        return self.literal(given[0])

    def object(self, at: int) -> dict[str, int]:
        """The keys of the object literal that begins here, and where their values begin."""
        fields: dict[str, int] = {}
        depth = 0
        for place in range(at, len(self._tokens) if self.text(at) == "{" else at):
            sign = self.text(place)
            depth += (sign in ("{", "[", "(")) - (sign in ("}", "]", ")"))
            if depth == 0:
                return fields
            if depth == 1 and self.text(place - 1) in ("{", ",") and self.text(place + 1) == ":":
                fields[self._tokens[place][1].strip("\"'")] = place + 2
        raise NotLiteralError

    def form(self, at: int) -> tuple[tuple[str, str], ...]:
        """The pairs of an object literal, or of a string like a=1&b=2."""
        if self.text(at) == "{":
            return tuple((key, str(self.literal(place))) for key, place in self.object(at).items())
        return tuple(parse_qsl(str(self.literal(at)), keep_blank_values=True))


def _combine(sign: str, left: _Value, right: _Value) -> _Value:
    if sign == "+":
        return left + right if isinstance(left, int) and isinstance(right, int) else f"{left}{right}"
    if sign == "||":
        return left or right
    return int((str(left) == str(right)) == (sign[0] == "="))


def _unescape(text: str) -> str:
    return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", lambda m: chr(int(m[1][1:], 16)) if len(m[1]) > 1 else m[1], text)
