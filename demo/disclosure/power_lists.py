"""权责清单：表格、附件、按类别分开的清单，列名各有各的写法；有的缺列，有的栏目空着。"""

from demo.disclosure.planted import Planted, unreadable
from demo.matters.tables import plain, two_headed
from demo.model import Article, Cell, Column, File, FileKind, Heading, Inline, Listing, Notice, Table, on

_FULL = {"power_list_present": "pass present", "power_list_columns_complete": "pass complete"}

# Opened straight from the list. Headings spaced out to one width, over two rows, none as the scheme calls it.
_SHEET = Article(
    "云岭高新区经济发展局职权事项一览（2021年本）清单",
    on(2021, 7, 14),
    (),
    files=(
        File(
            "云岭高新区经济发展局权力和责任清单",
            FileKind.XLSX,
            (
                Heading("云岭高新区经济发展局权力和责任清单（2021年本）"),
                two_headed(
                    (
                        ("基本编码", ()),
                        ("权　力　名　称", ()),
                        ("权　力　类　别", ()),
                        ("实施依据", ()),
                        ("承办机构", ()),
                        ("责任", ("责任事项", "问责依据")),
                        ("监督方式", ()),
                    ),
                    (
                        "420000-JF-01",
                        "固定资产投资项目节能审查",
                        "行政许可",
                        "《中华人民共和国节约能源法》第十五条",
                        "投资科",
                        "受理、审查、决定、送达",
                        "《行政许可法》第七十二条",
                        "0739-5551233",
                    ),
                ),
            ),
        ),
    ),
    direct=True,
)
# What goes wrong and who is asked, stands nowhere.
_SHORT = Article(
    "{organ}权责清单",
    on(2020, 3, 30),
    (
        plain(
            ("序号", "职权名称", "职权类型", "设定依据", "行使主体", "责任事项"),
            ("1", "会计信息质量检查", "行政检查", "《中华人民共和国会计法》第三十二条", "监督科", "检查、告知、处理"),
        ),
    ),
)
_OFFICE = Article(
    "{organ}权责清单",
    on(2021, 5, 19),
    (
        plain(
            ("序号", "职权名称", "职权类型", "设定依据", "行使主体", "责任事项", "追责情形", "监督电话"),
            *(
                (str(place), name, "其他行政权力", act, "综合科", "登记、审查、答复", "未按期办结的", "0739-5551210")
                for place, (name, act) in enumerate(
                    (
                        ("政府信息依申请公开", "《中华人民共和国政府信息公开条例》第三十六条"),
                        ("人民建议征集", "《信访工作责任制实施办法》第四条"),
                        ("公文公开属性审查", "《中华人民共和国保守国家秘密法》第二十七条"),
                    ),
                    1,
                )
            ),
        ),
        "本清单根据法律法规规章立改废释情况和机构职能变化，每年调整一次，调整后的清单在本栏目公布。",
    ),
)
# A list for each kind of power, and the licences' in two tables.
_BY_KIND = (
    Article(
        "行政许可事项权责清单",
        on(2021, 6, 3),
        (
            plain(
                ("编号", "事项名称", "设定依据", "行使主体"),
                ("JS-XK-01", "城市道路挖掘审批", "《城市道路管理条例》第三十三条", "市政科"),
            ),
            plain(("编号", "责任事项", "追责情形"), ("JS-XK-01", "受理、审查、决定", "超期未办结的")),
        ),
    ),
    Article(
        "行政处罚事项权责清单",
        on(2021, 6, 3),
        (
            Table(
                (
                    (Cell("建设局行政处罚事项权责清单", columns=8),),
                    tuple(
                        Cell(name)
                        for name in (
                            "编号",
                            "事项名称",
                            "类型",
                            "设定依据",
                            "行使主体",
                            "运行流程",
                            "追责情形",
                            "投诉举报电话",
                        )
                    ),
                    tuple(
                        Cell(text)
                        for text in (
                            "JS-CF-01",
                            "对未取得施工许可擅自施工的处罚",
                            "行政处罚",
                            "《建筑工程施工许可管理办法》第十二条",
                            "质安站",
                            "立案、调查、告知、决定",
                            "违反法定程序的",
                            "0739-5551266",
                        )
                    ),
                )
            ),
        ),
    ),
)
_IN_FILE = Article(
    "区科创局行政职权目录",
    on(2021, 8, 25),
    ("见附件。",),
    files=(File("行政职权目录", FileKind.DOCX, (Heading("行政职权目录"), *_OFFICE.body)),),
)

JINGFA = Planted((Column("power_list", "权责清单", "qzqd", Listing((_SHEET,))),), _FULL)
CAIZHENG = Planted(
    (Column("power_list", "权责清单", "qzqd", Listing((_SHORT,))),),
    {"power_list_present": "pass present", "power_list_columns_complete": ("fail missing_element",) * 2},
)
DANGZHENG = Planted((Column("power_list", "权责清单", "qzqd", Inline(_OFFICE)),), _FULL)
JIANSHE = Planted((Column("power_list", "权责清单", "qzqd", Listing(_BY_KIND)),), _FULL)
KECHUANG = Planted((Column("", "行政权力清单", "xzqlqd", Listing((_IN_FILE,)), mapped=False),), _FULL)
NONGYE = Planted(
    (Column("power_list", "权责清单", "qzqd", Notice("栏目正在建设中……")),),
    {"power_list_present": "fail empty", "power_list_columns_complete": "fail missing"},
)
SHIQIAO = unreadable("power_list", "权责清单", "qzqd", *_FULL)
