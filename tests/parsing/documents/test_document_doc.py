"""doc：Word 97—2003 文件，guide.doc 由 LibreOffice 另存而成。"""

from pathlib import Path

import pytest

from domain.capture import FailureKind
from parsing.documents import read_document

GUIDE = Path(__file__).with_name("guide.doc").read_bytes()
FLAGS = GUIDE.index(b"\xec\xa5") + 10


def refusal(content: bytes) -> str:
    read = read_document("指南.doc", content)
    assert (read.paragraphs, read.tables) == ((), ())
    assert read.failure is not None
    assert read.failure.kind is FailureKind.DOCUMENT_UNREADABLE
    return read.failure.detail


def with_flag(flag: int) -> bytes:
    content = bytearray(GUIDE)
    flags = int.from_bytes(content[FLAGS : FLAGS + 2], "little") | flag
    content[FLAGS : FLAGS + 2] = flags.to_bytes(2, "little")
    return bytes(content)


def test_text_and_tables() -> None:
    """The signature stands in the paragraph right behind the table."""
    read = read_document("指南.doc", GUIDE)
    assert (read.kind, read.failure) == ("doc", None)
    assert read.paragraphs == (
        "区经济发展局政府信息公开指南",
        "办公地址：迎宾大道1号，联系电话：0722-3319876。",
        "2021年4月12日",
    )
    assert [grid.rows for grid in read.tables] == [(("公开事项", "公开内容"), ("机构职能", "主要职责"))]


@pytest.mark.parametrize(
    ("flag", "why"),
    [(0x0100, "文件已加密，需要密码"), (0x0004, "旧版 Word 快速保存的文件，暂不能可靠读取，请另存为 docx 后重新发布")],
)
def test_what_would_be_misread_is_refused(flag: int, why: str) -> None:
    assert refusal(with_flag(flag)) == why


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6, 0.9])
def test_a_file_cut_off_claims_nothing(share: float) -> None:
    read = read_document("指南.doc", GUIDE[: int(len(GUIDE) * share)])
    assert read.failure is not None or read.paragraphs[:1] == ("区经济发展局政府信息公开指南",)
