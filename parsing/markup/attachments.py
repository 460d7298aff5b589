"""附件：文章自己的附件链接，按地址、文字、属性和“附件：”认出，不论地址有没有后缀。"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from selectolax.lexbor import LexborNode

from domain.entry import Document
from parsing.markup.page import BLOCKS, Page, ancestors
from parsing.words.text import clean

_KINDS = r"pdf|docx?|docm|xlsx?|xlsm|pptx?|wps|et|dps|ofd|ceb|rtf|zip|rar|7z|csv|txt"
_FILE = re.compile(rf"\.(?:{_KINDS})(?:$|[?#])", re.IGNORECASE)
_SUFFIX = re.compile(rf"\.(?:{_KINDS})$", re.IGNORECASE)
# A name may carry its size: 「安排表.xlsx（32.5 KB）」.
_NAMED = re.compile(rf"\.(?:{_KINDS})\s*+[”\"》】]?\s*+(?:[（(\[][^（()\[\]]{{0,16}}[）)\]])?\s*$", re.IGNORECASE)
_GATEWAY = re.compile(
    r"download|downfile|down\.|attach|annex|wbfileid|getfile|readfile|showfile|filedown", re.IGNORECASE
)
_FILE_KEY = re.compile(r"^(?:wb)?(?:file|attach|annex|fj|doc)(?:_?(?:id|name|url|path|guid|key))?$", re.IGNORECASE)
_VIEWER_KEY = re.compile(r"^(?:file|url|src|path|pdf|fileurl|pdfurl|furl|filepath)$", re.IGNORECASE)
_PAGE = re.compile(r"\.(?:s?html?|jhtml|xhtml)$", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|bmp|tiff?)$", re.IGNORECASE)
_CALLED = re.compile(
    r"^[【\[（(]?\s*(?:相关|点击)?(?:附件|下载附件|附\s*[：:]|(?:文件|附件|点击)?下载(?!中心|专区|专栏|客户端|app))|(?:附件|点击)下载",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:附\s*+件|附|下载)\s*+[\d一二三四五六七八九十]{0,3}\s*+[】\]]?\s*+[：:.．、]\s*+"
    r"(?:[\d一二三四五六七八九十]{1,3}\s*+[.．、：:])?[《“\s]*+$"
)
_SAID = re.compile(r"['\"]([^'\"\s]{3}[^'\"]*+)['\"]")
_LEADING = re.compile(r"open|down|file|attach|location|href|view|preview|fj|show", re.IGNORECASE)
_READER = re.compile(
    r"(?:pdf|ofd|ceb|adobe|acrobat|foxit|福昕|数科|书生|wps|office|flash).{0,8}(?:阅读器|阅读软件|浏览器|插件|reader|控件|软件)|阅读器|reader.{0,12}\.(?:zip|rar)$",
    re.IGNORECASE,
)
_OUTER = frozenset(("header", "footer", "foot", "nav", "menu", "friend", "crumb", "crumbs", "sidebar", "aside"))
# An article has a header, too.
_INNER = frozenset(("article", "content", "detail", "news", "text", "xxgk", "main", "info", "art"))
# What stands right before a link is looked for among so many characters and pieces.
_NEAR = 60
_MOST_PIECES = 50
_ADDRESSES = ("href", "data-href", "data-file", "data-url", "data-src", "oldsrc")
_NAMES = ("title", "download", "oldsrc", "data-name", "data-filename", "data-title")


def is_file(url: str) -> bool:
    """The address names a document file rather than a page."""
    return bool(_FILE.search(url))


def _in_frame(node: LexborNode, known: dict[int, bool]) -> bool:
    if node.mem_id not in known:
        known[node.mem_id] = _is_frame(node)
    return known[node.mem_id]


def _is_frame(node: LexborNode) -> bool:
    """By its tag or class, part of the portal's frame: its header, menus and footer."""
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower().split()
    parts = (set(re.split(r"[-_]", name)) for name in names)
    return node.tag in _OUTER or any(part & _OUTER and not part & _INNER for part in parts)


def leads_to_file(page: Page, node: LexborNode, url: str) -> bool:
    """A link within a text that stands for a file of it, whatever its address looks like."""
    return is_file(url) or (url != page.url and _is_attachment(node, url, within=True))


def find_attachments(page: Page, body: LexborNode | None) -> tuple[Document, ...]:
    """The article's files, not yet fetched, in order.

    In the body an address that is called a download is one; around it only what names a file, or stands behind 附件.
    """
    documents: dict[str, Document] = {}
    around = {parent.mem_id for parent in ancestors(body)} if body is not None else set()
    framed: dict[int, bool] = {}
    for node in page.tree.css("a, [onclick], [data-file]"):
        parents = tuple(ancestors(node))
        within = body is not None and any(parent.mem_id == body.mem_id for parent in parents)
        hidden = not within and any(_in_frame(one, framed) for one in (node, *parents) if one.mem_id not in around)
        url = "" if hidden else _address(page, node, within)
        if url and url != page.url:
            documents.setdefault(url, Document(_name(node, url), url))
    for url in (*page.iframes, *page.embedded):
        if file := file_behind(url):
            documents.setdefault(file, Document(_name_in_address(file), file))
    return tuple(documents.values())


