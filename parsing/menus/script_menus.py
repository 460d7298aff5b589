"""脚本里的菜单：数组、对象树、函数参数里成对的名称和地址，脚本写出的链接，脚本再去取的地址。"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

_STRINGS = {
    '"': r"\"(?:[^\"\\\n]|\\.)*+",
    "'": r"'(?:[^'\\\n]|\\.)*+",
    "`": r"`(?:[^`\\]|\\.)*+",
}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r"}
_ADDRESS = re.compile(
    r"(?:https?:)?//[\w.-]+(?::\d+)?(?:/\S*)?$|(?:\.{0,2}|#!?)/[^\s<>]*$|\?[\w]+=\S+$|[\w-]+(?:/[\w.-]+)*/$"
    r"|[\w/.-]*[\w-]\.(?:s?html?|jsp|jspx|do|aspx?|php|action)(?:[?#]\S*)?$",
    re.IGNORECASE | re.ASCII,
)
_NO_PAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|ico|css|js|json|woff2?|ttf|mp4|xml)(?:\?|$)", re.IGNORECASE)
_NAMING = re.compile(r"name|title|text|label|caption|mc$", re.IGNORECASE)
_OTHERS_NAME = re.compile(r"parent|^p_?name|org|dept|site|desc|unit|user", re.IGNORECASE)
# The day of a row; entries of menus were made and changed, too, but are not published.
_PUBLISHED = re.compile(r"^(?:date|time|day)$|pub|release|display", re.IGNORECASE)
_LONGEST_NAME = 40
GAP = "\ue000"
"""In what a script writes: something that no string of it tells."""
_PUT_IN = re.compile(r"\$\{[^{}]*+\}")
# What stands before an address is where the site lies, mostly nothing.
_BASE = re.compile(rf"([\"'=]){GAP}(?=[/.])")
_ASKED = re.compile(
    r"(?:\burl\s*:\s*|(?:\.open\(\s*[\"']\w+[\"']\s*,|\.(?:get|post|getJSON|load)\(|\bfetch\(|\bajax\()\s*)"
    r"([\"'])(?P<address>[^\"'\s]+)\1(?P<more>\s*\+)?"
)
_OF_A_MENU = re.compile(
    r"menu|nav(?:i|list|\b|[_.])|tree|channels?\b|channel(?:list|info)|columns?\b|columnlist|catalog|lanmu|chnl|categor",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Group:
    """The strings that stand directly between two brackets, each with the key before it.

    gaps: places of those to which something other than a string is joined in front.
    """

    strings: list[tuple[str, str]] = field(default_factory=list)
    gaps: set[int] = field(default_factory=set)

    @property
    def written(self) -> str:
        """All of them as one text."""
        return "".join(GAP * (n in self.gaps) + text for n, (_, text) in enumerate(self.strings))


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that a script asks for more of a menu. whole: it is written out, nothing is put behind it."""

    address: str
    whole: bool


def named_addresses(script: str) -> Iterator[tuple[str, str]]:
    """Name and address, as written, of everything in a script (or JSON) that has both: objects, arrays, arguments.

    What bears the day on which it was published is a row of a list.
    """
    for group in _groups(script):
        if any(_PUBLISHED.search(key) for key, _ in group.strings):
            continue
        addresses = [text for _, text in group.strings if is_address(text)]
        if len(addresses) == 1:
            name = _name(group.strings)
            if name:
                yield name, addresses[0]
        elif addresses:
            yield from _in_turn(group.strings)
    yield from _side_by_side(script)


def written_html(script: str) -> str:
    """What a script writes into the page, as far as its strings tell; ``GAP`` where they do not."""
    written = (group.written for group in _groups(script))
    return "\n".join(_BASE.sub(r"\1", html) for html in written if "<a" in html.lower())


def names_in(script: str) -> frozenset[str]:
    """Every short Chinese string of a script."""
    return frozenset(text for group in _groups(script) for _, text in group.strings if _is_name(text))


def menu_requests(script: str) -> tuple[Asked, ...]:
    """Where a script asks for a menu, by the words of the address."""
    found = (Asked(match["address"], not match["more"]) for match in _ASKED.finditer(script))
    return tuple(one for one in dict.fromkeys(found) if _OF_A_MENU.search(one.address.partition("?")[0]))


