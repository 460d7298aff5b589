"""年报的事实：章节、表二（主动公开）、表三（申请办理）、表四（复议诉讼）。

Layout of the tables: 国办公开办函〔2021〕30号 (confirmed in part), 〔2019〕60号 for 2019 and 2020 (confirmed in part).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from domain.capture import Capture

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
"""Columns of table three, in order; the first six add up to the last."""

HANDLED = (
    "（一）予以公开",
    "（二）部分公开",
    "（三）1.属于国家秘密",
    "（三）2.其他法律行政法规禁止公开",
    "（三）3.危及“三安全一稳定”",
    "（三）4.保护第三方合法权益",
    "（三）5.属于三类内部事务信息",
    "（三）6.属于四类过程性信息",
    "（三）7.属于行政执法案卷",
    "（三）8.属于行政查询事项",
    "（四）1.本机关不掌握相关政府信息",
    "（四）2.没有现成信息需要另行制作",
    "（四）3.补正后申请内容仍不明确",
    "（五）1.信访举报投诉类申请",
    "（五）2.重复申请",
    "（五）3.要求提供公开出版物",
    "（五）4.无正当理由大量反复申请",
    "（五）5.要求行政机关确认或重新出具已获取信息",
    "（六）1.申请人无正当理由逾期不补正",
    "（六）2.申请人逾期未按收费通知要求缴纳费用",
    "（六）3.其他",
)
"""Rows of table three that add up to （七）总计. A report in the 2019 format has one row for （六）."""

DISPUTE_GROUPS = ("行政复议", "未经复议直接起诉", "复议后起诉")
DISPUTE_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@dataclass(frozen=True, slots=True)
class Number:
    """A cell of a table. value: None when the cell is empty, 「/」 or not surely a number; raw: as printed.

    unit: of money, where the cell itself names one. none: the cell is empty, or a stroke or 无 says that nothing was.
    """

    value: Decimal | None
    raw: str
    unit: str = ""
    none: bool = False

    @property
    def unknown(self) -> bool:
        """Something stands there that may be a number: it proves neither that one is missing nor what it is."""
        return self.value is None and not self.none


@dataclass(frozen=True, slots=True)
class Section:
    """heading: as printed; name: which of the six sections it is; text: what stands under it."""

    name: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Applications:
    """Table three: row name → the seven numbers in the order of APPLICANTS.

    Row names: ``新收``, ``上年结转``, those of HANDLED (or ``（六）其他处理``), ``（七）总计``, ``结转下年``.
    whole: it was read to its end, and every row with numbers is known; else nothing is missing, and nothing adds up.
    """

    rows: Mapping[str, tuple[Number, ...]]
    whole: bool = True

    @property
    def handled(self) -> tuple[str, ...]:
        return tuple(name for name in self.rows if name in HANDLED or name == "（六）其他处理")


@dataclass(frozen=True, slots=True)
class Disputes:
    """Table four: group → the five numbers in the order of DISPUTE_RESULTS."""

    groups: Mapping[str, tuple[Number, ...]]


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """Facts of one report. A table is None when it was not found or could not be read.

    format: year of the table format it uses (2019 or 2021), None when table two was not found.
    active: table two, row name → column name → number.
    readable: its text was there to be read; False for a scan, or a page that only links to a file.
    capture: of the page or the attachment in which the report's text stands.
    text: the report's text, that of its tables included; tables: how many tables it has; images: how many pictures.
    unended: tables (二, 三) of which some was read and some was not: what is missing there may stand in the rest.
    """

    year: int | None
    title: str
    sections: tuple[Section, ...]
    format: int | None
    active: Mapping[str, Mapping[str, Number]] | None
    applications: Applications | None
    disputes: Disputes | None
    readable: bool
    capture: Capture | None
    text: str
    tables: int
    images: int
    unended: tuple[str, ...] = ()

    def may_show(self, table: str) -> bool:
        """Words of a table (二, 三, 四) stand in the report, or a picture: it may be there in a form we cannot read.

        So may a table whose words were wrapped in its narrow columns: a row of numbers is left among the lines.
        """
        words = "".join(self.text.split())
        return self.images > 0 or bool(_NUMBERS.search(self.text)) or any(one in words for one in _TABLE_WORDS[table])


_NUMBERS = re.compile(r"(?:^|\s)\d+(?: \d+){4}", re.MULTILINE)
_TABLE_WORDS = {
    "二": ("第二十条第", "现行有效件数", "处理决定数量", "对外公开总数量"),
    "三": ("新收政府信息", "上年结转", "结转下年度", "勾稽关系"),
    "四": ("结果维持", "结果纠正", "尚未审结", "复议后起诉"),
}
