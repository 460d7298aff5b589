"""OFD：手写的小文件，按位置读出行和表格；看不见的、不能确定的不作事实。"""

from io import BytesIO
from zipfile import ZipFile

import pytest

from parsing.documents import ReadDocument, read_document

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SENTENCE = "本机关全年主动公开政府信息一千余条"


def ofd(*pages: str, template: str = "", resources: str = "", box: str = "0 0 210 297", **more: str) -> bytes:
    """Pages of 210 by 297 millimetres, if no other box is given."""
    places = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    parts = {
        "OFD.xml": f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"
        f"{box}</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID='9' BaseLoc='Tpls/Content.xml'/>"
        f"<ofd:PublicRes>/Doc_0/Res.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>{places}</ofd:Pages></ofd:Document>",
        "Doc_0/Res.xml": f"<ofd:Res {NS}>{resources}</ofd:Res>",
        "Doc_0/Tpls/Content.xml": page(template),
        **{
            f"Doc_0/Pages/Page_{n}/Content.xml": page(content, "<ofd:Template TemplateID='9'/>")
            for n, content in enumerate(pages)
        },
        **more,
    }
    content = BytesIO()
    with ZipFile(content, "w") as package:
        for name, xml in parts.items():
            package.writestr(name, xml)
    return content.getvalue()


def page(content: str, head: str = "") -> str:
    return f"<ofd:Page {NS}>{head}<ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>"


