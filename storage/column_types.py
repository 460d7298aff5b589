"""列类型：小数与时刻的存法，存进去什么，取出来就是什么。"""

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class ExactDecimal(TypeDecorator[Decimal]):
    """As text: SQLite's NUMERIC is a float, and half a point must stay half a point."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class UtcTime(TypeDecorator[datetime]):
    """As ISO text of one fixed width, so that it sorts by time in every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else utc(value).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def utc(time: datetime) -> datetime:
    """The same moment in UTC; a time without a zone names no moment and is refused."""
    if time.tzinfo is None:
        raise ValueError(f"time without a time zone: {time!r}")
    return time.astimezone(UTC)
