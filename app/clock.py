"""时钟：全系统只在这里看表。"""

from datetime import date, datetime

from domain.beijing import BEIJING


def now() -> datetime:
    return datetime.now(BEIJING)


def today() -> date:
    return now().date()
