"""脚本里的取数调用：fetch、axios、jQuery、XMLHttpRequest、layui 等常见写法。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from parsing.markup.page import Page
from parsing.scripts.forms import form_at, json_at
from parsing.scripts.objects import fields_at
from parsing.scripts.outline import NOWHERE
from parsing.scripts.request import JSON_BODY, ListRequest, Pairs, list_request, with_query
from parsing.scripts.script import Script
from parsing.scripts.values import NotLiteralError, counted, text_of

_VERBS = {"get": "GET", "getJSON": "GET", "post": "POST", "fetch": "GET", "load": "GET"}
_OPTIONS = frozenset(("ajax", "axios", "request", "render", "fetch", "post", "get"))
_ASKERS = re.compile(
    r"^(?:window\.)?(?:\$|jQuery)\.\w+$|(?:^|\.)(?:fetch|axios)$|(?:http|axios|request|ajax|table|uni|api|service)\w*\.\w+$",
    re.I,
)
# A script that calls more often is a whole program.
_MOST = 300
# A script that sets its base more often has no one base.
_MOST_BASES = 50
_JQUERY = re.compile(r"^(?:window\.)?(?:\$|jQuery)\.")
_NOISE = re.compile(
    r"count|visit|hits?\b|click|weather|login|user|session|comment|tongji|dianji|header|footer|captcha|token|upload",
    re.I,
)
# Articles ask for those related to them.
_RELATED = re.compile(r"relat|reldoc|xgwd|xgwz|xgyd", re.IGNORECASE)
# Only what reads may be posted again by us: never a form that files or changes something.
_READS = re.compile(r"list|search|query|page|find|select|get[A-Z_]|data|json|article|info|news|document", re.IGNORECASE)
_ADDRESS = re.compile(
    r"^(?:https?:)?/|^\.{0,2}/|/|\.(?:json|jsp|do|action|php|aspx?|s?html?|ashx|xml|txt)\b|^[\w-]+\?\w"
)


@dataclass(frozen=True, slots=True)
class Call:
    """A call for data. at: where it stands; request: None when it is not literal."""

    at: int
    request: ListRequest | None


def data_calls(page: Page, script: Script) -> Iterator[Call]:
    """Every call of the script that asks for data, except those that plainly ask for something else than a list."""
    for number, at in enumerate(script.calls(*dict.fromkeys((*_VERBS, *_OPTIONS, "open")))):
        if number == _MOST:
            yield Call(at, None)
            return
        if script.outline.sign(at - 1) == "." and script.outline.sign(at) != "load":
            continue
        try:
            request = _request(page, script, at)
        except NotLiteralError:
            if _ASKERS.search(script.outline.sign(at)) and not _is_noise(script, at):
                yield Call(at, None)
            continue
        if request and not _is_noise(script, at):
            yield Call(at, request)


def _is_noise(script: Script, at: int) -> bool:
    tokens = script.outline.tokens[at : at + 8]
    return bool(_NOISE.search(" ".join(token.text for token in tokens if token.kind == "str")))


def _request(page: Page, script: Script, at: int) -> ListRequest | None:
    name = script.outline.sign(at)
    verb = name.rpartition(".")[2]
    bracket = script.outline.brackets.get(at + 1)
    if bracket is None or bracket.end == NOWHERE or not bracket.items:
        return None
    items = bracket.items
    if verb == "open":
        return _opened(page, script, name, items)
    if verb in _OPTIONS and script.outline.sign(items[0]) == "{":
        return _by_options(page, script, name, fields_at(script.outline, items[0]))
    if verb == "load" and script.outline.sign(at - 1) != ".":
        return None
    if verb not in ("fetch", "load", "ajax", "axios", "request") and not _ASKERS.search(name):
        return None
    url = script.text(items[0])
    if not _ADDRESS.search(url):
        return None
    rest = items[1] if len(items) > 1 and not _is_function(script, items[1]) else None
    if verb in ("get", "getJSON", "post", "load") and (_JQUERY.search(name) or verb == "load"):
        return _checked(page, _VERBS[verb], url, form_at(script, rest) if rest is not None else ())
    return _with_options(page, script, name, verb, url, rest)


def _with_options(page: Page, script: Script, name: str, verb: str, url: str, rest: int | None) -> ListRequest | None:
    """``fetch(url, {…})``, ``axios.get(url, {params})``, ``axios.post(url, form)``, ``$.ajax(url, {…})``."""
    if verb == "post":
        return _checked(page, "POST", _based(script, name, url), _posted(script, rest) if rest is not None else ())
    options = fields_at(script.outline, rest) if rest is not None else {}
    return _by_options(page, script, name, {**options, "url": NOWHERE}, url)


def _by_options(page: Page, script: Script, name: str, options: dict[str, int], url: str = "") -> ListRequest | None:
    if "url" not in options:
        if name.endswith(("render", "get", "post")):
            return None
        raise NotLiteralError
    url = url or script.text(options["url"])
    stated = next((script.text(options[key]).upper() for key in ("type", "method") if key in options), "")
    method = stated or ("POST" if name.endswith(".post") else "GET")
    form: Pairs = form_at(script, options["params"]) if "params" in options else ()
    if form and method == "POST":
        url, form = with_query(url, form), ()
    body = next((options[key] for key in ("data", "body", "where") if key in options), None)
    if body is not None:
        as_json = method == "POST" and _sends_json(script, name, options, body)
        form = _json_body(script, body) if as_json else (*form, *form_at(script, body))
    if name.endswith("render"):
        form = (*form, *_layui_pages(script, options))
    if script.outline.kind(options.get("dataType", NOWHERE)) == "str" and script.text(options["dataType"]) == "jsonp":
        form = (*form, (script.text(options["jsonp"]) if "jsonp" in options else "callback", "callback"))
    return _checked(page, method, _based(script, name, url), form)


def _layui_pages(script: Script, options: dict[str, int]) -> Pairs:
    """layui adds the page's number and size itself, under names that may be changed."""
    if "page" not in options or script.outline.sign(options["page"]) == "false":
        return ()
    named = fields_at(script.outline, options["request"]) if "request" in options else {}
    page = script.text(named["pageName"]) if "pageName" in named else "page"
    size = script.text(named["limitName"]) if "limitName" in named else "limit"
    return ((page, text_of(counted(1))), (size, script.text(options["limit"]) if "limit" in options else "10"))


