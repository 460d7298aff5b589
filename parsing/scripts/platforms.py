"""认得的平台：广东 gkmlpt、TRS listModel、大汉 jpage、浙江 JPaaS 的列表请求怎么拼。"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from parsing.markup.page import Page, ScriptTag
from parsing.scripts.forms import form_at
from parsing.scripts.objects import fields_at
from parsing.scripts.request import ListRequest, list_request, with_query
from parsing.scripts.script import Script
from parsing.scripts.values import NotLiteralError, counted, text_of

_GKMLPT_ID = re.compile(r"gkmlpt/api/all/(\d+)|\b(?:catalog|column|classify|cate)_?id[\"']?\s*[:=]\s*[\"']?(\d+)", re.I)
_GKMLPT_SITE = re.compile(r"\bSID[\"']?\s*:\s*[\"']?(\d+)")
_DATAPROXY = re.compile(r"[\"']([^\"'\s]{0,300}dataproxy\.jsp[^\"'\s]{0,600})[\"']")
_PER_PAGE = re.compile(r"\bperpage[\"']?\s*[:=]\s*[\"']?(\d{1,9})", re.IGNORECASE)
_JPAAS_FIELDS = {name.lower(): name for name in ("parseType", "webId", "tplSetId", "pageType", "tagId", "editType", "pageId")}  # fmt: skip
_JPAAS_LIST = re.compile(r"list|info|列表|news|article", re.IGNORECASE)
_JPAAS_SIZE = 15
_PAIR = re.compile(r"[\"']?(\w+)[\"']?\s*:\s*[\"']([^\"']*)[\"']")


def platform_request(page: Page, script: Script, text: str) -> ListRequest | None:
    """The list's request on a platform that we know; raises when it is one, but a parameter is not literal."""
    if "/gkmlpt/" in page.url:
        return _gkmlpt(page, text)
    return _trs(page, script) or _hanweb(page, script, text) or _jpaas(page)


def _gkmlpt(page: Page, text: str) -> ListRequest | None:
    """Guangdong's platform: the catalogue's number stands after # or in the script, the site's in the script."""
    root, _, rest = page.url.partition("/gkmlpt/")
    match = re.search(r"(?:#|[?&]id=|api/all/)(\d+)", rest) or _GKMLPT_ID.search(text)
    if rest.startswith("content") or not match:
        return None
    site = _GKMLPT_SITE.search(text)
    query = f"?page=1&sid={site[1]}" if site else "?page=1"
    return list_request(page, "GET", f"{root}/gkmlpt/api/all/{next(filter(None, match.groups()))}{query}", ())


def _trs(page: Page, script: Script) -> ListRequest | None:
    """TRS listModel: every list argument that the script names, and the first page."""
    calls = [at + 2 for at in script.calls("listModel") if script.outline.sign(at + 2) == "{"]
    if not calls:
        return None
    options = fields_at(script.outline, calls[0])
    if len(calls) > 1 or "listArgs" not in options:
        raise NotLiteralError
    form = form_at(script, options["listArgs"])
    bar = fields_at(script.outline, options["pagebar"]) if "pagebar" in options else {}
    size = ((name, script.text(at)) for name, at in bar.items() if name == "prepage")
    api = fields_at(script.outline, options["listApi"]) if "listApi" in options else {}
    url = script.text(api["url"]) if "url" in api else "/fjdzapp/search"
    return list_request(page, "POST", url, (*form, ("page", "1"), *size))


def _hanweb(page: Page, script: Script, text: str) -> ListRequest | None:
    """Hanweb jpage: posts the column's parameters to a proxy that answers three pages at once."""
    match = _DATAPROXY.search(text)
    if not match:
        return None
    url = match[1].replace("&amp;", "&")
    objects = (at for at, one in script.outline.brackets.items() if {"columnid", "unitid"} <= one.fields.keys())
    forms = {form for at in objects if (form := form_at(script, at))}
    query = dict(parse_qsl(urlsplit(url).query))
    if len(forms) > 1 or (not forms and not query):
        raise NotLiteralError
    if "startrecord" not in query and "page" not in query:
        size = _PER_PAGE.search(text)
        rows = int(size[1]) if size else _JPAAS_SIZE
        ends = (text_of(counted(1, 3 * rows)), text_of(counted(3 * rows, 3 * rows)))
        url = with_query(url, (("startrecord", ends[0]), ("endrecord", ends[1]), ("perpage", str(rows))))
    return list_request(page, "POST" if forms else "GET", url, next(iter(forms), ()))


def _jpaas(page: Page) -> ListRequest | None:
    """Zhejiang's JPaaS: address and parameters stand in the attributes of the unit's own script tag."""
    units = [tag for tag in page.script_tags if "build/unit" in (tag.attributes.get("url") or "")]
    if len(units) > 1:
        units = [unit for unit in units if _JPAAS_LIST.search(dict(_unit_fields(unit)).get("tagId", ""))]
        if len(units) != 1:
            raise NotLiteralError
    if not units:
        return None
    number = text_of(counted(1))
    form = (*_unit_fields(units[0]), ("paramJson", f'{{"pageNo":{number},"pageSize":{_JPAAS_SIZE}}}'))
    return list_request(page, "GET", units[0].attributes.get("url") or "", form)


def _unit_fields(tag: ScriptTag) -> Iterator[tuple[str, str]]:
    for name, value in tag.attributes.items():
        if name in _JPAAS_FIELDS and value:
            yield _JPAAS_FIELDS[name], value
        elif name == "querydata" and value:
            yield from _PAIR.findall(value)
