"""写好的报告：打开看的页面，和它所依据的内容。"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from domain.assessment import DepartmentResult
from reports.overview import page_name
from reports.report import Report


def squeezed(text: str) -> str:
    """Text without its blanks, so that line breaks of the page do not matter."""
    return "".join(text.split())


@dataclass(frozen=True)
class Page:
    path: Path

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.path.read_text(encoding="utf-8"))

    @cached_property
    def text(self) -> str:
        assert self.tree.body is not None
        return squeezed(self.tree.body.text())


@dataclass(frozen=True)
class Site:
    report: Report
    folder: Path

    @property
    def overview(self) -> Page:
        return Page(self.folder / "index.html")

    def department(self, result: DepartmentResult) -> Page:
        return Page(self.folder / "departments" / page_name(result.department.id))

    @property
    def pages(self) -> list[Page]:
        return [self.overview, *(self.department(result) for result in self.report.results)]
