"""年报：把一篇政府信息公开工作年度报告读成章节和三张表。"""

from parsing.annual_report.facts import (
    APPLICANTS,
    DISPUTE_GROUPS,
    DISPUTE_RESULTS,
    HANDLED,
    AnnualReport,
    Applications,
    Disputes,
    Number,
    Section,
)
from parsing.annual_report.reader import read_annual_report, report_year

__all__ = [
    "APPLICANTS",
    "DISPUTE_GROUPS",
    "DISPUTE_RESULTS",
    "HANDLED",
    "AnnualReport",
    "Applications",
    "Disputes",
    "Number",
    "Section",
    "read_annual_report",
    "report_year",
]
