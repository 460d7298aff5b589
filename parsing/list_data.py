"""列表数据请求：由脚本取数的列表，从网页脚本的字面值里认出数据地址和参数。"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from parsing.page import Page

_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|(?P<str>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`$\\]*`)|(?P<num>\d+)"
    r"|(?P<name>[A-Za-z_$][\w$]*(?:\s*\.\s*[A-Za-z_$][\w$]*)*)|(?P<op>[=!]==?|=>|\|\||&&|[+-]=|\+\+|--|\S)",
    re.DOTALL,
)
_GKMLPT_ID = re.compile(r"gkmlpt/api/all/(\d+)|\b(?:catalog|column|classify|cate)_?id[\"']?\s*[:=]\s*[\"']?(\d+)", re.I)
_GKMLPT_SITE = re.compile(r"\bSID[\"']?\s*:\s*[\"']?(\d+)")
_DATAPROXY = re.compile(r"[\"']([^\"'\s]*dataproxy\.jsp[^\"'\s]*)[\"']")
_PER_PAGE = re.compile(r"\bperpage[\"']?\s*[:=]\s*[\"']?(\d+)", re.IGNORECASE)
_CALLS = {"fetch": "GET", "window.fetch": "GET"} | {
    f"{jquery}.{name}": method
    for jquery in ("$", "jQuery")
    for name, method in (("get", "GET"), ("getJSON", "GET"), ("post", "POST"), ("ajax", "GET"))
}
_NOISE = re.compile(r"count|visit|hits?\b|click|weather|login|user|session|comment|tongji|dianji|header|footer", re.I)
# Only what reads may be posted again by us: never a form that files or changes something.
_READS = re.compile(r"list|search|query|page|find|select|get[A-Z_]|data|json", re.IGNORECASE)
_ENDS = frozenset(";,)}]")
_Value = str | int


@dataclass(frozen=True, slots=True)
class DataRequest:
    """What a page's script would ask for its list. form: empty for GET."""

    method: str
    url: str
    form: tuple[tuple[str, str], ...] = ()


class NotLiteralError(Exception):
    """The value depends on something that does not stand in the page."""


def data_request(page: Page) -> DataRequest | None:
    """The one request that fills the page's list; None when its address or a parameter is not literal."""
    script = _Script(page.scripts)
    try:
        if "/gkmlpt/" in page.url:
            return _gkmlpt(page)
        return _trs(page, script) or _hanweb(page, script) or _plain(page, script)
    except (NotLiteralError, RecursionError):
        return None


def _gkmlpt(page: Page) -> DataRequest | None:
    """Guangdong's platform: the catalogue's number stands after # or in the script, the site's in the script."""
    root, _, rest = page.url.partition("/gkmlpt/")
    if rest.startswith("content"):
        return None
    match = re.search(r"(?:#|[?&]id=|api/all/)(\d+)", rest) or _GKMLPT_ID.search(page.scripts)
    if not match:
        return None
    site = _GKMLPT_SITE.search(page.scripts)
    query = f"?page=1&sid={site[1]}" if site else "?page=1"
    return DataRequest("GET", f"{root}/gkmlpt/api/all/{next(filter(None, match.groups()))}{query}")


def _trs(page: Page, script: "_Script") -> DataRequest | None:
    """TRS listModel: every list argument that the script names, and the first page."""
    calls = [at for at in script.calls({"listModel"}) if script.text(at) == "{"]
    if not calls:
        return None
    options = script.object(calls[0])
    if len(calls) > 1 or "listArgs" not in options:
        raise NotLiteralError
    form = script.form(options["listArgs"])
    bar = script.object(options["pagebar"]) if "pagebar" in options else {}
    size = ((name, str(script.literal(at))) for name, at in bar.items() if name == "prepage")
    api = script.object(options["listApi"]) if "listApi" in options else {}
    url = str(script.literal(api["url"])) if "url" in api else "/fjdzapp/search"
    return _request(page, "POST", url, (*form, ("page", "1"), *size))


