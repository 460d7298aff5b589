"""PDF 的表格线：画出的线、框的边、点线。"""

from pdfplumber.page import Page

from parsing.documents.page_rules import Rules, ruled_by
from parsing.documents.pdf_dots import dotted_rules, is_dot


def rules_of(page: Page) -> Rules:
    dots = [drawn for drawn in (*page.rects, *page.curves) if is_dot(drawn)]
    if dots:
        page = page.filter(lambda drawn: not is_dot(drawn))
    return ruled_by([*page.edges, *dotted_rules(dots)])
