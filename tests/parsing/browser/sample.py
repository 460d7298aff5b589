"""小网页：字节、响应头和读者会点的控件。"""

from dataclasses import dataclass

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Sample:
    """A page as a server sends it. clicks: controls that a reader would try, as CSS selectors."""

    name: str
    body: bytes
    content_type: str = HTML
    clicks: tuple[str, ...] = ()


def gbk(name: str, text: bytes, meta: str = "gb2312", header: str = HTML) -> Sample:
    return Sample(name, f'<meta charset="{meta}"><p>'.encode() + text, header)


def utf8(name: str, html: str, *clicks: str) -> Sample:
    return Sample(name, f"<!doctype html><meta charset=utf-8><body>{html}".encode(), HTML, clicks)
