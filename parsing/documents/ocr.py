"""文字识别（OCR）：没有文字层的页面，画成图再认字。需另装 ``ocr`` 组件，没有装就说没有装。

What is recognised is a hint for people and for what a check may find, never a fact: characters are mistaken, lines
are lost, tables are not put together again. Nothing is missing from a document because it is missing here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from pdfplumber.page import Page

from parsing.words.text import clean

# Even a page without a word takes half a second to search.
MAX_PAGES = 20
# A letter takes 3 to 5 ms, and the reader's process has a minute: this and one crowded page more stay within it.
# Counted in letters, not in seconds, so that the same file gives the same text on every machine.
MAX_LETTERS = 6_000
# A short piece takes as long as so many letters.
_LEAST_LETTERS = 7
_DPI = 200
# The longer side of A4 at that resolution, and a little more: pages can declare any size.
_MAX_PIXELS = 2400
# One thread: more of them use half as much processor time again, and results must not depend on their number.
# Lines are searched in a smaller picture than they are read in; batches would fill short lines up to long ones.
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.max_side_len": _MAX_PIXELS,
    "Global.use_cls": False,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1280,
    "Rec.rec_batch_num": 1,
}


@dataclass(frozen=True, slots=True)
class Recognition:
    """Lines in reading order, and what to know about them, as one short Chinese phrase."""

    lines: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text where it stands on the picture, in pixels."""

    text: str
    left: float
    middle: float
    height: float


def recognise(pages: Sequence[Page]) -> Recognition:
    """What the pages seem to say, the first of them if they are many; never raises."""
    try:
        engine = _engine()
        return _read(pages, engine) if engine else Recognition((), "未安装文字识别组件")
    except Exception as error:  # noqa: BLE001 - the parts of the engine share no error, and a hint is worth no scan
        return Recognition((), f"文字识别出错：{type(error).__name__}")


def _read(pages: Sequence[Page], engine: Callable[[Any], Any]) -> Recognition:
    lines: list[str] = []
    letters = read = 0
    for page in pages[:MAX_PAGES]:
        if letters >= MAX_LETTERS:
            break
        pieces = _pieces(engine(_picture(page)))
        lines += lines_of(pieces)
        letters += sum(max(len(piece.text), _LEAST_LETTERS) for piece in pieces)
        read += 1
    if read < len(pages):
        return Recognition(tuple(lines), f"识别了其中前{read}页的文字，其余{len(pages) - read}页未识别")
    return Recognition(tuple(lines), "已识别文字，仅供参考" if lines else "未识别出文字")


def _picture(page: Page) -> Any:
    """The page as readers see it."""
    return page.to_image(min(_DPI, _MAX_PIXELS * 72 / max(page.width, page.height)), antialias=True).original


def _pieces(result: Any) -> list[Piece]:
    """The engine gives corners clockwise from the upper left; of a page without text it gives None."""
    if result.txts is None:
        return []
    return [
        Piece(
            clean(text),
            float(box[0][0]),
            float(sum(corner[1] for corner in box) / len(box)),
            float(box[3][1] - box[0][1]),
        )
        for text, box in zip(result.txts, result.boxes, strict=True)
    ]


def lines_of(pieces: Iterable[Piece]) -> list[str]:
    """Lines from above, each from the left, gaps as blanks. Columns of text side by side are read across."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        if lines and piece.middle - lines[-1][0].middle < lines[-1][0].height / 2:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    texts = (" ".join(piece.text for piece in sorted(line, key=lambda piece: piece.left)) for line in lines)
    return [text for text in texts if text.strip()]


@cache
def _engine() -> Callable[[Any], Any] | None:
    """The engine with the models that came with it; None where it is not installed."""
    try:
        import_module("onnxruntime")
        package = import_module("rapidocr")
    except ImportError:
        return None
    models = _models(Path(str(package.__file__)).with_name("models"))
    return package.RapidOCR(params=_SETTINGS | models) if models else None


def _models(folder: Path) -> dict[str, str]:
    """Paths of the models: told none, the engine would download what it does not find."""
    found = {part: sorted(folder.glob(f"*_{part.lower()}_*.onnx")) for part in ("Det", "Rec")}
    return {f"{part}.model_path": str(paths[0]) for part, paths in found.items()} if all(found.values()) else {}
