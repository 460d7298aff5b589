"""样例重点领域（专栏、政策、进展的真值写在部门的 topics 里）：要素写全，标题不提而正文对题，年底正好180天；或栏目空白、在建。"""

from demo.disclosure.planted import Planted
from demo.disclosure.shapes import listing
from demo.matters.writings import news
from demo.model import Column, Notice

# An entry of this day is 180 days old at the end of the year, and not too old.
_LAST_DAY = (2021, 7, 4)


# That the money goes straight to the towns is said in one text, and in no title.
DIRECT_FUNDS = Planted(
    (
        listing(
            "direct_funds",
            "财政直达资金",
            "zdzj",
            news("2021年上半年就业补助资金使用情况报告", _LAST_DAY, "该项直达资金支出进度62%，已惠及1420人次。"),
            news(
                "关于下达就业补助资金的通知",
                (2021, 2, 8),
                "该项资金全部用于公益性岗位补贴，分配情况见下，请及时拨付到人。",
            ),
            news("就业补助资金申领办法", (2021, 1, 20), "该项直达资金由用人单位按季申领，直接拨付到人。"),
        ),
    ),
    {"direct_funds_elements": "pass complete"},
)
DIRECT_FUNDS_IN_CONSTRUCTION = Planted(
    (Column("direct_funds", "直达资金", "zdzj", Notice("栏目正在建设中，敬请期待")),),
    {"direct_funds_elements": "fail empty"},
)
EMPLOYMENT_BLANK = Planted((listing("employment", "稳岗就业", "wgjy"),), {"employment_elements": "fail empty"})

EDUCATION = Planted(
    (
        listing(
            "education",
            "教育信息",
            "jyxx",
            news(
                "2021年秋季招生入学工作方案",
                _LAST_DAY,
                "一、各小学、初中学校名单及施教区见下。二、随迁子女凭居住证就近入学。三、录取名单8月20日公布。四、严格执行收费标准。",
            ),
            news("云溪小学防溺水安全制度", (2021, 5, 7), "本月新招聘的12名教师全部参加，校园安全专班现场指导。"),
        ),
    ),
    {"education_elements": "pass complete"},
)
EDUCATION_BLANK = Planted((listing("education", "义务教育", "ywjy"),), {"education_elements": "fail empty"})

FOOD_SAFETY = Planted(
    (
        listing(
            "food_safety",
            "食品药品监管",
            "spypjg",
            news(
                "夜市摊点专项检查方案",
                _LAST_DAY,
                "检查餐饮摊点46个，抽检熟食12批次，1批次不合格，已处罚并督促整改。",
            ),
            news("流动摊点监管办法", (2021, 3, 26), "从事餐饮的流动摊点实行备案管理，每月检查一次。"),
        ),
    ),
    {"food_safety_elements": "pass complete"},
)

RURAL_REVITALIZATION = Planted(
    (
        listing(
            "rural_revitalization",
            "脱贫攻坚与乡村振兴",
            "xczx",
            news("石桥村土地整治项目验收公示", _LAST_DAY, "该项目使用衔接资金60万元，监督电话：12317。"),
            news("2021年衔接资金项目安排公告", (2021, 4, 22), "现将本年度衔接资金分配方案予以公告。"),
            news("村级光伏电站收益管理办法", (2021, 2, 24), "收益用于脱贫户的公益性岗位和村内小型公益事业。"),
        ),
    ),
    {"rural_revitalization_elements": "pass complete"},
)
