"""样例市场规则和“双随机、一公开”：清单、计划、结果齐全；或清单缺项、计划迟发；或上年底发计划、清单另有叫法。"""

from collections.abc import Mapping

from demo.disclosure.planted import Planted
from demo.disclosure.shapes import attached, listing, table, xlsx
from demo.expectation import Said
from demo.matters.writings import news
from demo.model import Article, Cell, Column, Table


def _rules(*articles: Article) -> Column:
    return listing("market_rules", "市场规则标准", "scgz", *articles)


def _inspections(*articles: Article) -> Column:
    return listing("inspections", "双随机一公开", "ssjygk", *articles)


_RIGHT: Mapping[str, Said] = {
    "market_rules_published": "pass present",
    "market_system_measures_published": "pass enough",
    "inspection_list_complete": "pass complete",
    "inspection_plan_on_time": "pass on_time",
    "inspection_results_published": "pass present",
}

WHOLE = Planted(
    (
        _rules(
            news("云岭高新区建设高标准市场体系落实举措", (2021, 7, 20)),
            news("市场监管领域行业标准和规范目录", (2021, 3, 5)),
        ),
        _inspections(
            news("2021年第一批双随机抽查结果公示", (2021, 8, 30)),
            news("2021年度双随机抽查工作计划", (2021, 3, 18)),
            news(
                "云岭高新区市场监督管理局随机抽查事项清单",
                (2021, 2, 26),
                table(
                    "序号|抽查事项|抽查依据|抽查主体|抽查内容|抽查方式",
                    "1|登记事项检查|《市场主体登记管理条例》|监管股|经营场所、经营范围|实地核查、书面检查",
                    "2|食品销售检查|《食品安全法》|食品股|进货查验、贮存条件|现场检查、抽样检验",
                ),
            ),
        ),
    ),
    _RIGHT,
)

# A list of names only, a plan in autumn, no results; and a meeting where the rules should be.
LACKING = Planted(
    (
        _rules(news("区应急管理局参加全市市场监管工作会议", (2021, 5, 11))),
        _inspections(
            news("2021年度安全生产执法检查计划", (2021, 9, 10)),
            news(
                "安全生产抽查事项清单",
                (2021, 4, 6),
                table("序号|抽查事项|抽查对象", "1|危险化学品储存|生产企业", "2|烟花爆竹销售|零售经营户"),
            ),
        ),
    ),
    {
        "market_rules_published": "fail missing",
        "market_system_measures_published": "fail off_topic",
        # On what ground, by whom, in what way.
        "inspection_list_complete": ("fail missing_element",) * 3,
        "inspection_plan_on_time": "fail late",
        "inspection_results_published": "fail missing",
    },
)

# The year's plan comes out before the year; the list is called by what stands in it, a table with merged cells.
_LIST = Table(
    (
        (Cell("城市管理领域“一单”", columns=5),),
        (Cell("事项名称", columns=2), Cell("法律、法规依据", rows=2), Cell("责任股室", rows=2), Cell("方法", rows=2)),
        (Cell("类别"), Cell("事项")),
        (
            Cell("市容", rows=2),
            Cell("户外广告设置"),
            Cell("城市市容和环境卫生管理条例"),
            Cell("执法一中队"),
            Cell("实地", rows=2),
        ),
        (Cell("临时摊点设置"), Cell("同上"), Cell("执法二中队")),
    )
)
BEFORE_THE_YEAR = Planted(
    (
        _rules(
            news("城市管理行政处罚裁量权基准", (2020, 11, 6)),
            news(
                "规范户外经营秩序十条措施",
                (2021, 6, 10),
                "为落实建设高标准市场体系行动方案，{organ}就规范户外经营秩序提出十条措施。",
            ),
        ),
        _inspections(
            news("关于2021年第二季度随机检查情况的通报", (2021, 7, 9)),
            attached(
                news("“一单、两库、一细则”（2021年修订）", (2021, 1, 22), "见附件。"),
                xlsx("“一单、两库、一细则”", _LIST),
            ),
            news("2021年度“双随机、一公开”监管工作计划", (2020, 12, 29)),
        ),
    ),
    _RIGHT,
)
