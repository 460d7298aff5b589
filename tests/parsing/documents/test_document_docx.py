"""docx：真实生成的文档，事实逐字相符。"""

from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches
from PIL import Image

from parsing.documents import read_document


def saved(document: DocumentObject) -> bytes:
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def with_body(document: DocumentObject, xml: str) -> bytes:
    """The document with some XML in place of the word 此处."""
    names = nsdecls("w", "a", "wp", "r")
    more = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    paragraph = parse_xml(f"<w:p {names} {more}>{xml}</w:p>")
    document.element.body.insert(0, paragraph)
    return saved(document)


def test_paragraphs_and_tables_stand_in_document_order():
    document = Document()
    document.add_paragraph("　　一、总体情况\xa0")
    document.add_paragraph("")
    document.add_paragraph("2020年，我局主动公开信息\u200b120条。\n二、存在问题")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("名称", "数量", "规章", "3"), strict=True):
        cell.text = text
    document.add_paragraph("三、其他")

    read = read_document("年报.docx", saved(document))

    assert read.kind == "docx"
    assert read.failure is None
    assert read.paragraphs == ("一、总体情况", "2020年，我局主动公开信息120条。", "二、存在问题", "三、其他")
    assert [grid.rows for grid in read.tables] == [(("名称", "数量"), ("规章", "3"))]
    assert read.tables[0].source == "年报.docx"


def test_merged_cells_fill_every_place_they_cover():
    document = Document()
    table = document.add_table(3, 4)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "申请人情况"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "法人"
    table.cell(0, 3).merge(table.cell(1, 3)).text = "总计"
    table.cell(1, 1).text, table.cell(1, 2).text = "商业\n企业", "科研\n机构"
    for column, text in enumerate(("本年新收", "1", "2", "3")):
        table.cell(2, column).text = text

    assert read_document("a.docx", saved(document)).tables[0].rows == (
        ("申请人情况", "法人", "法人", "总计"),
        ("申请人情况", "商业企业", "科研机构", "总计"),
        ("本年新收", "1", "2", "3"),
    )


def test_rows_that_begin_or_end_within_the_table_keep_its_width():
    document = Document()
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, "甲乙丙丁戊己", strict=True):
        cell.text = text
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    row.remove(row.tc_lst[-1])
    row.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))

    assert read_document("a.docx", saved(document)).tables[0].rows == (("甲", "乙", "丙"), ("", "戊", ""))


def test_a_nested_table_is_text_of_its_cell_and_its_numbers_stay_apart():
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "收费"
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "10", "20"

    assert read_document("a.docx", saved(document)).tables[0].rows == (("收费", "10 20"),)


def test_a_table_that_a_layout_cell_frames_is_read_as_itself():
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "一般公共预算支出表"
    inner = cell.add_table(2, 2)
    for (y, x), text in {(0, 0): "项目", (0, 1): "金额", (1, 0): "基本支出", (1, 1): "10"}.items():
        inner.cell(y, x).text = text

    read = read_document("a.docx", saved(document))
    assert read.paragraphs == ("一般公共预算支出表",)
    assert [table.rows for table in read.tables] == [(("项目", "金额"), ("基本支出", "10"))]


def test_dates_in_smart_tags_insertions_and_controls_are_read_and_deletions_are_not():
    run = "<w:r><w:t>{}</w:t></w:r>"
    xml = (
        run.format("发布于")
        + f'<w:smartTag w:uri="x" w:element="chsdate">{run.format("2021年1月20日")}</w:smartTag>'
        + f'<w:ins w:id="1" w:author="a">{run.format("，已更新")}</w:ins>'
        + '<w:del w:id="2" w:author="a"><w:r><w:delText>作废</w:delText></w:r></w:del>'
        + f"<w:sdt><w:sdtContent>{run.format('。')}</w:sdtContent></w:sdt>"
    )
    assert read_document("a.docx", with_body(Document(), xml)).paragraphs == ("发布于2021年1月20日，已更新。",)


def test_a_text_box_is_read_once_though_it_is_stored_twice():
    box = "<w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        "<w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
    assert read_document("a.docx", with_body(Document(), xml)).paragraphs == ("正文", "框里的话")


def test_a_document_of_pictures_says_so():
    picture = BytesIO()
    Image.new("RGB", (40, 40), "red").save(picture, "PNG")
    picture.seek(0)
    document = Document()
    document.add_picture(picture, Inches(1))

    read = read_document("扫描.docx", saved(document))

    assert (read.paragraphs, read.tables) == ((), ())
    assert read.failure is not None
    assert read.failure.detail == "只有图片，没有文字"


def test_an_empty_document_is_not_taken_for_one_that_says_nothing():
    failure = read_document("空.docx", saved(Document())).failure
    assert failure is not None
    assert failure.detail == "没有读到文字"


def test_broken_xml_is_a_failure():
    content = BytesIO(saved(Document()))
    with ZipFile(content) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    broken = BytesIO()
    with ZipFile(broken, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part[:-30] if name == "word/document.xml" else part)

    read = read_document("a.docx", broken.getvalue())

    assert read.kind == "docx"
    assert read.failure is not None
    assert read.failure.detail == "文件损坏，正文不是合格的 XML"
