"""附件的字节：按种类生成。"""

from demo.files.docx import docx
from demo.files.pictures import scanned_pdf
from demo.files.xlsx import xlsx
from demo.model import File, FileKind

# Enough to look like a document by its first bytes, too little to be one.
_CUT = 900


def content_of(file: File) -> bytes:
    match file.kind:
        case FileKind.DOCX:
            return docx(file.body)
        case FileKind.XLSX:
            return xlsx(file.body)
        case FileKind.SCAN:
            return scanned_pdf()
        case FileKind.BROKEN:
            return docx(file.body)[:_CUT]


def suffix_of(file: File) -> str:
    return "docx" if file.kind is FileKind.BROKEN else file.kind.value
