"""征集期限：征求意见的网页写明的起止日期，写在标注里，或写在通知自己的话里。"""

from collections.abc import Iterable
from datetime import date

from domain.entry import Article
from domain.working_days import WorkingDays
from parsing.content.draft_articles import notice_text
from parsing.content.stated_period import Period, stated_period

_ANY = (".",)


def asked_period(
    title: str, article: Article, about: Iterable[str], published: date, calendar: WorkingDays
) -> Period | None:
    """The period with the latest end that the labels, the title or the notice state; None where none does.

    about, published: as stated_period has them.
    """
    labelled = f"{article.info.opens or ''}至{article.info.closes}" if article.info.closes else ""
    text = f"{title}\n{notice_text(article)}"
    found = (stated_period(labelled, _ANY, published, calendar), stated_period(text, about, published, calendar))
    return max((period for period in found if period), key=lambda period: period.end, default=None)
