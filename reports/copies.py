"""网页副本：证据所引网页在采集时的样子，去掉一切会运行或会联网的内容。

The archive keeps the bytes; this is a rendition for reading. Two walls: only listed attributes survive
and active elements are dropped, and a content security policy forbids the rest.
"""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from domain.capture import SavedPage
from parsing.content.personal_data import Kind, hidden
from parsing.markup.encoding import decode
from reports.notation import digest_hex, is_web_address
from reports.pages import render


class CopyDamaged(Exception):
    """A copy was kept and cannot be had any more."""


LoadCopy = Callable[[str], SavedPage | None]
"""By digest; None when it was never kept; CopyDamaged."""

# Dropped with their content. svg, math and template parse differently a second time, so they go as well.
_DROPPED = (
    "script, iframe, frame, object, embed, applet, portal, base, link, meta, title, template, "
    "svg, math, audio, video, source, track"
)
# Everything else (on*, src, srcset, action, ping, http-equiv, …) is removed.
_KEPT_ATTRIBUTE = re.compile(
    """abbr|align|alt|bgcolor|border|cell(padding|spacing)|checked|class|color|cols|colspan|datetime|dir|disabled
    |face|for|headers|height|href|id|label|lang|readonly|reversed|rows|rowspan|scope|selected|size|span|start
    |style|summary|title|type|valign|value|width""",
    re.VERBOSE,
)
_TECHNICAL_LABELS = frozenset(("viewport", "renderer", "referrer", "robots", "theme-color", "format-detection"))
_STYLE_LOADS = re.compile(r"@import[^;]*;?|url\s*\([^)]*\)", re.IGNORECASE)
_HTML_START = re.compile(rb"\s*(\xef\xbb\xbf)?\s*<(!doctype|!--|html|head|body|meta|script|\?xml)", re.IGNORECASE)

_ALWAYS_HIDDEN = (Kind.IDENTITY, Kind.CARD)
# Between the tags of what was written from a parsed tree; addresses stay as they are.
_TEXT = re.compile(r"(?:^|(?<=>))[^<>]+")

_PDF = b"%PDF-"
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_EXTENSIONS = {
    "application/pdf": "pdf",
    "application/msword": "doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-excel": "xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/wps-office.wps": "wps",
    "application/wps-office.et": "et",
    "application/ofd": "ofd",
    "application/rtf": "rtf",
    "application/json": "json",
    "application/zip": "zip",
    "application/vnd.rar": "rar",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "text/csv": "csv",
    "text/plain": "txt",
    "text/xml": "txt",
    "application/xml": "txt",
}
_SAFE_EXTENSIONS = frozenset(_EXTENSIONS.values())


@dataclass(frozen=True, slots=True)
class Copies:
    """names: digest → file name; damaged: digests of those that cannot be had any more."""

    names: dict[str, str]
    damaged: frozenset[str]


def write_copies(folder: Path, digests: Iterable[str], load_copy: LoadCopy, leaking: Container[str] = ()) -> Copies:
    """Write the copies that can be had, one in memory at a time.

    leaking: what shows personal numbers. Of these no files are written, which cannot be masked; the archive has them.
    """
    folder.mkdir()
    names, damaged = {}, set()
    for digest in filter(digest_hex, digests):
        try:
            copy = load_copy(digest)
        except CopyDamaged:
            damaged.add(digest)
            continue
        if copy is not None and (digest not in leaking or _is_html(copy)):
            names[digest] = _write_copy(folder, digest, copy, tuple(Kind) if digest in leaking else _ALWAYS_HIDDEN)
    return Copies(names, frozenset(damaged))


def _write_copy(folder: Path, digest: str, copy: SavedPage, hide: tuple[Kind, ...]) -> str:
    html = _is_html(copy)
    name = f"{digest_hex(digest)}.{'html' if html else _extension(copy)}"
    (folder / name).write_bytes(harmless_page(copy, digest, hide).encode() if html else copy.body)
    return name


def _is_html(copy: SavedPage) -> bool:
    media_type = _media_type(copy)
    if copy.body.startswith(_PDF):
        return False
    # Pages saved to a folder come without a header, and some portals send none.
    return media_type in _HTML_TYPES or (media_type == "" and bool(_HTML_START.match(copy.body)))


