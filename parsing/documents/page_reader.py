"""版面：一页上有位置的字和线 → 行和表格，PDF、OFD 一样。"""

from collections import Counter

from parsing.documents.page_cells import Filled, fill
from parsing.documents.page_characters import Character
from parsing.documents.page_lines import lines_of
from parsing.documents.page_pieces import Piece, ReadPage, is_last
from parsing.documents.page_regions import listed_tables
from parsing.documents.page_rules import Box, Ruled, Rules
from parsing.documents.page_runs import PageText, check_sideways
from parsing.documents.page_stretches import stretches_of
from parsing.documents.page_unruled import Unruled, is_head, unruled_table
from parsing.documents.page_words import words_of

# In points: sides of one table lie this close.
_SAME_SIDE = 3.0


def read_page(number: int, text: PageText, rules: Rules, pictured: bool, before: ReadPage | None) -> ReadPage:
    """What no table holds stands in lines; a table whose cells are uncertain stands there as a whole."""
    figures = [line[-1] for line in words_of(text.characters) if line[-1].is_figure]
    pieces: list[Piece] = []
    taken: set[int] = set()
    heads: list[Filled] = []
    bare: list[Filled] = []
    lacking: list[Filled] = []
    uncertain: list[Box] = []
    stripes = _stripes(rules)
    for table in rules.tables:
        if _sides(table) in stripes:
            continue
        filled = fill(table, text.runs, text.sideways)
        if filled is None:
            uncertain.append(table.box)
        elif is_head(filled, figures):
            heads.append(filled)
        elif not _has_columns(table):
            bare.append(filled)
        elif filled.whole:
            pieces.append(_piece(filled))
            taken |= filled.characters
        else:
            lacking.append(filled)
    check_sideways([char for char in text.sideways if id(char) not in taken])
    rest = [char for char in text.characters if id(char) not in taken]
    gridded = {table.box for table in rules.tables if _has_columns(table)}
    free = [char for char in rest if not any(_lies_in(box, char) for box in uncertain if box in gridded)]
    for listed in listed_tables(words_of(free), rules, before.listed if before else None):
        pieces.append(Piece(listed.cells, listed.characters, listed))
        taken |= listed.characters
    for filled in bare:
        if filled.whole and not filled.characters & taken:
            pieces.append(_piece(filled))
            taken |= filled.characters
    unruled: Unruled | None = None
    last = before.unruled if before else None
    left = [char for char in rest if id(char) not in taken and not any(_lies_in(box, char) for box in uncertain)]
    for stretch in stretches_of(words_of(left)):
        unruled, last = unruled_table(stretch, rules.levels, last), None
        if unruled:
            pieces.append(Piece(unruled.cells, unruled.characters))
            taken |= unruled.characters
    for head in heads:
        if not head.characters & taken:
            pieces.append(_piece(head))
            taken |= head.characters
    pieces.sort(key=lambda piece: piece.top)
    lines = lines_of(char for char in rest if id(char) not in taken)
    last = unruled if unruled and is_last(Piece(unruled.cells), pieces, lines) else None
    return ReadPage(
        number,
        tuple(lines),
        tuple(pieces),
        text.letters,
        pictured,
        last,
        tuple(text.characters),
        (*uncertain, *(filled.box for filled in lacking if not filled.characters & taken)),
    )


def _stripes(rules: Rules) -> set[tuple[int, int]]:
    """The sides of several single rows, where areas are filled: they are the shaded rows of tables without rules."""
    single = Counter(_sides(table) for table in rules.tables if len({cell[1] for cell in table.cells}) == 1)
    return {sides for sides, count in single.items() if count > 1 and rules.shaded}


def _sides(table: Ruled) -> tuple[int, int]:
    return round(table.box[0] / _SAME_SIDE), round(table.box[2] / _SAME_SIDE)


def _piece(filled: Filled) -> Piece:
    return Piece(filled.cells, filled.characters)


def _has_columns(table: Ruled) -> bool:
    """Several rows of several cells: else it may be a shaded row, or rows without upright rules."""
    return len({cell[0] for cell in table.cells}) > 1 and len({cell[1] for cell in table.cells}) > 1


def _lies_in(box: Box, char: Character) -> bool:
    return box[0] < char.centre < box[2] and box[1] < char.middle < box[3]
