"""OFD 的页面图元 → 有位置的字和直线，从左上角量起；毫米换成磅，与 PDF 一样。"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, repeat
from xml.etree.ElementTree import Element

from parsing.documents.facts import Unreadable
from parsing.documents.ofd_package import Page, numbers
from parsing.documents.page_characters import MIDDLE, Character, once
from parsing.documents.page_rules import Edge, edge
from parsing.documents.symbols import in_font
from parsing.documents.xml_names import tag_of

_PATH = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
# How many numbers follow an operator of a path; the last two say where it ends.
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# Lines shorter than this are parts of letters and ornaments, not rules.
_SHORTEST = 1.0
_SLANT = 0.3
# A turn by so much of a right angle is a tilt that a printer may have; what is tilted more is a watermark.
_TILT = 0.05
# The step to the next character, as a share of the size, up to which both are one word.
_SPACED = 1.25
# Private characters mean something only in the fonts of the file; a page of them beside dots and digits says nothing.
_MEANINGLESS = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08]")
_MANY_MEANINGLESS = 0.02

Matrix = tuple[float, ...]
# To a millimetre.
POINTS = 72 / 25.4


@dataclass(slots=True)
class Drawing:
    """What a page shows. pictured_share: how much of it its largest picture covers. curves: drawn, not straight."""

    characters: list[Character] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    composites: list[str] = field(default_factory=list)
    pictured_share: float = 0.0
    curves: int = 0
    has_sideways_text: bool = False


def drawing_of(page: Page) -> Drawing:
    drawing = Drawing()
    area = page.box[2] * page.box[3] if len(page.box) == 4 else 0.0
    for layer in (*page.templates, page.content):
        for element in _objects(layer):
            _draw(element, drawing, area)
    drawing.characters = once(char for char in drawing.characters if _is_on(char, page.box))
    strange = sum(bool(_MEANINGLESS.match(char.text)) for char in drawing.characters)
    if strange > _MANY_MEANINGLESS * sum(not char.text.isascii() for char in drawing.characters):
        raise Unreadable("文字编码不明，不能可靠读取")
    return drawing


def _objects(parent: Element) -> Iterator[Element]:
    """What is drawn, whatever layers and blocks wrap it."""
    for child in parent:
        tag = tag_of(child)
        if child.get("Visible", "true") == "false":
            continue
        if tag.endswith("Object"):
            yield child
        elif tag in ("Content", "Layer", "PageBlock"):
            yield from _objects(child)


def _draw(element: Element, drawing: Drawing, area: float) -> None:
    tag = tag_of(element)
    box = numbers(element.get("Boundary"))
    matrix = _moved(numbers(element.get("CTM")) or _IDENTITY, box)
    if tag == "TextObject" and _is_painted(element):
        tilt = abs(math.atan2(matrix[1], matrix[0])) / (math.pi / 2)
        if tilt < _TILT:
            drawing.characters.extend(_characters(element, matrix))
        elif min(abs(tilt - turn) for turn in (1, 2)) < _TILT:
            drawing.has_sideways_text = True
    elif tag == "PathObject" and _is_seen(element):
        drawing.edges.extend(_edges(element, matrix))
        drawing.curves += any(mark in "".join(element.itertext()) for mark in "QB")
    elif tag == "ImageObject" and area and len(box) == 4:
        drawing.pictured_share = max(drawing.pictured_share, min(box[2] * box[3] / area, 1.0))
    elif tag == "CompositeObject":
        drawing.composites.append(element.get("ResourceID", ""))


def _is_painted(element: Element) -> bool:
    """Words that scanners lay over their pictures are neither filled nor drawn, or wholly transparent."""
    unfilled = element.get("Fill", "true") == "false" and element.get("Stroke", "false") == "false"
    clear = any(tag_of(part) == "FillColor" and part.get("Alpha") == "0" for part in element)
    return not unfilled and not clear and element.get("Alpha") != "0"


def _is_seen(path: Element) -> bool:
    """White areas are paper."""
    stroked, filled = path.get("Stroke", "true") == "true", path.get("Fill", "false") == "true"
    white = any(tag_of(part) == "FillColor" and _is_white(part.get("Value", "")) for part in path)
    return path.get("Alpha") != "0" and (stroked or (filled and not white))


def _is_white(color: str) -> bool:
    """In numbers or #ff; four are the inks of a printer."""
    words = color.lower().split()
    return set(words) <= {"0", "#00"} if len(words) == 4 else set(words) <= {"255", "#ff"}


