"""写出来的文字：网页里的一段脚本把日期、来源写在它所在的地方（document.write），读者看到的是写出来的文字。"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsing.words.text import clean

_NAME = r"[A-Za-z_$][\w$]{0,40}"
_LITERAL = r"\"[^\"\\\n]{0,200}\"|'[^'\\\n]{0,200}'"
_PIECE = rf"(?:{_LITERAL}|{_NAME}(?:\.(?:substr|substring|slice|trim)\([\d\s,]{{0,9}}\))?)"
_PIECES = re.compile(_PIECE)
_WRITES = re.compile(rf"document\.write(?:ln)?\(\s*({_PIECE}(?:\s*\+\s*{_PIECE}){{0,12}})\s*\)")
_GIVEN = re.compile(rf"(?<![\w.$])({_NAME})\s*=\s*({_LITERAL})")
_MARKUP = re.compile(r"<[^<>]*>|&(?:nbsp|ensp|emsp);")
_DAY = re.compile(r"(?:19|20)\d{2}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}")
_LONGEST = 120
# What is longer is no script that was written for one page.
_LONGEST_SCRIPT = 5000


def put_written_days(tree: LexborHTMLParser, scripts: Iterable[str]) -> None:
    """What scripts write where they stand becomes text there, where it tells a day and nothing in it must be guessed.

    scripts: the texts of the page's scripts, in which names are given to texts.
    """
    writing = [node for node in tree.css("body script:not([src])") if "document.write" in node.text()]
    given = _given(scripts) if writing else {}
    for node in writing:
        text = _written(node.text(), given)
        if text and not _stands_there(text, node):
            node.insert_before(text)


def _given(scripts: Iterable[str]) -> Mapping[str, str]:
    """Names that stand for one text only."""
    found: dict[str, set[str]] = defaultdict(set)
    for script in scripts:
        for name, literal in _GIVEN.findall(script[:_LONGEST_SCRIPT]):
            found[name].add(literal[1:-1])
    return {name: texts.pop() for name, texts in found.items() if len(texts) == 1}


def _written(script: str, given: Mapping[str, str]) -> str:
    if len(script) > _LONGEST_SCRIPT:
        return ""
    said = (_said(one, given) for one in _WRITES.findall(script))
    return clean(" ".join(text for text in said if _DAY.search(text) and len(text) <= _LONGEST))


def _said(pieces: str, given: Mapping[str, str]) -> str:
    """Empty where a piece is not known. A part of a day's text that is taken tells the same day."""
    texts = [
        piece[1:-1] if piece[0] in "\"'" else given.get(piece.partition(".")[0]) for piece in _PIECES.findall(pieces)
    ]
    return "" if None in texts else _MARKUP.sub(" ", "".join(filter(None, texts)))


def _stands_there(text: str, script: LexborNode) -> bool:
    """A browser has run the script already."""
    day = _DAY.search(text)
    return bool(
        day and script.parent is not None and day[0] in script.parent.text(deep=True).replace(script.text(), "")
    )
