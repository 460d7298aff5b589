"""改排：同样的内容，有的放进附件，有的表多一列备注，日期各有写法。"""

import re
from collections.abc import Callable
from dataclasses import replace

from demo.model import Article, Block, Cell, Department, File, FileKind, Heading, Signed, Table
from grammar.draw import Draw
from grammar.plan import kind_of
from grammar.rewording import every_article

_FILED = frozenset(
    (
        *("annual_report", "catalogue", "guide", "power_list", "fees", "penalties", "licences", "budget"),
        *("inspections", "subsidies", "service_guides"),
    )
)
_WIDENED = frozenset(("power_list", "fees", "penalties", "licences", "subsidies", "inspections"))
_SEE = ("详见附件。", "全文见附件。", "具体内容请点击下载附件查看。", "请查看附件。")
_BESIDE = (("备注", ""), ("备注", "/"), ("说明", "无"))
_DAY = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")
_SAME_YEAR = re.compile(r"((20\d\d)年\d{1,2}月\d{1,2}日至)\2年")
_DAYS = ("{}年{}月{}日", "{}年{:02}月{:02}日", "{}-{:02}-{:02}", "{}/{}/{}", "{}.{}.{}", "{}.{:02}.{:02}")


def reshaped(department: Department, draw: Draw) -> Department:
    """The department's articles in other forms, drawn for each kind of column; what they say stays."""
    columns = []
    for column in department.columns:
        kind = kind_of(column)
        columns.append(every_article(column, _of_kind(kind, draw.below(f"{kind} {column.name}"))))
    return replace(department, columns=tuple(columns))


def _of_kind(kind: str, draw: Draw) -> Callable[[Article], Article]:
    day = draw.pick("day", _DAYS)

    def reshape(article: Article) -> Article:
        if kind in _WIDENED and draw.chance(f"wider {article.title}", 0.3):
            beside = draw.pick(f"beside {article.title}", _BESIDE)
            article = replace(article, body=tuple(_widened(block, beside) for block in article.body))
        article = replace(article, body=tuple(_dated(block, day, prose=kind == "decisions") for block in article.body))
        if kind in _FILED and _can_be_filed(article) and draw.chance(f"filed {article.title}", 0.25):
            return _filed(article, draw.pick(f"see {article.title}", _SEE))
        return article

    return reshape


def _widened(block: Block, beside: tuple[str, str]) -> Block:
    """With one more column, where it is a plain table with its header in the first row."""
    if not isinstance(block, Table) or len(block.rows) < 2:
        return block
    widths = {len(row) for row in block.rows}
    merged = any(cell.rows > 1 or cell.columns > 1 for row in block.rows for cell in row)
    if merged or len(widths) > 1 or max(widths) < 3:
        return block
    head, filling = beside
    return Table(tuple((*row, Cell(filling if place else head)) for place, row in enumerate(block.rows)))


def _dated(block: Block, form: str, *, prose: bool) -> Block:
    match block:
        case Table(rows):
            return Table(tuple(tuple(replace(one, text=_in_form(one.text, form)) for one in row) for row in rows))
        case str() if prose:
            return _in_form(_SAME_YEAR.sub(r"\1", block), form) if form.startswith("{}年") else _in_form(block, form)
        case _:
            return block


def _in_form(text: str, form: str) -> str:
    return _DAY.sub(lambda day: form.format(*map(int, day.groups())), text)


def _can_be_filed(article: Article) -> bool:
    plain = all(isinstance(block, str | Heading | Table | Signed) for block in article.body)
    split = any(cell.split for block in article.body if isinstance(block, Table) for row in block.rows for cell in row)
    return plain and not split and bool(article.body) and not (article.files or article.direct or article.gone)


def _filed(article: Article, see: str) -> Article:
    sheet = all(isinstance(block, Heading | Table) for block in article.body)
    kind = FileKind.XLSX if sheet and any(isinstance(block, Table) for block in article.body) else FileKind.DOCX
    title = article.title
    return replace(article, body=(see,), files=(File(title, kind, (Heading(title), *article.body)),))
