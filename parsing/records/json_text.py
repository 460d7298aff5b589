"""JSON：读出 JSON、JSONP 和赋值语句里的数据，走遍其中的对象和数组。"""

import json
import re
from collections import deque
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

# Blanks are taken by one part of the pattern each, so that a long run of them is looked at once.
_CALL = re.compile(r"[\s;]*+(?:/\*(?:[^*]|\*(?!/))*+\*/)?\s*+(?:(?:var|let|const)\s++)?[\w$.?]++\s*+[(=]\s*+(?=[\[{])")
_MOST_NODES = 200_000
_DEEPEST = 100


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
    """Lists that stand under the same keys, taken together. holder: the object that the first of them stands in.

    path: the keys above them; empty where an item of a list stands.
    """

    path: tuple[str, ...]
    items: list[Any]
    holder: dict[str, Any]

    def is_within(self, others: Container[tuple[str, ...]]) -> bool:
        """others: the paths of lists."""
        return any(key == "" and self.path[:at] in others for at, key in enumerate(self.path))


@dataclass(frozen=True, slots=True)
class Walked:
    """objects: those that stand in no list, their keys plain; lists: from the outside in; texts: every long text.

    whole: nothing was left out because there is too much of it, or it nests too deep.
    """

    objects: tuple[dict[str, Any], ...]
    lists: tuple[Items, ...]
    texts: tuple[str, ...]
    whole: bool


def walk(root: Any) -> Walked:
    """Everything in the data, each part once; data written as text inside data is data too."""
    objects: list[dict[str, Any]] = []
    lists: dict[tuple[str, ...], Items] = {}
    texts: list[str] = []
    queue: deque[tuple[Any, tuple[str, ...], dict[str, Any]]] = deque([(root, (), {})])
    seen, whole = 0, True
    while queue and seen < _MOST_NODES:
        node, path, holder = queue.popleft()
        seen += 1
        if isinstance(node, str) and node[:1] in ("{", "["):
            node = load(node)
        if isinstance(node, str) and "<" in node:
            texts.append(node)
        if len(path) >= _DEEPEST and isinstance(node, dict | list):
            whole = False
        elif isinstance(node, dict):
            if "" not in path:
                objects.append({plain_key(key): value for key, value in node.items()})
            queue.extend((value, (*path, key or "?"), node) for key, value in node.items())
        elif isinstance(node, list):
            lists.setdefault(path, Items(path, [], holder)).items.extend(node)
            inner = (*path, "")
            queue.extend((item, inner, holder) for item in node)
    return Walked(tuple(objects), tuple(lists.values()), tuple(texts), whole and not queue)


def plain_key(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "")
