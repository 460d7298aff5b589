"""列表数据请求：脚本会去问哪个地址、带哪些参数，第几页怎么问。"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from parsing.markup.page import Page
from parsing.scripts import names
from parsing.scripts.values import NotLiteralError, counted, is_counted, is_guessed, on_page, text_of

_IN_QUERY = re.compile(r"(?<=[?&])([\w.-]+)=(\d{1,4})(?=&|$)")
_IN_JSON = re.compile(r"(?<=\")(\w+)(\"\s*:\s*\"?)(\d{1,4})(?![\d.])")

Pairs = tuple[tuple[str, str], ...]
JSON_BODY = ""
"""The name of the one field of a form that is not a form, but JSON."""


@dataclass(frozen=True, slots=True)
class DataRequest:
    """One question. form: empty for GET."""

    method: str
    url: str
    form: Pairs = ()


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What a page's script would ask for its list, page by page. form: empty for GET.

    known: of a platform whose lists we know. sole: nothing else in the page's scripts asks for data. Of any other
    request it is only likely that it is the list's.
    size: how many entries a page is asked to have.
    """

    method: str
    url: str
    form: Pairs = ()
    known: bool = True
    sole: bool = False

    @property
    def paged(self) -> bool:
        return is_counted(self.url) or any(is_counted(value) for _, value in self.form)

    @property
    def guessed(self) -> bool:
        """Nothing says with which number the first page goes."""
        return is_guessed(self.url) or any(is_guessed(value) for _, value in self.form)

    @property
    def size(self) -> int | None:
        return _size((*parse_qsl(urlsplit(self.url).query), *self.form))

    def page(self, number: int) -> DataRequest | None:
        """The request for a page, counted from 1; None when it names no page."""
        if number > 1 and not self.paged:
            return None
        form = tuple((name, on_page(value, number)) for name, value in self.form)
        return DataRequest(self.method, on_page(self.url, number), form)


def list_request(page: Page, method: str, url: str, form: Pairs, *, known: bool = True) -> ListRequest:
    """The request with its page number and offset found, whatever they are called."""
    absolute = page.resolve(url)
    if not absolute or (method == "POST" and not form):
        raise NotLiteralError
    if method == "GET" and form:
        absolute, form = with_query(absolute, form), ()
    size = _size((*parse_qsl(urlsplit(absolute).query), *form))
    absolute = _IN_QUERY.sub(lambda match: f"{match[1]}={_counting(match[1], match[2], size)}", absolute)
    counting = tuple((name, _counting(name, value, size)) for name, value in form)
    return ListRequest(method, absolute, counting, known)


def _size(pairs: Pairs) -> int | None:
    """How many entries a page has, by the field that says so, also inside a field that is JSON."""
    inside = ((match[1], match[3]) for _, value in pairs for match in _IN_JSON.finditer(value))
    found = (int(value) for name, value in (*pairs, *inside) if names.plain(name) in names.SIZE and value.isdecimal())
    return next((number for number in found if 0 < number < 10_000), None)


def _counting(name: str, value: str, size: int | None) -> str:
    """A field that counts pages, or the entries before a page; any other stays as it is."""
    if value in ("0", "1"):
        if names.plain(name) in names.PAGE:
            return text_of(counted(int(value)))
        if names.plain(name) in names.OFFSET and size:
            return text_of(counted(int(value), size))
    if value.startswith("{"):
        return _IN_JSON.sub(lambda match: match[1] + match[2] + _counting(match[1], match[3], size), value)
    return value


def with_query(url: str, pairs: Pairs) -> str:
    return url + ("&" if "?" in url else "?") + urlencode(pairs) if pairs else url
