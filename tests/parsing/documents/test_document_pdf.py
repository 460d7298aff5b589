"""PDF：浏览器打印的文字层，图片扫描件，加密和损坏的文件。"""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from parsing.documents import ocr, pdf, read_document

STYLE = """<style>
body { font-family: 'Noto Serif CJK SC', serif; font-size: 16px; margin: 0; line-height: 1.8 }
p { margin: 0; text-indent: 2em } h1 { text-align: center; font-size: 22px }
table { border-collapse: collapse; width: 100% } td { border: 1px solid black; padding: 2px }
</style>"""
LONG = "2020年，随州高新区认真贯彻落实条例，全年主动公开政府信息1234条，其中规范性文件12件，列入目录。"
PARTS = ("主动公开情况如下", "依申请公开情况如下", "行政复议情况如下", "存在的问题如下", "其他事项如下")
TABLE = """<table>
<tr><td rowspan="2">信息内容</td><td colspan="2" style="background:#ddd">本年情况</td></tr>
<tr><td>制发件数</td><td>废止<br>件数</td></tr>
<tr><td>规章</td><td>0</td><td>0</td></tr>
<tr><td>行政规范性文件</td><td>12</td><td></td></tr></table>"""
ROWS = (
    ("信息内容", "本年情况", "本年情况"),
    ("信息内容", "制发件数", "废止件数"),
    ("规章", "0", "0"),
    ("行政规范性文件", "12", ""),
)


def reason(content: bytes) -> str:
    read = read_document("a.pdf", content)
    assert (read.kind, read.paragraphs, read.tables) == ("pdf", (), ())
    assert read.failure is not None
    return read.failure.detail


def merged(*contents: bytes) -> bytes:
    """The pages of several PDFs in one."""
    whole = pypdfium2.PdfDocument.new()
    for content in contents:
        part = pypdfium2.PdfDocument(content)
        whole.import_pages(part)
        part.close()
    return saved(whole)


def saved(document: pypdfium2.PdfDocument) -> bytes:
    content = BytesIO()
    document.save(content)
    document.close()
    return content.getvalue()


@pytest.fixture(scope="module")
def scan() -> bytes:
    content = BytesIO()
    Image.new("RGB", (600, 800), "white").save(content, "PDF")
    return content.getvalue()


def test_text_and_a_table_with_merged_cells(print_pdf):
    read = read_document(
        "年报.pdf", print_pdf(f"{STYLE}<h1>年度报告</h1><p>一、总体情况</p>{TABLE}<p>二、其他目录</p>")
    )
    assert (read.kind, read.failure) == ("pdf", None)
    assert read.paragraphs == ("年度报告", "一、总体情况", "二、其他目录")
    assert [(grid.source, grid.rows) for grid in read.tables] == [("年报.pdf 第1页", ROWS)]


def test_a_frame_around_a_page_is_no_table(print_pdf):
    content = print_pdf(f"{STYLE}<div style='border:2px solid red'><p>红头文件的标题</p></div><hr><p>正文一句话</p>")
    read = read_document("a.pdf", content)
    assert (read.paragraphs, read.tables) == (("红头文件的标题", "正文一句话"), ())


@pytest.fixture
def no_ocr(monkeypatch):
    monkeypatch.setattr(ocr, "_engine", lambda: None)


@pytest.mark.usefixtures("no_ocr")
def test_a_scan_has_no_text_layer(scan):
    assert reason(scan) == "扫描件，没有文字层（未安装文字识别组件）"


@pytest.mark.usefixtures("no_ocr")
def test_scanned_pages_among_others_are_named(print_pdf, scan):
    text = print_pdf(f"{STYLE}<p>{LONG}</p>")
    assert reason(merged(text, scan, text, scan)) == "第2、4页是图片，没有文字层（未安装文字识别组件）"


def test_picture_covers_of_a_long_document_do_no_harm(print_pdf, scan):
    texts = [print_pdf(f"{STYLE}<p>{part}，请看表格</p>") for part in (*PARTS, "附件目录")]
    read = read_document("a.pdf", merged(scan, *texts, scan))
    assert read.paragraphs == tuple(f"{part}，请看表格" for part in (*PARTS, "附件目录"))


def test_an_encrypted_pdf_says_so():
    objects = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n",
        b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>endobj\n",
    )
    content = b"%PDF-1.4\n" + b"".join(objects)
    content += b"trailer<</Root 1 0 R/Size 4/Encrypt 3 0 R/ID[(a)(a)]>>\n%%EOF"
    assert reason(content) == "文件已加密，需要密码"


def test_a_pdf_cut_off_in_the_middle_never_says_less_than_it_knows(print_pdf):
    content = print_pdf(f"{STYLE}<p>{LONG}</p>")
    assert reason(content[: len(content) // 3]) == "文件损坏，PDF 打不开"


def test_too_many_pages_are_not_read_in_part(print_pdf, monkeypatch):
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    text = print_pdf(f"{STYLE}<p>{LONG}</p>")
    assert reason(merged(text, text)) == "PDF 共2页，超过1页，未读取"
