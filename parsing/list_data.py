"""列表数据请求：由脚本取数的列表，从网页脚本的字面值里认出数据地址和参数。"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from domain.entry import Entry
from parsing.list_json import NotLiteralError, Script, entry_of, load, walk
from parsing.page import Page
from parsing.rows import row_groups

_GKMLPT_ID = re.compile(r"gkmlpt/api/all/(\d+)|\b(?:catalog|column|classify|cate)_?id[\"']?\s*[:=]\s*[\"']?(\d+)", re.I)
_GKMLPT_SITE = re.compile(r"\bSID[\"']?\s*:\s*[\"']?(\d+)")
_DATAPROXY = re.compile(r"[\"']([^\"'\s]*dataproxy\.jsp[^\"'\s]*)[\"']")
_PER_PAGE = re.compile(r"\bperpage[\"']?\s*[:=]\s*[\"']?(\d{1,9})", re.IGNORECASE)
_CALLS = {"fetch": "GET", "window.fetch": "GET"} | {
    f"{jquery}.{name}": method
    for jquery in ("$", "jQuery")
    for name, method in (("get", "GET"), ("getJSON", "GET"), ("post", "POST"), ("ajax", "GET"))
}
_NOISE = re.compile(r"count|visit|hits?\b|click|weather|login|user|session|comment|tongji|dianji|header|footer", re.I)
# Only what reads may be posted again by us: never a form that files or changes something.
_READS = re.compile(r"list|search|query|page|find|select|get[A-Z_]|data|json", re.IGNORECASE)
_RECORD = re.compile(r"<record>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</record>", re.DOTALL)
_TOTALS = "total recordcount totalcount totalrecord totalrecords totalnum totalhits count num".split()  # noqa: SIM905
_XML_TOTAL = re.compile(r"<total(?:record|count)?>\s*(\d{1,9})\s*<", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DataRequest:
    """What a page's script would ask for its list. form: empty for GET.

    known: of a platform whose lists we know; else it is only likely that this is the list's request.
    """

    method: str
    url: str
    form: tuple[tuple[str, str], ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class ListData:
    """What a data address answered. total: how many entries the whole list has, as the answer says."""

    entries: tuple[Entry, ...] = ()
    total: int | None = None


def data_request(page: Page) -> DataRequest | None:
    """The one request that fills the page's list; None when its address or a parameter is not literal."""
    script = Script(page.scripts)
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


def _trs(page: Page, script: Script) -> DataRequest | None:
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


def _hanweb(page: Page, script: Script) -> DataRequest | None:
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


def _plain(page: Page, script: Script) -> DataRequest | None:
    """The only call for data; with two of them nobody can tell which one fills the list."""
    found = {request for at in script.calls(_CALLS) if (request := _call(page, script, at))}
    return replace(found.pop(), known=False) if len(found) == 1 else None


def _call(page: Page, script: Script, at: int) -> DataRequest | None:
    name, method = script.text(at - 2), _CALLS[script.text(at - 2)]
    if _NOISE.search(" ".join(script.strings.get(place, "") for place in range(at, at + 8))):
        return None
    options: dict[str, int] = {}
    if name.endswith("ajax"):
        options = script.object(at)
        url, data = str(script.literal(options.get("url", -1))), options.get("data")
    else:
        value, after = script.expression(at)
        url, data = str(value), after + 1 if script.text(after) == "," else None
        if script.text(after) not in (",", ")"):
            raise NotLiteralError
        if name.endswith("fetch"):
            options = script.object(data) if data else {}
            data = options.get("body")
        elif data and (script.text(data) in ("function", "(") or script.text(data + 1) == "=>"):
            data = None  # what to do with the answer
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


def inline_records(page: Page) -> ListData:
    """The rows that stand in the page as XML for a script to draw (Hanweb datastore)."""
    total = _XML_TOTAL.search(page.scripts)
    return ListData(_records(page.scripts, page), int(total[1]) if total else None)


def read_records(text: str, page: Page) -> ListData:
    """The list in an answer: JSON, JSONP or Hanweb's XML. Nothing recognised: no entry and no total.

    Only total 0 says that the list is empty; no entry and total None is an answer that we cannot read.
    """
    if not _RECORD.search(text) and "<recordset" not in text:
        return _json_list(text, page)
    total = _XML_TOTAL.search(text)
    return ListData(_records(text, page), int(total[1]) if total else None)


def _records(text: str, page: Page) -> tuple[Entry, ...]:
    entries = (_record(match[1], page) for match in _RECORD.finditer(text))
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def _record(html: str, page: Page) -> Entry | None:
    """One record, read as a row of a page of its own; a cell row needs its table to be kept by the parser."""
    html = f"<table>{html}</table>" if html.lstrip()[:3].lower() == "<tr" else html
    rows = [row for group in row_groups(Page(html, page.url, page.encoding)) for row in group.rows]
    best = next((row for row in rows if row.is_content), rows[0] if rows else None)
    return Entry(best.title, best.url, best.listed) if best else None


def _json_list(text: str, page: Page) -> ListData:
    """The list in a JSON or JSONP answer: dated records before menus, then the longest."""
    objects, lists = walk(load(text))
    best: tuple[Entry, ...] = ()
    for items in lists:
        found = dict.fromkeys(entry for item in items if isinstance(item, dict) and (entry := entry_of(item, page)))
        best = max(best, tuple(found), key=lambda entries: (any(e.listed for e in entries), len(entries)))
    return ListData(best, _total(objects, len(best)))


def _total(objects: Iterable[dict[str, Any]], read: int) -> int | None:
    """A number below what was read counts something else; count and num may only be the page's own size, even 0."""
    every = list(objects)
    values = ((key, found[key]) for key in _TOTALS for found in every if key in found)
    numbers = ((key, int(value)) for key, value in values if re.fullmatch(r"[0-9]{1,9}", str(value)))
    sure = (n for key, n in numbers if n > read or (n == read and key not in ("count", "num")))
    return next(sure, None)
