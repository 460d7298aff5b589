"""PDF 里没有竖线的表格（无线、点线、只有横线、只有底色）：一格不差，或者没有读成表格，绝不读错。"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import FrameType

import pytest

from domain.capture import Capture
from domain.entry import Article, Entry
from domain.grid import Grid
from parsing.annual_report.facts import Number
from parsing.annual_report.numbers import compact
from parsing.annual_report.reader import read_annual_report
from parsing.annual_report.tables import find_tables, read_active, read_applications
from parsing.documents import ReadDocument, read_document

from .conftest import PrintPdf
from .printed_tables import ACTIVE, NAMES, RULES, Look, budget, markup, report
from .written_pdf import pdf_of, rule, text

TWO = ("3", "0", "12", "5", "1", "1048", "77", "6", "0", "0.35")
THREE = [[str((row * 7 + column * 3) % 41 * (1 + column)) for column in range(7)] for row in range(len(NAMES))]
LOOKS = {
    "wide": Look(padding=(5, 6)),
    "narrow, over pages": Look(size=10.5, before=14, label_width=(6, 12, 20), padding=(3, 3), across="right"),
    "at the top, header repeated": Look(before=9, down="top", across="left", repeated=True, padding=(5, 4)),
    "tight": Look(padding=(0, 1), down="bottom", labels="center"),
    "rows torn by pages": Look(before=6, whole_rows=False, size=14, spacing=1.8, padding=(4, 4)),
}


def read(content: bytes) -> ReadDocument:
    document = read_document("a.pdf", content)
    assert document.failure is None
    return document


def cells(document: ReadDocument) -> dict[tuple[str, str], Number]:
    """What is read of tables two and three: label and column, and the number."""
    active, applications, _ = find_tables([document.tables])
    found = {(row, name): number for row, of in (read_active(active) if active else {}).items() for name, number in of.items()}  # fmt: skip
    three = read_applications(applications) if applications else None
    rows: Mapping[str, Sequence[Number]] = three.rows if three else {}
    return found | {(name, str(x)): number for name, numbers in rows.items() for x, number in enumerate(numbers)}


def printed() -> dict[tuple[str, str], str]:
    two = iter(TWO)
    written = {(label, compact(name)): next(two) for _, names, labels in ACTIVE for label in labels for name in names}
    return written | {
        (name, str(x)): cell for name, row in zip(NAMES, THREE, strict=True) for x, cell in enumerate(row)
    }


@pytest.mark.parametrize(
    ("rules", "look"),
    [(rules, look) for rules in RULES for look in LOOKS if look == "wide" or rules in ("none", "level", "shaded")],
)
def test_an_annual_report_is_right_or_unread_never_wrong(print_pdf: PrintPdf, rules: str, look: str) -> None:
    document = read(print_pdf(report(TWO, THREE, replace(LOOKS[look], rules=rules))))
    written, found = printed(), cells(document)
    assert {place: number.raw for place, number in found.items() if written.get(place) != number.raw} == {}
    # Rules that stand double, or upright ones alone, leave it uncertain which words of the header are one.
    if look == "wide" and rules not in ("double", "upright"):
        assert found.keys() == written.keys()
    assert {"二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"} <= set(document.paragraphs)


BUDGET = (
    ("一般公共预算拨款收入", "1,234.50", "1,200.00"),
    ("政府性基金预算拨款收入", "—", "0.00"),
    ("上年结转", "", "3.07"),
    ("因公出国（境）费、公务用车购置及运行维护费、公务接待费", "12.00", "9.81"),
    ("收入总计", "1,246.50", "1,212.88"),
)


@pytest.mark.parametrize("across", ["left", "center", "right"])
@pytest.mark.parametrize("rules", ["none", "level", "dotted level", "shaded", "frame"])
def test_a_budget_with_a_wrapped_label_and_blank_cells(print_pdf: PrintPdf, rules: str, across: str) -> None:
    look = Look(rules=rules, across=across, padding=(4, 5), width="70%")
    narrow = "<style>td.label {max-width: 140px}</style><p style='text-align: right'>单位：万元</p>"
    table = markup(*budget(("预算数", "决算数"), BUDGET), look)
    document = read(print_pdf(f"{look.style}{narrow}{table}<p>本部门没有其他收支。</p>"))
    assert [grid.rows for grid in document.tables] == [(("项目", "预算数", "决算数"), *BUDGET)]
    assert document.paragraphs == ("单位：万元", "本部门没有其他收支。")


HEAD = text(50, 80, "项目") + text(200, 80, "预算数") + text(300, 80, "决算数")


def line(y: float, label: str, budgeted: str = "", spent: str = "", x: float = 200) -> str:
    return text(50, y, label) + (text(x, y, budgeted) if budgeted else "") + (text(300, y, spent) if spent else "")


def rows(*drawings: str) -> list[Grid]:
    return list(read(pdf_of(*drawings)).tables)


def test_figures_below_headers_and_beside_labels_are_a_table() -> None:
    (grid,) = rows(HEAD + line(110, "接待费", "12", "3") + line(140, "购置费", "7", "5"))
    assert grid.rows == (("项目", "预算数", "决算数"), ("接待费", "12", "3"), ("购置费", "7", "5"))


@pytest.mark.parametrize(
    "drawing",
    [
        HEAD + line(110, "接待费", "12", "3") + line(140, "购置费", "7", "5", x=245),
        HEAD + line(110, "接待费", "12", "3") + line(125, "购置费") + line(140, "运行费", "7", "5"),
        HEAD + line(110, "接待费", "12", "3") + line(140, "一二三四五六七八九十一二三四五", "7", "5"),
        HEAD + line(110, "接待费", "12", "3") + line(140, "", "7", "5"),
        line(110, "接待费", "12", "3") + line(140, "购置费", "7", "5"),
        text(50, 80, "项目")
        + text(200, 80, "预算数和决算数")
        + line(110, "接待费", "1", "3")
        + line(140, "购置费", "7", "5"),
        HEAD + text(400, 80, "差额") + line(110, "接待费", "12", "3") + line(140, "购置费", "7", "5"),
        HEAD + line(110, "接待费", "12", "3") + line(140, "购置费", "7", "5") + text(330, 140, "万元左右"),
    ],
    ids=[
        "a figure between two columns",
        "a label without figures, which may belong to the row above or below",
        "a label that touches the figures",
        "figures without a label",
        "no header",
        "one header for two columns",
        "a header without figures",
        "words among the figures",
    ],
)
def test_what_is_uncertain_stays_text(drawing: str) -> None:
    assert rows(drawing) == []


def test_a_figure_with_the_mark_of_a_footnote_is_a_figure() -> None:
    raised = text(200, 110, "12") + text(220, 107, "1", 8.3)
    (grid,) = rows(HEAD + text(50, 110, "接待费") + raised + text(300, 110, "3[2]") + line(140, "购置费", "7①", "5*"))
    assert grid.rows[1:] == (("接待费", "12¹", "3[2]"), ("购置费", "7①", "5*"))


def test_a_header_at_the_foot_of_a_page_is_that_of_the_rows_on_the_next() -> None:
    first = HEAD + line(110, "接待费", "12", "3") + line(140, "购置费", "7", "5")
    foot = text(50, 170, "项目") + text(200, 170, "人数") + text(300, 170, "次数")
    (grid,) = rows(first + foot, line(60, "出国", "2", "1") + line(90, "接待", "40", "9"))
    assert grid.rows[1:] == (("接待费", "12", "3"), ("购置费", "7", "5"))


def test_a_title_as_far_above_a_header_as_rows_are_apart_is_not_its_first_line() -> None:
    titled = text(170, 60, "三公经费") + text(50, 72, "项目") + text(180, 72, "预算数")
    assert (
        rows(titled + text(50, 84.7, "接待费") + text(200, 84.7, "1") + text(50, 97.4, "购置费") + text(200, 97.4, "7"))
        == []
    )


def test_rules_across_show_that_a_row_is_blank() -> None:
    across = "".join(rule(45, y, 350, y) for y in (90, 115, 130, 145))
    (grid,) = rows(HEAD + across + line(110, "接待费", "12", "3") + line(125, "购置费") + line(140, "运行费", "7", "5"))
    assert grid.rows[1:] == (("接待费", "12", "3"), ("购置费", "", ""), ("运行费", "7", "5"))


def test_between_two_rules_a_label_may_stand_beside_its_figures_in_any_way() -> None:
    across = "".join(rule(45, y, 350, y) for y in (90, 120, 150, 180))
    first = text(50, 102, "公务接待费") + text(50, 114, "（国内）") + text(200, 108, "12") + text(300, 108, "3")
    second = text(50, 132, "公务用车费") + text(50, 144, "（运行）") + text(200, 138, "7") + text(300, 138, "5")
    last = text(50, 162, "因公出国费") + text(50, 174, "（培训）") + text(200, 162, "1") + text(300, 162, "0")
    (grid,) = rows(HEAD + across + first + second + last)
    assert [row[0] for row in grid.rows] == ["项目", "公务接待费（国内）", "公务用车费（运行）", "因公出国费（培训）"]
    assert [row[1:] for row in grid.rows[1:]] == [("12", "3"), ("7", "5"), ("1", "0")]


def test_a_table_goes_on_below_the_columns_of_the_page_before() -> None:
    first = HEAD + line(110, "接待费", "12", "3") + line(140, "购置费", "7", "5")
    (grid,) = rows(first, line(60, "运行费", "1234", "") + line(90, "总计", "1", "8"))
    assert grid.rows[3:] == (("运行费", "1234", ""), ("总计", "1", "8"))


def test_figures_that_fit_no_column_of_the_page_before_do_not_go_on_with_it() -> None:
    first = HEAD + line(110, "接待费", "12", "3") + line(140, "购置费", "7", "5")
    (grid,) = rows(first, line(60, "运行费", "1", "2", x=250) + line(90, "总计", "1", "8", x=250))
    assert len(grid.rows) == 3


def test_a_heading_right_below_a_table_is_no_part_of_its_last_label() -> None:
    document = read(
        pdf_of(HEAD + line(110, "接待费", "12", "3") + line(140, "购置费", "7", "5") + text(50, 165, "二、说明"))
    )
    assert document.tables[0].rows[-1] == ("购置费", "7", "5")
    assert document.paragraphs == ("二、说明",)


def calls(content: bytes) -> int:
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read(content)
    finally:
        sys.setprofile(None)
    return counted


def test_twice_the_rows_are_about_twice_the_work() -> None:
    head = text(5, 9, "项目", 4) + text(200, 9, "预算数", 4)

    def table(count: int) -> bytes:
        lines = (text(5, 20 + 8 * y, "公务接待费", 4) + text(200, 20 + 8 * y, str(y), 4) for y in range(count))
        return pdf_of(head + "".join(lines))

    assert len(read(table(80)).tables[0].rows) == 81
    assert calls(table(80)) < 2.3 * calls(table(40))


@pytest.mark.parametrize(("rows_read", "unended"), [(("处罚", "强制"), ()), (("处罚",), ("二",))])
def test_heads_of_items_above_their_tables_say_nothing_unread(
    rows_read: tuple[str, ...], unended: tuple[str, ...]
) -> None:
    numbers = Grid((("信息内容", "本年处理决定数量"), *((f"行政{row}", "0") for row in rows_read)))
    fees = Grid((("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费", "0")))
    capture = Capture("a", "a", 200, datetime(2022, 2, 15, tzinfo=UTC), "sha256:00")
    heads = ("第二十条第（六）项", "第二十条第（八）项")
    article = Article(capture, "2021年年报", paragraphs=heads, tables=(numbers, fees))
    assert read_annual_report(Entry("2021年年报", "a", article=article)).unended == unended
