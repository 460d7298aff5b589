"""情况说明：短、说没有的是；解释文件的、篇幅长的不是；说的是哪一年，先看标题。"""

from datetime import UTC, date, datetime

import pytest

from domain.capture import Capture
from domain.entry import Article, DateWitness, Entry, Witness
from domain.scheme import Period
from parsing.statements import is_of_period, is_statement

PERIOD = Period(date(2021, 1, 1), date(2021, 12, 31))
AS_OF = date(2022, 2, 15)


def entry(title: str, text: str = "", published: date | None = None) -> Entry:
    capture = Capture("a", "a", 200, datetime(2022, 2, 15, tzinfo=UTC), "sha256:00")
    dates = (DateWitness(Witness.LABEL, published, str(published)),) if published else ()
    return Entry(title, "a", article=Article(capture, title, published=dates, paragraphs=(text,)))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("关于2021年公务员招考的情况说明", "本年度未开展招考。"),
        ("2021年无行政处罚事项", ""),
        ("关于未编制预算的情况说明", "本单位不单独编制预算。"),
        ("说明", "截至目前，本单位无行政许可事项。"),
    ],
)
def test_a_statement(title: str, text: str) -> None:
    assert is_statement(entry(title, text))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("2021年部门预算情况说明", "见附件。"),
        ("《技改资金管理办法》起草情况说明", "起草的背景如下。"),
        ("关于2021年公务员招考的情况说明", "招考经过。" * 100),
        ("2021年招聘公告", "本年度无其他计划。"),
    ],
)
def test_no_statement(title: str, text: str) -> None:
    assert not is_statement(entry(title, text))


@pytest.mark.parametrize(
    ("title", "text", "published", "of_period"),
    [
        ("关于2021年无处罚的情况说明", "", date(2022, 1, 5), True),
        ("关于2020年无处罚的情况说明", "", date(2021, 1, 5), False),
        ("关于无处罚的情况说明", "2021年度没有处罚。", date(2022, 1, 5), True),
        ("关于无处罚的情况说明", "", date(2021, 6, 1), True),
        ("关于无处罚的情况说明", "2019年没有处罚。", date(2019, 12, 30), False),
        ("关于无处罚的情况说明", "", None, True),
    ],
)
def test_the_time_a_statement_speaks_for(title: str, text: str, published: date | None, of_period: bool) -> None:
    assert is_of_period(entry(title, text, published), PERIOD, AS_OF) is of_period
