"""年报表三的行和列：按标签里的词认，认不出的不猜。"""

import re
from collections.abc import Sequence

from domain.grid import Grid
from parsing.annual_report.facts import APPLICANTS, HANDLED
from parsing.annual_report.numbers import compact

CARRIED_OVER = "结转下年"
TOTAL = "（七）总计"
_ROW_WORDS: tuple[tuple[str, str], ...] = (
    (CARRIED_OVER, "结转下年|结转下一年"),
    ("上年结转", "上年结转|上年度结转|上一年结转"),
    ("新收", "新收"),
    (HANDLED[18], "逾期不补正"),
    (HANDLED[19], "收费通知"),
    (HANDLED[1], "部分公开"),
    (HANDLED[2], "国家秘密"),
    (HANDLED[3], "法规禁止公开"),
    (HANDLED[4], "三安全一稳定"),
    (HANDLED[5], "第三方合法权益"),
    (HANDLED[6], "内部事务"),
    (HANDLED[7], "过程性"),
    (HANDLED[8], "执法案卷"),
    (HANDLED[9], "行政查询"),
    (HANDLED[10], "不掌握"),
    (HANDLED[11], "没有现成|另行制作"),
    (HANDLED[12], "补正后"),
    (HANDLED[13], "信访举报投诉|信访、举报|信访投诉举报"),
    (HANDLED[15], "公开出版物"),
    (HANDLED[16], "大量反复|反复申请"),
    (HANDLED[14], "重复申请"),
    (HANDLED[17], "重新出具|确认或"),
    (TOTAL, r"[(]七[)]总计|^总计$|^七、?总计"),
)
_HEADER_ROWS = 6
_GRANTED = re.compile(r"^(?!.*不予).*予以?公开")
# Rows of other groups speak of 其他 too: only this label, or its bare word under 其他处理, is the last of the sixth.
_OTHER = re.compile(r"^3?[.、．)）]?其[他它]$")


def applicant_columns(grid: Grid) -> list[int] | None:
    """Where each column lies, read from the header rows above the first numbers."""
    columns: list[int] = []
    header = [[compact(cell) for cell in row] for row in grid.rows[:_HEADER_ROWS]]
    for name in APPLICANTS:
        places = [x for row in header for x, cell in enumerate(row) if cell == name and x not in columns]
        after = [x for x in places if not columns or x > columns[-1]]
        if not after:
            return None
        columns.append(min(after))
    return columns


def row_name(labels: Sequence[str]) -> str:
    """Canonical name of a row from its label cells, the outermost first; empty when it is unknown or might be two."""
    deepest = next((label for label in reversed(labels) if label), "")
    names = [name for name, words in _ROW_WORDS if re.search(words, deepest)]
    if names:
        return names[0] if len(names) == 1 else ""
    if _GRANTED.search(deepest):
        return HANDLED[0]
    if _OTHER.match(deepest):
        named = deepest.startswith("3") or any("其他处理" in label for label in labels)
        return HANDLED[20] if named else ""
    return "（六）其他处理" if "其他处理" in deepest else ""
