"""可能写着日期的文字：time 元素按它的 datetime 属性读；成句的话里提到的日期不是这一条的日期。"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from parsing.markup.page import BLOCKS, ancestors
from parsing.words.dates import find_listed_date, in_beijing
from parsing.words.listed_dates import is_only_date, month_and_day
from parsing.words.text import clean

# Words about a day come to no more: 发布时间, 来源, 浏览次数.
_LONGEST_BESIDE = 12
_SENTENCE = re.compile(r"[。，；！？…]|\.{3}")
_LABELLED = re.compile(r"(?:发布|公开|公布|日期|时间)[于在]?\s*[：:]?\s*$")
_PUBLISHED = re.compile(r"于\|(?:发布|发表|上传|刊登)")
# A day on which something begins or ends.
_FROM_OR_TO = re.compile(r"[起前后止](?!草)|[之以](?:日|前|后|来)")
_WORD = re.compile(r"[\u4e00-\u9fa5]")
_JOINS = "，、。；,起前后止至到以的"
_EDGES = " []【】（）()：:|/·-—"


def time_said(node: LexborNode) -> str | None:
    """The day a time element tells: its attribute's, in full. What its text says instead, where that is another day: ''.

    None of any other element. A month and day, a day of the week or 昨天 in its text leave the year to the attribute.
    """
    if node.tag != "time":
        return None
    attribute, text = node.attributes.get("datetime") or "", clean(node.text(separator=" "))
    stated = [found for raw in (in_beijing(attribute), attribute) if (found := find_listed_date(raw))]
    if not stated:
        return None
    full, short = find_listed_date(text), month_and_day(text)
    for day, raw in stated:
        said = full[0] == day if full else short is None or short[:2] == (day.month, day.day)
        if said:
            return full[1] if full else raw
    return ""


def day_texts(node: LexborNode, without: LexborNode | None = None) -> Iterator[str]:
    """The texts below a node, in order, but those of which a date is a part of a sentence. without: the title's link."""
    titled = {one.mem_id for one in (without, *ancestors(without))} if without is not None else set[int]()
    stack = [node]
    while stack:
        current = stack.pop()
        if without is not None and current.mem_id == without.mem_id:
            continue
        said = clean(current.text_content or "") if current.is_text_node else time_said(current)
        if said is None:
            stack += list(current.iter(include_text=True))[::-1]
        elif said and not (any(map(str.isdigit, said)) and _is_in_sentence(current, said, node, titled)):
            yield said


def _is_in_sentence(node: LexborNode, said: str, row: LexborNode, titled: set[int]) -> bool:
    if not is_only_date(said):
        return _mentions(said, said)
    holder = node
    while holder.mem_id != row.mem_id:
        above = holder.parent
        if above is None or above.mem_id in titled or any(one.tag in BLOCKS for one in above.iter()):
            break
        holder = above
    return _mentions(clean(holder.text()), said if node.is_text_node else clean(node.text()), apart=True)


def _mentions(text: str, day: str, *, apart: bool = False) -> bool:
    """Whether a day is only part of what a text says, and does not stand for itself at its beginning or end.

    apart: it is an element of its own, so that no blank need keep it from the words.
    """
    full, short = find_listed_date(day), month_and_day(day)
    # A time of day belongs to the day.
    raw = day if apart and day in text else full[1] if full else short[2] if short else day
    before, _, behind = text.partition(raw)
    if _FROM_OR_TO.match(behind) and not _LABELLED.search(before):
        return True
    if len(text) - len(raw) <= _LONGEST_BESIDE or _LABELLED.search(before) or _PUBLISHED.search(before + "|" + behind):
        return False
    if not _SENTENCE.search(text) and not (_WORD.match(before[-1:]) and _WORD.match(behind)):
        return False
    begins = not before.strip(_EDGES) and (behind[:1] in _EDGES or (apart and behind[0] not in _JOINS))
    ends = not behind.strip(_EDGES) and (before[-1:] in _EDGES or apart)
    return not (begins or ends)
