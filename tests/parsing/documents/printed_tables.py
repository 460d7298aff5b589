"""打印出来的年报表二、表三和预算表：同样的格子，各种线、字号、对齐，给测试用。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsing.annual_report.facts import APPLICANTS, HANDLED

RULES = {
    "solid": "td {border: 1px solid #000}",
    "dashed": "td {border: 1px dashed #000}",
    "dotted": "td {border: 1px dotted #000}",
    "double": "td {border: 3px double #000}",
    "level": "td {border-top: 1px solid #000; border-bottom: 1px solid #000}",
    "dotted level": "td {border-bottom: 1px dotted #000}",
    "upright": "td {border-left: 1px solid #000; border-right: 1px solid #000} table {border: 1px solid #000}",
    "frame": "table {border: 1px solid #000}",
    "none": "",
    "shaded": "tr:nth-child(even) {background: #ddd}",
    "shaded cells": "tr:nth-child(even) td {background: #ddd}",
    "shaded header": "tr.head td {background: #ddd}",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is printed; sizes in CSS pixels. padding: upright, level. before: what the page says above it."""

    rules: str = "none"
    size: float = 12
    width: str = "100%"
    across: str = "center"
    down: str = "middle"
    padding: tuple[float, float] = (3, 4)
    spacing: float = 1.4
    labels: str = "left"
    label_width: tuple[float, float, float] = (14, 14, 25)
    before: int = 0
    repeated: bool = False
    whole_rows: bool = True
    font: str = "Noto Serif CJK SC"

    @property
    def style(self) -> str:
        up, level = self.padding
        return (
            f"<style>* {{print-color-adjust: exact}} body {{margin: 0; font: {self.size}px/{self.spacing} '{self.font}'}} p {{margin: 6px 0}}"
            f"table {{font: inherit; border-collapse: collapse; width: {self.width}; margin: 8px 0}}"
            f"td {{padding: {up}px {level}px; text-align: {self.across}; vertical-align: {self.down}}}"
            f"td.label {{text-align: {self.labels}}}"
            f"{'tr {break-inside: avoid}' if self.whole_rows else ''}"
            f"{'' if self.repeated else 'thead {display: table-row-group}'}{RULES[self.rules]}</style>"
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """across, down: how many columns and rows it covers."""

    text: str
    across: int = 1
    down: int = 1
    label: bool = False


_GROUPS = (
    ("", 2, ""),
    ("（三）不予公开", 8, "三"),
    ("（四）无法提供", 3, "四"),
    ("（五）不予处理", 5, "五"),
    ("（六）其他处理", 3, "六"),
)
_LABELS = (
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
NAMES = ("新收", "上年结转", *HANDLED, "（七）总计", "结转下年")


def table_three(numbers: Sequence[Sequence[str]]) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """Its head and its body. numbers: seven for each of NAMES."""
    relation = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    head = [
        [Cell(relation, 3, 3, label=True), Cell("申请人情况", 7)],
        [Cell("自然人", 1, 2), Cell("法人或其他组织", 5), Cell("总计", 1, 2)],
        [Cell(name) for name in APPLICANTS[1:-1]],
    ]
    return head, [[*labels, *map(Cell, row)] for labels, row in zip(_labels(), numbers, strict=True)]


def _labels() -> Iterator[list[Cell]]:
    yield [Cell("一、本年新收政府信息公开申请数量", 3, label=True)]
    yield [Cell("二、上年结转政府信息公开申请数量", 3, label=True)]
    rest = iter(_LABELS)
    for group, size, _ in _GROUPS:
        for number in range(size):
            outer = [Cell("三、本年度办理结果", 1, 22, label=True)] if not group and not number else []
            inner = [Cell(group, 1, size, label=True)] if group and not number else []
            yield [*outer, *inner, Cell(next(rest), 1 if group else 2, label=True)]
    yield [Cell("（七）总计", 2, label=True)]
    yield [Cell("四、结转下年度继续办理", 3, label=True)]


ACTIVE = (
    ("第二十条第（一）项", ("本年制发件数", "本年废止件数", "现行有效件数"), ("规章", "行政规范性文件")),
    ("第二十条第（五）项", ("本年处理决定数量",), ("行政许可",)),
    ("第二十条第（六）项", ("本年处理决定数量",), ("行政处罚", "行政强制")),
    ("第二十条第（八）项", ("本年收费金额（单位：万元）",), ("行政事业性收费",)),
)


def table_two(numbers: Sequence[str]) -> list[list[Cell]]:
    """numbers: ten, from the left and from above."""
    rest = iter(numbers)
    rows: list[list[Cell]] = []
    for item, columns, labels in ACTIVE:
        across = 3 // len(columns)
        rows.append([Cell(item, 4)])
        rows.append([Cell("信息内容"), *(Cell(column, across) for column in columns)])
        rows += [[Cell(label, label=True), *(Cell(next(rest), across) for _ in columns)] for label in labels]
    return rows


def budget(columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> tuple[list[list[Cell]], list[list[Cell]]]:
    return [[Cell("项目"), *map(Cell, columns)]], [[Cell(row[0], label=True), *map(Cell, row[1:])] for row in rows]


def markup(head: Sequence[Sequence[Cell]], body: Sequence[Sequence[Cell]], look: Look) -> str:
    """One table; the first columns of three labels have the look's widths."""
    first, second, third = look.label_width
    sizes = f"<col style='width:{first / 2}%'><col style='width:{second}%'><col style='width:{third}%'>"
    columns = f"<colgroup>{sizes}</colgroup>" if len(body) > 20 else ""
    parts = "".join(
        f"<{name}>{''.join(f'<tr class={kind}>{_cells(row)}</tr>' for row in rows)}</{name}>"
        for name, kind, rows in (("thead", "head", head), ("tbody", "body", body))
        if rows
    )
    return f"<table>{columns}{parts}</table>"


def _cells(row: Sequence[Cell]) -> str:
    return "".join(
        f"<td colspan={cell.across} rowspan={cell.down} class={'label' if cell.label else 'number'}>{cell.text}</td>"
        for cell in row
    )


def report(two: Sequence[str], three: Sequence[Sequence[str]], look: Look) -> str:
    """The second and third section of an annual report."""
    lines = "".join(f"<p>　　本年第{n}项工作已经完成，共办理{n * 7}件，按时办结。</p>" for n in range(look.before))
    return (
        f"{look.style}{lines}<p>　　二、主动公开政府信息情况</p>{markup((), table_two(two), look)}"
        f"<p>　　三、收到和处理政府信息公开申请情况</p>{markup(*table_three(three), look)}"
        "<p>　　四、政府信息公开行政复议、行政诉讼情况</p><p>　　本年没有发生。</p>"
    )
