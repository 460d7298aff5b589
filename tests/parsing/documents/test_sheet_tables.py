"""一张工作表里上下排着几张表：在表名处裁开，一张清单的各组不裁。"""

from collections.abc import Sequence

from domain.grid import Grid
from parsing.documents.sheet_tables import parted


def tables(*rows: Sequence[str]) -> list[tuple[tuple[str, ...], ...]]:
    width = max(map(len, rows))
    return [grid.rows for grid in parted(Grid(tuple((*row, *("",) * (width - len(row))) for row in rows), "表"))]


INCOME = (("收入决算表",), ("科目", "名称", "合计"), ("201", "行政运行", "3.5"))
EXPENSE = (("支出决算表（单位：万元）",), ("科目", "名称", "基本支出"), ("201", "行政运行", "3.5"))


def test_tables_with_the_same_head_are_parted_with_a_blank_row_and_without() -> None:
    assert list(map(len, tables(*INCOME, (), *EXPENSE))) == [3, 3]
    assert list(map(len, tables(*INCOME, *EXPENSE))) == [3, 3]


def test_each_table_has_its_own_columns() -> None:
    wide = (("四、政府信息公开行政复议情况",), ("维持", "纠正", "其他", "总计"), ("0", "0", "0", "0"))
    first, second = tables(*INCOME, (), *wide)
    assert (len(first[0]), len(second[0])) == (3, 4)
    assert second[-1] == ("0", "0", "0", "0")


def test_groups_of_one_list_stay_together() -> None:
    head = ("公开事项", "内容", "渠道")
    rows = (
        head,
        ("机构", "职责", "网站"),
        (),
        ("二、财务情况",),
        ("预算", "表格", "网站"),
        (),
        ("三、其他",),
        ("年报", "全文", ""),
    )
    assert len(tables(*rows)) == 1
    assert len(tables(head, ("机构", "职责", "网站"), ("二、财务情况",), ("预算", "表格", ""))) == 1


def test_a_title_above_and_a_note_below_are_of_their_table() -> None:
    assert len(tables(("部门决算公开表",), (), *INCOME, (), ("说明：没有基金，本表为空，故无情况",))) == 1
