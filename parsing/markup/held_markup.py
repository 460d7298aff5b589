"""备着的正文：网页把正文的标记收在文本框、模板一类看不见的地方，再由脚本放进网页。"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsing.words.text import clean

_HOLDERS = "textarea, input[type=hidden], template, xmp, script[type*=html], script[type*=template], div[id], span[id], pre[id]"
_WRAPPED = frozenset(("template", "script"))
_AS_WRITTEN = frozenset(("textarea", "xmp"))
_BLOCK = re.compile(r"<(?:p|div|dl|table|section|ul|ol|h[1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
# What stands in a field for texts and begins so is nothing that a reader would write there.
_TAG = re.compile(r"\s*<[a-z][a-z\d]*(?:\s[^<>]*)?>", re.IGNORECASE)
_SHOWN = re.compile(r"<(?:table|img)\b", re.IGNORECASE)
_OUT_OF_SIGHT = "[hidden], [style*='display:none' i], [style*='display: none' i]"
_PLACEHOLDER = re.compile(r"\{\{|\$\{|<%|\{%")
# What is shorter is a row, a button, or a notice, unless a script puts just this into the page.
_SHORTEST = 20
_LONGEST_NOTICE = 30
_LONGEST_ID = 60
# A page holds no more texts than that.
_MOST = 20
# What is longer is no script that was written for one page, and its names stand for many things.
_LONGEST_SCRIPT = 5000
_READS = r"\.\s*(?:value|innerHTML|innerText|textContent|content\b|val\s*\(|html\s*\(|text\s*\()"
_PLACE = (
    r"(?:getElementById\(\s*[\"']([\w-]+)[\"']\s*\)|\(\s*[\"']#([\w-]+)[\"']\s*\)|(?<![\w.$)])([A-Za-z_][\w-]{0,59}))"
)
_INTO = (
    r"\s*\.\s*(?P<how>innerHTML\s*\+?=(?!=)|(?:html|append|prepend|appendChild|replaceChildren)\s*\((?!\s*\))"
    r"|insertAdjacentHTML\s*\(\s*[\"']beforeend[\"']\s*,)"
)
_PUTS = re.compile(_PLACE + _INTO)
_ADDS = re.compile(r"append|\+|before")
# What a template holds is a row's pattern where a script goes on to look for places in it.
_LOOKED_INTO = (
    r"\.\s*content\b[\s\w.,()!]{0,200}?\.\s*(?:querySelector|getElement|children|childNodes|firstElementChild)"
)
_COPIED = r"(?:\s*\.\s*(?:trim\(\s*\)|cloneNode\(\s*(?:true|!0|1)\s*\)))?(?:\s*,\s*(?:true|!0))?"
_WHOLE = rf"\.\s*(?:value|innerHTML|innerText|textContent|content|(?:val|html|text)\(\s*\)){_COPIED}[\s)]*+(?=[;,}}\w$]|//|\Z)"
_ONE = r"(?:document\s*\.\s*(?:getElementById|querySelector)|\$|jQuery)\(\s*[\"']#?[\w-]{1,60}[\"']\s*\)"
_GIVEN = re.compile(r"(?<![\w.$])([A-Za-z_$][\w$]*+)\s*=(?!=)")
_CALLED = re.compile(
    rf"(?<![\w.$])(?P<name>[A-Za-z_$][\w$]*+)\s*=\s*(?P<what>(?:document\.importNode\(\s*)?{_ONE}[\w.()\s!]{{0,60}}?{_COPIED}\)?)"
    r"\s*(?:[;\n,]|\Z)"
)


def put_in_place(tree: LexborHTMLParser, scripts: Sequence[str]) -> bool:
    """Markup that the page holds ready is put where one of its scripts plainly puts it, and stands nowhere else as text.

    scripts: the texts of the page's scripts. True where some may be put in a way that only a browser follows.
    """
    left = False
    puts: list[tuple[str, dict[str, bool]]] = []
    held = tuple(islice(_held(tree), _MOST))
    # What is read from an element may bear a name as well as the element.
    said = [_spelled_out(_spelled_out(script)) for script in scripts] if held else []
    for node, markup in held:
        pattern = _is_pattern(markup)
        places = None if pattern else _places(node.attributes.get("id") or "", said, brief=_is_brief(markup))
        if places is not None:
            puts.append((markup, places))
        left = left or bool(node.tag == "textarea" and scripts and places is None)
        if places is not None or node.tag in _AS_WRITTEN:
            node.decompose()
    for markup, places in puts:
        found = [(at, adds) for name, adds in places.items() if (at := tree.css_first(f'[id="{name}"]')) is not None]
        left = len(found) != 1 or not _put(markup, *found[0]) or left
    return left


def _put(markup: str, place: LexborNode, adds: bool) -> bool:
    """Unless a browser has put it there already; not where more than a notice would give way."""
    words = clean(place.text())
    if begins := _words(markup)[:_SHORTEST]:
        done = "".join(begins.split()) in "".join(words.split())
    else:
        done = place.css_first("table, img") is not None
    if not done and (adds or len(words) <= _LONGEST_NOTICE):
        place.inner_html = (place.inner_html or "") + markup if adds else markup
        done = True
    return done


def _words(markup: str) -> str:
    body = LexborHTMLParser(markup).body
    return clean(body.text(separator=" ")) if body is not None else ""


def _is_brief(markup: str) -> bool:
    return len(_words(markup)) < _SHORTEST and not _SHOWN.search(markup)


def _is_pattern(markup: str) -> bool:
    """A script fills in places of it, of which not all are out of sight."""
    if not _PLACEHOLDER.search(markup):
        return False
    tree = LexborHTMLParser(markup)
    for node in tree.css(_OUT_OF_SIGHT):
        node.decompose()
    return bool(_PLACEHOLDER.search(tree.html or ""))


def _held(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    """Elements whose text, as no reader sees it, is the markup of an article's text."""
    for node in tree.css(_HOLDERS):
        if node.tag in ("div", "span", "pre") and not all(child.is_text_node for child in node.iter()):
            continue
        markup = _markup(node)
        held = _BLOCK.search(markup) or (node.tag in _AS_WRITTEN and _TAG.match(markup))
        if held and (_words(markup) or _SHOWN.search(markup)):
            yield node, markup


