"""在真实浏览器里打开：无报错、无网络、不横向滚动、能打印。"""

import os
import shutil
import unicodedata
from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from domain.finding import Finding
from tests.reports.report_site import Site, squeezed

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="本机没有 Chromium，不能在浏览器里检查报告")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Chromium refuses to run as root with its sandbox; the tests may run so in a container.
    args = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=args)
        yield opened
        opened.close()


def _addresses(site: Site) -> list[str]:
    copies = sorted((site.folder / "copies").glob("*.html"))[:1]
    return [path.as_uri() for path in (*(page.path for page in site.pages), *copies)]


def _open(browser: Browser, address: str, width: int, said: list[str]) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800})

    def hear(message: ConsoleMessage) -> None:
        said.append(f"{message.type}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file://") else said.append(request.url))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [375, 1280])
def test_pages_are_quiet_and_fit_the_screen(site: Site, browser: Browser, width: int) -> None:
    for address in _addresses(site):
        said: list[str] = []
        page = _open(browser, address, width, said)
        needed, given = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert needed <= given, address
        assert page.title() != "ran"
        page.close()
        assert said == [], address


@pytest.mark.parametrize("width", [375, 1280])
def test_no_words_are_cut_off(site: Site, browser: Browser, width: int) -> None:
    """Nothing sticks out of its box, but for the matrix that scrolls within its own."""
    for address in _addresses(site)[:-1]:
        page = _open(browser, address, width, [])
        outside = page.evaluate(
            """[...document.querySelectorAll('main *, header *')]
                .filter(node => !node.closest('.scroll, thead') && node.getBoundingClientRect().right > innerWidth + 1)
                .map(node => node.outerHTML.slice(0, 120))"""
        )
        page.close()
        assert outside == [], address


def test_pages_print(site: Site, browser: Browser) -> None:
    for address in _addresses(site)[:-1]:
        page = _open(browser, address, 1280, [])
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 680, "height": 960})  # what A4 leaves between the margins
        needed, given = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert needed <= given, address
        page.close()


def test_every_word_of_evidence_is_on_the_paper(site: Site, browser: Browser) -> None:
    for result in site.report.results:
        page = _open(browser, site.department(result).path.as_uri(), 1280, [])
        printed = _words(page.pdf(prefer_css_page_size=True))
        page.close()
        for finding in (finding for criterion in result.results for finding in criterion.findings):
            for words in _said(finding):
                # Page breaks put a page number into the middle of what is long.
                assert set(_plain(words)) <= set(printed)
                assert _plain(words)[:12] in printed


def _said(finding: Finding) -> list[str]:
    return [finding.message, finding.advice, *(words for one in finding.evidence for words in (one.quote, one.url))]


def _words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return _plain(text.replace("\ufffe", ""))


def _plain(text: str) -> str:
    """Fonts of a PDF give some characters back as their compatibility forms."""
    return squeezed(unicodedata.normalize("NFKC", text))


def test_the_keyboard_reaches_the_content_first(site: Site, browser: Browser) -> None:
    page = _open(browser, _addresses(site)[0], 1280, [])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


def test_a_copy_opened_from_its_evidence_shows_the_page(site: Site, browser: Browser) -> None:
    said: list[str] = []
    page = _open(browser, _addresses(site)[1], 1280, said)
    page.get_by_text("查看保存的网页副本").first.click()
    page.wait_for_load_state()
    assert "这是采集时保存的网页副本" in page.inner_text("body")
    page.close()
    assert said == []
