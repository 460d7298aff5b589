"""草案条文：征求意见的网页常把草案印在通知里，条文里的日期、渠道、“意见”都不是通知的话。"""

import re
from collections.abc import Sequence

from domain.entry import Article

_ARTICLE = re.compile(r"\s*第\s*[一二三四五六七八九十百零〇\d]{1,5}\s*[条章节]")
# Fewer are quoted from a law.
_FEWEST = 3


def without_articles(lines: Sequence[str]) -> tuple[str, ...]:
    """What stands before the first article of a draft, and behind the last one; all of it where there is no draft."""
    places = [at for at, line in enumerate(lines) if _ARTICLE.match(line)]
    if len(places) < _FEWEST:
        return tuple(lines)
    return (*lines[: places[0]], *lines[places[-1] + 1 :])


def notice_text(article: Article) -> str:
    """The page alone, its tables too, without a draft that is attached to it or printed on it."""
    cells = (" ".join(dict.fromkeys(row)) for table in article.tables for row in table.rows)
    return "\n".join((*without_articles(article.paragraphs), *cells))
