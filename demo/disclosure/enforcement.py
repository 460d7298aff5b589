"""行政执法：事前公开分散在几处，上年总体情况的年份写成汉字，处罚决定一案一页或列表；有的迟了，有的缺项。"""

from demo.disclosure.planted import Planted, unreadable
from demo.matters.tables import plain
from demo.matters.writings import news
from demo.model import Article, Column, File, FileKind, Heading, Listing, Notice, Signed, Table, on


def prescribed_penalties() -> Table:
    """In the form that the country prescribes: it has no column for how and by when a fine is paid."""
    return plain(
        (
            "行政相对人名称",
            "行政相对人类别",
            "统一社会信用代码",
            "行政处罚决定书文号",
            "违法行为类型",
            "违法事实",
            "处罚依据",
            "处罚类别",
            "处罚内容",
            "罚款金额（万元）",
            "处罚决定日期",
            "公示截止期",
            "处罚机关",
        ),
        (
            "云岭恒泰建筑工程有限公司",
            "法人",
            "91439900MA4Q8D3T5R",
            "云高建罚决字〔2021〕8号",
            "违反城市道路管理规定",
            "擅自占用人行道堆放建材",
            "《城市道路管理条例》第四十二条",
            "罚款",
            "处以罚款",
            "0.2",
            "2021/6/30",
            "2022/6/30",
            "云岭高新区建设局",
        ),
    )


_RULES = (
    Article(
        "云岭高新区建设局行政执法事项目录",
        on(2021, 3, 16),
        (
            "执法主体：云岭高新区建设局。职权：依照《建设工程质量管理条例》《城市道路管理条例》等，"
            "对建设工程质量安全、城市道路设施实施行政检查、行政处罚和行政强制。",
            plain(
                ("序号", "执法事项", "依据"),
                ("1", "建筑工地质量安全检查", "《建设工程质量管理条例》第四十三条"),
                ("2", "对擅自占用挖掘城市道路的处罚", "《城市道路管理条例》第四十二条"),
            ),
        ),
    ),
    Article(
        "行政执法流程图和服务指南",
        on(2021, 3, 16),
        (
            "一般程序：立案、调查取证、审核、告知、听取陈述申辩、决定、送达、执行、结案。",
            "当事人对行政处罚决定不服的，可以自收到决定书之日起六十日内申请行政复议，或者六个月内提起行政诉讼。",
        ),
    ),
    Article(
        "行政处罚裁量权基准（2021年版）",
        on(2021, 3, 16),
        ("根据违法行为的事实、性质、情节和社会危害程度，分为轻微、一般、严重三个阶次。",),
    ),
    Article(
        "执法人员名单",
        on(2021, 3, 16),
        (
            plain(
                ("姓名", "执法证号", "所在机构"), ("李某", "18040123001", "质安站"), ("王某", "18040123002", "市政科")
            ),
        ),
    ),
    Article(
        "2021年度“双随机”抽查事项表",
        on(2021, 4, 2),
        ("抽查对象、内容、比例和频次见《建筑市场主体名录》，全年不少于两次，结果在区门户网站公开。",),
    ),
)
# Within the month, its year in Chinese numerals.
_SUMMARY_IN_CHARACTERS = news("云岭高新区建设局二〇二〇年度行政执法统计年报", (2021, 1, 28))
_SUMMARY_LATE = news("云岭高新区财政金融局2020年度行政执法总体情况", (2021, 3, 15))

# All of it in one file, in other words.
_HANDBOOK = Article(
    "财政监督检查公示内容",
    on(2021, 2, 24),
    ("公示内容见附件，欢迎社会各界监督。",),
    files=(
        File(
            "财政监督检查公示内容",
            FileKind.DOCX,
            (
                Heading("财政监督检查公示内容"),
                "一、执法机关：{organ}，具体由监督科承担。",
                "二、权责清单：会计信息质量检查，代理记账机构检查，政府采购检查，违反财经纪律行为的处理处罚。",
                "三、岗位职责：监督科负责实施检查，法制审核由综合科负责。",
                "四、办案流程：立项、送达检查通知书、实施检查、征求意见、作出处理、送达、归档。",
                "五、持证上岗人员：检查人员均持有省政府核发的执法证，名册在监督科备查，检查时主动出示。",
                "六、自由裁量标准：从轻、一般、从重三档，按照省财政厅公布的标准执行。",
                "七、当事人权利：有权陈述、申辩、要求听证，对处理决定不服的可以依法复议、诉讼。",
                "八、随机抽查：每年抽取不少于百分之五的行政事业单位，抽查事项以当年计划为准。",
                "九、被检查单位须知：如实提供资料，不得拒绝、拖延，检查组不得接受宴请。",
            ),
        ),
    ),
)

