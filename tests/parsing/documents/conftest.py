"""附件测试共用：打印 PDF 的浏览器，装数据流的旧版 Office 容器。"""

import shutil
import struct
from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import sync_playwright

PrintPdf = Callable[[str], bytes]
MakeOle = Callable[[Mapping[str, bytes]], bytes]
_SECTOR, _FREE, _END, _TABLE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
FOOTER = "<p style='width: 100%; text-align: center; font-size: 12px'>- <span class='pageNumber'></span> -</p>"


@pytest.fixture(scope="session")
def print_pdf() -> Iterator[PrintPdf]:
    """Prints a page's HTML as a PDF with a text layer, its pages numbered."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("没有 chromium，打印 PDF 的测试跳过")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])

        def print_it(body: str) -> bytes:
            page = browser.new_page()
            page.set_content(f"<html lang='zh-CN'><meta charset='utf-8'><body>{body}</body></html>")
            content = page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "60px"))
            page.close()
            return content

        yield print_it
        browser.close()


@pytest.fixture(scope="session")
def make_ole() -> MakeOle:
    return _make_ole


def _make_ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE2 container. A name with a slash lies in a storage, as embedded objects do."""
    contents = [data.ljust(4096, b"\0") for data in streams.values()]
    sectors = [-(-len(data) // _SECTOR) for data in contents]
    folders = list(dict.fromkeys(name.split("/")[0] for name in streams if "/" in name))
    entries = _entries(list(streams), folders, sectors, contents)
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * _SECTOR, b"\0")
    directory_sectors = len(directory) // _SECTOR
    table = [_TABLE, *range(2, 1 + directory_sectors), _END]
    for count in sectors:
        table += [*range(len(table) + 1, len(table) + count), _END]
    assert len(table) <= 128, "one sector of the allocation table must do"
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(10) + struct.pack("<IIIIIIII", 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    body = b"".join(data.ljust(count * _SECTOR, b"\0") for data, count in zip(contents, sectors, strict=True))
    return header + struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff") + directory + body


def _entries(names: list[str], folders: list[str], sectors: list[int], contents: list[bytes]) -> list[bytes]:
    """Root, storages, streams; siblings hang on one another's right."""
    start = 1 + -(-(1 + len(folders) + len(names)) // 4)
    children: dict[str, list[int]] = {"": list(range(1, 1 + len(folders)))} | {folder: [] for folder in folders}
    for number, name in enumerate(names, 1 + len(folders)):
        children[name.split("/")[0] if "/" in name else ""].append(number)
    right = {left: after for siblings in children.values() for left, after in zip(siblings, siblings[1:], strict=False)}
    first = {parent: siblings[0] for parent, siblings in children.items() if siblings}
    entries = [_entry("Root Entry", 5, _FREE, first.get("", _FREE), _END, 0)]
    for number, folder in enumerate(folders, 1):
        entries.append(_entry(folder, 1, right.get(number, _FREE), first.get(folder, _FREE), 0, 0))
    for number, name in enumerate(names, 1 + len(folders)):
        index = number - 1 - len(folders)
        # Some writers leave rubbish in the upper half of a size.
        size = len(contents[index]) | 0xABCD << 32
        entries.append(_entry(name.split("/")[-1], 2, right.get(number, _FREE), _FREE, start, size))
        start += sectors[index]
    return entries


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII36xIQ", len(encoded), kind, 1, _FREE, right, child, start, size)
    return encoded.ljust(64, b"\0") + links
