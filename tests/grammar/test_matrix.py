"""故障矩阵的一小部分：途中的故障不让谁多丢分，没碰到的照旧；全部用 ``make matrix`` 跑。"""

import pytest

from crawler.browser import find_program
from grammar.faults import Fault
from grammar.matrix import cells_of, faults_on
from grammar.places import Place, Where

_SEED = 19
_SAMPLE = (
    Fault("cut", 100, Where.LISTS),
    Fault("home", 100, Where.SEARCH),
    Fault("404", 100, Where.DATA),
    Fault("bom", 100, Where.ROBOTS),
)


@pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")
def test_a_sample_of_the_matrix_holds() -> None:
    cells = list(cells_of(_SEED, jobs=2, faults=_SAMPLE))
    assert [cell.fault for cell in cells] == list(_SAMPLE)
    assert [(cell.command, cell.different, cell.broken) for cell in cells if not cell.holds] == []


def test_a_share_that_hits_no_more_than_a_smaller_one_is_left_out() -> None:
    one_page = {"/a/": Place(Where.LISTS, "a", "plans")}
    assert [str(fault) for fault in faults_on(one_page, ["cut"])] == ["cut:100:lists"]


def test_robots_alone_can_begin_with_a_mark() -> None:
    places = {"/robots.txt": Place(Where.ROBOTS), "/a/": Place(Where.LISTS, "a", "plans")}
    kinds = {(fault.kind, fault.where) for fault in faults_on(places) if fault.kind == "bom"}
    assert kinds == {("bom", Where.ROBOTS)}
