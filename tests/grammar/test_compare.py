"""对照：说对了算一次，说错了记下来。"""

from typing import Any

import pytest

from grammar.compare import compare
from grammar.tally import Tally

_URL = "http://127.0.0.1/gk/bz/"
_ROW = "http://127.0.0.1/gk/bz/1.html"


def _truth(**kind: Any) -> dict[str, Any]:
    told = {
        "state": "read",
        "columns": [{"name": "惠农补贴", "url": _URL}],
        "entries": [{"title": "补贴名单", "shown": "补贴名单", "url": _ROW, "listed": "2021-03-05", "browser": False}],
        "articles": {},
        "scripted_pages": False,
    }
    department = {"id": "a", "kinds": {"subsidies": told | kind}, "planted": {}, "unsettled": [], "findings": []}
    return {"departments": [department]}


def _facts(*results: dict[str, Any], **view: Any) -> dict[str, Any]:
    row = {"title": "补贴名单", "url": _ROW, "listed": ["2021-03-05"], "article": None}
    seen = {
        "kind": "subsidies",
        "url": _URL,
        "urls": [_URL],
        "state": "read",
        "complete": True,
        "failure": "",
        "note": "",
    }
    one = {"views": [seen | {"entries": [row]} | view], "results": list(results)}
    criteria = {"subsidies_listed": {"kinds": ["subsidies"], "decide": "automatic", "compares": False}}
    return {"departments": {"a": one}, "criteria": criteria, "depths": {"subsidies": "list"}}


def _shares(tally: Tally) -> dict[str, float]:
    return {measure: tally.share(measure) for measure in tally.all}


def test_all_that_is_right_counts() -> None:
    assert _shares(compare(_truth(), _facts())) == {"whole said": 100, "columns": 100, "rows": 100}


def test_a_row_with_another_date_is_not_right() -> None:
    other = [{"title": "补贴名单", "url": _ROW, "listed": ["2021-03-06"], "article": None}]
    assert compare(_truth(), _facts(entries=other)).share("rows") == 0


def test_blank_of_a_column_with_entries_is_said_wrongly() -> None:
    tally = compare(_truth(), _facts(state="blank", entries=[]))
    assert len(tally.said("blank said wrongly")) == 1


def test_whole_of_a_list_with_rows_left_is_said_wrongly() -> None:
    tally = compare(_truth(), _facts(entries=[]))
    assert len(tally.said("whole said wrongly")) == 1


def test_a_deduction_that_the_truth_does_not_know_is_lost_wrongly() -> None:
    fail = {"outcome": "fail", "reason": "missing", "open": False, "deduction": "0.4", "message": "没有"}
    result = {"criterion": "subsidies_listed", "outcome": "fail", "findings": [fail]}
    assert len(compare(_truth(), _facts(result)).said("points lost wrongly")) == 1


def test_what_was_planted_may_cost() -> None:
    fail = {"outcome": "fail", "reason": "missing", "open": False, "deduction": "0.4", "message": "没有"}
    result = {"criterion": "subsidies_listed", "outcome": "fail", "findings": [fail]}
    truth = _truth(state="missing")
    truth["departments"][0]["planted"] = {"subsidies": "missing"}
    assert compare(truth, _facts(result, state="missing", entries=[])).said("points lost wrongly") == []


@pytest.mark.parametrize(("state", "wrong"), [("missing", 0), ("read", 1)])
def test_the_lack_of_a_column_may_cost_where_it_is_missing(state: str, wrong: int) -> None:
    fail = {"outcome": "fail", "reason": "no_column", "open": False, "deduction": "0.4", "message": "没有找到栏目"}
    result = {"criterion": "subsidies_listed", "outcome": "fail", "findings": [fail]}
    tally = compare(_truth(state=state), _facts(result, state="missing", entries=[]))
    assert len(tally.said("points lost wrongly")) == wrong


def test_a_fault_is_named_only_by_its_own_reason() -> None:
    """Who is to decide it in the end does not matter."""
    fail = {"outcome": "fail", "reason": "late", "open": True, "deduction": "0.4", "message": "晚了"}
    result = {"criterion": "subsidies_listed", "outcome": "fail", "findings": [fail]}
    truth = _truth()
    truth["departments"][0]["findings"] = [{"criterion": "subsidies_listed", "findings": [["fail", "missing"]]}]
    tally = compare(truth, _facts(result))
    assert (tally.share("faults named"), len(tally.said("wrong reasons"))) == (0, 1)
    assert compare(truth, _facts(result | {"findings": [fail | {"reason": "missing"}]})).share("faults named") == 100


def test_a_path_behind_the_number_sign_tells_rows_apart() -> None:
    rows = [
        {"title": name, "shown": name, "url": f"http://127.0.0.1/gk/#/detail/{name}", "listed": None, "browser": False}
        for name in ("补贴名单", "补贴标准")
    ]
    seen = [{"title": row["title"], "url": row["url"], "listed": [], "article": None} for row in rows]
    assert compare(_truth(entries=rows), _facts(entries=seen)).share("rows") == 100
    assert compare(_truth(entries=rows), _facts(entries=seen[:1])).share("rows") == 50
