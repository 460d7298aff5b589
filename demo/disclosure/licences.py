"""行政许可：办事指南在表格里或附件里，夹着假期须知；许可结果一事一页或列表；公示跨长假，或迟了几个月。"""

from demo.disclosure.enforcement import prescribed_penalties
from demo.disclosure.planted import Planted, unreadable
from demo.matters.tables import plain, two_headed
from demo.matters.writings import news
from demo.model import Article, Column, File, FileKind, Heading, Listing, on

_PERMIT = (
    "一、依据。《中华人民共和国建筑法》第七条、《建筑工程施工许可管理办法》第二条。",
    "二、条件。已经办理建设工程规划许可证，施工场地已经基本具备施工条件，施工图设计文件已按规定审查合格，"
    "建设资金已经落实，有保证工程质量和安全的具体措施。",
    "三、程序。申请、受理、审查、决定、送达，其中审查环节必要时到现场核查。",
    "四、材料。施工许可申请表、规划许可证、中标通知书、施工合同、质量监督手续、资金保函。",
    "五、时限。法定七个工作日，承诺三个工作日。",
    "六、收费。不收费。",
    "七、地点。区政务服务中心二楼建设局窗口。咨询电话：0739-5551266。",
    "申请人可以在湖北政务服务网查询办理进度，对办理结果不服的，可以依法申请行政复议或者提起行政诉讼；"
    "办理过程中遇到困难的，可以拨打窗口电话反映，也可以到“办不成事”反映窗口登记，由专人负责跟踪督办并在三日内答复。",
)
# Tells only what to bring, and is handed out beside the guide.
_SLIP = Article(
    "城市道路挖掘审批一次性告知单",
    on(2021, 5, 12),
    (
        "申请人您好！办理城市道路挖掘审批，请您备齐以下材料，到区政务服务中心二楼建设局窗口递交：",
        "1.城市道路挖掘申请表（窗口领取或者在网上下载，加盖单位公章）；2.申请单位营业执照或者法人证书复印件；"
        "3.经办人身份证明和授权委托书；4.挖掘位置平面图和施工组织设计，标明挖掘的长度、宽度和起止时间；"
        "5.道路修复承诺书，修复由申请单位自行组织的，还应当附修复单位的资质证书复印件；"
        "6.涉及其他管线的，附管线权属单位的书面意见；7.影响交通安全的，附公安机关交通管理部门的书面意见。",
        "以上材料均为一份，复印件请注明“与原件一致”并签名。请您在材料上留下常用的手机号码，窗口收件后会发送短信提醒；"
        "材料不齐的，窗口当场一次性告诉您还缺什么，请您补齐后再来，无须重新排队。感谢您的支持！",
    ),
)
# None of the usual headings, all of it in a table of a file.
_AUDIT = plain(
    ("事项名称", "固定资产投资项目节能审查"),
    (
        "法律根据",
        "《中华人民共和国节约能源法》第十五条；《固定资产投资项目节能审查办法》（国家发展和改革委员会令第44号）",
    ),
    ("适用范围", "年综合能源消费量1000吨标准煤以上，或者年电力消费量500万千瓦时以上的固定资产投资项目，由建设单位提出"),
    ("办理步骤", "网上提出—窗口收件—专家评审—局务会研究—出具意见—上传电子证照"),
    (
        "应备资料",
        "一是项目节能报告；二是企业投资项目备案信息；三是建设单位营业执照复印件；四是法人代表授权书；"
        "五是评审后修改的节能报告。以上均为电子件，扫描清晰、签章齐全，能通过部门之间共享取得的不要求企业重复报送",
    ),
    ("多久办结", "自收齐之日起十五个工作日，专家评审所需时间不计算在内"),
    ("费用", "无"),
    ("办理窗口", "区政务服务中心三楼经济发展局（0739-5551233），周一至周五上午8:30—12:00，下午14:30—17:30"),
    ("结果送达", "当场领取、邮寄送达或者在湖北政务服务网自行下载电子文本，由建设单位任选一种"),
)
# Stands among the guides, and guides nobody to a licence.
_HOLIDAY = news(
    "2021年国庆假期办事须知",
    (2021, 9, 28),
    "2021年国庆节放假时间为10月1日至7日，共7天；9月26日（星期日）、10月9日（星期六）上班。",
    "假期期间，区政务服务中心经济发展局窗口暂停对外服务。确有紧急事项的企业和群众，可以提前一天拨打值班电话"
    "0739-5551233预约，由值班人员安排专人接待；也可以登录湖北政务服务网自助办理，所有网上事项假期不打烊，"
    "假后第一个工作日统一处理。",
    "请前往政务服务中心的群众错峰出行，自觉佩戴口罩，配合工作人员做好体温检测和健康码查验。"
    "节后首日预计人流较多，建议在10月9日以后前来；乘坐公交的，可以乘3路、11路到管委会站下车。"
    "假期停车场照常开放，地面车位紧张时请使用地下停车场，并听从现场工作人员的引导有序停放。",
)
# How it goes on, and with which papers, is not told.
_SEEDS = Article(
    "农作物种子生产经营许可办事指南",
    on(2021, 4, 8),
    (
        "一、依据。《中华人民共和国种子法》第三十一条、《农作物种子生产经营许可管理办法》第七条。",
        "二、条件。具有与种子生产经营相适应的设施设备、专业技术人员和固定场所，注册资金符合规定，"
        "具有必要的检验、仓储、加工设备，生产地点无检疫性有害生物，生产的品种已经审定或者登记。"
        "从事主要农作物杂交种子经营的，还应当拥有自主知识产权的品种，并建立健全种子质量可追溯制度和岗位责任制度。",
        "三、时限。二十个工作日。不收取任何费用。",
        "四、联系方式。区农业农村局种植业科，云溪大道88号管委会大楼五楼，电话0739-5551277。"
        "每年春耕和秋播以前，{organ}安排技术人员在各村（社区）巡回讲解选种用种常识，解答种植大户的疑问，"
        "欢迎广大种植大户和合作社提前与种植业科联系，以便统筹安排讲解的时间和场次。",
    ),
)

