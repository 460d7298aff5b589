"""PDF 的表格线：画出的线、框的边、点线。"""

from collections.abc import Iterable, Iterator
from typing import Any

from pdfplumber.page import Page

from parsing.documents.page_rules import Edge, Rules, Side, edge, ruled_by
from parsing.documents.pdf_dots import dotted_rules, is_dot

# In points: a page that is turned to be read moves a corner by a hair, and the library no longer sees a straight line.
_STRAIGHT = 0.01
# In points: what is higher and wider than a line is an area.
_THICKEST = 3.0


def rules_of(page: Page, before: Iterable[Side] = ()) -> Rules:
    """before: the columns of the table at the end of the page before."""
    dots = [drawn for drawn in (*page.rects, *page.curves) if is_dot(drawn)]
    if dots:
        page = page.filter(lambda drawn: not is_dot(drawn))
    shaded = any(min(drawn["width"], drawn["height"]) > _THICKEST for drawn in (*page.rects, *page.curves))
    return ruled_by([*_straight(page.edges), *dotted_rules(dots)], before, shaded=shaded)


def _straight(edges: list[dict[str, Any]]) -> Iterator[Edge]:
    for drawn in edges:
        if drawn["height"] <= _STRAIGHT < drawn["width"]:
            yield edge("h", drawn["x0"], drawn["top"], drawn["x1"], drawn["bottom"])
        elif drawn["width"] <= _STRAIGHT < drawn["height"]:
            yield edge("v", drawn["x0"], drawn["top"], drawn["x1"], drawn["bottom"])
        else:
            yield drawn
