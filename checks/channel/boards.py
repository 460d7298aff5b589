"""公开平台板块齐全：指南、制度、法定主动公开内容、年报等板块都在，不是空白。

A board may be spread over several columns: it is there when one of them has entries. A board that was not found
may bear another name, so only one that was read to its end and is blank is claimed to be blank.
Source: 国办公开办函〔2019〕61号 (unconfirmed: only its opening was read).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.cause import Cause
from domain.finding import Evidence, Observation, fail, needs_review, passed
from domain.pattern import Pattern
from domain.snapshot import ColumnState, ColumnView
from domain.view import View

REASONS = {
    "present": {"boards", "found"},
    "blank": {"board", "share"},
    "not_found": {"board", "share"},
    "unclear": {"board", "share"},
}
_BLANK = (ColumnState.BLANK, ColumnState.UNDER_CONSTRUCTION)


@dataclass(frozen=True, slots=True)
class Board:
    """columns: kinds in which it may stand. words: one of these must stand in them (regular expressions).

    certain: its columns are all there is of it, so that it is blank when they are.
    """

    name: str
    columns: tuple[str, ...]
    words: tuple[Pattern, ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Params:
    """least: how many of the boards there must be; 0: all of them."""

    boards: tuple[Board, ...]
    least: int = 0


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    said = [_judge(board, view, 1 / len(params.boards)) for board in params.boards]
    troubles = [replace(one, about=(str(place),)) for place, one in enumerate(said, 1) if one]
    there = len(said) - len(troubles)
    if there < (params.least or len(said)):
        yield from troubles
        return
    columns = [view.columns[kind] for board in params.boards for kind in board.columns]
    first = next(column for column in columns if column.entries)
    names = "、".join(board.name for board, trouble in zip(params.boards, said, strict=True) if not trouble)
    yield passed("present", *first.evidence(first.entries[0].title), boards=names, found=there)


def _judge(board: Board, view: View, share: float) -> Observation | None:
    columns = [view.columns[kind] for kind in board.columns]
    filled = [column for column in columns if column.entries]
    if filled:
        if not board.words or any(_says(column, board.words) for column in filled):
            return None
        titles = "；".join(entry.title for entry in filled[0].entries[:5])
        return needs_review("unclear", *filled[0].evidence(titles), board=board.name, share=share)
    blank = [column for column in columns if column.state in _BLANK]
    evidence = [one for column in blank for one in _blank(column)]
    if len(blank) < len(columns) or not evidence:
        doubt = needs_review("not_found", *evidence, board=board.name, share=share)
        return doubt.due_to(_state(columns))
    certain = board.certain and all(column.certain for column in blank)
    claim = fail if certain else needs_review
    return claim("blank", *evidence, board=board.name, share=share).due_to(_state(columns))


def _state(columns: list[ColumnView]) -> Cause | None:
    """Of a board with several columns none alone is to blame."""
    return columns[0].state_cause if len(columns) == 1 else None


def _says(column: ColumnView, words: tuple[str, ...]) -> bool:
    return any(re.search(word, entry.text) for entry in column.entries for word in words)


def _blank(column: ColumnView) -> tuple[Evidence, ...]:
    return column.evidence(column.note or "栏目没有条目")
