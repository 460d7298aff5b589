"""列表里的摘要：标题下面一段正文，其中的日期不是这一行的日期。"""

from collections.abc import Iterable
from html import escape
from re import search

from demo.model import Block
from grammar.look import Look
from grammar.wordings import WHOLE_TEXT

_LONG, _LEAST = 70, 12
_INLINE_ROWS = ("p", "br")
"""Rows in which no block may stand."""


def summary_of(blocks: Iterable[Block]) -> str:
    """Of an article's text; rather a paragraph that speaks of a day."""
    lines = [line for block in blocks if isinstance(block, str) for line in block.split("\n") if len(line) >= _LEAST]
    dated = [line for line in lines if search(r"\d月\d+日", line)]
    text = next(iter(dated or lines), "")
    return f"{text[:_LONG]}……" if len(text) > _LONG else text


def under_title(look: Look, summary: str, url: str, page: str) -> str:
    """What stands under a row's title."""
    if not summary or look.habits.summary == "none":
        return ""
    link = look.anchor(url, look.word("whole text", WHOLE_TEXT), page) if look.habits.summary == "link" else ""
    text = f"{escape(summary)}{link}"
    return f"<br><span>{text}</span>" if look.habits.rows in _INLINE_ROWS else f"<div><p>{text}</p></div>"