# Under two rows of headings; a person's code is masked; nineteen days lie between, seven of them working days.
_PERMITS = Article(
    "建筑工程施工许可公示（2021年第6批）",
    on(2021, 10, 14),
    (
        two_headed(
            (
                ("建设单位", ()),
                ("社会信用代码", ()),
                ("许可证书名称", ()),
                ("决定书文号", ()),
                ("许可类别", ()),
                ("许可内容", ()),
                ("许可决定日期", ()),
                ("有效期", ("自", "至")),
                ("许可机关", ()),
            ),
            (
                "云岭明达置业有限公司",
                "91439900MA4L2X7K1P",
                "建筑工程施工许可证",
                "云高建许〔2021〕31号",
                "普通",
                "明达广场二期工程施工",
                "２０２１年９月２９日",
                "2021年9月29日",
                "2023年9月28日",
                "区建设局",
            ),
            (
                "周某",
                "4305**********1234",
                "城市道路挖掘许可证",
                "云高建许〔2021〕32号",
                "普通",
                "云溪大道挖掘12平方米",
                "2021.9.30",
                "2021.9.30",
                "2021.12.30",
                "区建设局",
            ),
        ),
    ),
)
# Filled up over the summer: each row says when it was shown, long before the page bears its date.
_FILLED = Article(
    "建筑工程施工许可公示（2021年第4批）",
    on(2021, 8, 31),
    (
        plain(
            (
                "建设单位",
                "统一社会信用代码",
                "许可证书名称",
                "决定书文号",
                "许可类别",
                "许可内容",
                "许可决定日期",
                "有效期至",
                "许可机关",
                "公示日期",
            ),
            (
                "云岭顺达建设有限公司",
                "91439900MA4Q8D3T5R",
                "建筑工程施工许可证",
                "云高建许〔2021〕17号",
                "普通",
                "顺达物流园一期工程施工",
                "2021-06-10",
                "2023-06-09",
                "区建设局",
                "2021-06-15",
            ),
        ),
    ),
)
# The column shows penalties too, in the form that the country prescribes for them.
_PENALTY = Article("行政处罚信息公示（2021年第2批）", on(2021, 7, 6), (prescribed_penalties(),))
# What was decided in a month, told at its end: each may have been shown before.
_MONTH = Article(
    "2021年7月份行政许可信息公示",
    on(2021, 8, 2),
    (
        plain(
            (
                "行政相对人名称",
                "统一社会信用代码",
                "行政许可决定文书名称",
                "行政许可决定文书号",
                "许可类别",
                "许可内容",
                "许可决定日期",
                "有效期至",
                "许可机关",
            ),
            (
                "云岭明达置业有限公司",
                "91439900MA4L2X7K1P",
                "固定资产投资项目节能审查意见",
                "云高经发能审〔2021〕5号",
                "核准",
                "明达广场二期项目节能审查",
                "2021-07-02",
                "2023-07-01",
                "区经济发展局",
            ),
        ),
    ),
)
# Licences that are no more: the form of results is not theirs.
_CANCELLED = Article(
    "关于注销部分企业城镇污水排入排水管网许可证的公告",
    on(2021, 11, 9),
    (
        plain(
            ("序号", "企业名称", "许可证编号", "许可事项", "注销原因"),
            ("1", "云岭旺达洗车服务部", "云高排许字第2018012号", "城镇污水排入排水管网", "有效期届满未延续"),
        ),
    ),
)
# One licence on a page of its own, its fields on end.
_ONE = Article(
    "云岭华新电子有限公司节能审查意见公示",
    on(2021, 6, 17),
    (
        "现将行政许可结果公示如下。",
        plain(
            ("行政相对人名称", "云岭华新电子有限公司"),
            ("统一社会信用代码", "91439900MA7B6H9R20"),
            ("行政许可决定文书名称", "固定资产投资项目节能审查意见"),
            ("行政许可决定文书号", "云高经发能审〔2021〕3号"),
            ("许可类别", "核准"),
            ("许可内容", "年产200万套电路板项目节能审查"),
            ("许可决定日期", "2021年6月9日"),
            ("有效期自", "2021年6月9日"),
            ("有效期至", "2023年6月8日"),
            ("许可机关", "云岭高新区经济发展局"),
        ),
    ),
)
# Three months late; by whom, of which kind and for how long is missing, and a code is mistyped.
_BARE = Article(
    "种子生产经营许可结果公示",
    on(2021, 6, 21),
    (
        plain(
            ("序号", "企业名称", "统一社会信用代码", "许可证号", "许可事项", "发证日期"),
            (
                "1",
                "云岭丰禾种业有限公司",
                "91439900MA4P1F5W87",
                "C（湘云）农种许字（2021）第0002号",
                "常规稻种子生产经营",
                "2021年3月12日",
            ),
        ),
    ),
)

