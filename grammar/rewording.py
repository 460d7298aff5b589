"""改写：把一个部门的内容换成各地的说法，内容和缺陷不变。"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from demo.model import (
    Article,
    Block,
    Cell,
    Column,
    Department,
    File,
    Framed,
    Heading,
    Inline,
    Listing,
    Parent,
    Signed,
    Table,
)
from grammar.draw import Draw
from grammar.plan import kind_of
from grammar.synonyms import EVERYWHERE, SYNONYMS

_Reword = Callable[[str], str]


def reworded(department: Department, draw: Draw) -> Department:
    """The department in words drawn for it; each phrase is said in one way throughout a kind of column."""
    columns = []
    for column in department.columns:
        change = partial(_article, reword=_of_kind(kind_of(column), draw))
        columns.append(every_article(column, change))
    return replace(department, columns=tuple(columns))


def _of_kind(kind: str, draw: Draw) -> _Reword:
    said = {group[0]: draw.pick(f"says {group[0]}", group) for group in EVERYWHERE}
    said |= {group[0]: draw.pick(f"says {kind} {group[0]}", group) for group in SYNONYMS.get(kind, ())}
    longest_first = sorted(said, key=len, reverse=True)
    phrases = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: phrases.sub(lambda found: said[found[0]], text)


def every_article(column: Column, change: Callable[[Article], Article]) -> Column:
    """The column with all its articles changed, those of its sub-columns too."""
    match column.content:
        case Listing(articles=articles) | Framed(articles=articles):
            return replace(column, content=replace(column.content, articles=tuple(map(change, articles))))
        case Inline(article=article):
            return replace(column, content=Inline(change(article)))
        case Parent(columns=columns):
            return replace(column, content=Parent(tuple(every_article(one, change) for one in columns)))
        case _:
            return column


def _article(article: Article, reword: _Reword) -> Article:
    return replace(
        article,
        title=reword(article.title),
        body=tuple(_block(one, reword) for one in article.body),
        files=tuple(_file(one, reword) for one in article.files),
    )


def _file(file: File, reword: _Reword) -> File:
    return replace(file, name=reword(file.name), body=tuple(_block(one, reword) for one in file.body))


def _block(block: Block, reword: _Reword) -> Block:
    match block:
        case str():
            return reword(block)
        case Heading(text):
            return Heading(reword(text))
        case Signed(text):
            return Signed(reword(text))
        case Table(rows):
            return Table(tuple(tuple(_cell(cell, reword) for cell in row) for row in rows))
        case _:
            return block


def _cell(cell: Cell, reword: _Reword) -> Cell:
    return replace(cell, text=reword(cell.text))
