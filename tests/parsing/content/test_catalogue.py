"""目录表格：哪些行是事项，一个要素可以有几列。"""

from parsing.content.catalogue import Catalogue

HEADER = ("序号", "公开事项", "公开主体", "责任科室", "公开方式/主动")
ROWS = (("一、基础信息",) * 5, ("1", "机构职能", "区经济发展局", "办公室", "√"), ("2", "", "", "", ""))


def test_group_heads_and_empty_rows_are_no_items() -> None:
    assert Catalogue({}, HEADER, ROWS, "html").items == (ROWS[1],)


def test_every_column_of_an_element_counts() -> None:
    catalogue = Catalogue({}, HEADER, ROWS, "html")
    assert catalogue.columns(("公开主体", "科室")) == (2, 3)
    assert catalogue.columns(("^主动$",)) == (4,)
    assert catalogue.columns(("渠道",)) == ()
