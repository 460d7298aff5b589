"""真实网页及其标准答案：哪一页该读出什么标题、日期、条目、数字。The truth as it stands, its known mistakes too."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from parsing.markup.encoding import decode

FOLDER = Path(__file__).parents[2] / "shared" / "realpages"
# Some pages were saved without their address: one that says nothing of title or date stands in.
NOWHERE = "http://www.example.gov.cn/article.html"


@dataclass(frozen=True, slots=True)
class Case:
    """A page, decoded, as every reader gets it."""

    file: str
    url: str
    html: str


@dataclass(frozen=True, slots=True)
class ArticleCase(Case):
    """day: None when the truth gives no publication date."""

    title: str
    day: date | None


@dataclass(frozen=True, slots=True)
class ListRow:
    title: str
    url: str
    day: date | None


@dataclass(frozen=True, slots=True)
class ListCase(Case):
    """rows: none when a script draws the list; example: the first row's address as the page writes it."""

    rows: tuple[ListRow, ...]
    example: str


@dataclass(frozen=True, slots=True)
class CountCase(Case):
    """A list whose truth only says how many rows it has. home: a portal's home page, whose dated rows are counted."""

    count: int
    example: str = ""
    home: bool = False


@dataclass(frozen=True, slots=True)
class ReportCase(Case):
    """numbers: row label → the numbers of that row, for the rows of all three tables."""

    numbers: Mapping[str, tuple[Decimal, ...]]


# INDEX.md gives the dates of these pages in words; the titles are read off the pages.
_ARTICLES = (
    ("handan/details.jsp", NOWHERE, "邯郸市教育局关于印发《全市教育系统安全专项整治三年行动实施方案》的通知", "2020-08-02"),
    ("yichun/jiangxi-tjgb-2022.html", "https://www.yichun.gov.cn/ycsrmzf/tjgb/202304/3f093ec317ba4609b241d0c79175c7cd.shtml", "江西省2022年国民经济和社会发展统计公报", "2023-05-16"),
    ("wanzai/tjgb-2015.html", "http://www.wanzai.gov.cn/wzxrmzf/tjgb/201705/9c059bf058ef4db8b3c8f920e22186fe.shtml", "万载县2015年国民经济和社会发展统计公报", "2022-04-24"),
    ("wanzai/tjgb-2022.html", "http://www.wanzai.gov.cn/wzxrmzf/tjsja/202305/7215380191c5400397df5d7d0b5fd06b.shtml", "万载县2022年国民经济和社会发展统计公报", "2023-08-16"),
    ("gne/deqing-article.html", NOWHERE, "1-10月德清县固定资产投资结构趋稳趋优", "2016-11-22"),
    ("gne/govcn-gongbao-article.html", NOWHERE, "全国人民代表大会常务委员会关于批准财政部发行特别国债购买外汇及调整2007年末国债余额限额的决议", ""),
    ("gne/cmse-article.html", "http://www.cmse.gov.cn/ztbd/xwfbh/201206/t20120624_43188.html", "天宫一号与神舟九号载人交会对接任务第二场新闻发布会", "2012-06-24"),
    ("ccgp/zhijiang-cjgg.html", NOWHERE, "芷江侗族自治县公路建设养护中心、芷江侗族自治县扶贫开发服务有限责任公司贫困县乡村基础设施建设二期项目安防工程十标成交公告", "2021-06-10"),
    ("nfra/penalty-merged-cells.html", NOWHERE, "国家金融监督管理总局浙江监管局行政处罚信息公开表（浙金罚决字〔2024〕52号）", "2025-06-03"),
)  # fmt: skip
_COUNTS = (
    ("tianjin/bm-jqgkxx-list.html", "http://gk.tj.gov.cn/zxgbxx/bm/index.shtml", 20, "../../gkml/000125479/202004/t20200430_87673.shtml", False),
    ("gdzbtb/page-1.html", "http://zbtb.gd.gov.cn/zb/index_117.htm", 20, "./201611/t20161107_373973.htm", False),
    ("handan/list.jsp", "http://hdzfxxgk.hd.gov.cn/zfwj/jinqixxgk/index.html", 0, "", False),
    ("yichun/home-20231011.html", "http://www.yichun.gov.cn/", 18, "", True),
)  # fmt: skip
DISPUTED = {
    "handan/list.jsp": "标准答案称没有静态的带日期条目，页面上有一条，日期为2020-08-05",
    "yichun/home-20231011.html": "标准答案称有18条带日期的条目，页面上只有15条",
}
"""Pages whose truth is known to be wrong. They count as they stand."""

