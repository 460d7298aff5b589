"""样例政策问答：一问一答、写明文件；或只有两条、不提文件；或一份解读拆成多问，问字写法各异。"""

from demo.disclosure.planted import Planted
from demo.disclosure.shapes import listing
from demo.matters.writings import Day, news
from demo.model import Article, Column


def _column(*articles: Article) -> Column:
    return listing("policy_qa", "政策问答", "zcwd", *articles)


def _answered(question: str, day: Day, answer: str) -> Article:
    return news(f"{question}？", day, f"问：{question}？", f"答：{answer}")


_RULES = "依据《云岭高新区政务服务事项管理办法》（云高审〔2021〕8号）"
ENOUGH = Planted(
    (
        _column(
            _answered("告知承诺适用于哪些审批事项", (2021, 11, 30), f"{_RULES}，适用于目录所列的31个事项。"),
            _answered("企业开办需要几天", (2021, 11, 12), f"{_RULES}，材料齐全的当天办结。"),
            _answered("怎样预约周末办事", (2021, 11, 5), f"{_RULES}，可以在大厅门户预约。"),
            _answered(
                "审批结果如何送达",
                (2021, 10, 28),
                f"{_RULES}，可以自取或者邮寄。本栏目问答已同步到12345热线知识库。",
            ),
        ),
    ),
    {
        "policy_qa_column_present": "pass present",
        "policy_qa_items_sufficient": "pass enough",
        "policy_qa_topics_relevant": "pass enough",
        "policy_qa_linked_to_document": "pass complete",
        "policy_qa_searchable_and_shared": "pass complete",
        "policy_qa_cites_valid_documents": "pass clean",
    },
)

# Of what document they speak is not said; one rests on a law that is no longer in force.
FEW = Planted(
    (
        _column(
            _answered("临街店铺可以占道摆摊吗", (2021, 6, 3), "不可以。"),
            _answered("租用摊位的押金能退吗", (2021, 3, 22), "按《合同法》和双方约定退还。"),
        ),
    ),
    {
        "policy_qa_column_present": "pass present",
        "policy_qa_items_sufficient": "fail too_few",
        "policy_qa_topics_relevant": "fail off_topic",
        "policy_qa_linked_to_document": ("fail missing_element",) * 2,
        "policy_qa_searchable_and_shared": "needs_review unclear_element",
        "policy_qa_cites_valid_documents": "fail found",
    },
)

NOTHING = Planted(
    (_column(),),
    {
        "policy_qa_column_present": "fail blank",
        "policy_qa_items_sufficient": "fail empty",
        "policy_qa_linked_to_document": "fail empty",
    },
)

# Two documents explained in questions, marked in every way that offices know, one of them in a single paragraph.
SPLIT = Planted(
    (
        _column(
            news(
                "《云岭高新区经营场所登记管理办法》政策问答",
                (2021, 9, 6),
                "问题一：住宅能否登记为经营场所？",
                "答：经有利害关系的业主同意，可以。",
                "（二）问：一个地址能登记几户企业？",
                "【答】没有户数限制，集群登记的除外。",
            ),
            news(
                "电梯维保新规十问十答",
                (2021, 4, 13),
                "云岭高新区电梯维保管理规定（云高市监[2020]13号）施行后，有企业来电咨询，现集中解答。"
                "问：电梯多久维保一次？答：至少每十五日一次。问：被困怎么办？答：按轿厢内号码求助，30分钟内到场。",
            ),
        ),
    ),
    {
        "policy_qa_column_present": "pass present",
        "policy_qa_items_sufficient": "pass enough",
        "policy_qa_topics_relevant": "pass enough",
        "policy_qa_linked_to_document": "pass complete",
        "policy_qa_cites_valid_documents": "pass clean",
    },
)