def _sends_json(script: Script, name: str, options: dict[str, int], body: int) -> bool:
    headers = fields_at(script.outline, options["headers"]) if "headers" in options else {}
    stated = [headers[key] for key in headers if key.lower() == "content-type"]
    stated += [options["contentType"]] if "contentType" in options else []
    if stated:
        return "json" in script.text(stated[0])
    encoded = script.outline.kind(body) == "str" or script.outline.sign(body) != "{"
    return not encoded and not _JQUERY.search(name) and not name.endswith("ajax")


def _json_body(script: Script, body: int) -> Pairs:
    """A field without a name: the body is this text."""
    text = json_at(script, body) if script.outline.sign(body) == "{" else script.text(body)
    if not text.startswith("{"):
        raise NotLiteralError
    return ((JSON_BODY, text),)


def _posted(script: Script, body: int) -> Pairs:
    """What is posted by a library that sends objects as JSON, and forms as forms."""
    return _json_body(script, body) if script.outline.sign(body) == "{" else form_at(script, body)


def _opened(page: Page, script: Script, name: str, items: list[int]) -> ListRequest | None:
    """XMLHttpRequest: ``x.open(method, url)`` and what ``x.send`` sends after it."""
    outline = script.outline
    if len(items) < 2 or outline.kind(items[0]) != "str":
        return None
    method = script.text(items[0]).upper()
    if method not in ("GET", "POST"):
        return None
    owner = name.rpartition(".")[0]
    sends = (at for at in script.calls("send") if at > items[0] and outline.sign(at) == f"{owner}.send")
    sent = outline.brackets.get(next(sends, NOWHERE) + 1) if method == "POST" else None
    return _checked(page, method, script.text(items[1]), form_at(script, sent.items[0]) if sent and sent.items else ())


def _based(script: Script, name: str, url: str) -> str:
    """axios puts its base before an address that has no host."""
    bases = script.outline.keys.get("baseURL", [])
    if not bases or url.startswith(("http:", "https:", "//")) or _JQUERY.search(name) or name.endswith("fetch"):
        return url
    found = {script.text(at) for at in bases[:_MOST_BASES]}
    if len(found) != 1 or len(bases) > _MOST_BASES:
        raise NotLiteralError
    return found.pop().rstrip("/") + "/" + url.lstrip("/")


def _is_function(script: Script, at: int) -> bool:
    outline = script.outline
    bracket = outline.brackets.get(at)
    arrow = outline.sign(at + 1) == "=>" or (bracket is not None and outline.sign(bracket.end + 1) == "=>")
    named = (
        outline.kind(at) == "name" and outline.sign(at + 1) in (")", ",") and not outline.given(outline.sign(at), at)
    )
    return outline.sign(at) in ("function", "async") or arrow or named


def only_reads(url: str) -> bool:
    """What is posted there asks for something, by the address, rather than files or changes something."""
    return bool(_READS.search(urlsplit(url).path)) and not _NOISE.search(url) and not _RELATED.search(url)


def _checked(page: Page, method: str, url: str, form: Pairs) -> ListRequest | None:
    if method not in ("GET", "POST") or (method == "POST" and not _READS.search(urlsplit(url).path)):
        return None
    if _RELATED.search(url) or any(_RELATED.search(f"{name} {value}") for name, value in form):
        return None
    return list_request(page, method, url, form, known=False)
