"""样例的一份主题内容：一个部门的几个栏目，和应得出的发现。"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from demo.expectation import Said
from demo.model import Article, Block, Cell, Column, File, FileKind, Listing, Notice, Table


@dataclass(frozen=True, slots=True)
class Plant:
    """What one department shows of a subject. truth: criterion → what is said of it."""

    columns: tuple[Column, ...]
    truth: Mapping[str, Said]


def columns_of(*plants: Plant) -> tuple[Column, ...]:
    return tuple(column for plant in plants for column in plant.columns)


def truth_of(*plants: Plant) -> Mapping[str, Said]:
    return {criterion: said for plant in plants for criterion, said in plant.truth.items()}


def listing(kind: str, name: str, folder: str, *articles: Article) -> Column:
    """A column with a list; without articles it says that there is nothing."""
    return Column(kind, name, folder, Listing(articles) if articles else Notice("暂无信息"))


def attached(article: Article, *files: File) -> Article:
    return replace(article, files=files)


def docx(name: str, *body: Block) -> File:
    return File(name, FileKind.DOCX, body)


def xlsx(name: str, *body: Block) -> File:
    return File(name, FileKind.XLSX, body)


def table(*rows: str) -> Table:
    """A table whose cells are written one after the other, with bars between them."""
    return Table(tuple(tuple(Cell(text.strip()) for text in row.split("|")) for row in rows))
