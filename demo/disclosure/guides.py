"""样例公开指南：渠道、期限、申请表写法正确；或套用别的机关的旧指南；或一段到底、提到旧规定只为说明沿革。"""

from demo.disclosure.planted import Planted
from demo.disclosure.shapes import attached, docx, listing, table
from demo.matters.guide import Guide, guide_body
from demo.matters.writings import news
from demo.model import Article, Column, on

_TITLE = "{organ}政府信息公开指南"


def _column(name: str, folder: str, *articles: Article) -> Column:
    return listing("guide", name, folder, *articles)


_FORM = table(
    "申请人|姓名或名称|",
    "申请人|有效证件及号码|",
    "申请人|联系电话、通信地址|",
    "所需政府信息|名称、文号或者其他特征性描述|",
    "所需政府信息|信息的指定提供方式、获取方式|",
)
RIGHT = Planted(
    (
        _column(
            "政府信息公开指南",
            "zfxxgkzn",
            attached(
                Article(
                    _TITLE,
                    on(2021, 1, 8),
                    guide_body(
                        Guide(
                            hours="办公时间：上午9:00至12:00，下午13:30至17:00",
                            ways="申请人可以当面提交申请，也可以通过邮政寄送方式提交申请，信封上请注明“政府信息公开申请”字样。"
                            "通过传真提交申请的，请电话确认；网上申请渠道未开通。",
                        )
                    ),
                ),
                docx("政府信息公开申请表", _FORM),
            ),
        ),
    ),
    {
        "guide_is_own": "pass own",
        "guide_channels_explained": "pass complete",
        "guide_legally_correct": "pass clean",
        "application_form_available": "pass proper",
        "online_application_works": "pass complete",
    },
)

# The guide of the city's office as it was before 2019: no letters, fifteen days, one's own special needs.
_OLD_RULES = (
    "申请人根据自身生产、生活、科研等特殊需要，可以申请获取政府信息。"
    "不能当场答复的，本机关自收到申请之日起15个工作日内予以答复。"
)
BORROWED = Planted(
    (
        _column(
            "公开指南",
            "gkzn",
            Article(
                _TITLE,
                on(2019, 8, 20),
                (
                    *guide_body(
                        Guide(hours="", online="", ways="申请人可以到受理机构当面提交申请。", rules=_OLD_RULES)
                    ),
                    table(
                        "申请人|姓名||证件||电话|",
                        "所需信息|内容描述|",
                        "所需信息|所需信息的用途|",
                        "所需信息|提供方式|纸面、光盘",
                    ),
                ),
                source="云岭市人民政府办公室",
            ),
        ),
    ),
    {
        "guide_is_own": "fail other_organ",
        # By letter; what to write on the envelope, and how to use the fax.
        "guide_channels_explained": (
            "fail missing_element",
            "needs_review unclear_element",
            "needs_review unclear_element",
        ),
        "guide_legally_correct": ("fail found",) * 2,
        "application_form_available": "fail asks_more",
        "online_application_works": "needs_review unclear_element",
    },
)

_FLAT = (
    "为方便公众获取政府信息，依据《中华人民共和国政府信息公开条例》（2007年国务院令第492号公布，2019年国务院令第711号"
    "修订），{organ}编制本指南。一、公开范围分为机构职能、政策文件、就业服务等类别，按索引号、名称、生成日期编排，"
    "可在区门户网站查阅。二、负责机构：综合科；地址：云溪大道88号（邮编421900）；接待时间：周一至周五（节假日除外）；"
    "电话：0739-5551200；传真：未开通；邮箱：ylgxq_rs@example.cn。三、申请办法：可以现场递交，也可以来函提出，"
    "来函请在信封左下角标注“信息公开”；网上申请系统暂未开通。四、办理：自收到申请之日起20个工作日内答复；涉及第三方的，"
    "第三方自收到征求意见书之日起15个工作日内提出意见，所需时间不计入答复期限；申请人无需说明自身生产、生活、科研等特殊需要；"
    "检索、复制、邮寄等费用一律免收。五、对办理不服的，可以依法申请行政复议或者提起行政诉讼。"
)
FLAT = Planted(
    (
        _column(
            "政府信息公开指南",
            "zfxxgkzn",
            attached(
                news("依申请公开申请书（示范文本）", (2020, 12, 1), "请下载后填写。"),
                docx(
                    "附件1",
                    table(
                        "称谓|公民 □　　法人 □",
                        "身份证明|",
                        "手 机|",
                        "索取信息的文号或者主要内容特征|",
                        "载 体|□纸质　□光盘",
                    ),
                ),
            ),
            Article("公开指南（2020年修订）", on(2020, 12, 1), (_FLAT,)),
        ),
    ),
    {
        "guide_is_own": "pass own",
        "guide_channels_explained": "pass complete",
        "guide_legally_correct": "pass clean",
        "application_form_available": "pass proper",
        "online_application_works": "pass complete",
    },
)
