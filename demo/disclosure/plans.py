"""样例规划信息：“十四五”规划全文、解读、历史规划；或栏目空白；或期限写成年份、规划在附件里、解读另有叫法。"""

from demo.disclosure.planted import Planted
from demo.disclosure.shapes import attached, docx, listing
from demo.matters.writings import news
from demo.model import Article, Block, Column

_TASKS = (
    "完善制度体系",
    "优化空间布局",
    "提升服务能力",
    "加强队伍建设",
    "推进数字应用",
    "防范化解风险",
    "扩大开放合作",
    "改善基础设施",
    "健全监督机制",
    "动员社会参与",
)
_EARLIER = ("第十个五年计划纲要", "第十一个五年规划纲要", "2011-2015年规划", "２０１６—２０２０年规划")


def _column(*articles: Article) -> Column:
    return listing("plans", "规划计划", "ghjh", *articles)


def _text(matter: str) -> tuple[Block, ...]:
    """A whole plan, more than two thousand characters."""
    opening = (
        f"第一章　总则。本规划明确{matter}的指导思想、主要目标和重点任务，规划期为2021年至2025年，展望到2035年。",
        f"第二章　发展目标。到2025年，{matter}主要指标达到全市平均水平以上，群众满意度逐年提高。",
    )
    chapters = tuple(
        f"第{number}章　{task}。围绕{matter}，由牵头单位会同各村（社区）逐年分解任务，建立项目库，明确责任人和完成时限。"
        f"第一年摸清底数，梳理{matter}中的短板弱项，形成问题清单和整改清单；第二年和第三年集中实施，重点解决群众反映强烈的"
        f"突出问题，每半年通报一次进展；第四年开展中期评估，对照指标查漏补缺；第五年总结验收，把行之有效的做法固定为长效机制，"
        f"并将{task}的成效纳入单位年度考核，接受社会监督和评价。"
        for number, task in zip("三四五六七八九十百千", _TASKS, strict=True)
    )
    return (*opening, *chapters)


COLLECTED = Planted(
    (
        _column(
            news("《云岭高新区自然资源保护和利用“十四五”规划》解读", (2021, 12, 16)),
            attached(
                news("云岭高新区自然资源保护和利用“十四五”规划", (2021, 12, 14), "规划全文见附件。"),
                docx("云岭高新区自然资源保护和利用“十四五”规划", *_text("自然资源保护和利用")),
            ),
            news("云岭高新区矿产资源“十三五”规划", (2016, 11, 8)),
            news("云岭高新区矿产资源“十二五”规划", (2012, 3, 20)),
            news("云岭高新区土地利用“十一五”规划", (2007, 5, 16)),
            news("云岭高新区土地利用“十五”计划", (2007, 5, 16)),
        ),
    ),
    {
        "current_plan_published": "pass present",
        "current_plan_full_text": "pass complete",
        "historical_plans_collected": "pass collected",
        "current_plan_interpreted": "pass present",
    },
)

NOTHING = Planted(
    (_column(),),
    {
        "current_plan_published": "fail empty",
        "current_plan_full_text": "fail empty",
        "historical_plans_collected": "fail empty",
        "current_plan_interpreted": "fail empty",
    },
)

# Being drawn up is not being published; of the earlier plans only the last is kept.
NEWS_ONLY = Planted(
    (
        _column(
            news("“十四五”应急体系规划编制工作座谈会召开", (2021, 6, 8)),
            news("云岭高新区应急体系建设规划（2016—2020年）", (2017, 2, 14)),
        ),
    ),
    {
        "current_plan_published": "fail missing",
        "current_plan_full_text": "fail missing",
        "historical_plans_collected": "fail periods_lacking",
        "current_plan_interpreted": "fail missing",
    },
)

# Which five years they are is said in figures, full-width ones among them; the old ones are files of one page.
BY_YEARS = Planted(
    (
        _column(
            news("一张图看懂人社事业五年规划", (2021, 11, 3)),
            attached(
                news("云岭高新区人社事业发展规划（２０２１－２０２５年）", (2021, 10, 29), "现予公布。"),
                docx("规划文本", *_text("就业和社会保障")),
            ),
            attached(
                news("历次人社事业规划（计划）汇编", (2021, 4, 1), "历次规划见附件。"),
                *(docx(name, "就业和社会保障的目标和任务。") for name in _EARLIER),
            ),
        ),
    ),
    {
        "current_plan_published": "pass present",
        "current_plan_full_text": "pass complete",
        "historical_plans_collected": "pass collected",
        "current_plan_interpreted": "pass present",
    },
)
