"""列表的一行：写什么、通到哪里、哪一天、有没有摘要、是不是置顶。"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Row:
    """made: the document's own date, where a list shows both. summary: of its text, where a list shows that.

    pinned: kept above the others, out of its turn.
    """

    title: str
    url: str
    listed: date | None
    made: date | None = None
    summary: str = ""
    pinned: bool = False
