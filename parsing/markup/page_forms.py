"""翻页的表单：下一页要提交表单才有的，提交到哪里，交哪些字段。"""

import re
from urllib.parse import urlencode

from selectolax.lexbor import LexborNode

from parsing.markup.page import Page, ancestors

Form = tuple[tuple[str, str], ...]

_PAGE_FIELD = re.compile(r"(?:cur(?:rent)?_?)?page(?:_?(?:no|num|number|index))?|p", re.IGNORECASE)
_POSTS_BACK = re.compile(r"__doPostBack\(\s*([\"'])(?P<target>[^\"']+)\1\s*,\s*([\"'])(?P<argument>[^\"']*)\3\s*\)")
_TURNS_TO = re.compile(r"[\w$.]+\(\s*[\"']?(\d{1,4})[\"']?\s*\)")


def form_behind(page: Page, button: LexborNode) -> tuple[str, Form] | None:
    """Where a button's form leads, and what is to be POSTed; None where it says nothing or somebody is to fill it in.

    A link may turn the page by a function that is given its number: it fills the form's field for it. WebForms send
    the whole page's form back, with the name of what was clicked.
    """
    if posted := _POSTS_BACK.search(_said(button)):
        return _posted_back(page, button, posted["target"], posted["argument"])
    submits = button.tag in ("input", "button") and (button.attributes.get("type") or "submit").lower() == "submit"
    number = "" if submits else _turned_to(button)
    form = next((node for node in ancestors(button) if node.tag == "form"), None) if submits or number else None
    if form is None or form.attributes.get("onsubmit") or form.css_first("textarea, select"):
        return None
    fields = form.css("input:not([type=submit]):not([type=button])")
    if any((field.attributes.get("type") or "").lower() != "hidden" for field in fields):
        return None
    filled = [field for field in (*fields, *((button,) if submits else ())) if field.attributes.get("name")]
    values = tuple((field.attributes["name"] or "", field.attributes.get("value") or "") for field in filled)
    if number:
        places = [name for name, _ in values if _PAGE_FIELD.fullmatch(name)]
        values = (
            tuple((name, number if name in places else value) for name, value in values) if len(places) == 1 else ()
        )
    if not values:
        return None
    action = page.resolve(form.attributes.get("action") or page.url)
    if (form.attributes.get("method") or "get").lower() == "post":
        return action, values
    return f"{action.partition('?')[0]}?{urlencode(values)}", ()


def _posted_back(page: Page, link: LexborNode, target: str, argument: str) -> tuple[str, Form] | None:
    form = next((node for node in ancestors(link) if node.tag == "form"), None)
    if form is None:
        return None
    values = {
        field.attributes["name"] or "": field.attributes.get("value") or ""
        for field in form.css("input[name]")
        if (field.attributes.get("type") or "text").lower() in ("hidden", "text")
    }
    values |= {"__EVENTTARGET": target, "__EVENTARGUMENT": argument}
    return page.resolve(form.attributes.get("action") or page.url), tuple(values.items())


def _turned_to(link: LexborNode) -> str:
    call = _TURNS_TO.search(_said(link))
    return call[1] if call else ""


def _said(link: LexborNode) -> str:
    return link.attributes.get("onclick") or link.attributes.get("href") or ""