def _hanweb(page: Page, script: "_Script") -> DataRequest | None:
    """Hanweb jpage: posts the column's parameters to a proxy that answers three pages at once."""
    match = _DATAPROXY.search(page.scripts)
    if not match:
        return None
    url = match[1].replace("&amp;", "&")
    forms = {form for at in script.objects_with({"columnid", "unitid"}) if (form := script.form(at))}
    query = dict(parse_qsl(urlsplit(url).query))
    if len(forms) > 1 or (not forms and not query):
        raise NotLiteralError
    if "startrecord" not in query and "page" not in query:
        size = _PER_PAGE.search(page.scripts)
        rows = int(size[1]) if size else 15
        url = _with_query(url, (("startrecord", "1"), ("endrecord", str(3 * rows)), ("perpage", str(rows))))
    return _request(page, "POST" if forms else "GET", url, next(iter(forms), ()))


def _plain(page: Page, script: "_Script") -> DataRequest | None:
    """The only call for data; with two of them nobody can tell which one fills the list."""
    found = {request for at in script.calls(_CALLS) if (request := _call(page, script, at))}
    return found.pop() if len(found) == 1 else None


def _call(page: Page, script: "_Script", at: int) -> DataRequest | None:
    name, method = script.text(at - 2), _CALLS[script.text(at - 2)]
    if _NOISE.search(script.strings_near(at)):
        return None
    options: dict[str, int] = {}
    if name.endswith("ajax"):
        options = script.object(at)
        url, data = str(script.literal(options["url"] if "url" in options else -1)), options.get("data")
    else:
        value, after = script.expression(at)
        url, data = str(value), after + 1 if script.text(after) == "," else None
        if script.text(after) not in (",", ")"):
            raise NotLiteralError
        if name.endswith("fetch"):
            options = script.object(data) if data else {}
            data = options.get("body")
        elif data and script.text(data) in ("function", "(") or data and script.text(data + 1) in ("=>", ")"):
            data = None
    stated = next((options[key] for key in ("type", "method") if key in options), None)
    method = method if stated is None else str(script.literal(stated)).upper()
    if method not in ("GET", "POST") or (method == "POST" and not _READS.search(urlsplit(url).path)):
        return None
    return _request(page, method, url, script.form(data) if data else ())


def _request(page: Page, method: str, url: str, form: tuple[tuple[str, str], ...]) -> DataRequest:
    absolute = page.resolve(url)
    if not absolute:
        raise NotLiteralError
    return DataRequest("GET", _with_query(absolute, form)) if method == "GET" else DataRequest(method, absolute, form)


def _with_query(url: str, pairs: tuple[tuple[str, str], ...]) -> str:
    return url + ("&" if "?" in url else "?") + urlencode(pairs) if pairs else url


class _Script:
    """Literal values of a script: strings, numbers, +, ||, == and ?:, and names that are given such a value once."""

    def __init__(self, source: str) -> None:
        matches = [match for match in _TOKEN.finditer(source) if match.lastgroup]
        self._tokens = [(match.lastgroup or "", re.sub(r"\s", "", match[0])) for match in matches]
        self._strings = {at: match[0] for at, match in enumerate(matches) if match.lastgroup == "str"}
        self._open: set[str] = set()
        self._given: dict[str, list[int]] = {}
        for at, (kind, text) in enumerate(self._tokens):
            if kind == "name" and self.text(at + 1) in ("=", "+=", "-=", "++", "--"):
                self._given.setdefault(text, []).append(at + 2 if self.text(at + 1) == "=" else -1)

    def text(self, at: int) -> str:
        """The token; empty for strings and beyond the end, so that no string passes for a sign."""
        return self._tokens[at][1] if 0 <= at < len(self._tokens) and at not in self._strings else ""

    def calls(self, names: Iterable[str]) -> Iterator[int]:
        """Where the first argument of each call stands."""
        wanted = frozenset(names)
        pairs = enumerate(self._tokens)
        return (at + 2 for at, (kind, name) in pairs if kind == "name" and name in wanted and self.text(at + 1) == "(")
