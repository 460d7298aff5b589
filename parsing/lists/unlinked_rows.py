"""没有自己地址的行：看得出是一条信息（有标题，有自己的日期），却不知道它通向哪里。"""

import re
from collections import Counter
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from parsing.words.listed_dates import is_only_date
from parsing.words.text import clean

_FEWEST = 2
_SHORTEST = 6
_LONGEST = 200
# A page holds no longer list.
_MOST = 500
_TITLE = re.compile(r"[\u4e00-\u9fff]{4}")
_LINK = "a[href], [onclick], [data-href], [data-url], [data-link]"


def are_rows(nodes: Sequence[LexborNode]) -> bool:
    """Several of one kind, each with a title and a date of its own."""
    if len(nodes) < _FEWEST:
        return False
    kinds = Counter(_kind(node) for node in nodes[:_MOST])
    alike = [node for node in nodes[:_MOST] if kinds[_kind(node)] >= _FEWEST]
    return len({title for node in alike if (title := _dated_title(node))}) >= _FEWEST


def lack_address(rows: Sequence[LexborNode]) -> bool:
    """Beside these rows stand some of the same kind that lead nowhere."""
    known = {row.mem_id for row in rows}
    kinds = {_kind(row) for row in rows if _dated_title(row)}
    holders = {row.parent.mem_id: row.parent for row in rows if row.parent is not None and _kind(row) in kinds}
    return any(
        node.mem_id not in known and _kind(node) in kinds and node.css_first(_LINK) is None and bool(_dated_title(node))
        for holder in holders.values()
        for node in holder.iter()
    )


def _kind(node: LexborNode) -> tuple[str | None, str]:
    return node.tag, (node.attributes.get("class") or "").partition(" ")[0]


def _dated_title(node: LexborNode) -> str:
    """The title beside a date that stands for itself; empty where there is none."""
    texts = [text for text in map(clean, node.text(separator="\n").split("\n")) if text]
    if sum(map(len, texts)) > _LONGEST or not any(map(is_only_date, texts)):
        return ""
    titles = (text for text in texts if len(text) >= _SHORTEST and _TITLE.search(text) and not is_only_date(text))
    return max(titles, key=len, default="")
