"""样例建议提案办理：答复全文、两类分列、动态和总体情况；或只有一句话；或写法不同、全文在附件里。"""

from demo.disclosure.planted import Planted
from demo.disclosure.shapes import attached, docx, listing
from demo.matters.writings import news
from demo.model import Article, Column

_REPLY = (
    "您提出的建议收悉。感谢您对全区营商环境的关心和支持，现答复如下：",
    "一是建立重点项目专班，从签约、落地到投产全程跟踪服务，每月会商一次；二是公开政策和办事流程，"
    "在政务大厅设立企业服务窗口；三是每季度走访企业，收集并解决用工、用地、融资等方面的困难。",
    "办理结果类别：A类。联系科室：综合科，联系电话：0739-5551231。",
)


def _column(*articles: Article) -> Column:
    return listing("proposals", "建议提案办理", "jytabl", *articles)


IN_FULL = Planted(
    (
        _column(
            news(
                "区招商服务局2021年度建议提案办理工作总体情况",
                (2022, 1, 6),
                "2021年，{organ}共承办建议提案2件，其中区人大代表建议1件、区政协提案1件，均已办结，办结率100%，"
                "代表委员满意率100%；A类1件，B类1件。",
            ),
            news("对区政协一届五次会议第27号提案的答复", (2021, 6, 22), *_REPLY),
            news("对区人大一届五次会议第12号建议的答复", (2021, 6, 18), *_REPLY),
            news("区招商服务局召开建议提案办理工作推进会", (2021, 4, 20)),
        ),
    ),
    {
        "proposal_replies_full_text": "pass readable",
        "proposal_kinds_separated": "pass complete",
        "proposal_work_reported": "pass present",
        "proposal_summary_published": "pass complete",
    },
)

# One kind only, answered in a sentence; nothing of the work; the summary gives neither satisfaction nor classes.
IN_A_SENTENCE = Planted(
    (
        _column(
            news("综合执法局2021年度提案办理情况报告", (2021, 12, 20), "2021年承办提案1件，已答复。"),
            news("对区政协一届五次会议第33号提案的答复", (2021, 7, 5), "您提出的提案收悉，有关情况已当面沟通。"),
        ),
    ),
    {
        "proposal_replies_full_text": "fail too_short",
        "proposal_kinds_separated": "needs_review unclear_element",
        "proposal_work_reported": "fail missing",
        "proposal_summary_published": ("needs_review unclear_element",) * 2,
    },
)

# A reply may be called a letter or an answer, and stand in an attachment; numbers are full-width or in words.
IN_OTHER_WORDS = Planted(
    (
        _column(
            news(
                "2021年人大建议政协提案办理工作总结",
                (2021, 12, 24),
                "全年承办人大建议一件、政协提案一件，办复率百分之百，代表、委员均表示满意。"
                "所提问题已经解决的一件，列入计划逐步解决的一件。",
            ),
            news("局领导登门走访政协委员 面对面商办提案", (2021, 8, 12)),
            news("关于政协委员《加强技能人才培养》提案的回复", (2021, 7, 15), *_REPLY),
            attached(
                news("关于区一届人大五次会议第０８号建议的复函", (2021, 7, 9), "复函全文见附件。"),
                docx("复函", *_REPLY),
            ),
        ),
    ),
    {
        "proposal_replies_full_text": "pass readable",
        "proposal_kinds_separated": "pass complete",
        "proposal_work_reported": "pass present",
        "proposal_summary_published": "pass complete",
    },
)
