"""报告的内容：一次考评的全部已存结果，以及被引作证据的网页副本。"""

from dataclasses import dataclass
from datetime import datetime

from domain.assessment import Assessment, DepartmentResult
from domain.scheme import Scheme
from domain.words import Words


@dataclass(frozen=True, slots=True)
class Report:
    """All that the pages say. generated_at: with time zone; reports read no clock."""

    portal_name: str
    scheme: Scheme
    assessment: Assessment
    results: tuple[DepartmentResult, ...]
    words: Words
    generated_at: datetime
