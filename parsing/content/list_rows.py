"""清单、目录里不是事项的行：合计、备注、填表人一类的落款，和给各列编号的行。"""

import re
import unicodedata
from collections.abc import Sequence

# What closes a list stands first in its row, alone or before a colon, a number or a day.
_CLOSING = re.compile(
    r"(?:(?:本页|本表)?(?:合计|总计|小计|共计)|备注|注释?|附注|说明|填[表报]说明"
    r"|[填制编]表(?:人|人员|单位|部门|机关|日期|时间)?|填报(?:人|单位|部门|日期|时间)|审核人|复核人|审签人|经办人)"
    r"(?:[(（](?:签字|签名|签章|盖章|公章)[)）])?(?:$|[:：]|共?\d)"
)
# Of the head of an office or a telephone there may be matters too: only what is filled in closes the list.
_FILLED_IN = re.compile(r"(?:单位|部门|机关|分管)?负责人(?:[(（](?:签字|签名|签章)[)）])?[:：]|联系(?:人|电话)[:：]")
_FEWEST_NUMBERED = 3


def is_row(row: Sequence[str], numbers: Sequence[int], names: Sequence[int]) -> bool:
    """Whether a row below the header may be an item, or head a group of them.

    numbers, names: the columns of the items' numbers and of what they are called. Where a list numbers its items, a row
    with neither is none: it goes on with the row above, or is filled in below the list.
    """
    cells = [re.sub(r"\s+", "", unicodedata.normalize("NFKC", cell)) for cell in row]
    first = next(filter(None, cells), "")
    if _CLOSING.match(first) or _FILLED_IN.match(first) or _numbers_columns(cells):
        return False
    nameless = bool(numbers and names) and not any(cells[x] for x in (*numbers, *names))
    return not nameless or not first


def _numbers_columns(cells: Sequence[str]) -> bool:
    """1, 2, 3 … under the heads, 甲 and 乙 before them; a merged cell has one number for all that it covers."""
    numbers = list(filter(None, dict.fromkeys(re.sub(r"[()栏甲乙丙]", "", cell) for cell in cells)))
    return len(numbers) >= _FEWEST_NUMBERED and numbers == [str(n) for n in range(1, len(numbers) + 1)]