def _moved(matrix: Matrix, box: Sequence[float]) -> Matrix:
    a, b, c, d, e, f = matrix
    return a, b, c, d, e + box[0], f + box[1]


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _characters(element: Element, matrix: Matrix) -> Iterator[Character]:
    size = float(element.get("Size", "0"))
    height = size * math.hypot(matrix[2], matrix[3])
    along = math.hypot(matrix[0], matrix[1])
    scale = size * along * float(element.get("HScale", "1"))
    x = y = 0.0
    for code in element:
        if tag_of(code) != "TextCode":
            continue
        text = code.text or ""
        x, y = float(code.get("X", x)), float(code.get("Y", y))
        upright = code.get("DeltaX") is None and code.get("DeltaY") is not None
        own = [0.0 if upright else size * float(element.get("HScale", "1")) * _width(char) for char in text]
        steps = zip(_deltas(code.get("DeltaX"), own), _deltas(code.get("DeltaY"), [0.0] * len(text)), strict=False)
        here = (x, y)
        for char, (step_x, step_y) in zip(text, steps, strict=False):
            left, baseline = _at(matrix, *here)
            # Characters set a little apart are still one word: numbers are not to fall to pieces.
            wide = max(scale * _width(char), along * step_x if 0 < along * step_x <= _SPACED * height else 0.0)
            yield _placed(in_font("", char), left, left + wide, baseline, height)
            here = here[0] + step_x, here[1] + step_y


def _placed(text: str, left: float, right: float, baseline: float, size: float) -> Character:
    left, right, baseline, size = (POINTS * length for length in (left, right, baseline, size))
    return Character(text, left, right, baseline - MIDDLE * size, size or 1.0, 0, 0.0)


def _deltas(written: str | None, default: Sequence[float]) -> Iterator[float]:
    """ "g 3 2.5" is three steps of 2.5; where none are written, characters are as wide as they are."""
    count = len(default)
    steps = list(islice(chain.from_iterable(_runs((written or "").split())), count))
    return islice(chain(steps, default[len(steps) :]), count)


def _runs(words: list[str]) -> Iterator[Iterator[float]]:
    rest = iter(words)
    for word in rest:
        if word == "g":
            count, step = int(next(rest, "0")), float(next(rest, "0"))
            yield repeat(step, count)
        else:
            yield iter((float(word),))


def _width(char: str) -> float:
    return 0.5 if char.isascii() else 1.0


def _edges(path: Element, matrix: Matrix) -> Iterator[Edge]:
    """Its straight lines, level or upright."""
    for data in path:
        if tag_of(data) == "AbbreviatedData":
            for one, other in _strokes(_PATH.findall(data.text or "")):
                (x0, y0), (x1, y1) = _at(matrix, *one), _at(matrix, *other)
                wide, high = abs(x1 - x0), abs(y1 - y0)
                if min(wide, high) <= _SLANT and max(wide, high) >= _SHORTEST:
                    sides = (POINTS * side for side in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
                    yield edge("h" if wide >= high else "v", *sides)


def _strokes(words: list[str]) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    start = here = (0.0, 0.0)
    place = 0
    while place < len(words):
        operator = words[place]
        count = _OPERANDS[operator]
        operands = list(map(float, words[place + 1 : place + 1 + count]))
        place += 1 + count
        there = start if operator == "C" else (operands[-2], operands[-1])
        if operator in "LC":
            yield here, there
        if operator in "SM":
            start = there
        here = there


def _is_on(char: Character, box: Sequence[float]) -> bool:
    right, bottom = (POINTS * side for side in box[2:]) if len(box) == 4 else (math.inf, math.inf)
    return bool(char.text.strip()) and 0 <= char.centre <= right and 0 <= char.middle <= bottom
