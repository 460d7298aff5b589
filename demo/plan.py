"""站点规划：每个栏目、每篇文章放在哪个地址，谁链接到谁。"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from demo.families import FAMILIES, Family, Place, home_of, root_of
from demo.files.content import suffix_of
from demo.model import (
    Article,
    Block,
    Cell,
    Column,
    File,
    Framed,
    Heading,
    Inline,
    Listing,
    Organ,
    Parent,
    Signed,
    Table,
)


@dataclass(frozen=True, slots=True)
class PlacedFile:
    file: File
    url: str


@dataclass(frozen=True, slots=True)
class PlacedArticle:
    """An article of an organ at its address; {organ} is filled in."""

    article: Article
    organ: str
    column: str
    url: str
    files: tuple[PlacedFile, ...]

    @property
    def source(self) -> str:
        return "" if self.article.unsigned else self.article.source or self.organ


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A column at its address, with the articles on its list. children: of a column that only has sub-columns."""

    column: Column
    place: Place
    articles: tuple[PlacedArticle, ...] = ()
    children: tuple["PlacedColumn", ...] = ()

    @property
    def url(self) -> str:
        return self.place.page(0)


@dataclass(frozen=True, slots=True)
class PlacedOrgan:
    organ: Organ
    family: Family
    home: str
    columns: tuple[PlacedColumn, ...]

    @property
    def mapped(self) -> tuple[PlacedColumn, ...]:
        """Those whose addresses the portal file states."""
        return tuple(placed for placed in self.columns if placed.column.kind and placed.column.mapped)


def place_organ(organ: Organ, number: int) -> PlacedOrgan:
    """number: of the organ in the portal; its columns are numbered after it."""
    family = FAMILIES[organ.family]
    root = root_of(family, organ.folder)
    columns = tuple(
        place_column(column, Place(family, root, column.folder, number * 100 + position), organ.name)
        for position, column in enumerate(organ.columns, 1)
    )
    return PlacedOrgan(organ, family, home_of(family, organ.folder, number * 100), columns)


def place_column(column: Column, place: Place, organ: str) -> PlacedColumn:
    match column.content:
        case Listing(articles=articles) | Framed(articles=articles):
            placed = tuple(_placed(article, column, place, organ) for article in articles)
        case Inline(article=article):
            files = _files(article, place.page(0), 0)
            placed = (PlacedArticle(filled(article, organ), organ, column.name, place.page(0), files),)
        case Parent(columns=columns):
            below = (replace(place, folder=f"{place.folder}/{child.folder}") for child in columns)
            children = tuple(place_column(child, at, organ) for child, at in zip(columns, below, strict=True))
            return PlacedColumn(column, place, (), children)
        case _:
            placed = ()
    return PlacedColumn(column, place, placed)


def _placed(article: Article, column: Column, place: Place, organ: str) -> PlacedArticle:
    article = filled(article, article.source or organ)
    serial = _serial(organ, column.name, article.title, article.dates.listed)
    url = place.article(serial, article.dates.address)
    files = _files(article, url, serial)
    return PlacedArticle(article, organ, column.name, files[0].url if article.direct else url, files)


def _files(article: Article, url: str, serial: int) -> tuple[PlacedFile, ...]:
    """Beside the article, under the names that content systems give."""
    folder = url.rpartition("/")[0]
    day = article.dates.address or date(2022, 1, 20)
    return tuple(
        PlacedFile(file, f"{folder}/P0{day:%Y%m%d}{serial:06d}{position:03d}.{suffix_of(file)}")
        for position, file in enumerate(article.files)
    )


def _serial(*parts: object) -> int:
    """The same number in every build, six digits as content systems have them."""
    return 100_000 + zlib.crc32("\0".join(map(str, parts)).encode()) % 900_000


def filled(article: Article, organ: str) -> Article:
    """The article with its organ's name where {organ} stands."""
    box = article.box
    return replace(
        article,
        title=_named(article.title, organ),
        body=tuple(_named_block(block, organ) for block in article.body),
        box=replace(box, issuer=_named(box.issuer, organ)) if box and box.issuer else box,
        files=tuple(
            replace(file, name=_named(file.name, organ), body=tuple(_named_block(block, organ) for block in file.body))
            for file in article.files
        ),
    )


def _named_block(block: Block, organ: str) -> Block:
    match block:
        case str():
            return _named(block, organ)
        case Heading(text):
            return Heading(_named(text, organ))
        case Signed(text):
            return Signed(_named(text, organ))
        case Table(rows):
            return Table(tuple(_named_row(row, organ) for row in rows))
        case _:
            return block


def _named_row(row: Iterable[Cell], organ: str) -> tuple[Cell, ...]:
    return tuple(replace(cell, text=_named(cell.text, organ)) for cell in row)


def _named(text: str, organ: str) -> str:
    return text.replace("{organ}", organ)
