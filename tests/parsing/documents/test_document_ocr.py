"""扫描件的文字识别：认出的字只作参考，文件仍是读不出；没有装识别组件的，如实说明。

scan.png is a page's worth of Chinese printed in black and white, so that no font has to be installed.
"""

import socket
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from parsing.documents import ReadDocument, ocr, read_document
from parsing.documents.ocr import Piece, lines_of

PRINTED = (
    "随州高新区政府信息公开指南",
    "一、主动公开的范围和方式",
    "本机关全年主动公开政府信息1234条，其中规范性文件12件。",
    "二、受理机构",
    "联系电话：0722-3310000",
    "信息内容 制发件数 12",
)


def saved(*pictures: Image.Image) -> bytes:
    content = BytesIO()
    pictures[0].save(content, "PDF", resolution=150, save_all=True, append_images=pictures[1:])
    return content.getvalue()


def blank() -> Image.Image:
    return Image.new("L", (1240, 1754), 255)


def chinese(turned: int = 0) -> Image.Image:
    page = blank()
    with Image.open(Path(__file__).with_name("scan.png")) as printed:
        page.paste(printed)
    return page.rotate(turned, expand=True)


def number(text: str) -> Image.Image:
    page = blank()
    ImageDraw.Draw(page).text((200, 200), text, fill=0, font=ImageFont.load_default(60))
    return page


def detail(read: ReadDocument) -> str:
    assert (read.kind, read.paragraphs, read.tables) == ("pdf", (), ())
    assert read.failure is not None
    return read.failure.detail


@pytest.fixture
def installed() -> None:
    if ocr._engine() is None:
        pytest.skip("没有安装文字识别组件（ocr），识别的测试跳过")


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Any], Any]], None]:
    """Puts another engine in place."""
    return lambda engine: monkeypatch.setattr(ocr, "_engine", lambda: engine)


def says(text: str) -> Callable[[Any], Any]:
    """An engine that reads the same text from every picture."""
    box = ((10, 10), (90, 10), (90, 30), (10, 30))
    return lambda _: SimpleNamespace(txts=(text,), boxes=(box,))


@pytest.mark.usefixtures("installed")
def test_chinese_is_read_and_the_document_stays_unread():
    read = read_document("指南.pdf", saved(chinese()))
    assert read.recognised == PRINTED
    assert detail(read) == "扫描件，没有文字层（已识别文字，仅供参考）"


@pytest.mark.usefixtures("installed")
def test_the_same_file_gives_the_same_text():
    content = saved(chinese(), number("2021"))
    assert len({read_document("a.pdf", content).recognised for _ in range(3)}) == 1


@pytest.mark.usefixtures("installed")
def test_nothing_is_asked_of_the_network(monkeypatch):
    def refuse(*_: Any) -> None:
        raise OSError("no network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    ocr._engine.cache_clear()
    assert read_document("a.pdf", saved(number("20210120"))).recognised == ("20210120",)


@pytest.mark.usefixtures("installed")
def test_an_empty_page_says_nothing():
    read = read_document("a.pdf", saved(blank()))
    assert (read.recognised, detail(read)) == ((), "扫描件，没有文字层（未识别出文字）")


def test_without_the_engine_a_scan_says_that_it_is_not_installed(pretend):
    pretend(None)
    read = read_document("a.pdf", saved(chinese()))
    assert (read.recognised, detail(read)) == ((), "扫描件，没有文字层（未安装文字识别组件）")


def test_what_is_too_long_says_how_much_was_left(pretend, monkeypatch):
    monkeypatch.setattr(ocr, "MAX_PAGES", 2)
    pretend(says("甲"))
    read = read_document("a.pdf", saved(blank(), blank(), blank()))
    assert read.recognised == ("甲", "甲")
    assert detail(read) == "扫描件，没有文字层（识别了其中前2页的文字，其余1页未识别）"


def test_crowded_pages_use_up_the_time_sooner(pretend):
    pretend(says("甲" * (ocr.MAX_LETTERS // 2)))
    read = read_document("a.pdf", saved(blank(), blank(), blank(), blank()))
    assert detail(read) == "扫描件，没有文字层（识别了其中前2页的文字，其余2页未识别）"


def test_a_page_of_enormous_size_is_drawn_small(pretend):
    sizes = []
    pretend(lambda picture: sizes.append(picture.size) or says("甲")(picture))
    content = saved(number("20210120"))
    assert b"595.2 841.92" in content
    read_document("a.pdf", content)
    read_document("a.pdf", content.replace(b"595.2 841.92", b"9999 14143.0"))
    assert [max(size) for size in sizes] == [2339, 2400]


def test_an_engine_that_fails_harms_nothing(pretend):
    def fail(_: Any) -> None:
        raise RuntimeError

    pretend(fail)
    read = read_document("a.pdf", saved(chinese()))
    assert (read.recognised, detail(read)) == ((), "扫描件，没有文字层（文字识别出错：RuntimeError）")


def test_models_that_are_missing_are_not_downloaded(tmp_path):
    (tmp_path / "PP-OCRv6_det_small.onnx").touch()
    assert ocr._models(tmp_path) == {}


def test_pieces_side_by_side_are_one_line():
    pieces = [
        Piece("12", 900, 302, 30),
        Piece("制发件数", 100, 300, 40),
        Piece("题", 400, 100, 50),
        Piece("", 0, 500, 9),
    ]
    assert lines_of(pieces) == ["题", "制发件数 12"]
