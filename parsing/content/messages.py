"""留言：页面标注的来信日期、答复日期和办理单位。"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated

from domain.pattern import Expression
from parsing.words.dates import find_date

BeforeDay = Annotated[str, Expression(within="(?:{})(?P<day>.)")]
BeforeName = Annotated[str, Expression(within="(?:{})(?P<name>.)")]


def labelled_day(text: str, labels: Iterable[BeforeDay]) -> date | None:
    """The day behind the first of the labels that is followed by one."""
    for label in labels:
        match = re.search(rf"(?:{label})[^0-9\n]{{0,8}}(?P<day>.{{8,14}})", text)
        if match and (found := find_date(match["day"])):
            return found[0]
    return None


def labelled_organ(text: str, labels: Iterable[BeforeName]) -> str:
    """Whom the page names as the one to answer; empty when it names nobody."""
    found = (re.search(rf"(?:{label})\s*[:：]?\s*(?P<name>[^\s：:，。；]{{2,30}})", text) for label in labels)
    return next((match["name"] for match in found if match), "")
