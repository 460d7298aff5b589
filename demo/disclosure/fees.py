"""收费目录清单：列名合并、不写年度的清单，缺一列的旧清单，空白的栏目。"""

from demo.disclosure.planted import Planted
from demo.matters.tables import plain, two_headed
from demo.model import Article, Column, File, FileKind, Heading, Listing, Notice, on

# No year in its title; the standard is split over two columns; who pays is said in a head of its own.
_SHEET = Article(
    "涉企行政事业性收费公示",
    on(2021, 2, 9),
    ("收费公示表见附件。",),
    files=(
        File(
            "收费公示表",
            FileKind.XLSX,
            (
                Heading("云岭高新区涉企行政事业性收费公示表"),
                two_headed(
                    (
                        ("序号", ()),
                        ("收费项目", ()),
                        ("批准文件", ()),
                        ("收费标准", ("计费单位", "金额（元）")),
                        ("向谁收取", ()),
                        ("缴库方式", ()),
                    ),
                    ("1", "城镇垃圾处理费", "湘发改价费〔2018〕60号", "每月", "20", "区内企业", "缴入地方国库"),
                ),
            ),
        ),
    ),
)
# Of the year, and there before it began.
_PLAIN = Article(
    "2021年行政事业性收费目录清单",
    on(2020, 12, 29),
    (
        plain(
            ("序号", "项目名称", "收费依据", "收费标准", "征收对象", "资金管理方式"),
            ("1", "会计专业技术资格考试费", "湘发改价费规〔2020〕4号", "每人每科56元", "报名考生", "缴入地方国库"),
        ),
    ),
)
# Two years old; how much it is, is not told.
_OLD = Article(
    "2019年行政事业性收费目录清单",
    on(2019, 4, 18),
    (
        plain(
            ("序号", "项目名称", "收费依据", "征收对象"),
            ("1", "城市道路占用挖掘修复费", "湘价费〔2016〕41号", "占用挖掘城市道路的单位和个人"),
        ),
    ),
)

_FULL = {
    "fee_list_present": "pass present",
    "fee_list_columns_complete": "pass complete",
    "fee_list_current": "pass present",
}

JINGFA = Planted(
    (Column("fees", "收费公示", "sfxm", Listing((_SHEET,))),),
    {**_FULL, "fee_list_columns_complete": "needs_review unknown_heads"},
)
CAIZHENG = Planted((Column("fees", "行政事业性收费", "xzsyxsf", Listing((_PLAIN,))),), _FULL)
JIANSHE = Planted(
    (Column("fees", "收费项目", "sfxm", Listing((_OLD,))),),
    {
        "fee_list_present": "pass present",
        "fee_list_columns_complete": "fail missing_element",
        "fee_list_current": "fail missing",
    },
)
NONGYE = Planted(
    (Column("fees", "行政事业性收费", "xzsyxsf", Notice()),),
    {
        "fee_list_present": "fail empty",
        "fee_list_columns_complete": "fail missing",
        "fee_list_current": "fail empty",
    },
)
