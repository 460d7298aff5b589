"""样例重大决策预公开：目录、草案、期限、渠道、反馈；或期限不足、渠道单一；或跨月跨节、写法不同。"""

from demo.disclosure.planted import Planted
from demo.disclosure.shapes import attached, docx, listing
from demo.expectation import Drawn
from demo.matters.writings import news
from demo.model import Article, Block, Column


def _column(*articles: Article) -> Column:
    return listing("decisions", "重大决策预公开", "zdjcygk", *articles)


def _draft(matter: str) -> tuple[Block, ...]:
    """The articles of a draft, more than five hundred characters."""
    return (
        f"第一条　为规范{matter}，保障公共利益和当事人合法权益，根据有关法律、法规，结合本区实际，制定本办法。",
        f"第二条　本区范围内的{matter}及其监督管理，适用本办法。法律、法规另有规定的，从其规定。",
        f"第三条　{matter}应当遵循公开、公平、便民、高效的原则，坚持分级负责、部门协同、社会参与。",
        f"第四条　{{organ}}负责{matter}的组织实施和监督检查；财政、公安、市场监管等单位在各自职责范围内做好有关工作。",
        f"第五条　各村（社区）应当协助做好{matter}的宣传、登记和日常巡查，发现问题及时劝导并报告。",
        f"第六条　办理{matter}的有关手续，申请人应当提交书面材料，并对其真实性负责。材料齐全的，当场受理；"
        "需要补正的，一次性告知。",
        "第七条　受理之日起七日内作出决定。不予办理的，应当书面说明理由，并告知救济途径。",
        f"第八条　{{organ}}应当建立{matter}台账，每季度公布一次办理情况，接受社会监督。",
        "第九条　任何单位和个人有权对违反本办法的行为进行投诉、举报。接到投诉、举报的单位应当在十日内处理并答复。",
        "第十条　工作人员玩忽职守、滥用职权、徇私舞弊的，依法给予处分；构成犯罪的，依法追究刑事责任。",
        "第十一条　本办法自印发之日起施行，有效期五年。执行中的问题由{organ}负责解释。",
    )


OPEN = Planted(
    (
        _column(
            news(
                "《云岭高新区国有建设用地管理办法（征求意见稿）》意见采纳情况",
                (2021, 6, 15),
                "征求意见期间共收到意见3条，采纳2条；另1条建议降低保证金比例，因上位法有明确规定，未予采纳。",
            ),
            news(
                "《云岭高新区国有建设用地管理办法（征求意见稿）》起草说明",
                (2021, 5, 6),
                "原办法已满五年，部分条款与上位法不一致，有必要重新制定。起草中走访了12家企业。",
            ),
            attached(
                news(
                    "关于公开征求《云岭高新区国有建设用地管理办法（征求意见稿）》意见的公告",
                    (2021, 5, 6),
                    "为规范国有建设用地管理，{organ}起草了该办法，现公开征求意见，期限为2021年5月6日至2021年6月5日。",
                    "信函寄至云岭高新区云溪大道88号{organ}（邮政编码421900），也可致电0739-5551241，"
                    "或者发送电子邮件至ylgxq_zg@example.cn。",
                ),
                docx("云岭高新区国有建设用地管理办法（征求意见稿）", *_draft("国有建设用地管理")),
            ),
            news(
                "{organ}2021年度重大行政决策事项目录",
                (2021, 3, 15),
                "一、制定云岭高新区国有建设用地管理办法（承办科室：利用科，完成时间：2021年9月）。",
            ),
        ),
    ),
    {
        "decision_catalogue_published": "pass present",
        "decision_draft_published": "pass readable",
        "decision_draft_explained": "pass complete",
        "consultation_period_sufficient": "pass enough",
        "consultation_channels_sufficient": "pass enough",
        "decision_draft_interpreted": "pass present",
        "consultation_feedback_complete": "pass answered",
        "decision_result_linked": "needs_review not_found",
    },
)

