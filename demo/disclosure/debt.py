"""政府债务：限额余额在表格附件里，债券用途在正文里，还本付息没有公布，存续期情况迟了。只有财政部门有这项指标。"""

from demo.disclosure.planted import Planted
from demo.expectation import NOT_APPLICABLE
from demo.matters.tables import plain
from demo.matters.writings import news
from demo.model import Article, Column, File, FileKind, Heading, Listing, on

_ENTRIES = (
    news("2020年末地方政府债务率和债券存续期公开信息", (2021, 8, 12), "有关情况随决算一并说明，详见区级决算报告。"),
    Article(
        "关于2021年新增地方政府专项债券安排的公告",
        on(2021, 7, 5),
        ("省转贷我区新增专项债券1.2亿元，全部用于云溪片区污水管网工程。",),
    ),
    Article(
        "云岭高新区2020年度地方政府债务情况表",
        on(2021, 3, 18),
        ("债务情况表见附件。",),
        files=(
            File(
                "地方政府债务情况表",
                FileKind.XLSX,
                (
                    Heading("地方政府债务情况表"),
                    plain(("地区", "2020年限额（万元）", "2020年末余额（万元）"), ("云岭高新区", "86000", "81250")),
                ),
            ),
        ),
    ),
)

CAIZHENG = Planted(
    (Column("debt", "政府债务", "zfzw", Listing(_ENTRIES)),),
    {
        "debt_limit_and_balance_published": "pass complete",
        "bond_issue_and_use_published": "pass complete",
        # Neither what was paid back nor what it cost.
        "debt_service_published": ("needs_review unclear_element",) * 2,
        "debt_maturity_published_on_time": "fail late",
        "debt_published_with_budget": "pass complete",
    },
)
# Has no debts to tell of: the criteria are not its own.
JINGFA = Planted(
    (),
    dict.fromkeys(
        (
            "debt_limit_and_balance_published",
            "bond_issue_and_use_published",
            "debt_service_published",
            "debt_maturity_published_on_time",
            "debt_published_with_budget",
        ),
        NOT_APPLICABLE,
    ),
)
