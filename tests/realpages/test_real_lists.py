"""真实列表页：条目、标题、日期、翻页，与标准答案一致。"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.capture import FailureKind
from domain.entry import Witness
from domain.snapshot import ColumnState
from parsing.lists.lists import read_list
from parsing.lists.rows import row_groups
from tests.realpages.conftest import page_at


def test_tianjin_list_with_date_before_the_link(realpages: Path) -> None:
    listed = read_list(page_at(realpages / "tianjin/bm-jqgkxx-list.html", "http://gk.tj.gov.cn/zxgbxx/bm/index.shtml"))
    dates = [entry.published.date for entry in listed.entries if entry.published]
    assert (len(listed.entries), dates[0], dates[-1]) == (20, date(2020, 4, 30), date(2020, 4, 24))
    assert listed.entries[1].title.endswith("（2020年4月27日至2020年4月30日）")
    assert (listed.pager.next_url, listed.pager.pages) == ("http://gk.tj.gov.cn/zxgbxx/bm/index_1.shtml", 50)


def test_guangdong_list_with_month_and_day_only(realpages: Path) -> None:
    listed = read_list(page_at(realpages / "gdzbtb/page-1.html", "http://zbtb.gd.gov.cn/zb/index_117.htm"))
    assert len({entry.url for entry in listed.entries}) == 20
    first = listed.entries[0]
    assert first.published is not None
    assert (first.published.witness, first.published.raw) == (Witness.LIST, "11-07")
    assert first.published.date == date(2016, 11, 7), "the year comes from an address with the same month and day"


def test_yichun_home_shows_fifteen_dated_rows(realpages: Path) -> None:
    page = page_at(realpages / "yichun/home-20231011.html", "http://www.yichun.gov.cn/")
    rows = [row for group in row_groups(page) for row in group.rows]
    dated = [row for row in rows if any(witness.witness is Witness.LIST for witness in row.listed)]
    assert len(dated) == 15


def test_handan_saved_template_has_its_one_row_and_a_scripted_pager(realpages: Path) -> None:
    listed = read_list(page_at(realpages / "handan/list.jsp", "http://hdzfxxgk.hd.gov.cn/zfwj/jinqixxgk/index.html"))
    assert [entry.title for entry in listed.entries] == [
        "邯郸市教育局关于印发《邯郸市学校安全工作目标管理考核办法》的通知"
    ]
    assert listed.pager.pages == 56
    assert listed.pager.next_url == "http://hdzfxxgk.hd.gov.cn/zfwj/jinqixxgk/index_1.html"


def test_every_pingtan_list_is_read_or_said_to_be_drawn_by_script(realpages: Path, truth: dict[str, Any]) -> None:
    for column in truth["department"]["lists"]:
        if column["template"] == "dept_guide_inline":
            continue
        listed = read_list(page_at(realpages / "pingtan" / column["file"], column["url"]))
        wanted = {(item["title"], item["date"]) for item in column["items"]}
        read = {(entry.title, entry.published.raw) for entry in listed.entries if entry.published}
        assert read == wanted, column["column"]
        if not wanted:
            assert listed.state is ColumnState.UNREADABLE, column["column"]
            assert listed.failure is not None
            assert listed.failure.kind is FailureKind.SCRIPT_DRAWN


def test_pingtan_report_column_knows_that_it_shows_half(realpages: Path, truth: dict[str, Any]) -> None:
    stated = truth["reports"]["pages"]["listpage"]
    listed = read_list(
        page_at(realpages / "pingtan" / stated["path"], "https://www.pingtan.gov.cn/zwgk/zfxxgk/zfxxgknb/")
    )
    read = [(entry.title, entry.published.raw) for entry in listed.entries if entry.published]
    assert read == [(entry["title"], entry["date"]) for entry in stated["entries"]]
    assert listed.pager.records == 20


@pytest.mark.parametrize("name", ["index.jsp", "gkzn.jsp"])
def test_handan_portal_pages_are_no_blank_columns(realpages: Path, name: str) -> None:
    listed = read_list(page_at(realpages / "handan" / name, f"http://hdzfxxgk.hd.gov.cn/{name}"))
    assert listed.state is not ColumnState.BLANK
