"""Word 的两种格式：同一内容的 doc 和 docx 读出同样的段落、表格和结论。"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

import pytest

from parsing.documents import ReadDocument, read_document
from tests.parsing.documents.word_97 import (
    DELETED,
    HIDDEN,
    IN_TABLE,
    INNER_CELL_END,
    INNER_ROW_END,
    Doc,
    Run,
    cells,
    fonts,
    row_end,
    styles,
    symbol,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONTS = 15
SHOWN = b"\x3c\x08\x00"
DEPTH_TWO = IN_TABLE + struct.pack("<HI", 0x6649, 2)


def docx(body: str, **parts: str) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as package:
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {W}>{xml}</w:{name}>")
    return content.getvalue()


def p(*runs: str, mark: str = "") -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{''.join(runs)}</w:p>"


def r(text: str, form: str = "") -> str:
    return f"<w:r><w:rPr>{form}</w:rPr><w:t>{text}</w:t></w:r>"


def char(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def tbl(*rows: Sequence[str]) -> str:
    return f"<w:tbl>{''.join('<w:tr>' + ''.join(row) + '</w:tr>' for row in rows)}</w:tbl>"


def tc(text: str, form: str = "") -> str:
    return f"<w:tc><w:tcPr>{form}</w:tcPr>{p(r(text))}</w:tc>"


@dataclass
class Case:
    says: str
    doc: Doc
    docx: bytes
    paragraphs: tuple[str, ...]
    tables: list[tuple[tuple[str, ...], ...]] = field(default_factory=list)


def body(*runs: Run) -> Doc:
    return Doc({"body": runs}, {FONTS: fonts("宋体", "Wingdings", "Symbol")})


CASES = [
    Case(
        "a deleted limit is not the document's, an inserted one is",
        body(Run("自收到申请之日起"), Run("15", DELETED), Run("20", b"\x01\x08\x01"), Run("个工作日内答复。\r")),
        docx(
            p(
                r("自收到申请之日起"),
                "<w:del><w:r><w:delText>15</w:delText></w:r></w:del>",
                f"<w:ins>{r('20')}</w:ins>",
                r("个工作日内答复。"),
            )
        ),
        ("自收到申请之日起20个工作日内答复。",),
    ),
    Case(
        "moved text stands where it was moved to",
        body(Run("一、总则"), Run("附则", DELETED), Run("\r"), Run("二、附则\r")),
        docx(p(r("一、总则"), f"<w:moveFrom>{r('附则')}</w:moveFrom>") + p(r("二、"), f"<w:moveTo>{r('附则')}</w:moveTo>")),
        ("一、总则", "二、附则"),
    ),
    Case(
        "a deleted paragraph mark joins what it divided",
        body(Run("联系电话："), Run("\r", DELETED), Run("0722-3319876\r")),
        docx(p(r("联系电话："), mark="<w:del/>") + p(r("0722-3319876"))),
        ("联系电话：0722-3319876",),
    ),
    Case(
        "hidden text is not shown, a switched-off property hides nothing",
        body(Run("公开指南"), Run("（内部稿）", HIDDEN), Run("正文\r", b"\x3c\x08\x00")),
        docx(p(r("公开指南"), r("（内部稿）", "<w:vanish/>"), r("正文", '<w:vanish w:val="0"/>'))),
        ("公开指南正文",),
    ),
    Case(
        "a field's result is text, its code is not, nor the result of a field in the code",
        body(Run("见\x13HYPERLINK \x13QUOTE 甲\x14乙\x15 http://a.gov.cn\x14政府网站\x15。\r")),
        docx(
            p(
                r("见"), char("begin"), code("HYPERLINK "), char("begin"), code("QUOTE 甲"), char("separate"), r("乙"),
                char("end"), char("separate"), r("政府网站"), char("end"), r("。"),
            )
        ),
        ("见政府网站。",),
    ),
    Case(
        "a circled number and a ticked box drawn by a field are what one sees",
        body(Run("\x13 eq \\o\\ac(○,2)\x15受理 \x13EQ \\o(□,√)\x15是\r")),
        docx(
            p(
                char("begin"), code(" eq \\o\\ac(○,"), r("2"), code(")"), char("end"), r("受理 "),
                char("begin"), code("EQ \\o(□,√)"), char("end"), r("是"),
            )
        ),
        ("②受理 ☑是",),
    ),
    Case(
        "ticks are characters of symbol fonts",
        body(
            Run("(", symbol(1, 0xF0FE)), Run("当面 "), Run("(", symbol(1, 0xF0A8)), Run("邮寄 "),
            Run("(", symbol(2, 0xF0D6)), Run("传真 \uf052\x1f\x1e\r"),
        ),
        docx(
            p(
                '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', r("当面 "),
                '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', r("邮寄 "),
                '<w:r><w:sym w:font="Symbol" w:char="F0D6"/></w:r>',
                "<w:r><w:t>传真 \uf052</w:t><w:softHyphen/><w:noBreakHyphen/></w:r>",
            )
        ),
        ("☑当面 □邮寄 √传真 -",),
    ),
    Case(
        "a paragraph behind a table is a line of its own, empty cells and merged ones keep their place",
        body(
            Run("表一\r"),
            *cells("项目", "数量", "备注"), row_end((0, 1000, 2000, 3000), (0x60, 0, 0)),
            *cells("", "3", ""), row_end((0, 1000, 2000, 3000), (0x20, 0, 0)),
            *cells("合计", "3"), row_end((0, 2000, 3000)),
            Run("三、依申请公开情况\r"),
        ),
        docx(
            p(r("表一"))
            + tbl(
                (tc("项目", '<w:vMerge w:val="restart"/>'), tc("数量"), tc("备注")),
                (tc("", "<w:vMerge/>"), tc("3"), tc("")),
                (tc("合计", '<w:gridSpan w:val="2"/>'), tc("3")),
            )
            + p(r("三、依申请公开情况"))
        ),
        ("表一", "三、依申请公开情况"),
        [(("项目", "数量", "备注"), ("项目", "3", ""), ("合计", "合计", "3"))],
    ),
    Case(
        "a nested table is text of its cell",
        body(
            Run("收费\x07", b"", IN_TABLE),
            Run("10\r", b"", DEPTH_TWO + INNER_CELL_END), Run("20\r", b"", DEPTH_TWO + INNER_CELL_END),
            Run("\r", b"", DEPTH_TWO + INNER_ROW_END), Run("元\x07", b"", IN_TABLE),
            row_end((0, 1000, 2000)),
            Run("完\r"),
        ),
        docx(tbl((tc("收费"), f"<w:tc>{tbl((tc('10'), tc('20')))}{p(r('元'))}</w:tc>")) + p(r("完"))),
        ("完",),
        [(("收费", "10 20元"),)],
    ),
    Case(
        "a deleted row is none, and a deleted mark before a table does not run into it",
        body(
            Run("标题"), Run("\r", DELETED), *cells("规章", "0"), row_end((0, 1000, 2000)),
            Run("旧\x07旧\x07", DELETED, IN_TABLE), Run("\x07", DELETED, row_end((0, 1000, 2000)).paragraph), Run("完\r"),
        ),
        docx(
            p(r("标题"), mark="<w:del/>")
            + tbl((tc("规章"), tc("0")), ("<w:trPr><w:del/></w:trPr>", tc("旧"), tc("旧")))
            + p(r("完"))
        ),
        ("标题", "完"),
        [(("规章", "0"),)],
    ),
]  # fmt: skip


def read(name: str, content: bytes) -> ReadDocument:
    found = read_document(name, content)
    assert found.failure is None, found.failure.detail
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_both_formats_say_the_same(case: Case) -> None:
    for name, content in (("a.docx", case.docx), ("a.doc", case.doc.saved())):
        found = read(name, content)
        assert (found.kind, found.paragraphs) == (name[2:], case.paragraphs)
        assert [grid.rows for grid in found.tables] == case.tables


def test_notes_and_boxes_follow_their_paragraph_and_headers_and_comments_do_not() -> None:
    """The box hangs on the first paragraph, the note on the second; the deleted mark's note is gone with it."""
    runs = [
        Run("\x08甲\r", b"\x55\x08\x01"),
        Run("乙"),
        Run("\x02", b"\x55\x08\x01"),
        Run("旧\x02", DELETED),
        Run("\r"),
    ]
    marks = struct.pack("<3I2H", 4, 6, 7, 1, 1)
    doc = Doc(
        {
            "body": runs,
            "footnotes": [Run("\x02 不含上年\r"), Run("\x02 作废\r"), Run("\r")],
            "headers": [Run("页眉\r")],
            "comments": [Run("\x05这里要改\r")],
            "boxes": [Run("框里的话\r"), Run("\r")],
        },
        {
            2: marks,
            3: struct.pack("<4I", 0, 7, 12, 13),
            40: struct.pack("<2II22x", 0, 8, 1025),
            56: struct.pack("<3I", 0, 5, 6) + struct.pack("<8xH4xI4x", 0, 1025) + bytes(22),
        },
    )
    box = f"<w:r><w:pict><w:txbxContent>{p(r('框里的话'))}</w:txbxContent></w:pict></w:r>"
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    both = docx(
        p(box, r("甲")) + p(r("乙"), note.format(2), f"<w:del>{note.format(3)}</w:del>"),
        footnotes='<w:footnote w:type="separator" w:id="0"/>'
        f'<w:footnote w:id="2">{p(r("不含上年"))}</w:footnote><w:footnote w:id="3">{p(r("作废"))}</w:footnote>',
        comments=f'<w:comment w:id="1">{p(r("这里要改"))}</w:comment>',
    )
    expected = ("甲", "框里的话", "乙", "不含上年")
    assert read("a.docx", both).paragraphs == expected
    assert read("a.doc", doc.saved()).paragraphs == expected


