"""窄格里折行的号码、金额是一个；上下两个数字仍是两个。"""

import pytest

from parsing.documents import read_document

from .written_pdf import frame, pdf_of, text

# Six digits, each as wide as it is high, all but fill a column.
XS = (50.0, 90.0, 160.0, 230.0)


def read(*lines: str, beside: tuple[str, ...] = ("27", "28", "29")) -> tuple[str, ...] | None:
    """The second row of a table whose last cell holds some lines, beside as many in another; None if it is not read."""
    bottom = 126 + 16 * len(lines)
    drawing = frame(XS, (100, 120, bottom)) + "".join(
        text(x + 3, 114, head) for x, head in zip(XS, ("姓名", "面积", "号码"), strict=False)
    )
    drawing += text(53, 134, "王某")
    for y, line in enumerate(lines):
        drawing += text(XS[2] + 3, 134 + 16 * y, line) + text(XS[1] + 3, 134 + 16 * y, beside[y])
    found = read_document("a.pdf", pdf_of(drawing)).tables
    return found[0].rows[1] if found else None


LABEL = ("某村", "某组", "某户")


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("421302", "199304", "259134"), "421302199304259134"),
        (("421302", "199304", "25913X"), "421302199304259134"[:-1] + "X"),
        (("421302", "930425", "913"), "421302930425913"),
        (("12345.", "67"), "12345.67"),
        (("1234.5", "6"), "1234.56"),
        (("12,345", ".67"), "12,345.67"),
        (("2021-0", "1-05"), "2021-01-05"),
        (("914213", "03LG0K", "3PWR95"), "91421303LG0K3PWR95"),
    ],
)
def test_a_number_that_its_cell_cuts_is_one(lines: tuple[str, ...], whole: str) -> None:
    found = read(*lines, beside=LABEL)
    assert found is not None
    assert found[2] == whole


def test_numbers_cut_side_by_side_are_one_each() -> None:
    assert read("421302", "199304", "259134", beside=("12345.", "67", "")) == ("王某", "12345.67", "421302199304259134")


@pytest.mark.parametrize(
    "lines",
    [
        ("1234.5", "6.5"),
        ("123456", "123456"),
        ("123456", "78"),
        ("12.5", "6"),
        ("421300", "421301", "421302"),
        ("123.45", "6"),
    ],
)
def test_two_numbers_in_one_cell_are_rows_without_rules(lines: tuple[str, ...]) -> None:
    assert read(*lines) is None


def test_a_number_that_the_page_tears_is_one() -> None:
    xs = (50.0, 80.0, 120.0, 190.0)
    head, row = ("序号", "数量", "号码"), ("1", "27", "421302")
    first = frame(xs, (700, 720, 740, 774)) + text(53, 714, head[0]) + text(83, 714, head[1]) + text(123, 714, head[2])
    first += text(53, 734, "1") + text(83, 734, "26") + text(123, 734, "无") + text(53, 754, "2") + text(83, 754, "27")
    first += text(83, 768, "28") + text(123, 754, row[2]) + text(123, 768, "199304")
    second = frame(xs, (60, 80, 100)) + text(123, 74, "259134") + text(53, 94, "3") + text(83, 94, "9")
    (table,) = read_document("a.pdf", pdf_of(first, second)).tables
    assert [cells[2] for cells in table.rows] == ["号码", "无", "421302199304259134", ""]
