"""读附件：字节 → 段落与表格，或者为什么读不出。"""

from collections.abc import Callable
from dataclasses import dataclass

from domain.capture import Failure, FailureKind
from domain.grid import Grid
from parsing.documents.docx import read_docx
from parsing.documents.facts import Facts, Unreadable
from parsing.documents.kinds import container_of, kind_of
from parsing.documents.legacy_word import read_doc
from parsing.documents.ofd import read_ofd
from parsing.documents.pdf import read_pdf
from parsing.documents.spreadsheet import read_spreadsheet

_READERS: dict[str, Callable[[str, bytes], Facts]] = {
    "docx": read_docx,
    "doc": read_doc,
    "pdf": read_pdf,
    "xlsx": read_spreadsheet,
    "xls": read_spreadsheet,
    "ofd": read_ofd,
}
_REPUBLISH = "请人工查看，或请发布单位改发 docx、pdf"
_UNPACK = "未解开，请下载解压后人工查看"
# Why, and what a person can do about it.
_REFUSED = {
    "empty": "空文件，请核对链接",
    "html": f"实为网页（可能是错误页或翻页阅读器），{_REPUBLISH}",
    "mhtml": f"实为网页存档（MHTML），{_REPUBLISH}",
    "image": f"图片，没有文字层，{_REPUBLISH}",
    "flipbook": f"翻页电子书，暂不能读取，{_REPUBLISH}",
    "ceb": f"方正 CEB 版式文件，暂不能读取，{_REPUBLISH}",
    "rar": f"RAR 压缩包，{_UNPACK}",
    "zip": f"ZIP 压缩包，{_UNPACK}",
    "7z": f"7z 压缩包，{_UNPACK}",
    "gzip": f"GZIP 压缩包，{_UNPACK}",
    "rtf": f"RTF 格式，暂不能读取，{_REPUBLISH}",
    "office_xml": f"Office 2003 XML 格式，暂不能读取，{_REPUBLISH}",
    "odf": f"OpenDocument 格式，暂不能读取，{_REPUBLISH}",
    "xlsb": f"XLSB 格式，暂不能读取，{_REPUBLISH}",
    "ppt": f"演示文稿，暂不能读取，{_REPUBLISH}",
    "encrypted": "文件已加密，需要密码",
    "ole": f"旧版 WPS 或其他 Office 格式，暂不能读取，{_REPUBLISH}",
}


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What an attachment says. kind: by content, whatever the file is called.

    paragraphs: the text outside tables, in reading order. failure: set when it cannot be read, or not
    completely; paragraphs and tables are then empty, so that nobody takes a part for the whole.
    recognised: lines of the pages without a text layer, read by OCR; only ever beside a failure. What stands here
    may be found; what does not stand here is not missing.
    """

    kind: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Grid, ...] = ()
    failure: Failure | None = None
    recognised: tuple[str, ...] = ()


def read_document(name: str, content: bytes) -> ReadDocument:
    """Read an attachment; never raises. name: as published, for quoting and messages."""
    kind = container_of(content)
    try:
        kind = kind_of(content)
        if kind not in _READERS:
            return _failed(kind, _REFUSED.get(kind) or _unknown(name))
        facts = _READERS[kind](name, content)
        if not facts:
            return _failed(kind, "没有读到文字")
    except Unreadable as reason:
        return _failed(kind, str(reason), reason.recognised)
    return ReadDocument(kind, tuple(facts.paragraphs), tuple(facts.tables))


def _failed(kind: str, reason: str, recognised: tuple[str, ...] = ()) -> ReadDocument:
    return ReadDocument(kind, failure=Failure(FailureKind.DOCUMENT_UNREADABLE, reason), recognised=recognised)


def _unknown(name: str) -> str:
    suffix = name.rpartition(".")[2] if "." in name else ""
    return f"无法识别的文件格式（后缀 .{suffix}）" if suffix else "无法识别的文件格式"