def _markup(node: LexborNode) -> str:
    if node.tag == "input":
        return node.attributes.get("value") or ""
    if node.tag in _WRAPPED:
        return (node.html or "").partition(">")[2].rpartition("</")[0]
    return node.text()


def _places(name: str, scripts: Sequence[str], *, brief: bool) -> dict[str, bool] | None:
    """The names of the elements into which scripts put what the element of this name holds, and whether it is added to
    what stands there; None where no script takes it.

    brief: it counts only where it is put into the page as a whole.
    """
    if not name or len(name) > _LONGEST_ID:
        return None
    own = rf"(?:[\"']#?{re.escape(name)}[\"']\s*\)|(?<![\w.$]){re.escape(name)})\s*(?:\[0\])?\s*"
    read = [script for script in scripts if re.search(own + _READS, script)]
    if any(re.search(own + _LOOKED_INTO, script) for script in read):
        return None if brief else {}
    whole = re.compile(rf"(?:{_PLACE}|[\w)\]]){_INTO}\s*(?:[\w.$]+\(\s*)?(?:[\w.$]+\(\s*)?{own}{_WHOLE}")
    puts = [put for script in read for put in whole.finditer(script)]
    if not puts and not brief:
        puts = [put for script in read for put in _PUTS.finditer(script)]
    named = {next(filter(None, put.groups()[:3]), ""): bool(_ADDS.search(put["how"])) for put in puts}
    named.pop(name, None)
    return named if puts or (read and not brief) else None


def _spelled_out(script: str) -> str:
    """With the elements, and what was read from them, in place of the names that a script gives them."""
    given = Counter(_GIVEN.findall(script)) if len(script) <= _LONGEST_SCRIPT else {}
    called = {one["name"]: one["what"] for one in _CALLED.finditer(script) if given.get(one["name"]) == 1}
    if not called:
        return script
    used = rf"(?<![\w.$\"'])(?:{'|'.join(map(re.escape, called))})(?=\s*[.,;)\[\n])"
    return re.sub(used, lambda match: called[match[0]], script)
