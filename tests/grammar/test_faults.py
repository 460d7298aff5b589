"""途中的故障：三成的地址答非所答，谁也不该因此被冤枉。"""

import pytest

from crawler.browser import find_program
from grammar.faults import Fault
from grammar.places import Where
from grammar.run import CLAIMS, run_seeds_of
from grammar.scan import HERE, Checkout

_SEEDS = {"cut": (66,)}
# A department's front page in place of half of the menus: another's root, or inner pages, as well.
_MENUS = (34,)


@pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")
@pytest.mark.parametrize("kind", ("busy", "login", "empty", "503", "home", "to-home", "cut"))
def test_a_fault_on_the_way_is_no_fault_of_a_department(kind: str) -> None:
    assert _wrong(_SEEDS.get(kind, (19,)), Fault(kind, 30)) == []


@pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")
def test_menus_that_did_not_open_are_no_columns_that_are_missing() -> None:
    assert _wrong(_MENUS, Fault("home", 50, Where.MENUS)) == []


def _wrong(seeds: tuple[int, ...], fault: Fault) -> list[str]:
    tally = run_seeds_of(seeds, (Checkout("now", HERE.parent),), jobs=2, fault=fault)["now"]
    return [said for measure in CLAIMS for said in tally.said(measure)]
