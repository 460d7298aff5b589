"""文件种类看内容不看名字；读不了的如实说明原因。"""

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openpyxl import Workbook
from PIL import Image

from domain.capture import Failure, FailureKind
from parsing.documents import ReadDocument, read_document
from tests.parsing.documents.word_97 import container

HTML = "<!DOCTYPE html>\n<html><head><title>404</title></head><body>您访问的页面不存在</body></html>"
BANNER = "\ufeff<!-- 版权所有 -->\n<META http-equiv=Content-Type content='text/html; charset=gb2312'><p>年报</p>"


REPUBLISH = "请人工查看，或请发布单位改发 docx、pdf"
UNPACK = "未解开，请下载解压后人工查看"


def package(parts: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return content.getvalue()


def picture(form: str) -> bytes:
    content = BytesIO()
    Image.new("RGB", (8, 8), "white").save(content, form)
    return content.getvalue()


def failed(kind: str, detail: str) -> ReadDocument:
    return ReadDocument(kind, failure=Failure(FailureKind.DOCUMENT_UNREADABLE, detail))


@pytest.mark.parametrize(
    ("name", "content", "kind", "detail"),
    [
        ("年报.pdf", b"", "empty", "空文件，请核对链接"),
        ("年报.pdf", bytes(5000), "empty", "空文件，请核对链接"),
        ("年报.doc", HTML.encode(), "html", f"实为网页（可能是错误页或翻页阅读器），{REPUBLISH}"),
        ("年报.doc", BANNER.encode("utf-16"), "html", f"实为网页（可能是错误页或翻页阅读器），{REPUBLISH}"),
        (
            "目录.xls",
            "<table><tr><td>事项</td></tr></table>".encode("gbk"),
            "html",
            f"实为网页（可能是错误页或翻页阅读器），{REPUBLISH}",
        ),
        (
            "年报.doc",
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
            "mhtml",
            f"实为网页存档（MHTML），{REPUBLISH}",
        ),
        ("年报.doc", b"\xef\xbb\xbf\r\n{\\rtf1 }", "rtf", f"RTF 格式，暂不能读取，{REPUBLISH}"),
        ("年报.exe", b"MZ\x90\x00" + bytes(60), "flipbook", f"翻页电子书，暂不能读取，{REPUBLISH}"),
        ("年报.doc", rb"{\rtf1\ansi\ansicpg936 }", "rtf", f"RTF 格式，暂不能读取，{REPUBLISH}"),
        (
            "年报.doc",
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
            "office_xml",
            f"Office 2003 XML 格式，暂不能读取，{REPUBLISH}",
        ),
        ("扫描.pdf", picture("PNG"), "image", f"图片，没有文字层，{REPUBLISH}"),
        ("扫描.doc", picture("JPEG"), "image", f"图片，没有文字层，{REPUBLISH}"),
        ("扫描.tif", picture("TIFF"), "image", f"图片，没有文字层，{REPUBLISH}"),
        ("扫描", picture("WEBP"), "image", f"图片，没有文字层，{REPUBLISH}"),
        ("附件.rar", b"Rar!\x1a\x07\x01\x00" + bytes(50), "rar", f"RAR 压缩包，{UNPACK}"),
        ("附件.zip", package({"年报.docx": b"x"}), "zip", f"ZIP 压缩包，{UNPACK}"),
        ("文件.ofd", package({"OFD.xml": b"<OFD/>", "Doc_0/Document.xml": b""}), "ofd", "没有读到文字"),
        ("表.xlsx", package({"xl/workbook.bin": b""}), "xlsb", f"XLSB 格式，暂不能读取，{REPUBLISH}"),
        ("表.csv", "事项,主体\n".encode("gbk"), "unknown", "无法识别的文件格式（后缀 .csv）"),
        ("附件", b"\x01\x02\x03", "unknown", "无法识别的文件格式"),
        ("年报.docx", package({"a": b"x"})[:40], "zip", "文件损坏，压缩包打不开"),
        ("年报.wps", bytes.fromhex("d0cf11e0a1b11ae1") + b"\xaa" * 2000, "ole", "文件损坏，旧版 Office 容器打不开"),
        ("年报.wps", bytes.fromhex("d0cf11e0a1b11ae1"), "ole", "文件损坏，旧版 Office 容器打不开"),
        ("年报.pdf", b"%PDF-1.4\n garbage", "pdf", "文件损坏，PDF 打不开"),
    ],
)
def test_what_cannot_be_read_says_why(name, content, kind, detail):
    assert read_document(name, content) == failed(kind, detail)


def test_a_spreadsheet_named_doc_is_read():
    book = Workbook()
    book.active["A1"] = "事项"
    content = BytesIO()
    book.save(content)
    read = read_document("目录.doc", content.getvalue())
    assert (read.kind, read.tables[0].rows, read.failure) == ("xlsx", (("事项",),), None)


def test_a_docx_named_pdf_is_read():
    document = Document()
    document.add_paragraph("正文")
    content = BytesIO()
    document.save(content)
    read = read_document("年报.pdf", content.getvalue())
    assert (read.kind, read.paragraphs) == ("docx", ("正文",))


def test_a_bomb_that_declares_its_size():
    bomb = package({"word/document.xml": b"<a/>", "word/media/image1.png": bytes(201 * 2**20)})
    assert len(bomb) < 300_000
    assert read_document("a.docx", bomb) == failed("zip", "解压后超过200MB，疑似压缩炸弹")


def test_a_bomb_below_the_limit_shows_by_its_ratio():
    bomb = package({"word/document.xml": bytes(20 * 2**20)})
    assert read_document("a.docx", bomb) == failed("zip", "压缩比异常，疑似压缩炸弹")


def test_a_bomb_of_many_members():
    bomb = package({f"word/{number}": b"" for number in range(5_001)})
    assert read_document("a.docx", bomb) == failed("zip", "压缩包内文件超过5000个，疑似压缩炸弹")


def test_a_bomb_whose_directory_lies():
    """The directory says one kilobyte; the stream goes on for 300 MB. It is not unpacked to see."""
    size = 300 * 2**20
    bomb = bytearray(package({"word/document.xml": bytes(size)}))
    entry = bomb.rindex(b"PK\x01\x02")
    assert struct.unpack_from("<I", bomb, entry + 24)[0] == size
    struct.pack_into("<I", bomb, entry + 24, 1024)
    assert read_document("a.docx", bytes(bomb)) == failed("docx", "文件损坏，解压失败")


def test_an_encrypted_member():
    content = bytearray(package({"word/document.xml": b"<a/>"}))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 8] |= 1
    content[6] |= 1
    assert read_document("a.docx", bytes(content)) == failed("docx", "压缩包已加密或压缩方式不受支持")


@pytest.mark.parametrize(
    ("name", "kind"), [("年报.wps", "doc"), ("年报.et", "doc"), ("目录.et", "xls"), ("目录.doc", "xls")]
)
def test_what_wps_saves_is_read_as_what_it_is(name: str, kind: str) -> None:
    content = Path(__file__).with_name("guide.doc" if kind == "doc" else "catalogue.xls").read_bytes()
    read = read_document(name, content)
    assert (read.kind, read.failure) == (kind, None)


def test_slides_saved_by_wps_are_said_to_be_unread() -> None:
    assert read_document("培训.dps", container({"PowerPoint Document": b""})) == failed(
        "ppt", f"演示文稿，暂不能读取，{REPUBLISH}"
    )
