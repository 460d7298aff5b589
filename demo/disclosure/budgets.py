"""部门预算和决算：表格、说明、“三公”经费；有的年份写成汉字、表在附件里、分栏公布，有的缺表缺项、合计写错、只有扫描件。"""

from collections.abc import Iterator
from dataclasses import dataclass

from demo.disclosure.planted import Planted, unreadable
from demo.matters.tables import two_headed
from demo.matters.writings import Day, news
from demo.model import Article, Block, Column, File, FileKind, Heading, Listing, Parent, Table, on

_BUDGET_TABLES = (
    "部门收支总体情况表",
    "部门收入总体情况表",
    "部门支出总体情况表",
    "财政拨款收支总体情况表",
    "一般公共预算支出情况表",
    "一般公共预算基本支出情况表",
    "一般公共预算“三公”经费支出情况表",
    "政府性基金预算支出情况表",
)
_ACCOUNT_TABLES = (
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算表",
    "“三公”经费支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款支出决算表",
)
_NOTES = {
    "职责": "{organ}贯彻执行国家和省、市有关法律法规和方针政策，拟订本区有关工作的规划、计划和政策措施并组织实施，"
    "承担管委会交办的其他任务。机构设置：内设综合科、业务一科、业务二科，无所属二级预算单位，编制12名，实有11人。",
    "收支": "收支预算按照综合预算的原则，{organ}所有收入和支出均纳入部门管理。收入全部为一般公共财政拨款，"
    "支出包括人员经费、公用经费和项目支出三类，收支平衡，没有结转结余，也没有安排上级补助和事业收入。"
    "收支规模比上年略有减少，主要是压减一般性支出，按照过紧日子的要求取消了两个非急需项目，合并了一个到期项目，"
    "同时保障人员工资按时足额发放和重点工作正常开展，项目支出全部用于履行法定职责和完成管委会年度重点任务。",
    "三公": "“三公”经费比上年减少，主要原因是厉行节约，从严控制公务接待批次和人数，公务用车实行定点加油、定点维修，"
    "没有安排因公出国（境）团组，没有新购公务用车，公务用车保有量1辆。",
    "机关运行": "机关运行经费用于办公、印刷、邮电、差旅、会议、日常维修、专用材料和一般设备购置、办公用房水电和物业管理等方面，"
    "比上年略有下降，主要是压减了会议和培训支出。",
    "采购": "政府采购货物、服务按照目录和限额标准执行，授予中小企业合同的比重为百分之百，没有工程类采购；"
    "采购计划和合同均在指定网站公开，接受供应商和社会监督。",
    "资产": "国有资产占用情况：公务用车1辆，没有单价50万元以上的通用设备和单价100万元以上的专用设备，"
    "房屋由机关事务管理部门统一调配。",
    "绩效": "绩效情况：项目支出全部编制绩效目标，年中开展运行监控，年末开展自评，自评结果作为安排下一年度项目的依据。",
    "名词": "名词解释：基本支出，指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出；"
    "项目支出，指在基本支出之外为完成特定任务和事业发展目标所发生的支出。",
}
_NO_FUND = "本部门没有使用政府性基金预算拨款安排的支出，故{table}为空表。"


@dataclass(frozen=True, slots=True)
class Money:
    """accounts: of the year before instead of a budget. lacks: names of tables and of notes that are left out.

    total: of the three publics, as printed; its parts are 0, 3.20 and 1.85. meetings: the table goes on with
    meetings 0.60 and training 0.40, and the total is of all.
    """

    accounts: bool = False
    lacks: tuple[str, ...] = ()
    total: str = "5.05"
    meetings: bool = False


def money_body(money: Money) -> tuple[Block, ...]:
    return tuple(_blocks(money))


def _blocks(money: Money) -> Iterator[Block]:
    tables = [one for one in (_ACCOUNT_TABLES if money.accounts else _BUDGET_TABLES) if not _is_left_out(one, money)]
    for note, text in _NOTES.items():
        if note not in money.lacks:
            yield text
    for place, name in enumerate(tables, 1):
        yield Heading(f"表{place}　{name}")
        if place == 1:
            yield _balance()
        elif "三公" in name:
            yield _three_publics(money)
        elif "政府性基金" in name:
            yield _NO_FUND.format(table=name)


def _is_left_out(table: str, money: Money) -> bool:
    return any(part in table for part in money.lacks)


def _balance() -> Table:
    return two_headed(
        (("收入", ("项目", "金额（万元）")), ("支出", ("项目", "金额（万元）")), ("备注", ())),
        ("财政拨款", "186.40", "人员经费", "142.10", ""),
        ("", "", "公用及项目经费", "44.30", ""),
        ("收入总计", "186.40", "支出总计", "186.40", ""),
    )


