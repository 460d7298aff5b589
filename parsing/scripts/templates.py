"""条目模板：脚本和网页模板怎样把一条数据写成链接，没有地址只有编号的条目据此得到地址。"""

import html
import re
from collections.abc import Iterator
from typing import Any

from parsing.markup.page import Page
from parsing.scripts.outline import Outline
from parsing.scripts.script import Script
from parsing.scripts.tokens import tokens
from parsing.scripts.values import NotLiteralError, text_of

_HOLE = re.compile(
    r"\{\{[-=!#]?\s*([\w.$]{1,60})\s*\}\}|\$\{\s*([\w.$]{1,60})\s*\}|<%[-=]\s*([\w.$]{1,60})\s*%>|\{([\w.$]{1,60})\}|"
    r"⟦([\w.$]{1,60})⟧"
)
_HREF = re.compile(
    r"(?<![\w-])(?:ng-|data-|ms-attr-)?(?:href|url)\s*=\s*(?:\"([^\"<>]{1,300})\"|'([^'<>]{1,300})')", re.I
)
_BOUND = re.compile(r"(?<![\w-])(?::|v-bind:|ms-attr-|ms-)href\s*=\s*(?:\"([^\"]{1,300})\"|'([^']{1,300})')", re.I)
_MARKED = re.compile(r"⟦([\w.$]+)@(\d+)⟧")
_TRANSPARENT = frozenset(("String", "encodeURIComponent", "encodeURI", "escape"))
_WHOLE = re.compile(r"^(?:https?://|\.{0,2}/)?[\w./⟦⟧$?=&%:#-]+$")
_LIKE_ADDRESS = re.compile(r"[/?]|\.s?html?|\.jsp")
# Of more patterns none is the list's.
_MOST_PATTERNS = 100
_NO_ARTICLE = re.compile(r"^(?:javascript|#)|\.(?:png|jpe?g|gif|svg|css|js|json|do|action)\b|/api/|/ajax", re.I)


class Templates:
    """The addresses that scripts and templates show for an entry, with ⟦fields⟧ in them."""

    def __init__(self, page: Page, script: Script, text: str) -> None:
        self._script = script
        chains = [self._known_parts(chain) for chain in _chains(script.outline)]
        markup = _holes("\n".join((page.templates, text, *chains)))
        written = {found for match in _HREF.finditer(markup) if (found := match[1] or match[2])}
        whole = {chain for chain in chains if _WHOLE.match(chain) and _LIKE_ADDRESS.search(chain)}
        bound = {_bound(html.unescape(match[1] or match[2])) for match in _BOUND.finditer(page.templates)}
        every = (html.unescape(one.strip(" \\\"'")) for one in written | whole | bound)
        patterns = sorted({one for one in every if "⟦" in one and not _NO_ARTICLE.search(one)})
        self.addresses = tuple(patterns) if len(patterns) <= _MOST_PATTERNS else ()

    def _known_parts(self, chain: str) -> str:
        """Names that the script gives a literal value are put in; what is left are the fields of an entry."""
        return _MARKED.sub(self._value, chain)

    def _value(self, match: re.Match[str]) -> str:
        try:
            return text_of(self._script.operand(int(match[2])))
        except NotLiteralError:
            return f"⟦{match[1]}⟧"

    def address_of(self, item: dict[str, Any]) -> str:
        """The one address that the templates make of this entry; empty when they make none, or several."""
        made = {address for pattern in self.addresses if (address := _fill(pattern, item))}
        return made.pop() if len(made) == 1 else ""


def _chains(outline: Outline) -> Iterator[str]:
    """Strings and names joined by +, as one text; ⟦name@place⟧ stands where a name does. Brackets do not part them."""
    parts: list[str] = []
    joined = False
    for at, token in enumerate(outline.tokens):
        sign = outline.sign(at)
        if sign in ("(", ")") or (sign in _TRANSPARENT and outline.sign(at + 1) == "("):
            continue
        if token.kind in ("str", "name", "num"):
            if not joined:
                yield from _ended(parts)
                parts = []
            parts.append(f"⟦{token.text}@{at}⟧" if token.kind == "name" else token.text)
        elif sign != "+":
            yield from _ended(parts)
            parts = []
        joined = sign == "+"
    yield from _ended(parts)


def _ended(parts: list[str]) -> Iterator[str]:
    if len(parts) > 1:
        yield "".join(parts)


def _holes(text: str) -> str:
    return _HOLE.sub(lambda match: f"⟦{next(filter(None, match.groups()))}⟧", text)


def _bound(expression: str) -> str:
    """A template attribute whose value is an expression of the script."""
    outline = Outline(tokens(expression))
    chain = next(_chains(outline), "") or (f"⟦{outline.sign(0)}@0⟧" if len(outline.tokens) == 1 else "")
    return _MARKED.sub(lambda match: f"⟦{match[1]}⟧", chain)


def _fill(pattern: str, item: dict[str, Any]) -> str:
    """The pattern with an entry's values; empty when the entry has not all of them."""
    missing = False

    def value(match: re.Match[str]) -> str:
        nonlocal missing
        found = item.get(match[1].rpartition(".")[2])
        usable = isinstance(found, str | int) and not isinstance(found, bool) and str(found) != ""
        missing = missing or not usable
        return str(found)

    filled = re.sub(r"⟦([\w.$]+)⟧", value, pattern)
    return "" if missing else filled
