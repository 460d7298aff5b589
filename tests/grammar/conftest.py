"""门户语法的测试共用：一种写法的样子、几行条目。"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from grammar.addresses import Addresses, Links
from grammar.draw import Draw
from grammar.habits import habits_of
from grammar.look import Look
from grammar.names import Names
from grammar.row import Row

BASE = "http://127.0.0.1:8080"
_NONE = (
    "fold",
    "pictured",
    "routes",
    "held_list",
    "held_body",
    "summary",
    "hover",
    "pinned",
    "site_map",
    "newest",
    "fragments",
)
_PLAIN = dict.fromkeys(_NONE, "none") | {
    "classes": "none",
    "tree": "groups",
    "links": "root",
    "cut": "no",
    "rows": "ul",
    "date_place": "behind",
    "hidden_rows": False,
    "clicked": False,
    "from_nought": False,
    "feed_count": "total",
    "feed_turning": "pages",
    "pairs": False,
    "written_date": False,
    "file_id": False,
    "earlier": "none",
}


@pytest.fixture(scope="session")
def look() -> Callable[..., Look]:
    """The plainest look but for what is chosen."""

    def chosen(**habits: object) -> Look:
        draw = Draw("test")
        addresses = Addresses("html", "gk", 1, "utf-8", paged_by_query=False)
        every = replace(habits_of(draw), **(_PLAIN | habits))
        return Look(every, Names("none", draw), draw, Links("root", BASE, "utf-8"), addresses, "区财政局")

    return chosen


@pytest.fixture(scope="session")
def rows() -> tuple[Row, ...]:
    return tuple(Row(f"第{n}号通知", f"/gk/{100000 + n}.html", date(2021 - n // 3, 5, 9)) for n in range(6))
