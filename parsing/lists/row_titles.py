"""一行的标题：列表把标题截短时，全文在 title 属性里；属性里也可能是一段悬停提示，只有续写标题的才算。"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from parsing.frame.labels import read_labels
from parsing.markup.day_texts import time_said
from parsing.words.agreement import core
from parsing.words.dates import find_listed_date
from parsing.words.label_words import FIRST, OTHER, SECOND
from parsing.words.listed_dates import is_only_date
from parsing.words.text import clean

# A link around more than this is a card.
_LONGEST_TITLE = 160
# Of a link that says no title: 附件, PDF下载.
_BUTTON = re.compile(r"^(?=.{1,8}$).*(?:附件|下载|pdf|word|docx?|xlsx?|wps|ofd)", re.IGNORECASE)
_MARKS = re.compile(r"^[·•●■◆▪▶>»＞*\s]+|^\d{1,3}[.、]\s*(?=\D)")
_NEW = re.compile(r"\s*(?:new!?|NEW!?|【?置顶】?|\[置顶\])\s*$|^\s*(?:【置顶】|\[置顶\]|置顶\s)\s*")
_SAYS_NOTHING = re.compile(
    r"^[\[【<（(]?(?:点击)?(?:详情|详细|查看(?:详情|全文|更多)?|阅读(?:全文|原文)?|全文|更多|下载|打开|进入|>+|»+)[\]】>»）)]*$"
)
_EDGE_DATE = re.compile(r"^[\[【（(]?(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?[\]】）)]?\s+|\s*[\[【（(](?:19|20)?\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?[\]】）)]$"
                        r"|\s+(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?$|\s*[\[【（(]\d{1,2}[-./月]\d{1,2}日?[\]】）)]$|^[\[【（(]\d{1,2}[-./月]\d{1,2}日?[\]】）)]\s*")  # fmt: skip

_LINES = re.compile(r"[\r\n]+|<br\s*/?>", re.IGNORECASE)
_COLON = re.compile(r"[：:]")
_CUT = re.compile(r"\.{2,}|…+")
_CATEGORY = re.compile(r"^[\[【（(〔][^\]】）)〕]{1,10}[\]】）)〕]\s*")
_LABEL = re.compile(r"^[^：:]{1,8}[：:]\s*")
_WORDS = (*(word for some in (FIRST, SECOND) for words in some.values() for word in words), *OTHER)
_ANY = "|".join(r"\s*".join(word) for word in _WORDS)
# What else the text that a pointer calls forth tells in the title's line.
_MORE = re.compile(rf"[\s（(\[【|]+(?:{_ANY})\s*[：:].*$")
_HOVER_DAY = re.compile(r"(?:发布|公开|公布|更新)(?:日期|时间)\s*[：:]\s*(\S+)")


def texts(node: LexborNode, without: LexborNode | None = None, *, times: bool = True) -> Iterator[str]:
    """The text nodes below a node, cleaned, in order. times: also those of elements that tell a day."""
    stack = [node]
    while stack:
        current = stack.pop()
        if without is not None and current.mem_id == without.mem_id:
            continue
        if not times and time_said(current) is not None:
            continue
        if current.is_text_node:
            text = clean(current.text_content or "")
            if text:
                yield text
            continue
        stack += list(current.iter(include_text=True))[::-1]


def edge_date(link: LexborNode) -> str:
    """A day at the edge of a link's text; empty without one."""
    found = _EDGE_DATE.search(clean(link.text()))
    return found[0] if found else ""


def title_of(link: LexborNode, tokens: list[str]) -> str:
    """The full title: lists cut the visible text with an ellipsis and keep the whole in @title."""
    visible = _visible_title(link)
    if not visible or _SAYS_NOTHING.match(visible):
        visible = max((text for text in tokens if not is_only_date(text)), key=len, default=visible)
    title = _whole(link.attributes.get("title") or "", visible) or visible
    return _NEW.sub("", _MARKS.sub("", title)).strip()


def names_nothing(title: str) -> bool:
    """Empty, the words of a button, or those of a file of any title."""
    return not title or says_nothing(title) or bool(_BUTTON.search(title))


def says_nothing(words: str) -> bool:
    """The words of a button, not of a title: 阅读全文, 查看详情>>."""
    return bool(_SAYS_NOTHING.match(words))


def _whole(attribute: str, visible: str) -> str:
    """The title in full; empty where the attribute says something else."""
    lines = [line for line in map(clean, _LINES.split(attribute)) if line]
    if not lines:
        return ""
    titled = read_labels(lines).get("title", "") if _COLON.search(attribute) else ""
    whole = titled or _MORE.sub("", lines[0])
    if not whole or _SAYS_NOTHING.match(whole) or is_only_date(whole):
        return ""
    if not visible or says_nothing(visible) or _BUTTON.search(visible):
        return whole
    named = (one for one in (whole, _LABEL.sub("", whole)) if _continues(one, visible))
    return next(named, "")


def _continues(whole: str, visible: str) -> bool:
    """It begins with what is seen, up to where a list has cut it; a category in brackets may be the list's own."""
    seen = _NEW.sub("", _MARKS.sub("", visible))
    begun = (core(_CUT.split(shown)[0]) for shown in (seen, _CATEGORY.sub("", seen)))
    return any(core(whole).startswith(begin) for begin in begun)


def hover_day(link: LexborNode) -> str:
    """The day that the text which a pointer calls forth names as that of publication or of the last change."""
    found = _HOVER_DAY.search(link.attributes.get("title") or "")
    return found[1] if found and find_listed_date(found[1]) else ""


def _visible_title(link: LexborNode) -> str:
    """Of a link around a whole card the heading; else all it says but the date."""
    heading = link.css_first("h1, h2, h3, h4, h5, h6, [class*=title], [class*=tit], strong")
    if heading is not None and heading.mem_id != link.mem_id and len(clean(heading.text())) > 1:
        return clean(heading.text())
    every, pieces = list(texts(link)), list(texts(link, times=False))
    if sum(map(len, pieces)) > _LONGEST_TITLE:
        pieces = [next((piece for piece in pieces if not is_only_date(piece)), "")]
    undated = [piece for piece in pieces if not is_only_date(piece)]
    text = clean(link.text()) if len(undated) == len(every) else clean(" ".join(undated))
    return _EDGE_DATE.sub("", text).strip() or text
