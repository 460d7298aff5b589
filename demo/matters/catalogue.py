"""样例基本目录：两行表头、合并单元格、■□ 标记，要素可缺。"""

from collections.abc import Iterator
from dataclasses import dataclass

from demo.model import Cell, Table

_PLATFORM = "■政府网站{column}　□政府公报　□两微一端　■政务服务中心　□其他"


@dataclass(frozen=True, slots=True)
class Matter:
    """A row: what is published, by which office."""

    group: str
    name: str
    content: str
    office: str


@dataclass(frozen=True, slots=True)
class _Column:
    """under: two columns under one heading, when there are any. marks: what stands in them."""

    element: str
    heading: str
    under: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


_COLUMNS = (
    _Column("", "序号"),
    _Column("名称", "公开事项", ("一级事项", "二级事项")),
    _Column("内容", "公开内容（要素）"),
    _Column("依据", "公开依据"),
    _Column("时限", "公开时限"),
    _Column("主体", "公开主体"),
    _Column("渠道", "公开渠道和载体"),
    _Column("公开对象", "公开对象", ("全社会", "特定群体"), ("√", "")),
    _Column("方式", "公开方式", ("主动", "依申请"), ("√", "")),
    _Column("", "公开层级", ("县级", "乡级"), ("√", "")),
)
_ACT = "《中华人民共和国政府信息公开条例》（国务院令第711号）"
COMMON = (
    Matter("机构职能", "机构设置", "机构名称、主要职责、地点、电话、负责人姓名", "综合科"),
    Matter("机构职能", "内设机构", "科室名称、职责分工、联系电话", "综合科"),
    Matter("政策文件", "行政规范性文件", "文件全文、文号、成文日期、效力状态", "法规科"),
    Matter("政策文件", "政策解读", "背景依据、目标任务、主要内容", "法规科"),
    Matter("财政资金", "部门预算", "预算报表、“三公”经费、增减说明", "财务科"),
    Matter("财政资金", "部门决算", "决算报表、绩效情况", "财务科"),
)


def catalogue(matters: tuple[Matter, ...] = (), lacks: frozenset[str] = frozenset(), *, detailed: bool = True) -> Table:
    """lacks: elements without a column. detailed: rows name the website's column and the office in charge."""
    columns = tuple(column for column in _COLUMNS if column.element not in lacks)
    every = (*COMMON, *matters)
    rows = (_row(columns, every, place, detailed) for place in range(len(every)))
    return Table((*_header(columns), *rows))


def _header(columns: tuple[_Column, ...]) -> tuple[tuple[Cell, ...], ...]:
    upper = tuple(
        Cell(column.heading, columns=len(column.under)) if column.under else Cell(column.heading, rows=2)
        for column in columns
    )
    return upper, tuple(Cell(text) for column in columns for text in column.under)


def _row(columns: tuple[_Column, ...], matters: tuple[Matter, ...], place: int, detailed: bool) -> tuple[Cell, ...]:
    return tuple(cell for column in columns for cell in _cells(column, matters, place, detailed))


def _cells(column: _Column, matters: tuple[Matter, ...], place: int, detailed: bool) -> Iterator[Cell]:
    matter = matters[place]
    if column.marks:
        yield from map(Cell, column.marks)
        return
    match column.element:
        case "":
            yield Cell(str(place + 1))
        case "名称":
            if place == 0 or matters[place - 1].group != matter.group:
                yield Cell(matter.group, rows=sum(other.group == matter.group for other in matters))
            yield Cell(matter.name)
        case "内容":
            yield Cell(matter.content)
        case "依据":
            yield Cell(_ACT)
        case "时限":
            yield Cell("自信息形成或者变更之日起20个工作日内")
        case "主体":
            yield Cell("{organ}" + (matter.office if detailed else ""))
        case _:
            yield Cell(
                _PLATFORM.format(column=f"（政府信息公开平台—法定主动公开内容—{matter.group}）" if detailed else "")
            )
