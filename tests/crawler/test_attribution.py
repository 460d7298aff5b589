"""归属：共用栏目里的一条是谁的，按列表写的单位、标题开头、署名依次来看；两头都像的，谁的都不算。"""

from datetime import UTC, datetime

import pytest

from crawler.attribution import is_anothers, own_entries, without_others
from domain.capture import Capture
from domain.department import Column, Department
from domain.entry import Article, Entry
from domain.snapshot import ColumnState, ColumnView

_OURS = Department("swj", "云山区退役军人事务局", ("区退役军人局",))
_THEIRS = Department("rsj", "云山区人力资源和社会保障局", ("区人社局",))
_FINANCE = Department("czj", "云山区财政局", ("区财政局",))
_ALL = (_OURS, _THEIRS, _FINANCE)
_CAPTURE = Capture("http://h.gov.cn/1.html", "http://h.gov.cn/1.html", 200, datetime(2022, 1, 1, tzinfo=UTC))


def _entry(title: str, organ: str = "", source: str = "") -> Entry:
    article = Article(_CAPTURE, title, source=source) if source else None
    return Entry(title, f"http://h.gov.cn/{title}{organ}{source}", article=article, organ=organ)


def _view(*entries: Entry) -> ColumnView:
    return ColumnView(Column("budget", "部门预算", "http://h.gov.cn/"), ColumnState.READ, entries=entries)


@pytest.mark.parametrize(
    ("entry", "strange"),
    [
        (_entry("关于公开征求意见的公告", organ="区水利和湖泊局"), True),
        (_entry("关于公开征求意见的公告", organ="退役军人事务局"), False),
        (_entry("关于公开征求意见的公告", organ="云山区人民政府办公室"), False),
        (_entry("关于公开征求意见的公告", organ="云山区财政局"), True),
        (_entry("云山区财政局2021年部门预算"), True),
        (_entry("云山区财政局 云山区退役军人事务局关于印发办法的通知"), False),
        (_entry("区财政局2021年部门预算"), False),
    ],
)
def test_whose_a_row_is_by_what_the_list_shows(entry: Entry, strange: bool) -> None:
    """Short names may be the portal's own, and what stands above departments publishes in their columns."""
    assert is_anothers(entry, _OURS, _ALL) is strange


def test_what_one_signs_for_another_is_neither_ones() -> None:
    """Nor can anything be said to be lacking for either; for the others it can."""
    view = _view(
        *(_entry(f"{one.name}2020年部门决算", source=one.name) for one in _ALL),
        _entry(f"{_OURS.name}2021年部门预算", source="云山区财政局"),
    )
    divided = {one.id: own_entries(view, one, _ALL) for one in _ALL}
    assert {id: len(one.entries) for id, one in divided.items()} == {"swj": 1, "rsj": 1, "czj": 1}
    assert {id: one.complete for id, one in divided.items()} == {"swj": False, "rsj": True, "czj": False}


def test_many_strange_rows_make_a_column_everybodys() -> None:
    view = _view(*(_entry(f"{one.name}2021年部门预算") for one in _ALL), _entry("关于预算公开的说明"))
    divided = without_others(view, _OURS, _ALL)
    assert [entry.title for entry in divided.entries] == [f"{_OURS.name}2021年部门预算"]
    assert (divided.column.shared, divided.complete) == (True, False), "one row is nobody's"


def test_one_strange_row_of_two_may_be_a_slip_and_proves_no_lack() -> None:
    """A copied title, say: nothing can be said to be missing beside it."""
    view = _view(_entry(f"{_THEIRS.name}2021年度报告"), _entry(f"{_OURS.name}2020年度报告"))
    divided = without_others(view, _OURS, _ALL)
    assert [entry.title for entry in divided.entries] == [f"{_OURS.name}2020年度报告"]
    assert (divided.column.shared, divided.complete) == (False, False)
