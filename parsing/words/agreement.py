"""相符：打开的网页是不是列表里那一条所指的文章，按标题判断。"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_MARKS = re.compile(
    r"\s*(?:[\[【(（](?:置顶|图文|图|推荐|热点?|最新|新|转载|附件)[\]】)）]|(?:new|hot)[!！]?\s|[·•●◆■□▪★☆>»-]+"
    r"|\d{1,3}\s*[.、．)）](?:(?!\d)|(?=(?:19|20)\d\d))|[(（](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）])\s*",
    re.IGNORECASE,
)
# A run of blanks or dots is looked at from its first one only.
_CUT = re.compile(r"(?<!\s)\s*+(?:(?<!…)…++|(?<!\.)\.{2,}+|(?<!。)。{2,}+)\s*+$")
_NOISE = re.compile(r"[\W_]+")
_COUNTS = re.compile(r"\d+|[一二三四五六七八九十]+")
# So many characters in common are no accident; a title of fewer is a kind of document: 公告, 公示.
_CORE = 4
_SHARED = 0.6
_SIBLING = 0.75
# A page's shorter title is the listed one's only when it is most of it: 「政务公开」 is no 「政务公开工作要点」.
_MOST = 0.45
_TOP_LINES = 6
_LONGEST_LINE = 100


def core(title: str) -> str:
    """What a title says, whatever its marks, numbering, blanks, brackets and width of letters."""
    title = _CUT.sub("", unicodedata.normalize("NFKC", title))
    at = 0
    while mark := _MARKS.match(title, at):
        at = mark.end()
    return _NOISE.sub("", title[at:]).lower()


def agrees(article_titles: Iterable[str], listed_title: str) -> bool:
    """Whether a page with these titles is the article that a row with this title leads to.

    The same words, one in the other, or most pairs of neighbouring characters in common with no number that differs.
    """
    listed = core(listed_title)
    titles = [title for title in map(core, article_titles) if title]
    if not listed:
        return False
    if len(listed) < _CORE:
        return any(listed in title for title in titles)
    if any(listed in title for title in titles):
        return True
    if any(_is_sibling(title, listed) for title in titles):
        return False
    return any(_agree(title, listed) for title in titles)


def titles_shown(article_title: str, heading: str, page_title: str, lines: Sequence[str]) -> tuple[str, ...]:
    """All by which a page may name itself; a title may be broken over the first lines of the text."""
    top = [line for line in lines[:_TOP_LINES] if len(line) <= _LONGEST_LINE]
    broken = ("".join(top[begin : begin + count]) for begin in range(2) for count in (2, 3))
    return tuple(dict.fromkeys(filter(None, (article_title, heading, page_title, *top, *broken))))


def _is_sibling(title: str, listed: str) -> bool:
    """The same title but for its year, quarter or batch."""
    return _overlap(title, listed) >= _SIBLING and not _same_counts(title, listed)


def _agree(title: str, listed: str) -> bool:
    if len(title) < _CORE:
        return False
    if title in listed:
        return len(title) >= _MOST * len(listed)
    return _overlap(title, listed) >= _SHARED and _same_counts(title, listed)


def _overlap(one: str, other: str) -> float:
    """Pairs of neighbouring characters in common, of those of the shorter; a far shorter one proves nothing."""
    left, right = _pairs(one), _pairs(other)
    if min(len(left), len(right)) < _MOST * len(right):
        return 0.0
    return len(left & right) / min(len(left), len(right))


def _same_counts(one: str, other: str) -> bool:
    """Years, quarters and batches tell titles of one kind apart: those of one are all among those of the other."""
    left, right = set(_COUNTS.findall(one)), set(_COUNTS.findall(other))
    return left <= right or right <= left


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
