"""正文里的图片：可能有内容的才算；附件旁的小图标、按钮里的小图不算。"""

import re

from selectolax.lexbor import LexborNode

from parsing.markup.attachments import leads_to_file
from parsing.markup.links import target
from parsing.markup.page import Page, ancestors

_SIGN = re.compile(
    r"(?:icons?|ico|filetypes?|sysimage|dialogs/attachment)/|icon_\w+\.|(?:^|[/_-])(?:file|doc|pdf|attach)?icon\d*\.\w{3,4}$"
    r"|/(?:docx?|xlsx?|pdf|pptx?|zip|rar|txt|wps|word|excel)\.\w{3,4}$|\.ico$",
    re.IGNORECASE,
)
_SIGN_CLASS = re.compile(r"(?:^|[\s_-])(?:icons?|ico|file-?type)(?:$|[\s_-])", re.IGNORECASE)
_PHOTO = re.compile(r"\.(?:jpe?g|png|gif|bmp|tiff?)(?:$|[?#])", re.IGNORECASE)
_DRAWN = re.compile(r"\.(?:gif|ico|svg)(?:$|[?#])", re.IGNORECASE)
_WIDTH = re.compile(r"^\s*(\d+)\s*(?:px)?\s*$", re.IGNORECASE)
_STYLED_WIDTH = re.compile(r"(?:^|;)\s*width\s*:\s*(\d+)\s*px", re.IGNORECASE)
# Nothing narrower than two letters can be read.
_NARROW = 32


def pictures(page: Page, body: LexborNode) -> int:
    """How many in the body may hold content: editors put a small sign of its kind before each file."""
    return sum(not _is_sign(page, one) for one in body.css("img"))


def _is_sign(page: Page, image: LexborNode) -> bool:
    attributes = image.attributes
    called = _SIGN.search(attributes.get("src") or "") or _SIGN_CLASS.search(attributes.get("class") or "")
    return bool(called) or _is_narrow(image) or _is_within_link_to_file(page, image) or _is_beside_file(page, image)


def _is_narrow(image: LexborNode) -> bool:
    stated = _WIDTH.search(image.attributes.get("width") or "")
    stated = stated or _STYLED_WIDTH.search(image.attributes.get("style") or "")
    return stated is not None and int(stated[1]) <= _NARROW


def _is_within_link_to_file(page: Page, image: LexborNode) -> bool:
    """What the link leads to is read; a link to a larger picture leads to content of its own."""
    return any(_leads_to_file(page, parent) for parent in ancestors(image) if parent.tag == "a")


def _is_beside_file(page: Page, image: LexborNode) -> bool:
    """A drawing, not a photograph, of which the next thing is a link to a file."""
    following = image.next
    while following is not None and following.tag == "-text" and not following.text().strip():
        following = following.next
    drawn = _DRAWN.search(image.attributes.get("src") or "")
    return bool(drawn) and following is not None and following.tag == "a" and _leads_to_file(page, following)


def _leads_to_file(page: Page, link: LexborNode) -> bool:
    url = target(page, link)
    return bool(url) and not _PHOTO.search(url) and leads_to_file(page, link, url)
