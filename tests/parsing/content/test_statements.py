"""情况说明：短、说没有的是；解释文件的、篇幅长的不是；说的是哪一年，先看标题。"""

from datetime import UTC, date, datetime

import pytest

from domain.capture import Capture
from domain.entry import Article, DateWitness, Entry, Witness
from domain.scheme import Period
from parsing.content.statements import is_of_period, is_statement

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
        ("关于2021年度未承办建议提案的说明", ""),
        ("2021年度，我局未承办人大代表建议和政协提案", "特此公布。"),
        ("我局没有行政许可事项", ""),
        ("我局2021年无规范性文件", ""),
        ("区经济发展局2021年度未实施行政处罚", ""),
        ("2021年度行政处罚0件", ""),
        ("2021年度规范性文件清理情况说明（无）", ""),
        ("不编制2021年决策目录的说明", "经研究决定。"),
        ("关于本年度无主办件的说明", ""),
        ("无规范性文件声明", ""),
        ("2021年规范性文件制定情况说明", "2021年我局未制定规范性文件。"),
        ("关于公务员招考的情况说明", "我局的招考由组织部门统一组织。"),
        ("2021年行政处罚情况说明", "2021年我局未作出行政处罚。全年开展检查12次。"),
        (
            "2021年度重大行政决策及公开征求意见情况的说明",
            "2021年度，我局没有需要公开征求意见的重大行政决策事项，特此说明。",
        ),
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
        ("关于2021年度未按时报送年报企业的公告", ""),
        ("本年度未通过年检的社会组织公示", ""),
        ("关于2021年度未报送年度报告单位的通报", "本年度未报送。"),
        ("2021年度未办理年检的企业名单", ""),
        ("关于2021年度未办理竣工备案项目的公告", ""),
        ("关于未采纳意见理由的说明", "未采纳的意见共3条，理由如下。"),
        ("2021年无公害农产品项目公示", ""),
        ("关于落实疫情零报告制度的通知", ""),
        ("关于未成年人保护的说明", "保护未成年人。"),
        ("《技改资金管理办法》公开征求意见采纳情况说明", "征求意见期间未收到意见。"),
        ("征求社会公众意见反馈情况说明", "期间未收到意见。"),
        ("2021年建议提案办理情况的说明", "2021年我局共承办建议3件，均已办结，没有不满意的。"),
        ("权责清单动态调整情况说明", "按照上级文件对清单进行了调整。"),
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
