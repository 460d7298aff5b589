"""端到端：十二个固定种子的门户，产品谁也没见过，读得对、不冤枉。"""

from collections.abc import Iterator

import pytest

from crawler.browser import find_program
from grammar.compare import NEVER
from grammar.run import run_seeds_of
from grammar.scan import HERE, Checkout
from grammar.tally import Tally

_SEEDS = (3, 7, 12, 19, 23, 31, 42, 58, 66, 77, 84, 95)
_TARGETS = {
    "columns": 99.0,
    "rows": 99.5,
    "article fields": 99.0,
    "blank said": 98.0,
    "whole said": 98.0,
    "missing said": 95.0,
    "passes": 97.0,
    "faults named": 98.0,
}


@pytest.fixture(scope="module")
def tally() -> Iterator[Tally]:
    """Of all seeds together."""
    if find_program() is None:
        pytest.skip("本机没有浏览器")
    product = Checkout("now", HERE.parent)
    yield run_seeds_of(_SEEDS, (product,), jobs=2)["now"]


def test_every_scan_ends(tally: Tally) -> None:
    assert tally.said("scans") == []


@pytest.mark.parametrize("measure", _TARGETS)
def test_the_portals_are_read(tally: Tally, measure: str) -> None:
    assert tally.share(measure) >= _TARGETS[measure], tally.said(measure)[:20]


@pytest.mark.parametrize("measure", NEVER)
def test_nothing_is_said_that_is_not_so(tally: Tally, measure: str) -> None:
    assert tally.said(measure) == []
