"""一页多址：服务器拿同一个网页应付不同的地址，那个网页就不是其中任何一个栏目。"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.one_page import told_apart
from domain.capture import Capture
from domain.department import Column
from domain.snapshot import ColumnState, ColumnView

_NOW = datetime(2022, 2, 15, tzinfo=UTC)


def _capture(path: str, digest: str) -> Capture:
    return Capture(f"http://a.gov.cn{path}", f"http://a.gov.cn{path}", 200, _NOW, digest)


def _view(kind: str, path: str, digest: str) -> ColumnView:
    return ColumnView(
        Column(kind, kind, f"http://a.gov.cn{path}"), ColumnState.BLANK, (_capture(path, digest),), complete=True
    )


def test_one_page_at_two_addresses_is_neither_column() -> None:
    views = (_view("guide", "/zn/", "same"), _view("budget", "/ys/", "same"), _view("meetings", "/hy/", "own"))
    states = [view.state for view in told_apart(views, ())]
    assert states == [ColumnState.UNREADABLE, ColumnState.UNREADABLE, ColumnState.BLANK]


def test_the_front_page_is_no_column() -> None:
    (view,) = told_apart((_view("guide", "/czj/zn/", "home"),), (_capture("/czj/", "home"),))
    assert (view.state, view.complete) == (ColumnState.UNREADABLE, False)


@pytest.mark.parametrize("other", ["/zn/", "/zn/index.html", "/zn"])
def test_two_kinds_may_have_one_column(other: str) -> None:
    views = (_view("guide", "/zn/", "same"), _view("system", other, "same"))
    assert told_apart(views, ()) == views


def test_empty_pages_that_are_shown_in_others_are_alike() -> None:
    views = (_view("guide", "/zn/", ""), _view("system", "/zd/", ""))
    shown = tuple(replace(view, captures=(_capture(f"/empty{n}.html", "same"),)) for n, view in enumerate(views))
    assert told_apart(shown, ()) == shown