def file_behind(url: str) -> str:
    """The file that an address shows: itself, or what a viewer is given (viewer.html?file=…); '' when it is a page."""
    parts = urlsplit(url)
    if _FILE.search(parts.path):
        return url
    for key, value in parse_qsl(parts.query):
        if _VIEWER_KEY.match(key) and _FILE.search(value) and ("/" in value or _PAGE.search(parts.path)):
            return _joined(url, value)
    return ""


def _joined(url: str, value: str) -> str:
    return Page("", url).resolve(value)


def _address(page: Page, node: LexborNode, within: bool) -> str:
    """Where the element leads, when that is a file; '' otherwise."""
    said = [node.attributes.get(name) or "" for name in _ADDRESSES]
    scripted = f"{node.attributes.get('onclick') or ''} {said[0] if said[0].lower().startswith('javascript:') else ''}"
    candidates = [page.resolve(href) for href in said if href]
    if scripted.strip() and _LEADING.search(scripted):
        candidates += [page.resolve(href) for href in _SAID.findall(scripted) if _looks_like_address(href)]
    return next((_plain_file(url) for url in candidates if url and _is_attachment(node, url, within)), "")


def _plain_file(url: str) -> str:
    """A viewer's own page is no document; the file it is given is."""
    shown = file_behind(url)
    return shown if shown and _PAGE.search(urlsplit(url).path) else url


def _looks_like_address(text: str) -> bool:
    return "/" in text or bool(_FILE.search(text)) or bool(re.search(r"\.\w{2,6}\?", text))


def _is_attachment(node: LexborNode, url: str, within: bool) -> bool:
    text = clean(node.text())
    parts = urlsplit(url)
    if not within and _READER.search(f"{text} {unquote(parts.path)}"):
        return False
    queried = parse_qsl(parts.query)
    if _FILE.search(unquote(parts.path)) or any(_FILE.search(value) for _, value in queried):
        return True
    page = bool(_PAGE.search(parts.path))
    if node.tag == "a" and "download" in node.attributes and not page:
        return True
    names = [text, *(node.attributes.get(name) or "" for name in _NAMES)]
    if any(_NAMED.search(name) for name in names):
        return True
    gateway = bool(_GATEWAY.search(f"{parts.path}?{parts.query}")) or any(_FILE_KEY.match(key) for key, _ in queried)
    if gateway and (within or _stands_for_file(node, text)):
        return True
    bare = parts.path in ("", "/") and not parts.query
    return (
        not page
        and not bare
        and _stands_for_file(node, text)
        and (within or bool(_PICTURE.search(parts.path)) or gateway)
    )


def _stands_for_file(node: LexborNode, text: str) -> bool:
    """The link is called 附件 or 下载, or stands right behind 附件：."""
    return bool(_CALLED.search(text)) or bool(_BEHIND.search(_text_before(node)))


def _text_before(node: LexborNode) -> str:
    """What stands in the same line before the element, within its block."""
    parts: list[str] = []
    while node.tag not in BLOCKS and len("".join(parts)) < _NEAR:
        parts[:0] = _siblings_before(node)
        parent = node.parent
        if parent is None:
            break
        node = parent
    return "".join(parts)


def _siblings_before(node: LexborNode) -> list[str]:
    texts: list[str] = []
    before, length = node.prev, 0
    while before is not None and before.tag not in BLOCKS and length < _NEAR and len(texts) < _MOST_PIECES:
        texts.append(before.text_content if before.is_text_node and before.text_content else before.text())
        length += len(texts[-1].strip())
        before = before.prev
    return texts[::-1]


def _name(node: LexborNode, url: str) -> str:
    stated: Iterator[str] = (clean(node.attributes.get(name) or "") for name in ("title", "download", "data-name"))
    return clean(node.text()) or next(filter(None, stated), "") or _name_in_address(url)


def named_file(title: str, url: str) -> str:
    """A title as the name of the file that it leads to: with the suffix that the address tells, unless it bears one."""
    suffix = _SUFFIX.search(_name_in_address(url))
    return f"{title}{suffix[0]}" if suffix and not _NAMED.search(title) else title


def _name_in_address(url: str) -> str:
    parts = urlsplit(url)
    named = (value for _, value in parse_qsl(parts.query) if _FILE.search(value))
    return unquote(next(named, parts.path)).rpartition("/")[2]