_ON_TIME = {"licence_results_complete": "pass complete", "licence_results_on_time": "pass on_time"}

JINGFA = Planted(
    (
        Column(
            "service_guides",
            "办事指南",
            "bszn",
            Listing(
                (
                    _HOLIDAY,
                    Article(
                        "节能审查办理指南",
                        on(2021, 3, 24),
                        ("办理指南见附件。",),
                        files=(File("节能审查办理指南", FileKind.DOCX, (Heading("节能审查办理指南"), _AUDIT)),),
                    ),
                )
            ),
        ),
        Column("licences", "行政许可结果", "xzxkjg", Listing((_MONTH, _ONE))),
    ),
    {
        "service_guides_complete": "pass complete",
        "licence_results_complete": "pass complete",
        "licence_results_on_time": "needs_review late",
    },
)
JIANSHE = Planted(
    (
        Column(
            "service_guides",
            "办事指南",
            "bszn",
            Listing((_SLIP, Article("建筑工程施工许可办事指南", on(2021, 5, 12), _PERMIT))),
        ),
        Column("licences", "双公示", "sgs", Listing((_PERMITS, _FILLED, _PENALTY, _CANCELLED))),
    ),
    {"service_guides_complete": "pass complete", **_ON_TIME},
)
NONGYE = Planted(
    (
        Column("service_guides", "办事指南", "bszn", Listing((_SEEDS,))),
        Column("licences", "行政许可结果", "xzxkjg", Listing((_BARE,))),
    ),
    {
        # Procedure, and papers.
        "service_guides_complete": ("fail missing_element",) * 2,
        # Not every licence runs out.
        "licence_results_complete": ("fail missing_element", "needs_review unclear_element", "needs_review wrong_code"),
        "licence_results_on_time": "fail late",
    },
)
SHIQIAO = unreadable("licences", "行政许可结果", "xzxkjg", *_ON_TIME)