def test_text_hidden_by_its_style_or_one_below_it() -> None:
    xml = (
        '<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr>{r("窗体顶端")}</w:p>'
    assert read("a.docx", docx(paragraph + p(r("正文")), styles=xml)).paragraphs == ("正文",)
    # The only style of the small files has number 0.
    for base, letters, shown in ((0xFFF, HIDDEN, ("正文",)), (1, b"", ("正文",)), (0xFFF, b"", ("窗体顶端", "正文"))):
        table = styles((base, letters), (0xFFF, HIDDEN))
        doc = Doc({"body": [Run("窗体顶端\r"), Run("正文\r", SHOWN)]}, {1: table})
        assert read("a.doc", doc.saved()).paragraphs == shown


def test_a_ticked_box_of_a_form() -> None:
    box = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
    runs = (char("begin", box), code(" FORMCHECKBOX "), char("separate"), char("end"), r("同意"))
    assert read("a.docx", docx(p(*runs))).paragraphs == ("☑同意",)
    for state, default, sign in ((0, 0, "□"), (1, 0, "☑"), (25, 1, "☑")):
        form = struct.pack("<IH62x", 0, 68) + struct.pack("<IHHHHHH", 0xFFFFFFFF, 1 | state << 2, 0, 0, 0, 0, default)
        picture = struct.pack("<HIHB", 0x6A03, 0, 0x0806, 1)
        field = [Run("\x13 FORMCHECKBOX "), Run("\x01", picture), Run("\x14\x15同意\r")]
        assert read("a.doc", Doc({"body": field}, data=form).saved()).paragraphs == (f"{sign}同意",)


def test_the_last_mark_may_have_no_format() -> None:
    """LibreOffice leaves it out where a document ends with a table."""
    doc = Doc({"body": [Run("一、总则\r"), Run("二、附则\r")]}, bare_end=True)
    assert read_document("a", doc.saved()).paragraphs == ("一、总则", "二、附则")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (body(Run("见\x13HYPERLINK 正文\r")).saved(), "旧版 Word 的域没有结束，正文不能可靠读取"),
        (docx(p(r("见"), char("begin"), r("正文"))), "Word 的域没有结束，正文不能可靠读取"),
        (body(*cells("规章", "0"), row_end((0, 1000)), Run("完\r")).saved(), "旧版 Word 的表格分格不明，不能可靠读取"),
        (body(*cells("规章", "0"), Run("完\r")).saved(), "旧版 Word 的表格没有结束，不能可靠读取"),
        (
            body(Run("甲\r", b"", IN_TABLE + struct.pack("<HI", 0x6649, 10**9)), Run("\r")).saved(),
            "表格嵌套超过20层，未读取",
        ),
        (docx(p(r("见附件")) + "<w:altChunk/>"), "正文有嵌入的其他文件，不能完整读取"),
        (body(Run("附件\r"), Run("\x01\r", struct.pack("<HI", 0x6A03, 0))).saved(), "只有图片，没有文字"),
        (docx(p(r("附件")) + p("<w:r><w:pict><w:imagedata/></w:pict></w:r>")), "只有图片，没有文字"),
        (body(Run("\x01\r", struct.pack("<HI", 0x6A03, 0))).saved(), "只有图片，没有文字"),
    ],
)
def test_what_is_uncertain_is_unread(content: bytes, why: str) -> None:
    found = read_document("a", content)
    assert (found.paragraphs, found.tables) == ((), ())
    assert found.failure is not None
    assert found.failure.detail == why
