"""假页面：状态码说正常，内容却说“页面不存在”。"""

import re

from parsing.markup.page import Page

_WORDS = re.compile(
    r"(?:页面|网页|文章|信息|内容|文件)(?:已经?)?(?:不存在|被删除|已删除|找不到|未找到|走丢)|找不到(?:您|你)?.{0,12}(?:页面|网页)|"
    r"抱歉.{0,20}(?:不存在|已删除)|^404(?:\s|$|错误|页面)|404\s*not\s*found",
    re.IGNORECASE,
)
# A real article of this length says something; an error page has its sentence and a link home.
_LONGEST = 300
_LONGEST_LINE = 60


def is_missing_page(page: Page) -> bool:
    """True for a short page one of whose lines, or whose title, says that there is no such page."""
    if page.meta.get("articletitle"):
        return False
    lines = page.lines()
    if sum(map(len, lines)) > _LONGEST:
        return False
    return any(len(line) <= _LONGEST_LINE and _WORDS.search(line) for line in (page.title, *lines))
