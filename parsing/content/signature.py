"""落款日期：正文末尾单独成行的日期，多为成文日期。"""

import re
from collections.abc import Sequence
from datetime import date

from parsing.words.dates import find_dates

_LAST_LINES = 12
_LONGEST_LINE = 30
# 「本办法自2022年1月1日起施行。」 tells another day than that of signing, 「公示日期：2021年5月9日」 that of publication.
_OTHER_DAY = re.compile(
    r"[日\d]\s*(?:起|前|至|止|以前|之前)|[日\d].*(?:施行|实施|执行|生效|废止)|有效期|截止|截至"
    r"|(?:公示|公开|公布|发布|更新|上传|送达|签收|履行|缴纳|缴款)[^，。]{0,2}(?:日期?|时间|期限)\s*[：:]"
)


def signature_date(paragraphs: Sequence[str]) -> tuple[date, str] | None:
    """The last date that stands alone in a line near the end; also the one in brackets under the title."""
    lines = [line for line in paragraphs if len(line) <= _LONGEST_LINE and not _OTHER_DAY.search(line)]
    candidates = (*reversed(lines[-_LAST_LINES:]), *lines[:6])
    return next((found[-1] for line in candidates if (found := find_dates(line))), None)
