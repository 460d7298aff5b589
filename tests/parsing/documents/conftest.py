"""附件测试共用：用浏览器打印 PDF。"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, sync_playwright

from crawler.browser import find_program

PrintPdf = Callable[[str], bytes]


@pytest.fixture(scope="session")
def print_pdf() -> Iterator[PrintPdf]:
    """Prints a page's HTML as a PDF with a text layer."""
    program = find_program()
    if program is None:
        pytest.skip("本机没有浏览器，打印 PDF 的测试跳过")
    # A thread of its own: the browser's event loop would be in the way of tests that run theirs.
    with ThreadPoolExecutor(1) as thread, ExitStack() as stack:
        browser = thread.submit(_launch, program, stack).result()
        yield lambda body: thread.submit(_print, browser, body).result()
        thread.submit(stack.close).result()


def _launch(program: str, stack: ExitStack) -> Browser:
    playwright = stack.enter_context(sync_playwright())
    return stack.enter_context(playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]))


def _print(browser: Browser, body: str) -> bytes:
    with browser.new_page() as page:
        page.set_content(f"<html lang='zh-CN'><meta charset='utf-8'><body>{body}</body></html>")
        return page.pdf(format="A4")
