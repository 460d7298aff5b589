"""地址的归属：是哪一种网页，属于哪个部门的哪类栏目。写网站的人自己知道，不问产品。"""

from dataclasses import dataclass
from enum import StrEnum

ROBOTS_FILE = "/robots.txt"


class Where(StrEnum):
    """What stands at an address. MENUS: what shows the way: front pages, headings' pages, menu scripts."""

    MENUS = "menus"
    LISTS = "lists"
    ARTICLES = "articles"
    ATTACHMENTS = "attachments"
    DATA = "data"
    SEARCH = "search"
    ROBOTS = "robots"


@dataclass(frozen=True, slots=True)
class Place:
    """department, kind: whose column it belongs to; empty: to all of them."""

    where: Where
    department: str = ""
    kind: str = ""

    def touches(self, department: str, kind: str) -> bool:
        return self.department in ("", department) and self.kind in ("", kind)
