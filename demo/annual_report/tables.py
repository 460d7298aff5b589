"""年报三张表，按统一格式的行、列与合并单元格。"""

from collections.abc import Iterator
from itertools import groupby

from demo.annual_report.report import Digits, Report, Review, Six, balances, total_of
from demo.annual_report.rows import ResultRow, result_rows
from demo.model import Cell, Table

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
_LABEL_COLUMNS = 3


def active_table(report: Report) -> Table:
    return _active_2021(report) if report.form >= 2021 else _active_2019(report)


def _active_2021(report: Report) -> Table:
    made, ended, valid = report.documents
    return Table(
        (
            (Cell("第二十条第（一）项", columns=4),),
            _texts("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
            _texts("规章", report.regulations, report.regulations, report.regulations),
            _texts("行政规范性文件", *_typed(report, made, ended, valid)),
            (Cell("第二十条第（五）项", columns=4),),
            (Cell("信息内容"), Cell("本年处理决定数量", columns=3)),
            (Cell("行政许可"), *_wide(report, report.permits)),
            (Cell("第二十条第（六）项", columns=4),),
            (Cell("信息内容"), Cell("本年处理决定数量", columns=3)),
            (Cell("行政处罚"), *_wide(report, report.penalties)),
            (Cell("行政强制"), *_wide(report, 0)),
            (Cell("第二十条第（八）项", columns=4),),
            (Cell("信息内容"), Cell("本年收费金额（单位：万元）", columns=3)),
            (Cell("行政事业性收费"), *_wide(report, 0)),
        )
    )


def _active_2019(report: Report) -> Table:
    made, _, valid = report.documents
    changes = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
    return Table(
        (
            (Cell("第二十条第（一）项", columns=4),),
            _texts("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
            _texts("规章", "0", "0", "0"),
            _texts("规范性文件", str(made), str(made), str(valid)),
            (Cell("第二十条第（五）项", columns=4),),
            _texts(*changes),
            _texts("行政许可", "0", "0", str(report.permits)),
            _texts("其他对外管理服务事项", "0", "0", "0"),
            (Cell("第二十条第（六）项", columns=4),),
            _texts(*changes),
            _texts("行政处罚", "0", "0", str(report.penalties)),
            _texts("行政强制", "0", "0", "0"),
            (Cell("第二十条第（八）项", columns=4),),
            (Cell("信息内容"), Cell("上一年项目数量"), Cell("本年增/减", columns=2)),
            (Cell("行政事业性收费"), Cell("0"), Cell("0", columns=2)),
            (Cell("第二十条第（九）项", columns=4),),
            (Cell("信息内容"), Cell("采购项目数量"), Cell("采购总金额", columns=2)),
            (Cell("政府集中采购"), Cell("0"), Cell("0", columns=2)),
        )
    )


def applications_table(report: Report) -> Table:
    if not balances(report):
        raise ValueError(f"the sample's own numbers of {report.year} do not add up: plant errors as misprints")
    rows = tuple(row for row in result_rows(report.form) if row.id not in report.lacks_rows)
    return Table(
        (
            *_applicant_header(),
            _plain_row(report, "received", "一、本年新收政府信息公开申请数量", report.received),
            _plain_row(report, "carried_in", "二、上年结转政府信息公开申请数量", report.carried_in),
            *_result_rows(report, rows),
            _plain_row(report, "carried_out", "四、结转下年度继续办理", report.carried_out),
        )
    )


def _applicant_header() -> tuple[tuple[Cell, ...], ...]:
    return (
        (Cell(_NOTE, columns=_LABEL_COLUMNS, rows=3), Cell("申请人情况", columns=7)),
        (Cell("自然人", rows=2), Cell("法人或其他组织", columns=5), Cell("总计", rows=2)),
        _texts("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
    )


def _result_rows(report: Report, rows: tuple[ResultRow, ...]) -> Iterator[tuple[Cell, ...]]:
    """The first column is merged over all of them, the second over the rows of a group."""
    opening: tuple[Cell, ...] = (Cell("三、本年度办理结果", rows=len(rows) + 1),)
    for group, members in groupby(rows, key=lambda row: row.group or row.id):
        listed = list(members)
        for row in listed:
            numbers = _printed(report, row.id, report.results.get(row.id, (0,) * 6))
            if row.group:
                head = (Cell(group, rows=len(listed)),) if row is listed[0] else ()
                yield (*opening, *head, Cell(row.label), *numbers)
            else:
                yield (*opening, Cell(row.label, columns=2), *numbers)
            opening = ()
    yield (Cell("（七）总计", columns=2), *_printed(report, "total", total_of(report.results)))


def _plain_row(report: Report, row: str, label: str, numbers: Six) -> tuple[Cell, ...]:
    return (Cell(label, columns=_LABEL_COLUMNS), *_printed(report, row, numbers))


def _printed(report: Report, row: str, numbers: tuple[int, ...]) -> tuple[Cell, ...]:
    every = (*numbers, sum(numbers))
    texts = (report.misprints.get((row, x), str(number)) for x, number in enumerate(every))
    return tuple(_number(report, text) for text in texts)


def disputes_table(report: Report) -> Table:
    review, direct, after = report.disputes
    return Table(
        (
            (Cell("行政复议", columns=5), Cell("行政诉讼", columns=10)),
            (
                *(Cell(outcome, rows=2) for outcome in _OUTCOMES),
                Cell("未经复议直接起诉", columns=5),
                Cell("复议后起诉", columns=5),
            ),
            _texts(*_OUTCOMES, *_OUTCOMES),
            (*_reviewed(report, review), *_reviewed(report, direct), *_reviewed(report, after)),
        )
    )


def _reviewed(report: Report, review: Review) -> tuple[Cell, ...]:
    return tuple(_number(report, str(number)) for number in (*review.numbers, sum(review.numbers)))


def _number(report: Report, text: str) -> Cell:
    if report.digits is Digits.FULL_WIDTH:
        return Cell(text.translate(_FULL_WIDTH))
    return Cell(text, split=report.digits is Digits.SPLIT)


def _typed(report: Report, *numbers: int) -> tuple[str, ...]:
    return tuple(_number(report, str(number)).text for number in numbers)


def _wide(report: Report, number: int) -> tuple[Cell, ...]:
    return (Cell(_number(report, str(number)).text, columns=3),)


def _texts(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, texts))