def text(words: str, x: float, y: float, form: str = "", deltas: str | None = None) -> str:
    """Words of 4 millimetres whose baseline begins at a point."""
    deltas = f"g {len(words) - 1} 4" if deltas is None else deltas
    return (
        f'<ofd:TextObject Boundary="{x} {y - 4} 100 5" Size="4" {form}>'
        f'<ofd:TextCode X="0" Y="4" DeltaX="{deltas}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return (
        f'<ofd:PathObject Boundary="{x0} {y0} {x1 - x0} {y1 - y0}">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def table(rows: list[list[str]], top: float) -> str:
    """Cells of 40 by 10 millimetres."""
    width, height = 40 * len(rows[0]), 10 * len(rows)
    level = (line(20, top + 10 * n, 20 + width, top + 10 * n) for n in range(len(rows) + 1))
    upright = (line(20 + 40 * n, top, 20 + 40 * n, top + height) for n in range(len(rows[0]) + 1))
    words = (
        text(cell, 22 + 40 * x, top + 10 * y + 7) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell
    )
    return "".join((*level, *upright, *words))


def read(content: bytes) -> ReadDocument:
    found = read_document("年报.ofd", content)
    assert (found.kind, found.failure) == ("ofd", None)
    return found


def refusal(content: bytes) -> str:
    found = read_document("年报.ofd", content)
    assert (found.paragraphs, found.tables) == ((), ())
    assert found.failure is not None
    return found.failure.detail


def test_words_on_one_baseline_are_a_line_wherever_they_stand_in_the_file() -> None:
    second = text("二、机构职能", 20, 40)
    first = text("号", 58, 30.5) + text("第３", 50, 30) + text("一、总体情况", 20, 30)
    assert read(ofd(second + first)).paragraphs == ("一、总体情况 第３号", "二、机构职能")


def test_steps_may_be_repeated_and_lead_back_to_a_new_line() -> None:
    words = (
        '<ofd:TextObject Boundary="20 26 100 20" Size="4" CTM="0.5 0 0 0.5 0 0"><ofd:TextCode X="0" Y="8" '
        'DeltaX="g 3 8 -24 8" DeltaY="g 3 0 12 0">主动公开政府</ofd:TextCode></ofd:TextObject>'
    )
    found = read(ofd(words.replace('Size="4"', 'Size="8"') + text(SENTENCE, 20, 60)))
    assert found.paragraphs == ("主动公开", "政府", SENTENCE)


def test_templates_belong_to_the_page_and_bold_print_counts_once() -> None:
    found = read(ofd(text(SENTENCE, 20, 50) + text(SENTENCE, 20.1, 50), template=text("区经济发展局文件", 20, 30)))
    assert found.paragraphs == ("区经济发展局文件", SENTENCE)


def test_a_ruled_table_and_a_merged_cell() -> None:
    merged = table([["规章", "3"], ["文件", "12"]], 50) + "".join(
        (
            line(20, 70, 100, 70),
            line(20, 80, 100, 80),
            line(20, 70, 20, 80),
            line(100, 70, 100, 80),
            text("合计", 22, 77),
        )
    )
    found = read(ofd(text("二、主动公开政府信息情况", 20, 40) + merged + text("三、收到和处理情况", 20, 90)))
    assert found.paragraphs == ("二、主动公开政府信息情况", "三、收到和处理情况")
    assert [(grid.source, grid.rows) for grid in found.tables] == [
        ("年报.ofd 第1页", (("规章", "3"), ("文件", "12"), ("合计", "合计")))
    ]


def test_a_table_over_two_pages_is_one_and_its_head_counts_once() -> None:
    first = text(SENTENCE, 20, 40) + table([["信息内容", "本年制发件数"], ["规章", "3"]], 250) + text("1", 100, 290)
    second = table([["信息内容", "本年制发件数"], ["行政规范性文件", "12"]], 20) + text("2", 100, 290)
    (grid,) = read(ofd(first, second)).tables
    assert grid.rows == (("信息内容", "本年制发件数"), ("规章", "3"), ("行政规范性文件", "12"))


def test_text_between_keeps_tables_apart() -> None:
    first = table([["信息内容", "本年制发件数"], ["规章制度文件", "3"]], 250)
    second = text("三、收到和处理情况", 20, 15) + table([["信息内容", "本年制发件数"], ["规范性文件", "12"]], 20)
    assert len(read(ofd(first, second)).tables) == 2


@pytest.mark.parametrize(
    "unseen",
    [
        text("看不见的字", 20, 90, 'Visible="false"'),
        text("看不见的字", 20, 90, 'Fill="false"'),
        text("看不见的字", 20, 90, 'Alpha="0"'),
        text("水印", 60, 90, 'CTM="0.7 -0.7 0.7 0.7 0 0"'),
        text("页外的字", 300, 90),
        "<ofd:Annot>" + text("批注", 20, 90) + "</ofd:Annot>",
    ],
)
def test_what_no_reader_sees_is_no_text(unseen: str) -> None:
    assert read(ofd(text(SENTENCE, 20, 50) + unseen)).paragraphs == (SENTENCE,)


def test_a_number_across_two_cells_leaves_the_table_text() -> None:
    found = read(ofd(table([["规章", "3"], ["文件", "12"]], 50) + text("5" * 12, 41, 61)))
    assert (found.tables, found.paragraphs) == ((), ("规章 3", "555555555555", "文件 12"))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (ofd('<ofd:ImageObject Boundary="0 0 210 297"/>'), "扫描件，没有文字层"),
        (ofd('<ofd:ImageObject Boundary="0 0 210 297"/>' + text(SENTENCE, 20, 50)), "扫描件，没有文字层"),
        (ofd(text(SENTENCE, 20, 50), '<ofd:ImageObject Boundary="10 10 90 90"/>'), "第2页是图片，没有文字层"),
        (ofd(text(SENTENCE, 20, 50, 'CTM="0 1 -1 0 0 0"')), "第1页有横排以外的文字，不能可靠读取"),
        (ofd(text("\ue1d8\ueda6" + SENTENCE, 20, 50)), "文字编码不明，不能可靠读取"),
        (
            ofd(
                text(SENTENCE, 20, 50) + '<ofd:CompositeObject ResourceID="5" Boundary="0 0 9 9"/>',
                resources='<ofd:CompositeGraphicUnit ID="5"><ofd:TextObject/></ofd:CompositeGraphicUnit>',
            ),
            "第1页的文字在复合图元里，暂不能读取",
        ),
        (ofd(text(SENTENCE, 20, 50), **{"Doc_0/Encryptions.xml": "<x/>"}), "文件已加密，需要密码"),
        (
            ofd(text(SENTENCE, 20, 50), **{"OFD.xml": "<OFD><DocRoot>Doc_1/Document.xml</DocRoot></OFD>"}),
            "文件损坏，缺少Doc_1/Document.xml",
        ),
        (ofd(text(SENTENCE, 20, 50), **{"Doc_0/Document.xml": "<Document"}), "文件损坏，OFD 的页面打不开"),
    ],
)
def test_what_is_uncertain_is_unread(content: bytes, why: str) -> None:
    assert refusal(content) == why
