"""数字格式：百分比、以万元显示等，读者看到的不是存的那个数。"""

import re
from decimal import Decimal

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<note>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<digit>[0#?])|(?P<other>.)",
    re.IGNORECASE,
)
_SECTION = re.compile(r'((?:"[^"]*"?|[\\!].|[^;"\\!])*);?')
_BARE = frozenset("%¥￥$€+-()/ ")
_PERCENT = Decimal(100)
_THOUSAND = Decimal(1000)


def changes_number(code: str) -> bool:
    """Whether a reader sees another number, or more than a number, under this format."""
    return shown_number(Decimal(1), code) not in (None, "1")


def shown_number(value: Decimal, code: str) -> str | None:
    """The number in full with the scale and the words of its format; None for a format that is not understood.

    Empty for a format that shows nothing at all.
    """
    sections = _SECTION.findall(code)[:-1] or [code]
    if code and not any(sections):
        return ""
    return _written(value, sections[0])


def _written(value: Decimal, section: str) -> str | None:
    before, behind, digits, decimals, commas = "", "", 0, 0, 0
    point = literal_point = False
    for token in _TOKEN.finditer(section):
        literal = token["quoted"] or token["escaped"] or token["currency"] or ""
        other = token["other"] or ""
        if token["digit"] or token["general"]:
            if behind.strip(".") or (behind and (point or literal_point)):
                return None
            literal_point = literal_point or behind == "."
            behind, commas = "", 0
            digits += 1
            decimals += literal_point
        elif other == ",":
            commas += 1
        elif other == ".":
            point = True
        elif token["note"]:
            if token["note"][0] in "<>=":
                return None
        elif other and other not in _BARE:
            return None
        elif digits:
            behind += literal or other
        else:
            before += literal or other
    if not digits:
        return None
    scaled = value / _THOUSAND**commas / Decimal(10) ** decimals
    if "%" in behind:
        scaled *= _PERCENT
    return f"{before.strip(' -()')}{plain(scaled)}{behind.strip(' ()')}"


def plain(value: Decimal) -> str:
    """Without an exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
