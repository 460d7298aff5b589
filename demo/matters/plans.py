"""样例规划：“十四五”规划的全文。"""

from demo.matters.writings import Day
from demo.model import Article, Signed, on

_TASKS = ("优化空间布局", "提升产业能级", "完善基础设施", "增进民生福祉", "守牢安全底线", "深化改革创新")


def five_year_plan(title: str, day: Day) -> Article:
    """Long enough to be the whole of it: term, goals, tasks."""
    body = (
        "本规划依据国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要编制，规划期限为2021年至2025年。",
        "一、发展目标。到2025年，主要指标高于全市平均水平，发展质量和效益明显提升，群众获得感持续增强。",
        *(
            f"二、主要任务（{number}）{task}。"
            + f"围绕{task}，实施一批重点工程，明确年度目标、牵头单位和完成时限，强化要素保障，定期评估进展。" * 8
            for number, task in enumerate(_TASKS, 1)
        ),
        "三、保障措施。加强组织领导，健全统筹协调机制，开展中期评估和总结评估，评估结果向社会公开。",
    )
    return Article(title, on(*day), (*body, Signed("{organ}")))