_POLICY = re.compile(r"\| (govcn-policy/\d+\.html) \| (\S+) \| (.*?) \| .*? \| 索引号 .*? \| 成文 \S+ 发布 (\S+) \|")


def articles() -> Iterator[ArticleCase]:
    department, reports = _truth("department"), _truth("reports")
    for stated in department["articles"]:
        yield _article(f"pingtan/{stated['file']}", stated["url"], stated["title"], stated["pubdate_meta"])
    for column in department["lists"]:
        if "inline_article" in column:
            inline = column["inline_article"]
            yield _article(f"pingtan/{column['file']}", column["url"], inline["title"], inline["date_shown"])
    for page in reports["pages"].values():
        if page.get("ArticleTitle"):
            file = f"pingtan/{page['path']}"
            yield _article(file, page["original_url"], page["ArticleTitle"], page["meta_PubDate"])
    for file, url, title, day in _ARTICLES:
        yield _article(file, url, title, day)
    for file, url, title, day in _POLICY.findall((FOLDER / "INDEX.md").read_text(encoding="utf-8")):
        yield _article(file, url, title, day)


def lists() -> Iterator[ListCase]:
    for column in _truth("department")["lists"]:
        yield _list(column["file"], column["url"], column["items"])
    listed = _truth("reports")["pages"]["listpage"]
    # The truth explains the address in brackets.
    yield _list(listed["path"], listed["original_url"].partition(" ")[0], listed["entries"])


def counts() -> Iterator[CountCase]:
    for file, url, count, example, home in _COUNTS:
        yield CountCase(file, url, _html(file), count, example, home)


def reports() -> Iterator[ReportCase]:
    for page in _truth("reports")["pages"].values():
        if "table3" in page and "path" in page:
            file = f"pingtan/{page['path']}"
            yield ReportCase(file, page["original_url"], _html(file), _numbers(page))


def _truth(name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((FOLDER / f"pingtan/TRUTH-{name}.json").read_text(encoding="utf-8"))
    return truth


def _html(file: str) -> str:
    return decode((FOLDER / file).read_bytes())


def _day(text: str) -> date | None:
    """The truth writes every date year first; what is measured must not read it."""
    parts = [int(part) for part in re.findall(r"\d+", text)[:3]]
    return date(*parts) if parts else None


def _article(file: str, url: str, title: str, day: str) -> ArticleCase:
    return ArticleCase(file, url, _html(file), title, _day(day))


def _list(path: str, url: str, items: list[dict[str, str]]) -> ListCase:
    file = f"pingtan/{path}"
    rows = tuple(ListRow(item["title"], urljoin(url, item["href"]), _day(item["date"])) for item in items)
    return ListCase(file, url, _html(file), rows, items[0]["href"] if items else "")


def _numbers(page: dict[str, Any]) -> dict[str, tuple[Decimal, ...]]:
    active = {
        f"表二/{name}": tuple(Decimal(cell.rstrip("元")) for cell in cells)
        for name, *cells in page["table2"]["rows"]
        if cells and name != "信息内容"
    }
    applications = {f"表三/{row['label']}": tuple(map(Decimal, row["v"])) for row in page["table3"]["rows"]}
    disputes = {f"表四/{name}": tuple(map(Decimal, values)) for name, values in page["table4"]["v"].items()}
    return active | applications | disputes
