"""转走：浏览器一打开就离开的网页，它要去的地址；几分钟后才刷新的、点了才走的都不算。"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

# HTML's "shared declarative refresh steps".
_REFRESH = re.compile(
    r"[ \t\n\f\r]*(?:([0-9]++)[0-9.]*+|\.[0-9.]*)(?=[;,\s])[ \t\n\f\r]*[;,]?[ \t\n\f\r]*"
    r"(?:url[ \t\n\f\r]*=[ \t\n\f\r]*)?(?:\"([^\"]*)|'([^']*)|([^\"'].*))",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)
# Whoever is moved on later has had the time to read a page.
_MOST_SECONDS = 3
_MOST_TEXT = 60
_TOKEN = re.compile(
    r"//[^\n]*|<!--[^\n]*|/\*.*?(?:\*/|$)|\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?|`(?:\\.|[^`\\])*`?|[{}]|[^/<\"'`{}]+|.",
    re.DOTALL,
)
_COMMENTS = ("//", "/*", "<!--")
_STATEMENT = r"(?:^|[;{}]|[^\s&|?:=+,(\[)][ \t\r]*\n)\s*"
_RUN_AT_ONCE = re.compile(
    rf"{_STATEMENT}(?:[!+(]|(?:\$|jQuery)\()\s*(?:async\s+)?(?:function[^(]*\([^)]*\)|\([^)]*\)\s*=>)\s*$"
)
_LOCATION = re.compile(
    rf"{_STATEMENT}(?:(?:window|document|self|top|parent)\.)*location"
    r"(?:(?:\.href)?\s*=|\.(?:replace|assign)\s*\()\s*([\"'])((?:(?!\1).)+)\1\s*(?:[);}\n]|$)"
)
# As much of the code before a block as tells what it is the body of.
_MEMORY = 200
_ELSE = re.compile(r"\belse\s*$")


def refresh_target(tree: LexborHTMLParser, text: str) -> str:
    """What a meta refresh leads to at once, or soon from a page with hardly any text; as written there."""
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() != "refresh":
            continue
        match = _REFRESH.match(node.attributes.get("content") or "")
        seconds = int((match[1] or "0")[:6]) if match else 0
        if match and (seconds == 0 or (seconds <= _MOST_SECONDS and len(text) <= _MOST_TEXT)):
            return next(filter(None, match.groups()[1:]), "").strip()
    return ""


def scripted_target(scripts: str, text: str) -> str:
    """What inline scripts set the location to as they run, on a page with hardly any text; as written there.

    A script that sets the location in a page with text is a menu's or a mobile switch's, not a redirect.
    """
    if "location" not in scripts or len(text) > _MOST_TEXT:
        return ""
    code = "".join(_unconditional(scripts))
    for match in _LOCATION.finditer(code):
        if not _ELSE.search(code, max(match.start() - _MEMORY, 0), match.start() + 1):
            return match[2]
    return ""


def _unconditional(scripts: str) -> Iterator[str]:
    """The code that runs whatever happens: outside all blocks but those of functions called on the spot."""
    code = ""
    blocks: list[bool] = []
    conditional = 0
    for token in _TOKEN.findall(scripts):
        if token.startswith(_COMMENTS):
            continue
        if token == "{":
            blocks.append(bool(_RUN_AT_ONCE.search(code)))
            conditional += not blocks[-1]
        elif token == "}" and blocks:
            conditional -= not blocks.pop()
        if not conditional:
            code = (code + token)[-_MEMORY:]
            yield token
