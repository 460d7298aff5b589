"""写法：分数去零、北京时间、摘要、可点的地址。"""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from reports.notation import digest_hex, is_web_address, marks, moment, percent, points, text_fragment


@pytest.mark.parametrize(
    ("value", "printed"),
    [("82", "82.0"), ("82.00", "82.0"), ("0.75", "0.75"), ("0.750", "0.75"), ("0", "0.0"), ("1E+2", "100.0"),
     ("0.005", "0.01"), ("99.994", "99.99"), ("6.10", "6.1")],
)  # fmt: skip
def test_points_have_one_decimal_or_two(value: str, printed: str) -> None:
    assert points(Decimal(value)) == printed


@pytest.mark.parametrize(("value", "printed"), [("2.0", "2"), ("100", "100"), ("0.50", "0.5"), ("0.25", "0.25")])
def test_full_marks_are_whole_where_they_can_be(value: str, printed: str) -> None:
    assert marks(Decimal(value)) == printed


def test_percent_of_nothing_is_nothing() -> None:
    assert percent(Decimal(0), Decimal(0)) == "0.00"
    assert percent(Decimal(1), Decimal(3)) == "33.33"


def test_moments_are_beijing_time_with_seconds() -> None:
    assert moment(datetime(2021, 12, 31, 16, 0, 5, tzinfo=UTC)) == "2022-01-01 00:00:05"


@pytest.mark.parametrize("digest", ["", "sha256:", "../../etc/passwd", "sha256:../x", "sha256:ABCD", "abc/def", "ab\n"])
def test_what_is_no_digest_names_no_file(digest: str) -> None:
    assert digest_hex(digest) == ""


@pytest.mark.parametrize("url", ["http://a.cn/x", "https://a.cn", "HTTPS://A.CN/"])
def test_web_addresses_become_links(url: str) -> None:
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    ["", "javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "//a.cn/x", "/x",
     "http:///x", "http://[broken", "file:///etc/passwd", "vbscript:x"],
)  # fmt: skip
def test_anything_else_is_only_shown(url: str) -> None:
    assert not is_web_address(url)


def test_a_quotation_becomes_a_text_fragment() -> None:
    assert text_fragment("") == ""
    assert text_fragment("\n 2022-02-09, A&B \n第二行") == "#:~:text=2022%2D02%2D09%2C%20A%26B"