def is_address(text: str) -> bool:
    """It looks like the address of a page on some site."""
    return len(text) > 1 and bool(_ADDRESS.match(text)) and not _NO_PAGE.search(text)


@cache
def _token(quotes: str) -> re.Pattern[str]:
    """Every alternative takes all that it has looked at, so that nothing is scanned again from its middle."""
    whole = "|".join(f"{_STRINGS[quote]}{quote}" for quote in quotes)
    unclosed = "|".join(_STRINGS[quote] for quote in quotes)
    return re.compile(
        rf"//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|(?P<string>{whole or '(?!)'})|(?P<unclosed>{unclosed or '(?!)'})"
        r"|(?P<key>[A-Za-z_$][\w$]*+)\s*+:(?!:)|(?P<word>[A-Za-z_$][\w$]*+)"
        r"|(?P<open>[{\[(])|(?P<close>[}\])])|(?P<colon>:)|(?P<end>[;,])",
        re.DOTALL,
    )


def _tokens(script: str, quotes: str = "\"'`") -> Iterator[re.Match[str]]:
    """A quotation mark that is never closed opens no string: what stands behind it is read on, and holds none of its
    kind that is closed."""
    for token in _token(quotes).finditer(script):
        if unclosed := token["unclosed"]:
            yield from _tokens(unclosed[1:], quotes.replace(unclosed[0], ""))
        else:
            yield token


def _groups(script: str) -> Iterator[_Group]:
    """Groups of strings in order of their closing brackets. Damaged nesting yields what it holds all the same."""
    open_groups, key, last, joined = [_Group()], "", "", False
    for token in _tokens(script):
        if token["string"]:
            last = _text(token["string"])
            group = open_groups[-1]
            (group.gaps.add if joined else group.gaps.discard)(len(group.strings))
            group.strings.append((key, last))
            key = ""
        elif token["key"]:
            key = token["key"]
        elif token["colon"] and last and open_groups[-1].strings:
            key = open_groups[-1].strings.pop()[1]
        elif token["open"]:
            open_groups.append(_Group())
            key = ""
        elif token["close"]:
            if len(open_groups) > 1:
                yield open_groups.pop()
            key = ""
        elif token["end"]:
            key = ""
        joined = bool(token["word"] or token["close"]) or (joined and not token.lastgroup)
        last = last if token["string"] else ""
    yield from reversed(open_groups)


def _name(strings: list[tuple[str, str]]) -> str:
    """The likeliest name of a group: by its key, else the first."""
    names = [(key, text) for key, text in strings if _is_name(text) and not _OTHERS_NAME.search(key)]
    named = next((text for key, text in names if _NAMING.search(key)), "")
    return named or next((text for _, text in names), "")


def _in_turn(strings: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Name and address in turn, whichever comes first."""
    texts = [text for _, text in strings if _is_name(text) or is_address(text)]
    for one, other in zip(texts[::2], texts[1::2], strict=False):
        if _is_name(one) and is_address(other):
            yield one, other
        elif is_address(one) and _is_name(other):
            yield other, one


def _side_by_side(script: str) -> Iterator[tuple[str, str]]:
    """Two arrays of the same length, one of names, one of addresses."""
    names: list[list[str]] = []
    addresses: dict[int, list[list[str]]] = defaultdict(list)
    for group in _groups(script):
        texts = [text for _, text in group.strings]
        if len(texts) > 1 and all(map(_is_name, texts)):
            names.append(texts)
        elif len(texts) > 1 and all(map(is_address, texts)):
            addresses[len(texts)].append(texts)
    for some in names:
        matching = addresses.get(len(some), [])
        if len(matching) == 1:
            yield from zip(some, matching[0], strict=True)


def _is_name(text: str) -> bool:
    return 1 < len(text) <= _LONGEST_NAME and bool(_CHINESE.search(text)) and "<" not in text and "/" not in text[:1]


def _text(literal: str) -> str:
    """What a string says; ``GAP`` where a template has something put in."""
    return _plain(_PUT_IN.sub(GAP, literal[1:-1]) if literal[0] == "`" else literal[1:-1])


def _plain(literal: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _PLAIN.get(m[3], m[3]), literal)
