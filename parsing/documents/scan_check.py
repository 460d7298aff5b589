"""版式文件里哪几页只是图片：整份或部分没有文字层的，不当作读过。"""

from collections.abc import Set

# The longest published compilations; a page takes up to 0.1 s.
MAX_PAGES = 500
# Fewer letters than this are a page number or a stamp on a picture.
FEW_LETTERS = 10
# Long documents may have picture covers.
_COVERS_FROM = 8


def scan_reason(scans: Set[int], wordless: Set[int], pages: int) -> str:
    """Why a document is unread as a whole or in part; empty when it is no scan. scans, wordless: numbers of pages."""
    if scans and scans | wordless == set(range(1, pages + 1)):
        return "扫描件，没有文字层"
    covers = {1, pages} if pages >= _COVERS_FROM else set()
    named = "、".join(map(str, sorted(scans)[:5]))
    return f"第{named}页是图片，没有文字层" if scans - covers else ""
