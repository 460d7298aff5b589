"""招考：公告的职位在附件里，结果叫“拟聘人员公示”，统一招考的链接；有的公告缺项、没有结果，有的说明没有招考。"""

from demo.disclosure.planted import Planted, unreadable
from demo.expectation import UNREADABLE
from demo.matters.tables import plain
from demo.matters.writings import news, statement
from demo.model import Article, Block, Column, File, FileKind, Listing, Notice, Signed, on

_RULES = (
    "一、基本原则。坚持公开、平等、竞争、择优，按照发布公告、接受登记、资格审查、考试、体检、考察、公示、办理手续的步骤进行，"
    "全过程接受区纪检监察组和社会各界监督。",
    "二、考试办法。采取闭卷考试和结构化问答相结合的方式，分别占百分之六十和百分之四十，成绩当场公布，"
    "达到合格线的按照从高到低的顺序确定进入体检和考察的人选，体检标准参照有关规定执行。",
)
_SIGNED = (Signed("{organ}"),)


def _notice(title: str, day: tuple[int, int, int], *body: Block, files: tuple[File, ...] = ()) -> Article:
    return Article(title, on(*day), (*_RULES, *body, *_SIGNED), files=files)


_UNIFIED = news("湖北省2021年度考试录用公务员公告", (2021, 2, 22), "公告全文和职位表请在省人社厅网站查看。")
_COMPLETE = (
    _UNIFIED,
    _notice(
        "云岭高新区2021年公开遴选公务员公告",
        (2021, 4, 20),
        "三、职位和名额。综合文秘职位2名，督查职位1名。",
        "四、资格条件。本科以上学历，35周岁以下，在乡镇工作满两年。",
        "五、报名。2021年5月6日至5月10日，到区政务服务中心现场登记。",
    ),
    news("2021年公开遴选公务员拟录用人员公示", (2021, 7, 2)),
    # Others seek people here.
    _notice(
        "“春风行动”专场招聘会公告",
        (2021, 3, 1),
        "三、时间地点。2021年3月6日上午，管委会广场，四十家企业到场，岗位见现场展板。",
    ),
)
# How many, and for whom, stands in a table of a file; the result names them neither 录用 nor 聘用.
_ATTACHED = (
    _notice(
        "关于公开招聘产业研究中心工作人员的公告",
        (2021, 8, 16),
        "三、应聘者请于2021年8月25日前将登记表发送至邮箱，网报系统同步开通，具体要求见附件。",
        files=(
            File(
                "岗位一览表",
                FileKind.XLSX,
                (plain(("岗位", "人数", "学历", "专业", "年龄"), ("产业分析", "2", "硕士", "经济学", "35周岁以下")),),
            ),
        ),
    ),
    news("关于产业研究中心公开招聘面试成绩及拟聘人员的公示", (2021, 10, 19)),
    # Changes one thing, and need not say the others again.
    _notice(
        "关于延长产业研究中心公开招聘报名时间的公告",
        (2021, 8, 24),
        "三、报名时间延长至2021年8月31日，已经登记的无须重新登记，其他事项不变。",
    ),
    # Not an examination of one's own.
    news("转发《2021年全省事业单位公开招聘公告》", (2021, 3, 3)),
)
# When and where to come forward is not told, and nobody ever learned who was taken.
_BARE = (
    _notice(
        "2021年公开招聘财务人员公告",
        (2021, 6, 10),
        "三、岗位和人数。会计岗位2名，大专以上学历，会计专业，40周岁以下。",
        "四、待遇。试用期三个月，试用期满合格的签订劳动合同，按照规定缴纳社会保险和住房公积金。",
    ),
)

_FULL = {
    "recruitment_notice_complete": "pass complete",
    "recruitment_results_published": "pass present",
    "unified_exam_linked": "pass present",
}

JINGFA = Planted((Column("recruitment", "招考信息", "zkxx", Listing(_ATTACHED)),), _FULL)
CAIZHENG = Planted(
    (Column("recruitment", "招考录用", "zkly", Listing(_BARE)),),
    {
        "recruitment_notice_complete": "fail missing_element",
        "recruitment_results_published": "fail missing",
        "unified_exam_linked": "fail missing",
    },
)
DANGZHENG = Planted((Column("recruitment", "招考录用", "zkly", Listing(_COMPLETE)),), _FULL)
# The column's page says it in words of its own, which is neither a list nor nothing.
JIANSHE = Planted(
    (
        Column(
            "recruitment",
            "招考录用",
            "zkly",
            Notice("我局2021年没有招考任务，全区统一招考公告请到组织人社局网页查看。"),
        ),
    ),
    dict.fromkeys(_FULL, UNREADABLE),
)
# Nobody was sought, and the department says so.
NONGYE = Planted(
    (Column("recruitment", "招考录用", "zkly", Listing((statement("公务员招考", (2021, 12, 15)),))),),
    dict.fromkeys(_FULL, "declared_none declared_none"),
)
SHIQIAO = unreadable("recruitment", "招考录用", "zkly", *_FULL)