def _extension(copy: SavedPage) -> str:
    """By content type; where that says nothing (octet-stream) by the address, if that ending is harmless."""
    if copy.body.startswith(_PDF):
        return "pdf"
    return _EXTENSIONS.get(_media_type(copy)) or _ending(copy.url)


def _ending(url: str) -> str:
    try:
        ending = PurePosixPath(urlsplit(url).path).suffix.removeprefix(".").lower()
    except ValueError:
        return "bin"
    return ending if ending in _SAFE_EXTENSIONS else "bin"


def _media_type(copy: SavedPage) -> str:
    return copy.content_type.partition(";")[0].strip().lower()


def harmless_page(copy: SavedPage, digest: str, hide: tuple[Kind, ...] = _ALWAYS_HIDDEN) -> str:
    """The page's own content and inline styles, under our head and banner; personal numbers of some kinds masked."""
    tree = LexborHTMLParser(decode(copy.body, copy.content_type))
    base = _base_address(tree, copy.url)
    title = tree.css_first("title")
    name = title.text(strip=True) if title is not None else ""
    labels = [(label, hidden(value, hide)) for label, value in _labels(tree)]
    _drop(tree, _DROPPED)
    # Without scripts a browser would hide this text, though our reader saw it and may have quoted it.
    tree.unwrap_tags(["noscript"])
    styles = [_without_loads(style.text()) for style in tree.css("style")]
    _drop(tree, "style, noscript")
    content = _TEXT.sub(lambda match: hidden(match.group(), hide), _harmless_body(tree, base))
    page = {"title": hidden(name, hide), "labels": labels, "styles": styles, "content": content}
    return render("copy.html", copy=copy, digest=digest, **page)


def _labels(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    """What the head states (PubDate, ContentSource …): it can be quoted as evidence but is not seen on a page."""
    found = (node.attributes for node in tree.css("meta[name][content]"))
    stated = ((meta["name"] or "", (meta["content"] or "").strip()) for meta in found)
    return [(name, content) for name, content in stated if content and name.lower() not in _TECHNICAL_LABELS]


def _drop(tree: LexborHTMLParser | LexborNode, selector: str) -> None:
    # Innermost first: dropping a node frees everything inside it.
    for node in reversed(tree.css(selector)):
        node.decompose()


def _without_loads(style: str) -> str:
    """Blanks, not nothing: cutting a piece out must not join its neighbours to ``</style>``."""
    return _STYLE_LOADS.sub(" none ", style).replace("</", r"<\/")


def _base_address(tree: LexborHTMLParser, url: str) -> str:
    base = tree.css_first("base[href]")
    return _join(url, (base.attributes.get("href") if base is not None else None) or "")


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def _harmless_body(tree: LexborHTMLParser, base: str) -> str:
    if tree.body is None:
        return ""
    # A frameset takes the body out of the document, where a search of the whole no longer finds what is in it.
    _drop(tree.body, f"{_DROPPED}, style, noscript")
    for node in list(tree.body.traverse(include_text=True)):
        if node.is_comment_node:
            node.decompose()
        elif node.is_element_node:
            _clean_attributes(node, base)
    return tree.body.inner_html or ""


def _clean_attributes(node: LexborNode, base: str) -> None:
    for name, value in list(node.attributes.items()):
        if not _KEPT_ATTRIBUTE.fullmatch(name):
            del node.attrs[name]
        elif name == "style":
            node.attrs[name] = _without_loads(value or "")
    if node.tag == "img" and not node.attributes.get("alt"):
        node.attrs["alt"] = "［图片］"
    _clean_link(node, base)


def _clean_link(node: LexborNode, base: str) -> None:
    """A link leads where it led from the live page, or nowhere; #anchors stay within the copy."""
    href = node.attributes.get("href")
    if href is None or href.startswith("#"):
        return
    address = _join(base, href)
    if not is_web_address(address):
        del node.attrs["href"]
        return
    node.attrs["href"] = address
    node.attrs["rel"] = "noreferrer"