# A decision on a page of its own, as it was sent; seven working days over the May holiday.
_DECISION = Article(
    "云高建罚决字〔2021〕5号行政处罚决定书",
    on(2021, 5, 13),
    (
        "当事人：云岭恒泰建筑工程有限公司，统一社会信用代码91439900MA4Q8D3T5R。",
        "经查，你单位在未取得挖掘许可的情况下，于四月中旬在云溪大道擅自开挖人行道，违法事实清楚，证据确凿。",
        "根据《城市道路管理条例》第四十二条的规定，本局决定对你单位处以罚款人民币伍仟元整。",
        "请自收到本决定书之日起十五日内，将罚款缴纳至指定银行账户；逾期不缴的，每日按罚款数额的百分之三加处罚款。",
        "作出决定日期：2021年4月30日",
        Signed("云岭高新区建设局"),
    ),
)
_TABLE = Article(
    "会计监督行政处罚信息公示",
    on(2021, 9, 16),
    (
        plain(
            (
                "被处罚单位",
                "案件名称",
                "处罚决定文书号",
                "主要违法事实",
                "处罚依据",
                "处罚种类",
                "处罚决定日期",
                "处罚机关",
                "履行期限",
            ),
            (
                "云岭信达代理记账有限公司",
                "未按规定报送年度基本情况案",
                "云高财罚〔2021〕1号",
                "未在规定时间内报送",
                "《代理记账管理办法》第二十二条",
                "警告",
                "2021年9月8日",
                "区财政金融局",
                "立即",
            ),
        ),
    ),
)
# Under which law, of which kind, by whom and until when is missing; ten weeks late.
_BARE = Article(
    "农资市场处罚情况",
    on(2021, 8, 20),
    (
        plain(
            ("序号", "当事人", "案由", "文号", "决定日期"),
            ("1", "云岭绿田农资经营部", "经营标签不符的农药", "云高农罚〔2021〕2号", "2021年6月8日"),
        ),
    ),
)

_RESULTS = {"penalty_decisions_complete": "pass complete", "enforcement_results_on_time": "pass on_time"}
_BEFOREHAND = {"enforcement_rules_published": "pass complete", "enforcement_disclosed_beforehand": "pass complete"}

CAIZHENG = Planted(
    (
        Column("enforcement_rules", "行政执法公示", "xzzfgs", Listing((_SUMMARY_LATE, _HANDBOOK))),
        Column("penalties", "行政处罚公示", "xzcf", Listing((_TABLE,))),
    ),
    {**_BEFOREHAND, **_RESULTS, "enforcement_annual_summary_on_time": "fail late"},
)
JIANSHE = Planted(
    (
        Column("enforcement_rules", "执法信息公示", "xzzfgs", Listing((*_RULES, _SUMMARY_IN_CHARACTERS))),
        Column(
            "penalties",
            "行政处罚",
            "xzcf",
            Listing((Article("行政处罚信息公示（2021年第2批）", on(2021, 7, 6), (prescribed_penalties(),)), _DECISION)),
        ),
    ),
    {**_BEFOREHAND, **_RESULTS, "enforcement_annual_summary_on_time": "pass on_time"},
)
NONGYE = Planted(
    (
        Column("enforcement_rules", "行政执法公示", "xzzfgs", Notice()),
        Column("penalties", "行政处罚公示", "xzcf", Listing((_BARE,))),
    ),
    {
        "enforcement_rules_published": "fail empty",
        "enforcement_disclosed_beforehand": "fail empty",
        "enforcement_annual_summary_on_time": "fail empty",
        "penalty_decisions_complete": "fail missing_element",
        "enforcement_results_on_time": "fail late",
    },
)
SHIQIAO = unreadable("penalties", "行政处罚公示", "xzcf", *_RESULTS)
