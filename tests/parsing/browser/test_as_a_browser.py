"""网页读法与浏览器一致：文字、网址、表格、转走、看得见，逐条比对。"""

import pytest

from parsing.markup.page import Page, open_page
from parsing.markup.tables import read_table
from tests.parsing.browser.conftest import Seen
from tests.parsing.browser.corpus import ADDRESSES, CHARACTERS, REDIRECTS, TABLES
from tests.parsing.browser.hidden_samples import VISIBILITY
from tests.parsing.browser.sample import Sample


def _opened(sample: Sample, seen: dict[str, Seen]) -> tuple[Page, Seen]:
    answer = seen[sample.name]
    return open_page(sample.body, sample.content_type, answer.address), answer


def _words(lines: tuple[str, ...]) -> set[str]:
    return {"".join(line.split()) for text in lines for line in text.splitlines()} - {""}


@pytest.mark.parametrize("sample", CHARACTERS, ids=lambda sample: sample.name)
def test_characters(sample: Sample, seen: dict[str, Seen]) -> None:
    page, answer = _opened(sample, seen)
    assert page.body is not None
    assert page.body.text().strip() == answer.texts[0].strip()


@pytest.mark.parametrize("sample", ADDRESSES, ids=lambda sample: sample.name)
def test_addresses(sample: Sample, seen: dict[str, Seen]) -> None:
    page, answer = _opened(sample, seen)
    for href, url in answer.links:
        leads_to_a_page = url.startswith(("http:", "https:")) and "[bad" not in url
        assert (href, page.resolve(href)) == (href, url.partition("#")[0] if leads_to_a_page else "")


@pytest.mark.parametrize("sample", TABLES, ids=lambda sample: sample.name)
def test_tables(sample: Sample, seen: dict[str, Seen]) -> None:
    page, answer = _opened(sample, seen)
    table = page.tree.css_first("table")
    assert table is not None
    assert read_table(table).rows == answer.grid


@pytest.mark.parametrize("sample", REDIRECTS, ids=lambda sample: sample.name)
def test_redirects(sample: Sample, seen: dict[str, Seen]) -> None:
    page, answer = _opened(sample, seen)
    assert (page.refresh or page.url) == answer.ended_at


@pytest.mark.parametrize("sample", VISIBILITY, ids=lambda sample: sample.name)
def test_what_a_reader_can_bring_to_sight(sample: Sample, seen: dict[str, Seen]) -> None:
    page, answer = _opened(sample, seen)
    assert _words(page.lines()) == _words(answer.texts)
