"""各部门数据里都要用到的：职能默认、申请表、季度统计表、占位栏目。"""

from demo.matters.writings import news
from demo.model import Article, Cell, Table

NO_FUNCTION = {
    "direct_funds": False,
    "employment": False,
    "rural_revitalization": False,
    "ecology": False,
    "food_safety": False,
    "education": False,
    "health_care": False,
}
"""Stated not to have any; departments override what they have."""

GUIDE_FORMS = (
    news("政府信息公开申请表", (2021, 5, 28), "填写本表前请阅读有关说明，表格可在政务服务中心窗口领取。"),
    news("依申请公开工作流程", (2021, 5, 28), "提出申请、登记审核、办理答复、送达归档，各环节办理时限按规定执行。"),
)
"""What stands beside a guide without being one."""

_QUARTERS = ((4, 1), (3, 10), (2, 7), (1, 4))


def quarterly(year: int) -> tuple[Article, ...]:
    """Statistics of each quarter, newest first: not reports, though a year stands in their titles."""
    return tuple(_statistics(year, quarter, month) for quarter, month in _QUARTERS)


def _statistics(year: int, quarter: int, month: int) -> Article:
    title = f"{{organ}}{year}年第{'一二三四'[quarter - 1]}季度政府信息公开情况统计表"
    table = Table(
        (
            (Cell("统计指标"), Cell("数量（条）")),
            (Cell("主动公开信息"), Cell(str(20 + quarter * 3))),
            (Cell("政策解读"), Cell(str(quarter))),
        )
    )
    return news(title, (year + (quarter == 4), month, 9), "现将本季度政府信息公开情况统计如下。", table)
