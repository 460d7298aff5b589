"""列表日期：一行条目旁边的日期，写在一处、拆成几块、只有月日、写在属性里，或者同一行有两个。"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.entry import DateWitness, Witness
from parsing.words.dates import date_in_address, find_dates, find_listed_date

# Not 第1/1页.
_MONTH_DAY = re.compile(r"(?<![\d.第-])(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?![\d.-]|\s*页)")
_DAY_THEN_MONTH = re.compile(r"(?<!\d)(\d{1,2})日?\s+((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})月?(?![\d-])")
_MONTH_THEN_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})月?\s+(\d{1,2})日?(?!\d)")
_DAY_THEN_YEAR = re.compile(r"(?<!\d)(\d{1,2})[-/.月](\d{1,2})日?\s+((?:19|20)\d{2})年?(?!\d)")
_YEAR_THEN_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})年?\s+(\d{1,2})[-/.月](\d{1,2})日?(?!\d)")
_DAY_AND_MONTH = re.compile(r"(?<!\d)(\d{1,2})日?\s+(\d{1,2})月(?!\d)")
_DAY_ONLY = re.compile(r"^\s*(\d{1,2})\s*日?\s*$")
_HEADER = re.compile(r"^[【\[（(]?((?:19|20)\d{2})\s*(?:[-./年]\s*(?:(\d{1,2})月?)?)?(?:度)?[】\]）)]?$")
_RELEASED = re.compile(r"(?:发布|公开|公布|上网|刊登|发文)(?:日期|时间|于)?\s*[：:]?\s*$")
_OTHER = re.compile(
    r"(?:(?:留言|来信|写信|提问|咨询|反映|来访|投诉|决定|许可|处罚|检查|抽查|立案|受理|办结|批准|批复|发证|活动|会议|举行|举办|召开|开标|报名|考试|面试|听证|征集|开始|起始|结束|起止)(?:日期|时间)|(?:成文|生成|签发|制发|印发|施行|实施|失效|截止|生效|废止|到期|届满)(?:日期|时间)?|有效期限?[至到]?|今天是?|今日是?|现在(?:是|时间)|当前(?:时间|日期))\s*[：:]?\s*$"
)
_PIECE = re.compile(r"^(?:\d{1,2}日?|(?:19|20)\d{2}年?(?:[-./]?\d{1,2}月?)?|\d{1,2}[-./月]\d{1,2}日?)$")
_TIME = re.compile(r"\s*\d{1,2}\s*[:：时]\s*\d{1,2}(?:\s*[:：分]\s*\d{1,2}|分)?秒?")
_MARGIN = 6


@dataclass(frozen=True, slots=True)
class Period:
    """The year, and perhaps the month, that stands above a group of rows."""

    year: int
    month: int | None = None


def period_header(text: str) -> Period | None:
    """A line that is nothing but a year or a month: it dates the rows below it."""
    match = _HEADER.match(text)
    return Period(int(match[1]), int(match[2]) if match[2] else None) if match else None


def is_only_date(text: str) -> bool:
    """A date, perhaps with its time of day, in brackets or with a word, and nothing else."""
    found = find_listed_date(text)
    if found:
        return len(_TIME.sub("", text)) - len(found[1]) <= _MARGIN
    return len(text) <= _MARGIN + 2 and bool(_MONTH_DAY.search(text))


def is_date_piece(text: str) -> bool:
    """Nothing but the digits of a date, or of a part of one."""
    return bool(_PIECE.match(text))


def completes(whole: str, short: str) -> bool:
    """A whole date of the month and day that a shorter one says."""
    found, said = find_listed_date(whole), month_and_day(short)
    return found is not None and said is not None and (found[0].month, found[0].day) == said[:2]


def month_and_day(*tokens: str) -> tuple[int, int, str] | None:
    """What tells a month and a day, and no year; in words of its own or in two that follow one another."""
    match = next((found for token in tokens if (found := _MONTH_DAY.search(token))), None)
    if match:
        return int(match[1]), int(match[2]), match[0]
    apart = _DAY_AND_MONTH.search(" ".join(tokens))
    return (int(apart[2]), int(apart[1]), apart[0]) if apart else None


def listed_date(tokens: Sequence[str], url: str, above: Period | None = None) -> tuple[DateWitness, ...]:
    """What the list says of a row's date, then what the address says.

    tokens: the texts around the title, in order, dates in attributes last. above: the year that heads the group.
    Two different dates of which no word says which is the publication: neither is certain, so none.
    """
    address = date_in_address(url)
    tokens = [token for token in tokens if not tells_another(token)]
    if find_dates(" ".join(tokens)):
        found = _stated(tokens)
    else:
        found = _pieced(" ".join(tokens)) or _short(tokens) or _completed(tokens, above, address and address[0])
    witnesses = ((Witness.LIST, found), (Witness.ADDRESS, address))
    return tuple(DateWitness(who, *said) for who, said in witnesses if said)


def tells_another(token: str) -> bool:
    """Its date is that of something else, by the word before it."""
    said = find_dates(token)
    return bool(said) and all(_OTHER.search(token[: token.index(raw)]) for _, raw in said)


def _stated(tokens: Sequence[str]) -> tuple[date, str] | None:
    """A whole date. By the word before it where there is one."""
    text = " ".join(tokens)
    at, labelled, plain = 0, list[tuple[date, str]](), list[tuple[date, str]]()
    for day, raw in find_dates(text):
        place = text.index(raw, at)
        before, at = text[at:place], place + len(raw)
        if _RELEASED.search(before):
            labelled.append((day, raw))
        elif not _OTHER.search(before):
            plain.append((day, raw))
    chosen = labelled or plain
    return chosen[0] if len({day for day, _ in chosen}) == 1 else None


def _short(tokens: Sequence[str]) -> tuple[date, str] | None:
    """With a year of two digits."""
    return next((found for token in tokens if (found := find_listed_date(token))), None)


def _pieced(text: str) -> tuple[date, str] | None:
    """A date whose parts stand in blocks of their own."""
    orders = ((_DAY_THEN_MONTH, (1, 2, 0)), (_MONTH_THEN_DAY, (0, 1, 2)), (_DAY_THEN_YEAR, (2, 0, 1)),
              (_YEAR_THEN_DAY, (0, 1, 2)))  # fmt: skip
    for pattern, order in orders:
        match = pattern.search(text)
        if match:
            parts = [int(part) for part in match.groups()]
            year, month, day = (parts[place] for place in order)
            return _dated(year, month, day, match[0])
    return None


def _completed(tokens: Sequence[str], above: Period | None, address: date | None) -> tuple[date, str] | None:
    """A month and day, or a day, whose year stands above the group or in the address."""
    said = month_and_day(*tokens)
    if said:
        month, day, raw = said
        if above and above.month in (None, month):
            return _dated(above.year, month, day, raw)
        return (address, raw) if address and (address.month, address.day) == (month, day) else None
    alone = next((found for token in tokens if (found := _DAY_ONLY.match(token))), None)
    return _dated(above.year, above.month, int(alone[1]), alone[0]) if alone and above and above.month else None


def _dated(year: int, month: int, day: int, raw: str) -> tuple[date, str] | None:
    try:
        return date(year, month, day), raw.strip()
    except ValueError:
        return None
