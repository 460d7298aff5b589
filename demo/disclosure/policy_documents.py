"""规范性文件和其他文件：文号的写法，跨长假的公开时间，全文在附件里，其他文件分年度设栏。"""

from dataclasses import replace
from datetime import date

from demo.disclosure.planted import Planted
from demo.expectation import UNREADABLE
from demo.matters.writings import box, chinese, document, news, statement
from demo.model import Article, Column, File, FileKind, Heading, Listing, Parent, Signed, on

_ORDERS = (
    "各企业、区直各单位：",
    "为规范有关工作，保障企业和群众合法权益，经研究，现就有关事项通知如下。",
    "一、适用范围。本通知适用于在本区注册登记、正常经营并按期报送统计资料的各类市场主体。",
    "二、办理程序。申请单位向{organ}提交书面申请和有关证明材料，{organ}在十五个工作日内完成审核，"
    "审核结果在区门户网站公示五个工作日，无异议的予以认定；不予认定的，书面说明理由，并告知申请单位可以依法申请复核。",
    "三、监督管理。{organ}对认定单位实行动态管理，每年复核一次，发现提供虚假材料的，取消认定并予以通报。",
    "本通知自印发之日起施行，有效期五年。",
)

# Typed in full width; signed in Chinese numerals. Twenty working days from then: a working Saturday, a working
# Sunday and two holidays lie between, thirty-four days in all.
HOLIDAYS_BETWEEN = Article(
    "关于支持工业企业绿色改造的实施意见",
    on(2021, 10, 21),
    (*_ORDERS, Signed("{organ}"), Signed("二〇二一年九月十七日")),
    box=box("云高经发〔２０２１〕２６ 号", "JF-2021-026"),
)
# Signed above, the rules below; their last line names a day, long before, from which they are in force.
IN_FORCE_BEFORE = Article(
    "关于印发《云岭高新区企业上云补贴细则》的通知",
    on(2021, 3, 18),
    (
        "各企业：《云岭高新区企业上云补贴细则》已经研究同意，现印发给你们，请遵照执行。",
        Signed("{organ}"),
        Signed(chinese(date(2021, 3, 10))),
        Heading("云岭高新区企业上云补贴细则"),
        "第一条　为推动企业数字化转型，降低企业用云成本，制定本细则。",
        "第二条　补贴对象为在本区注册登记、正常经营，并与云服务商签订合同的工业企业。",
        "第三条　补贴标准为上云服务合同实际支付费用的百分之三十，每户企业每年最高不超过十万元，同一项目不重复补贴。",
        "第四条　企业每年三月向{organ}申报，{organ}会同财政部门审核公示后拨付。",
        "第五条　本细则自2021年1月1日起施行。",
    ),
    box=box("云高经发〔2021〕5号", "JF-2021-005"),
)
# Made in March, published in May; and the year stands in the wrong brackets.
LATE = document(
    "关于调整行政事业单位资产处置审批权限的通知",
    (2021, 5, 20),
    box("云高财【2021】8号", "CZ-2021-008"),
    made=(2021, 3, 2),
)
# It says that there is a document, and does not show it.
ANNOUNCED = Article(
    "关于印发《云岭高新区预算绩效管理办法》的通知",
    on(2020, 6, 15),
    ("《云岭高新区预算绩效管理办法》已经研究同意，现印发给你们，请遵照执行。", Signed(chinese(date(2020, 6, 15)))),
    box=box("云高财〔2020〕11号", "CZ-2020-011"),
)
# The text is in the file. Saved again in summer, which the page's meta tag tells, and nobody else.
ATTACHED = Article(
    "云岭高新区科技企业孵化器认定管理办法",
    replace(on(2021, 3, 18), meta=date(2021, 7, 5)),
    ("文件全文见附件。", Signed(chinese(date(2021, 3, 15)))),
    box=box("云高科〔2021〕3号", "KC-2021-003"),
    files=(
        File(
            "云岭高新区科技企业孵化器认定管理办法",
            FileKind.DOCX,
            (Heading("云岭高新区科技企业孵化器认定管理办法"), *_ORDERS),
        ),
    ),
)

_RIGHT = {
    "document_number_well_formed": "pass well_formed",
    "documents_published_in_time": "pass in_time",
    "full_text_readable": "pass readable",
}

JINGFA = Planted(
    (
        Column(
            "other_documents",
            "其他主动公开文件",
            "qtzdgkwj",
            # Saved again after the assessed year.
            Listing((news("关于做好2021年工业投资统计工作的通知", replace(on(2021, 3, 5), meta=date(2022, 1, 12))),)),
        ),
    ),
    {**_RIGHT, "other_documents_published": "pass present"},
)
CAIZHENG = Planted(
    (
        # The newest is of the year before.
        Column(
            "other_documents",
            "其他主动公开文件",
            "qtzdgkwj",
            Listing(
                (
                    news("关于编报2020年度政府财务报告的通知", (2020, 12, 22)),
                    news("关于做好固定资产清查工作的通知", (2019, 10, 15)),
                )
            ),
        ),
    ),
    {
        "document_number_well_formed": "fail wrong_brackets",
        "documents_published_in_time": "fail late",
        "full_text_readable": "fail too_short",
        "other_documents_published": "fail missing",
    },
)
DANGZHENG = Planted(
    (
        # One column for each year.
        Column(
            "other_documents",
            "其他主动公开文件",
            "qtzdgkwj",
            Parent(
                (
                    Column("", "2020年", "2020n", Listing((news("关于规范会议活动管理的通知", (2020, 7, 9)),))),
                    Column("", "2021年", "2021n", Listing((news("关于开展公文质量评比的通知", (2021, 4, 27)),))),
                )
            ),
        ),
    ),
    # One of them is about how meetings are run, and none is a report of one.
    {**_RIGHT, "other_documents_published": "pass present", "normative_documents_separated": "pass separated"},
)
# A number that no label names, over the text.
JIANSHE = Planted((), _RIGHT)
KECHUANG = Planted(
    (
        Column(
            "",
            "政策文件",
            "zcwj",
            Listing((news("转发省科技厅关于开展科技型中小企业评价工作的通知", (2021, 4, 2)),)),
            mapped=False,
        ),
    ),
    {**_RIGHT, "documents_published_in_time": "needs_review late", "other_documents_published": "pass present"},
)
# None was issued, and the department says so in both columns.
NONGYE = Planted(
    (Column("other_documents", "其他主动公开文件", "qtzdgkwj", Listing((statement("其他文件制发", (2021, 12, 15)),))),),
    {
        "other_documents_published": "declared_none declared_none",
        "document_number_well_formed": "declared_none declared_none",
    },
)
SHIQIAO = Planted(
    (Column("other_documents", "其他主动公开文件", "qtzdgkwj", Listing(())),),
    dict.fromkeys((*_RIGHT, "other_documents_published"), UNREADABLE),
)
