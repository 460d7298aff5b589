"""附件：网页上哪些链接是文件，不只看地址的后缀，也看链接文字、下载属性和下载程序的地址。"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from domain.entry import Document
from parsing.links import links
from parsing.page import Page, ancestors
from parsing.text import clean

_SUFFIX = r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf|zip|rar|7z|csv|txt)"
_FILE = re.compile(rf"{_SUFFIX}(?:$|[?#])", re.IGNORECASE)
_NAMES_FILE = re.compile(rf"{_SUFFIX}\W*$", re.IGNORECASE)
_GATEWAY = re.compile(
    r"wbfileid=|fileid=|attach(?:ment)?(?:id)?[=/]|annex|/download(?:file)?\b[./?]|downfile", re.IGNORECASE
)
_ATTACHED = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[：:.、]?\s*$")
_OUTER = re.compile(r"\b(?:header|footer|foot|nav|menu|friend|crumbs?|sidebar|aside)\b", re.IGNORECASE)


def is_file(url: str) -> bool:
    """The address names a document file rather than a page."""
    return bool(_FILE.search(url))


def read_attachments(page: Page) -> tuple[Document, ...]:
    """Linked files of the page, not fetched yet, without those of its frame (plug-ins, readers, forms in a footer).

    What a gateway hands out has no suffix in its address: there the link's text or its download attribute tells.
    """
    documents: dict[str, Document] = {}
    for link, url in links(page):
        if _is_attachment(link, url) and not any(_is_frame(node) for node in ancestors(link)):
            documents.setdefault(url, Document(_name(link, url), url))
    return tuple(documents.values())


def _is_attachment(link: LexborNode, url: str) -> bool:
    if is_file(url) or any(_NAMES_FILE.search(words) for words in _words(link)):
        return True
    return bool(_GATEWAY.search(url)) and (link.attributes.get("download") is not None or _is_announced(link))


def _words(link: LexborNode) -> Iterator[str]:
    for name in ("download", "title", "oldsrc"):
        yield clean(link.attributes.get(name) or "")
    yield clean(link.text())


def _is_announced(link: LexborNode) -> bool:
    """The words 附件 stand in the link or right before it."""
    before = link.prev
    text = clean((before.text_content if before.is_text_node else before.text()) or "") if before is not None else ""
    return bool(_ATTACHED.search(text)) or clean(link.text()).startswith("附件")


def _name(link: LexborNode, url: str) -> str:
    return clean(link.text()) or next((words for words in _words(link) if words), "") or url.rpartition("/")[2]


def _is_frame(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return node.tag in ("header", "footer", "nav", "aside") or bool(_OUTER.search(names))
