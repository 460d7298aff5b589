"""损坏的文件：怎样截断、改动都不抛异常；读不全就不给事实。"""

import random
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from parsing.documents import ReadDocument, read_document


def docx() -> bytes:
    document = Document()
    document.add_paragraph("正文")
    document.add_table(2, 2).cell(0, 0).text = "表格"
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def pdf() -> bytes:
    """One page that says 66 in a standard font, hand-made."""
    stream = b"BT /F1 12 Tf 72 700 Td (6666666666666666) Tj ET 72 600 200 100 re 72 650 200 0 re 172 600 0 100 re S"
    objects = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n",
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n" % (len(stream), stream),
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n",
    )
    return b"%PDF-1.4\n" + b"".join(objects) + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


def ofd() -> bytes:
    path = "<PathObject Boundary='20 20 80 10'><AbbreviatedData>M 0 0 L 80 0 L 80 10 L 0 10 C M 40 0 L 40 10</AbbreviatedData></PathObject>"
    words = (
        "<TextObject Boundary='22 22 9 9' Size='4'><TextCode X='0' Y='4' DeltaX='g 2 4'>规章制</TextCode></TextObject>"
    )
    content = BytesIO()
    with ZipFile(content, "w") as package:
        package.writestr("OFD.xml", "<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>")
        package.writestr("D/Document.xml", "<Document><Pages><Page ID='1' BaseLoc='P.xml'/></Pages></Document>")
        package.writestr("D/P.xml", f"<Page><Content><Layer>{path}{words}</Layer></Content></Page>")
    return content.getvalue()


def check(read: ReadDocument) -> None:
    facts = bool(read.paragraphs or read.tables)
    assert facts is (read.failure is None)
    assert read.failure is None or read.failure.detail


SAMPLES = {
    "docx": docx(),
    "pdf": pdf(),
    "ofd": ofd(),
    "doc": Path(__file__).with_name("guide.doc").read_bytes(),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_whole_files_are_read(name):
    assert read_document(f"a.{name}", SAMPLES[name]).failure is None


@pytest.mark.parametrize("name", SAMPLES)
def test_cut_files(name):
    content = SAMPLES[name]
    for length in range(0, len(content), max(len(content) // 60, 1)):
        check(read_document(f"a.{name}", content[:length]))


@pytest.mark.parametrize("name", SAMPLES)
def test_changed_files(name):
    chance = random.Random(20210120)
    for _ in range(150):
        content = bytearray(SAMPLES[name])
        for _ in range(chance.choice((1, 5, 40))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        check(read_document(f"a.{name}", bytes(content)))
