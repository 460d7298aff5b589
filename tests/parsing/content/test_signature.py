"""落款日期：末尾单独成行的日期；施行、截止、公示的日期不是。"""

from datetime import date

import pytest

from parsing.content.signature import signature_date


def signed(*paragraphs: str) -> date | None:
    found = signature_date(paragraphs)
    return found[0] if found else None


@pytest.mark.parametrize(
    "line",
    [
        "2021年5月6日",
        "二〇二一年五月六日",
        "区经济发展局　2021年5月6日",
        "（2021年5月6日印发）",
        "项目实施办公室 2021-05-06",
    ],
)
def test_a_date_of_its_own_line(line: str) -> None:
    assert signed("第一条 为规范管理，制定本办法。", line) == date(2021, 5, 6)


@pytest.mark.parametrize(
    "line",
    [
        "本办法自2021年7月1日起施行。",
        "2021-07-01起实施",
        "有效期至2026年6月30日。",
        "请于2021年7月1日前报送。",
        "报名截止2021年7月1日",
        "公示日期：2021年5月20日",
        "送达时间：2021-05-20",
    ],
)
def test_a_day_that_is_yet_to_come_is_none(line: str) -> None:
    assert signed("第一条 为规范管理，制定本办法。", line) is None
    assert signed("2021年5月6日", "第一条 为规范管理，制定本办法。", line) == date(2021, 5, 6)
