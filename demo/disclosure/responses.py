"""样例回应关切：有关切、有措施、有结果；或全年没有；或以“情况说明”为题，说的却是舆情本身。"""

from demo.disclosure.planted import Planted
from demo.disclosure.shapes import listing
from demo.matters.writings import news
from demo.model import Article, Column


def _column(*articles: Article) -> Column:
    return listing("responses", "回应关切", "hygq", *articles)


ANSWERED = Planted(
    (
        _column(
            news(
                "关于网友反映云溪小学门口停车难的回应",
                (2021, 6, 8),
                "留言时间：2021年6月7日。有网友反映云溪小学门口上下学时段停车难。",
                "{organ}会同交警当天到现场核查，已划定临时停车位46个，6月底前再增设护学岗2处。责任单位：{organ}教育股。",
            ),
        ),
    ),
    {
        "response_column_active": "pass present",
        "response_elements_complete": "pass complete",
        "response_in_time": "pass in_time",
        "response_substantive": "pass complete",
    },
)

OF_ANOTHER_YEAR = Planted(
    (_column(news("关于占道经营问题的回应", (2020, 11, 3))),),
    {
        "response_column_active": "fail idle",
        "response_elements_complete": "fail missing",
        "response_in_time": "fail missing",
        "response_substantive": "fail missing",
    },
)

# It tells what happened, not that nothing did.
OF_AN_EVENT = Planted(
    (
        _column(
            news(
                "关于网传“化工仓库泄漏”的情况说明",
                (2021, 7, 14),
                "日前，有网民发帖称我区一处化工仓库泄漏。{organ}于7月13日晚20时到场核查，系施工单位冲洗罐车，不涉及危险化学品。"
                "现已责令清理积水，并对3名现场人员进行了教育。",
            ),
        ),
    ),
    {
        "response_column_active": "pass present",
        "response_elements_complete": "pass complete",
        "response_in_time": "needs_review no_start",
        "response_substantive": "pass complete",
    },
)

# A year without anything that had to be answered, and the column says so.
NONE_THIS_YEAR = Planted(
    (
        _column(
            news("2021年度回应关切情况说明", (2021, 12, 28), "2021年度，{organ}未发生需要回应的政务舆情，特此说明。"),
        ),
    ),
    {"response_column_active": "declared_none declared_none"},
)
