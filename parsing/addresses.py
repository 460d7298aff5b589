"""网址比对：两个地址指的是不是同一个网页。"""

from urllib.parse import unquote, urlsplit


def same_address(one: str, other: str) -> bool:
    """The same but for the scheme, a fragment, a slash at the end, and how characters are written."""
    return _page(one) == _page(other)


def _page(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return parts.netloc.lower(), unquote(parts.path).rstrip("/"), unquote(parts.query)
