"""PDF 的字：每个字和它的位置，改回正常的编码。

Positions are as the page is shown: from the left and from the top, rotation applied.
"""

import unicodedata
from typing import NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pypdfium2 import PdfPage

# Printers embed fonts by glyph and name the glyph after the first character it draws, often a radical.
# PDFium replaces some; NFKC knows the Kangxi radicals but not these, the simplified ones of the supplement.
_RADICALS = str.maketrans(
    "⺎⺒⺓⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻑⻞⻲⻱⺟⻳",
    "兀巳幺民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙長食亀龜母龟",
)
# Full-width punctuation, circled numbers and the like are what is printed, and what docx and HTML keep;
# NFKC would turn （一） into (一) and ① into 1, and quotes would no longer match the page.
_FOLDED = ("\u2e80", "\u2fdf"), ("\uf900", "\ufaff"), ("\uff10", "\uff19"), ("\uff21", "\uff3a"), ("\uff41", "\uff5a")
# Marks that PDFium puts where it leaves out a hyphen or knows no character.
_DROPPED = dict.fromkeys((0, 2, 0xFFFE, 0xFFFF))


Box = tuple[float, float, float, float]


class Letter(NamedTuple):
    """A character and its box; size is the height of its line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        return self.bottom - self.top


def fold(text: str) -> str:
    """Radicals, compatibility ideographs, full-width letters and digits as ordinary characters."""
    if text.isascii():
        return text
    folded = (unicodedata.normalize("NFKC", char) if _is_folded(char) else char for char in text)
    return "".join(folded).translate(_RADICALS).translate(_DROPPED)


def _is_folded(char: str) -> bool:
    return any(first <= char <= last for first, last in _FOLDED)


def read_letters(page: PdfPage) -> list[Letter]:
    """All characters in PDFium's reading order; line breaks are characters, too."""
    text_page = page.get_textpage()
    turn, frame = page.get_rotation(), frame_of(page)
    # The loose box is as high as the line, unlike the ink of 一.
    box = pdfium.FS_RECTF()
    letters = []
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        letters.append(Letter(chr(code), *shown((box.left, box.bottom, box.right, box.top), turn, frame)))
    return letters


def frame_of(page: PdfPage) -> Box:
    """The sheet's edges on the page's own axes."""
    left, low, right, high = page.get_mediabox()
    return left, low, right, high


def shown(box: Box, turn: int, frame: Box) -> Box:
    """From the page's own axes (upwards, before rotation) to left, top, right, bottom as shown."""
    x0, y0, x1, y1 = box
    left, low, right, high = frame
    if turn == 90:
        return y0 - low, x0 - left, y1 - low, x1 - left
    if turn == 180:
        return right - x1, y0 - low, right - x0, y1 - low
    if turn == 270:
        return high - y1, right - x1, high - y0, right - x0
    return x0 - left, high - y1, x1 - left, high - y0
