"""数据里的日期：写出来的日期，或者从 1970 年起的秒数、毫秒数。"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from parsing.words.dates import find_listed_date

_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d{1,9})?")
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?:Z|\+00:?00)")
_WRITTEN = re.compile(
    r"\D?(?:19|20)\d\d(?:[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?|[01]\d[0-3]\d)(?:[T\s]*[\d:：时分秒.]{0,16})?(?:[+-][\d:]{4,5})?\D?"
)
_CHINA = timedelta(hours=8)


def item_date(value: Any) -> tuple[date, str] | None:
    """The day by Chinese time and how it was written; Java writes {"time": …}."""
    if isinstance(value, dict):
        value = value.get("time", "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    raw = str(value).strip()[:40]
    if _SECONDS.fullmatch(raw):
        seconds = float(raw) / (1000 if len(raw.partition(".")[0]) > 10 else 1)
        return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date(), raw
    instant = _INSTANT.fullmatch(raw)
    if instant:
        try:
            return (datetime.fromisoformat(instant[1]) + _CHINA).date(), raw
        except ValueError:
            return None
    return find_listed_date(raw[:8] if re.fullmatch(r"\d{14}", raw) else raw)


def is_written_date(value: Any) -> bool:
    """The text is a date and nothing else."""
    return isinstance(value, str) and bool(_WRITTEN.fullmatch(value.strip()[:40])) and item_date(value) is not None
