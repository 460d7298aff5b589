"""改写和改排：说法、排法换了，说的还是同一回事。"""

from collections import defaultdict
from dataclasses import replace

import pytest

from demo.departments import DEPARTMENTS
from demo.model import Article, Block, Cell, Column, Department, FileKind, Listing, Table, on
from grammar.draw import Draw
from grammar.plan import kind_of
from grammar.reshaping import reshaped
from grammar.rewording import reworded
from grammar.synonyms import EVERYWHERE, SYNONYMS

_HEADS = Table(
    (tuple(map(Cell, ("职权名称", "设定依据", "监督电话"))), tuple(map(Cell, ("检查", "某法", "0739-5551200"))))
)


def _department(*body: Block) -> Department:
    column = Column("power_list", "权责清单", "qzqd", Listing((Article("权责清单", on(2021, 5, 6), body),)))
    return replace(DEPARTMENTS[0], columns=(column,))


def _article(department: Department) -> Article:
    (column,) = department.columns
    assert isinstance(column.content, Listing)
    (article,) = column.content.articles
    return article


def _width(article: Article) -> int:
    (table,) = article.body
    assert isinstance(table, Table)
    return len(table.rows[0])


@pytest.mark.parametrize("key", [f"portal {n}" for n in range(20)])
def test_every_head_is_said_in_one_of_its_ways(key: str) -> None:
    (table,) = _article(reworded(_department(_HEADS), Draw(key))).body
    assert isinstance(table, Table)
    ways = {group[0]: group for group in (*SYNONYMS["power_list"], *EVERYWHERE)}
    for said, head in zip(table.rows[0], _HEADS.rows[0], strict=True):
        assert said.text in ways[head.text]


def test_the_sample_says_every_phrase_that_is_reworded() -> None:
    said: dict[str, str] = defaultdict(str)
    for department in DEPARTMENTS:
        for column in department.columns:
            said[kind_of(column)] += repr(column)
    unsaid = [(kind, one[0]) for kind, groups in SYNONYMS.items() for one in groups if one[0] not in said[kind]]
    assert unsaid == []


def test_a_table_may_move_into_a_file_and_get_a_column_more() -> None:
    drawn = [_article(reshaped(_department(_HEADS), Draw(f"portal {n}"))) for n in range(60)]
    filed = [article for article in drawn if article.files]
    wider = [article for article in drawn if not article.files and _width(article) == 4]
    assert filed
    assert wider
    assert {file.kind for article in filed for file in article.files} == {FileKind.XLSX}
