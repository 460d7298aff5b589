"""目录表格：哪些行是事项，一个要素可以有几列。"""

import pytest

from parsing.content.catalogue import Catalogue
from parsing.content.list_rows import is_row

HEADER = ("序号", "公开事项", "公开主体", "责任科室", "公开方式/主动")
ROWS = (("一、基础信息",) * 5, ("1", "机构职能", "区经济发展局", "办公室", "√"), ("2", "", "", "", ""))


def test_group_heads_and_empty_rows_are_no_items() -> None:
    assert Catalogue({}, HEADER, ROWS, "html").items == (ROWS[1],)


def test_every_column_of_an_element_counts() -> None:
    catalogue = Catalogue({}, HEADER, ROWS, "html")
    assert catalogue.columns(("公开主体", "科室")) == (2, 3)
    assert catalogue.columns(("^主动$",)) == (4,)
    assert catalogue.columns(("渠道",)) == ()


@pytest.mark.parametrize(
    "row",
    [
        ("合计", "22项", "", ""),
        ("本页小计：3", "", "", ""),
        ("备注", "备注", "涉密的除外", ""),
        ("注：以上事项涉密的除外", "", "经办人：李某", ""),
        ("", "填表人（签字）：钱某", "审核人：孙某", ""),
        ("单位负责人：赵某", "", "填表日期：2021年5月", ""),
        ("1", "2", "3", "4"),
        ("（1）", "（2）", "（2）", "（3）"),
        ("", "", "主动公开", "网站"),
    ],
)
def test_what_closes_a_list_or_numbers_its_columns_is_no_row(row: tuple[str, ...]) -> None:
    assert not is_row(row, [0], [1])


@pytest.mark.parametrize(
    "row",
    [
        ("7", "审核人员资格", "", ""),
        ("", "备注册销登记", "", ""),
        ("", "负责人", "", ""),
        ("8", "", "办公室", ""),
        ("1", "2", "4", "8"),
        ("合计价格认定", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_what_only_looks_like_it_is_a_row(row: tuple[str, ...]) -> None:
    assert is_row(row, [0], [1])
