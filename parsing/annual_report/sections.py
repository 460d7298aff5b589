"""年报的六个部分：按标题里的关键词认，不要求一字不差。"""

import re
from collections.abc import Sequence

from parsing.annual_report.facts import Section

_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("总体情况", re.compile(r"总体情况|概述|基本情况")),
    ("主动公开政府信息情况", re.compile(r"主动公开.{0,6}情况")),
    (
        "收到和处理政府信息公开申请情况",
        re.compile(r"(?:收到|处理|办理).{0,12}申请.{0,4}情况|申请.{0,6}(?:收到|处理|办理).{0,4}情况"),
    ),
    (
        "政府信息公开行政复议、行政诉讼情况",
        re.compile(r"复议.{0,12}诉讼.{0,4}情况|诉讼.{0,12}复议.{0,4}情况"),
    ),
    (
        "存在的主要问题及改进情况",
        re.compile(r"(?:问题|不足|困难|短板|薄弱环节|差距).{0,10}(?:改进|整改|措施|打算|提升|完善|努力方向)"),
    ),
    ("其他需要报告的事项", re.compile(r"其[他它].{0,8}事项")),
)
_NUMERAL = re.compile(r"^第?([（(]?)([一二三四五六七])[)）]?(?:部分)?[、.．,，:：\s]*")
_ORDINALS = "一二三四五六"
_LONGEST_HEADING = 40
# How many characters may stand before the keywords: 「因政府信息公开工作被申请行政复议、提起行政诉讼情况」.
_MOST_BEFORE = 20
_BRACKETED = 2
_BARE = 4
# So many headings without a numeral show that this text numbers none, or numbers them by its style.
_FEWEST_BARE = 4


def read_sections(lines: Sequence[str]) -> tuple[Section, ...]:
    """The sections in the order of the text.

    A heading opens with a numeral, or is a short line of its own. Of several lines that could head a section
    the one with its own numeral wins: 「（一）主动公开情况」 inside the first section is no heading of the second.
    """
    headings = [(*_heading(line), position) for position, line in enumerate(lines)]
    headings = [one for one in headings if one[0]]
    bare = {name for name, rank, _ in headings if rank == _BARE}
    if len(bare) >= _FEWEST_BARE or any(rank < _BRACKETED for _, rank, _ in headings):
        # Headings of this text have plain numerals, or none: another's numeral in brackets makes a subheading.
        headings = [one for one in headings if one[1] != _BRACKETED + 1]
    best: dict[str, tuple[int, int]] = {}
    for name, rank, position in headings:
        if name not in best or rank < best[name][0]:
            best[name] = (rank, position)
    found = sorted((position, name) for name, (_, position) in best.items())
    ends = [*(position for position, _ in found[1:]), len(lines)]
    return tuple(
        Section(name, lines[start], "\n".join(lines[start + 1 : end]))
        for (start, name), end in zip(found, ends, strict=False)
    )


def heading_in_place(text: str, name: str) -> str:
    """A line with the numeral of a section and words that do not tell it; '' where there is none.

    name: of a section that was not found. A sentence is no heading.
    """
    ordinal = _ORDINALS[[one for one, _ in _HEADINGS].index(name)]
    for line in text.splitlines():
        numbered = _NUMERAL.match(line)
        is_plain = numbered is not None and not numbered[1] and numbered[2] == ordinal
        if is_plain and len(line) <= _LONGEST_HEADING and not line.endswith(("。", "；")) and not _heading(line)[0]:
            return line
    return ""


def _heading(line: str) -> tuple[str, int]:
    """The section a line may head, and how little it looks like a heading; an empty name for none."""
    numbered = _NUMERAL.match(line)
    rest = line[numbered.end() :] if numbered else line
    for ordinal, (name, pattern) in zip(_ORDINALS, _HEADINGS, strict=True):
        match = pattern.search(rest)
        if not match or match.start() > _MOST_BEFORE:
            continue
        if numbered:
            bracketed, numeral = numbered.groups()
            return name, _BRACKETED * bool(bracketed) + (numeral != ordinal)
        if len(line) <= _LONGEST_HEADING and match.end() >= len(rest) - 4:
            return name, _BARE
    return "", 0
