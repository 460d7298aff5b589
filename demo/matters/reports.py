"""样例年报文章：网页、附件或扫描件。"""

from demo.annual_report.report import Report
from demo.annual_report.text import old_report_body, report_body
from demo.matters.writings import Day
from demo.model import Article, Block, Dates, File, FileKind, on

_SEE_FILE = ("{organ}政府信息公开工作年度报告见附件，欢迎查阅。",)


def report(data: Report, day: Day | Dates, title: str = "") -> Article:
    """The report as a page."""
    return Article(title or title_of(data.year), _dates(day), report_body(data))


def report_file(data: Report, day: Day | Dates, kind: FileKind) -> Article:
    """A page that only leads to the report's file."""
    title = title_of(data.year)
    return Article(title, _dates(day), _SEE_FILE, files=(File(title, kind, report_body(data)),))


def pictured(title: str, day: Day, *body: Block) -> Article:
    return Article(title, on(*day), body)


def old_report(year: int, published: int = 80) -> Article:
    """A report of a year before the tables; those were published each January."""
    return Article(title_of(year), on(year + 1, 1, 18), old_report_body(year, published))


def quiet_reports(*years: int) -> tuple[Article, ...]:
    """Reports of years in which nobody applied, the newest first; before 2019 without tables."""
    return tuple(
        report(Report(year, form=2019, published=60 + year % 10), (year + 1, 1, 20))
        if year >= 2019
        else old_report(year)
        for year in years
    )


def title_of(year: int) -> str:
    return f"{{organ}}{year}年政府信息公开工作年度报告"


def _dates(day: Day | Dates) -> Dates:
    return day if isinstance(day, Dates) else on(*day)