def _three_publics(money: Money) -> Table:
    others, amounts = ((("会议费", ()), ("培训费", ())), ("0.60", "0.40")) if money.meetings else ((), ())
    return two_headed(
        (
            ("合计", ()),
            ("因公出国（境）费", ()),
            ("公务用车购置及运行费", ("小计", "公务用车购置费", "公务用车运行费")),
            ("公务接待费", ()),
            *others,
        ),
        (money.total, "0.00", "3.20", "0.00", "3.20", "1.85", *amounts),
    )


def _page(title: str, day: Day, money: Money) -> Article:
    return Article(title, on(*day), money_body(money))


def _file(title: str, day: Day, kind: FileKind, money: Money) -> Article:
    body = (Heading(title), *money_body(money))
    return Article(title, on(*day), ("详见附件。",), files=(File(title, kind, body),))


_FULL = {
    "budget_and_accounts_present": "pass present",
    "budget_tables_complete": "pass complete",
    "account_tables_complete": "pass complete",
    "budget_notes_complete": "pass complete",
    "budget_figures_consistent": "pass balanced",
}
_ACCOUNTS = Money(accounts=True)

# The years in Chinese numerals and in full width; all in files; a cent is lost in rounding.
JINGFA = Planted(
    (
        Column(
            "budget",
            "财政预决算",
            "czyjs",
            Listing(
                (
                    _file("{organ}２０２０年度部门决算公开", (2021, 9, 10), FileKind.DOCX, _ACCOUNTS),
                    _file("{organ}二〇二一年部门预算公开", (2021, 3, 12), FileKind.DOCX, Money(total="5.06")),
                    # Of the year, and no budget.
                    news("关于编制2022年部门预算的通知", (2021, 9, 3)),
                )
            ),
        ),
    ),
    _FULL,
)
# With the zone's own budget beside the department's.
CAIZHENG = Planted(
    (
        Column(
            "budget",
            "财政预决算",
            "czyjs",
            Listing(
                (
                    _page("{organ}2020年度部门决算", (2021, 9, 8), _ACCOUNTS),
                    _page("{organ}2021年部门预算", (2021, 3, 10), Money()),
                    Article(
                        "云岭高新区2021年政府预算公开",
                        on(2021, 3, 5),
                        (
                            "全区一般公共预算收入18.6亿元。2021年政府债务限额8.6亿元，年末余额预计8.1亿元，均控制在限额以内。",
                        ),
                    ),
                )
            ),
        ),
    ),
    _FULL,
)
# A column for each, and neither says whose it is; meetings and training stand in the table of the three publics.
DANGZHENG = Planted(
    (
        Column(
            "budget",
            "预决算公开",
            "yjsgk",
            Parent(
                (
                    Column(
                        "",
                        "部门预算",
                        "bmys",
                        Listing((_page("2021年部门预算", (2021, 3, 15), Money(total="6.05", meetings=True)),)),
                    ),
                    Column("", "部门决算", "bmjs", Listing((_page("2020年度决算", (2021, 9, 15), _ACCOUNTS),))),
                )
            ),
        ),
    ),
    _FULL,
)
# No accounts; the budget lacks a table and two notes, and the three publics do not add up.
JIANSHE = Planted(
    (
        Column(
            "budget",
            "预决算公开",
            "czyjs",
            Listing(
                (
                    _page(
                        "{organ}2021年部门预算",
                        (2021, 3, 22),
                        Money(lacks=("政府性基金", "绩效", "名词"), total="6.05"),
                    ),
                    news("{organ}2019年度部门决算", (2020, 9, 18)),
                )
            ),
        ),
    ),
    {
        "budget_and_accounts_present": "fail missing_kind",
        "budget_tables_complete": "fail missing_element",
        "account_tables_complete": "fail missing",
        "budget_notes_complete": ("fail missing_element",) * 2,
        "budget_figures_consistent": "fail unbalanced",
    },
)
# Both in one, under a name that is found.
KECHUANG = Planted(
    (
        Column(
            "",
            "部门预决算",
            "bmyjs",
            Listing(
                (
                    Article(
                        "区科创局2021年部门预算、2020年部门决算信息公开",
                        on(2021, 9, 17),
                        (Heading("部门预算"), *money_body(Money()), Heading("部门决算"), *money_body(_ACCOUNTS)),
                    ),
                )
            ),
            mapped=False,
        ),
    ),
    _FULL,
)
# There, as pictures of paper.
NONGYE = Planted(
    (
        Column(
            "budget",
            "财政预决算",
            "czyjs",
            Listing(
                (
                    _file("{organ}2020年部门决算", (2021, 9, 14), FileKind.SCAN, _ACCOUNTS),
                    _file("{organ}2021年部门预算", (2021, 3, 17), FileKind.SCAN, Money()),
                )
            ),
        ),
    ),
    {
        "budget_and_accounts_present": "pass present",
        "budget_tables_complete": "needs_review unread",
        "account_tables_complete": "needs_review unread",
        "budget_notes_complete": "needs_review unread",
        "budget_figures_consistent": "needs_review unread",
    },
)
SHIQIAO = unreadable("budget", "财政预决算", "czyjs", *_FULL)
