"""JSON：读出 JSON、JSONP 和赋值语句里的数据，走遍其中的对象和数组。"""

import json
import re
from collections import deque
from dataclasses import dataclass
from typing import Any

# Blanks are taken by one part of the pattern each, so that a long run of them is looked at once.
_CALL = re.compile(r"[\s;]*+(?:/\*(?:[^*]|\*(?!/))*+\*/)?\s*+(?:(?:var|let|const)\s++)?[\w$.?]++\s*+[(=]\s*+(?=[\[{])")
_MOST_NODES = 200_000


def load(text: str) -> Any:
    """The data in a JSON or JSONP text; None when it is none."""
    text = text.strip("\ufeff \t\r\n")
    match = _CALL.match(text)
    if match:
        text = text[match.end() :].rstrip(" \t\r\n;").removesuffix(")").rstrip()
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class Items:
    """Lists that stand under the same keys, taken together. holder: the object that the first of them stands in."""

    path: tuple[str, ...]
    items: list[Any]
    holder: dict[str, Any]

    def is_within(self, other: "Items") -> bool:
        return len(self.path) > len(other.path) and self.path[: len(other.path) + 1] == (*other.path, "")


@dataclass(frozen=True, slots=True)
class Walked:
    """objects: those that stand in no list, their keys plain; lists: from the outside in; texts: every long text."""

    objects: tuple[dict[str, Any], ...]
    lists: tuple[Items, ...]
    texts: tuple[str, ...]


def walk(root: Any) -> Walked:
    """Everything in the data, each part once; data written as text inside data is data too."""
    objects: list[dict[str, Any]] = []
    lists: dict[tuple[str, ...], Items] = {}
    texts: list[str] = []
    queue: deque[tuple[Any, tuple[str, ...], dict[str, Any]]] = deque([(root, (), {})])
    seen = 0
    while queue and seen < _MOST_NODES:
        node, path, holder = queue.popleft()
        seen += 1
        if isinstance(node, str) and node[:1] in ("{", "["):
            node = load(node)
        if isinstance(node, str) and "<" in node:
            texts.append(node)
        if isinstance(node, dict):
            if "" not in path:
                objects.append({plain_key(key): value for key, value in node.items()})
            queue.extend((value, (*path, key or "?"), node) for key, value in node.items())
        elif isinstance(node, list):
            lists.setdefault(path, Items(path, [], holder)).items.extend(node)
            queue.extend((item, (*path, ""), holder) for item in node)
    return Walked(tuple(objects), tuple(lists.values()), tuple(texts))


def plain_key(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "")
