"""网址比对：两个地址指的是不是同一个网页。"""

from urllib.parse import unquote, urlsplit

Address = tuple[str, str, str]


def same_address(one: str, other: str) -> bool:
    """The same but for the scheme, a fragment, a slash at the end, and how characters are written."""
    return address_key(one) == address_key(other)


def address_key(url: str, *, fragment: bool = False) -> Address:
    """The same for all addresses of one page, or of one section of it."""
    parts = urlsplit(url)
    query = unquote(parts.query)
    path = unquote(parts.path).rstrip("/")
    return parts.netloc.lower(), path, f"{query}#{parts.fragment}" if fragment else query