# Sixteen days, one way to answer, neither draft nor reasons, and no word of what became of it.
HASTY = Planted(
    (
        _column(
            news(
                "关于公开征求《云岭高新区犬只饲养管理办法（征求意见稿）》意见的通告",
                (2021, 9, 10),
                "{organ}起草了犬只饲养管理办法，请于2021年9月25日前将意见发至ylgxq_zf@example.cn。",
            ),
        ),
    ),
    {
        "decision_catalogue_published": "fail missing",
        "decision_draft_published": "fail too_short",
        "decision_draft_explained": "needs_review unclear_element",
        "consultation_period_sufficient": "fail too_short",
        "consultation_channels_sufficient": "fail too_few",
        "decision_draft_interpreted": "fail missing",
        "consultation_feedback_complete": "fail no_feedback",
        "decision_result_linked": "needs_review not_found",
    },
)

# Thirty days over a month's end; the answer comes on the twentieth working day, with a week's holidays and two
# Saturdays at work in between, under a title of its own. The draft names other days, and stands on the page itself.
OVER_HOLIDAYS = Planted(
    (
        _column(
            news(
                "居家养老服务实施方案意见建议征集结果公示",
                (2021, 10, 27),
                "征集期内，没有单位和个人提出修改意见，方案将按程序报批。",
            ),
            news(
                "关于《云岭高新区居家养老服务实施方案（草案）》向社会公开征询意见的启事",
                (2021, 8, 27),
                "一、征询时间：自２０２１年８月２７日起，至９月２５日止。",
                "二、提出意见的途径：来信请写明“居家养老”字样，寄往云溪大道88号；也可当面递交，或拨打５５５１２３３。",
                "三、起草经过：依据省、市关于推进养老服务发展的意见，{organ}于2021年3月1日至3月10日开展了摸底调查。",
                *_draft("居家养老服务"),
                "本方案试行期自2021年11月1日至2021年11月20日。",
            ),
            news(
                "社会事务局关于公布二〇二一年度重大决策事项的公告",
                (2021, 4, 2),
                "经研究，本年度重大决策事项一项：居家养老服务实施方案。",
            ),
        ),
    ),
    {
        "decision_catalogue_published": "pass present",
        "decision_draft_published": "pass readable",
        "decision_draft_explained": "pass complete",
        "consultation_period_sufficient": "pass enough",
        "consultation_channels_sufficient": "pass enough",
        "consultation_feedback_complete": "pass answered",
        "decision_result_linked": "needs_review not_found",
    },
)

# The period of a month that another organ set; its own, cut short by an outbreak, with the reason.
SHORT_FOR_REASONS = Planted(
    (
        _column(
            news(
                "关于对《云岭高新区公文处理办法（征求意见稿）》征求意见的通知",
                (2021, 7, 5),
                "为规范公文处理，现公开征求意见，请于7月15日前以信函或者电话（5551200）反馈。",
                *_draft("公文处理"),
                source="云岭高新区党政办公室",
            ),
            # Whom to praise, and what to do for the people, is no draft: neither needs thirty days.
            news(
                "关于拟推荐全省政务服务先进集体征求意见的公示",
                (2021, 9, 1),
                "如有意见，请于9月7日前反馈，电话5551261。",
            ),
            news("关于公开征集2022年为民办实事项目意见建议的公告", (2021, 12, 6), "意见建议请于12月15日前反馈。"),
            news(
                "关于征集《云岭高新区大厅疫情防控规定（草案）》意见的公告",
                (2021, 8, 5),
                "根据疫情防控需要，征集意见期限缩短为5日，自2021年8月5日至8月9日；电话0739-5551261，邮箱spj@example.cn。",
                *_draft("大厅疫情防控"),
            ),
        ),
    ),
    {
        "decision_draft_published": "pass readable",
        "decision_draft_explained": "pass complete",
        "consultation_period_sufficient": ("needs_review of_another", "needs_review shortened"),
        "consultation_channels_sufficient": "pass enough",
        # Its own was never answered; whether the other organ answered, its column tells.
        "consultation_feedback_complete": Drawn(
            ("fail no_feedback", "needs_review no_feedback"),
            without=("needs_review no_feedback", "needs_review no_feedback"),
        ),
    },
)
