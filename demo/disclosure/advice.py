"""样例政策咨询：电话表和办理情况；或没有号码；或电话、时间另有写法，号码与指南上别的科室不同。"""

from demo.disclosure.planted import Planted
from demo.disclosure.shapes import listing
from demo.matters.writings import news
from demo.model import Article, Cell, Column, Table


def _column(*articles: Article) -> Column:
    return listing("policy_advice", "政策咨询", "zczx", *articles)


WITH_NUMBERS = Planted(
    (
        _column(
            news(
                "2021年政策咨询受理办理情况",
                (2021, 12, 27),
                "全年受理企业和群众政策咨询86件，均已当场答复或者按期办结。",
            ),
            news(
                "组织人社局政策咨询电话",
                (2021, 3, 11),
                "综合科：0739-5551200；就业科：0739-5551221。",
                "服务时间：工作日上午8:30—12:00，下午14:30—17:30。",
            ),
        ),
    ),
    {
        "policy_advice_phones_listed": "pass listed",
        "policy_advice_handling_published": "pass present",
    },
)

WITHOUT_NUMBERS = Planted(
    (_column(news("政策咨询服务指引", (2021, 5, 20), "有政策疑问的，请到{organ}咨询，工作人员将热情解答。")),),
    {
        "policy_advice_phones_listed": "fail no_phone",
        "policy_advice_handling_published": "fail missing",
    },
)

# Local numbers in full-width digits, one for two offices; the offices are not the one that the guide names.
_NUMBERS = Table(
    (
        (Cell("咨询事项"), Cell("由谁解答"), Cell("号码"), Cell("接听")),
        (Cell("入学"), Cell("教育股 陈某"), Cell("５５５１２３３", rows=2), Cell("周一至周五", rows=2)),
        (Cell("救助"), Cell("民政股 周某")),
    )
)
IN_OTHER_WORDS = Planted(
    (
        _column(
            news("幼儿入园年龄怎么算？", (2021, 8, 18), "当年8月31日前满三周岁的幼儿，可以报名入园。"),
            news("“店小二”专线", (2021, 2, 9), _NUMBERS),
        ),
    ),
    {
        "policy_advice_phones_listed": "pass listed",
        "policy_advice_handling_published": "pass present",
    },
)
