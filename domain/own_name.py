"""自家的名称：标题开头写的是不是本部门，前面可以有省、市、区的名字；写的是不是另一个部门。"""

import re
from collections.abc import Iterable

_PLACE = "(?:(?!转发|印发|政府|关于|对)[\u4e00-\u9fff])"


def without_own_name(title: str, names: Iterable[str]) -> str:
    """The title without the department's own name at its head, which says nothing of what the entry is.

    市 before a name that does not begin with it makes it another organ's: 市经发局 is not the district's 经发局.
    """
    for name in sorted(names, key=len, reverse=True):
        place = f"{_PLACE}{{2,10}}" if re.match("[省市区县]", name) else f"{_PLACE}{{0,8}}[区县]"
        if match := re.match(rf"(?:{place})?{re.escape(name)}", title):
            return title[match.end() :]
    return title


def other_name(title: str, own: Iterable[str], others: Iterable[str]) -> str:
    """The longest of the others' names in a title that bears none of our own; empty where there is none."""
    if any(name in title for name in own):
        return ""
    return next((name for name in sorted(others, key=lambda name: (-len(name), name)) if name in title), "")
