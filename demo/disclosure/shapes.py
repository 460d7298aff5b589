"""样例栏目和文章的简便写法：列表栏目、带附件的文章、逐行写的表格。"""

from dataclasses import replace

from demo.model import Article, Block, Cell, Column, File, FileKind, Listing, Notice, Table


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
