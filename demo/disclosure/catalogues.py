"""样例基本目录：写到栏目和科室；或只写网站和机关；或渠道、责任各分两列，合并单元格。"""

from collections.abc import Iterator

from demo.disclosure.planted import Planted
from demo.matters.catalogue import Matter, catalogue
from demo.model import Article, Cell, Column, File, FileKind, Heading, Listing, Table, on

_HEADING = Heading("{organ}主动公开基本目录")


def _column(article: Article, name: str = "主动公开基本目录", folder: str = "zdgkjbml") -> Column:
    return Column("catalogue", name, folder, Listing((article,)))


DETAILED = Planted(
    (
        _column(
            Article(
                "{organ}主动公开基本目录",
                on(2021, 9, 30),
                (
                    _HEADING,
                    catalogue(
                        (
                            Matter("行政执法", "行政处罚决定", "文号、事由、依据、结果", "执法科"),
                            Matter("行政执法", "双随机抽查", "清单、计划、结果", "执法科"),
                            Matter("队伍建设", "协管员招聘", "岗位、条件、结果", "人事科"),
                            Matter("生态环境", "扬尘污染治理", "检查情况、整改结果", "市容科"),
                            Matter("生态环境", "餐饮油烟污染治理", "检查情况、整改结果", "市容科"),
                        )
                    ),
                ),
            )
        ),
    ),
    {
        "catalogue_published": "pass present",
        "catalogue_own_functions": "pass covered",
        "catalogue_covers_duties": "pass covered",
        "catalogue_current": "pass fresh",
        "channel_names_column": "pass complete",
        # Its column of ecology is blank.
        "catalogue_columns_have_content": "fail leads_to_blank",
        "catalogue_not_copied": "pass own",
        "responsible_office_named": "pass complete",
    },
)

# Neither the website's column nor the office; food, health and subsidies are left out, and so are the time limits.
GENERAL = Planted(
    (
        _column(
            Article(
                "{organ}政府信息主动公开基本目录",
                on(2021, 6, 18),
                (
                    Heading("{organ}政府信息主动公开基本目录"),
                    catalogue(
                        (
                            Matter("义务教育", "招生入学", "招生范围、条件、程序、结果", "教育科"),
                            Matter("稳岗就业", "就业招聘活动", "时间、地点、岗位", "社区科"),
                            Matter("稳岗就业", "创业孵化", "入驻条件、入驻名单", "民政科"),
                            Matter("生态环境", "生态环境巡查", "河段、巡查人、结果", "文体科"),
                        ),
                        lacks=frozenset(("时限",)),
                        detailed=False,
                    ),
                ),
            ),
            "政府信息主动公开基本目录",
        ),
    ),
    {
        "catalogue_published": "pass present",
        "catalogue_own_functions": "fail too_few",
        "catalogue_covers_duties": ("fail uncovered",) * 3,
        "catalogue_current": "pass fresh",
        "channel_names_column": "fail platform_only",
        "responsible_office_named": "fail rows_lacking",
    },
)

# Where it is published and who is in charge are told in two columns each; the list leads straight to the file.
_HEADS = (
    *("序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "责任股室", "公开方式"),
    *("公开渠道", "网站栏目", "公开对象"),
)
_MATTERS = (
    ("领导分工、内设机构", "局办", 3, "机构职能栏目"),
    ("规范性文件", "", 0, "政策＞规范性文件"),
    ("部门预决算", "", 0, "法定主动公开内容—财政信息"),
    ("食品抽检结果", "食品股", 1, "“食品安全”"),
    ("医疗器械监督检查", "药械股", 1, "医疗卫生专栏"),
    ("双随机抽查结果", "各监管所", 1, "“双随机、一公开”专栏"),
)


def _split_rows() -> Iterator[tuple[Cell, ...]]:
    yield (Cell("市场监督管理局主动公开事项一览表", columns=len(_HEADS) + 1),)
    yield tuple(Cell(head, columns=2) if head == "公开渠道" else Cell(head, rows=2) for head in _HEADS)
    yield (Cell("政府网站"), Cell("查阅点"))
    for number, (matter, office, rows, column) in enumerate(_MATTERS, 1):
        said = (str(number), matter, "全文或者结果", "《政府信息公开条例》", "２０个工作日", "区市监局")
        after = ("主动公开", "√", "", column, "全社会")
        merged = (Cell(office, rows=rows),) if rows else ()
        yield (*map(Cell, said), *merged, *map(Cell, after))


IN_TWO_COLUMNS = Planted(
    (
        _column(
            Article(
                "市场监督管理局主动公开基本目录（2021版）",
                on(2021, 5, 31),
                (),
                files=(File("主动公开基本目录", FileKind.XLSX, (Table(tuple(_split_rows())),)),),
                direct=True,
            ),
            folder="jbml",
        ),
    ),
    {
        "catalogue_published": "pass present",
        "catalogue_own_functions": "pass covered",
        "catalogue_covers_duties": "pass covered",
        "catalogue_current": "pass fresh",
        "channel_names_column": "pass complete",
        "responsible_office_named": "pass complete",
    },
)
