"""途中的故障：三成的地址答非所答，谁也不该因此被冤枉。"""

import pytest

from crawler.browser import find_program
from grammar.faults import Fault
from grammar.run import CLAIMS, run_seeds_of
from grammar.scan import HERE, Checkout

_SEEDS = {"cut": (66,), "busy": (7,)}


@pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")
@pytest.mark.parametrize("kind", ("busy", "login", "empty", "503", "home", "to-home", "cut"))
def test_a_fault_on_the_way_is_no_fault_of_a_department(kind: str) -> None:
    seeds = _SEEDS.get(kind, (19,))
    tally = run_seeds_of(seeds, (Checkout("now", HERE.parent),), jobs=2, fault=Fault(kind, 30))["now"]
    assert [tally.said(measure) for measure in CLAIMS] == [[] for _ in CLAIMS]
