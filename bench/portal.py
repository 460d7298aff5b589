"""合成门户：要多少页就有多少页的政务网站，只有列表页和文章页，同样的页数永远是同样的网页。

Every page is made from its address alone, so that a server may make it when it is asked for. Articles have no
attachments: reading those is no part of crawling.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from string import Template

from bench import prose

ROWS = 20
LISTS = 2
# The kinds of which the scheme's machine-decided criteria read the articles, with a name and a folder for each.
KINDS = (
    ("annual_report", "政府信息公开年报", "zfxxgknb"),
    ("guide", "政府信息公开指南", "zfxxgkzn"),
    ("catalogue", "主动公开基本目录", "zdgkjbml"),
    ("normative_documents", "行政规范性文件", "xzgfxwj"),
    ("direct_funds", "财政资金直达基层", "zdzj"),
    ("employment", "稳岗就业", "wgjy"),
    ("epidemic", "疫情防控", "yqfk"),
    ("rural_revitalization", "乡村振兴", "xczx"),
    ("elderly_care", "养老服务", "ylfw"),
    ("social_assistance", "社会救助", "shjz"),
    ("ecology", "生态环境", "sthj"),
    ("food_safety", "食品安全", "spaq"),
    ("education", "义务教育", "ywjy"),
    ("health_care", "医疗卫生", "ylws"),
)
UNLIMITED = 100_000.0
CONCURRENCY = 32
_NEWEST = date(2021, 12, 28)
_TEMPLATES = Path(__file__).parent / "templates"
_SCHEME = "suizhou-gxq-2021"
_PARAGRAPHS = 2000
_TABLES = 40
_FEWEST, _MOST, _USUAL = 4, 90, 18
_STYLE = "text-indent: 2em; line-height: 1.75; margin: 0 0 16px; text-align: justify;"
_FONT = "font-family: 仿宋_GB2312; font-size: 16pt; color: rgb(51, 51, 51);"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one department. articles: their numbers, in the whole portal, newest first."""

    department: int
    kind: str
    name: str
    folder: str
    articles: range

    @property
    def path(self) -> str:
        return f"/d{self.department:04d}/zfxxgk/{self.folder}/"

    @property
    def organ(self) -> str:
        return f"第{self.department}工作局"

    @property
    def lists(self) -> int:
        return -(-len(self.articles) // ROWS)

    def list_path(self, page: int) -> str:
        return f"{self.path}index_{page}.html" if page else self.path

    def article_path(self, number: int) -> str:
        day = self.published(number)
        return f"{self.path}{day:%Y%m}/t{day:%Y%m%d}_{number}.html"

    def published(self, number: int) -> date:
        return _NEWEST - timedelta(days=9 * (number - self.articles.start))

    def title(self, number: int) -> str:
        if self.kind == "annual_report":
            return f"{self.organ}{self.published(number).year}年政府信息公开工作年度报告（{number}）"
        return prose.title(Random(number), self.organ)


class SyntheticPortal:
    """A portal of so many pages, the lists included."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.columns = tuple(_columns(pages))
        self._by_path = {column.path: column for column in self.columns}
        self._article = Template((_TEMPLATES / "article.html").read_text(encoding="utf-8"))
        self._list = Template((_TEMPLATES / "list.html").read_text(encoding="utf-8"))
        random = Random(2021)
        self._text = [_paragraph(random) for _ in range(_PARAGRAPHS)]
        self._tables = [_table(random) for _ in range(_TABLES)]

    def paths(self) -> Iterator[str]:
        """Of every page."""
        for column in self.columns:
            yield from (column.list_path(page) for page in range(column.lists))
            yield from (column.article_path(number) for number in column.articles)

    def page(self, path: str) -> str | None:
        """The page's HTML; None when there is no such page."""
        column = self._by_path.get("/".join(path.split("/")[:4]) + "/")
        if column is None:
            return None
        tail = path.removeprefix(column.path)
        digits = tail.rpartition("_")[2].removesuffix(".html")
        number = int(digits) if digits.isdigit() else 0
        if "/" in tail:
            known = number in column.articles and column.article_path(number) == path
            return self._article_page(column, number) if known else None
        known = number < column.lists and column.list_path(number) == path
        return self._list_page(column, number) if known else None

    def published(self, path: str) -> date:
        """When the page last changed, as its address says; a list changes with its newest article."""
        stamp = path.rpartition("/t")[2][:8]
        return date.fromisoformat(stamp) if stamp.isdigit() else _NEWEST

    def _list_page(self, column: Column, page: int) -> str:
        numbers = column.articles[page * ROWS : (page + 1) * ROWS]
        rows = "\n".join(_row(column, number) for number in numbers)
        return self._list.substitute(self._frame(column), rows=rows, pages=column.lists, page=page)

    def _article_page(self, column: Column, number: int) -> str:
        random = Random(number)
        day = column.published(number)
        return self._article.substitute(
            self._frame(column),
            title=column.title(number),
            day=day,
            made=day - timedelta(days=random.randint(0, 9)),
            path=column.article_path(number),
            number=number,
            body=self._body(random, number),
        )

    def _body(self, random: Random, number: int) -> str:
        size = min(_MOST, _FEWEST + int(random.expovariate(1 / _USUAL)))
        parts = random.choices(self._text, k=size)
        if number % 5 == 0:
            parts.insert(size // 2, random.choice(self._tables))
        return "\n".join(parts)

    def _frame(self, column: Column) -> dict[str, object]:
        return {"organ": column.organ, "column": column.name, "menu": self._menu, "home": f"/d{column.department:04d}/"}

    @cached_property
    def _menu(self) -> str:
        """Links that every page has, and that lead outside of what is assessed."""
        random = Random(1)
        names = [prose.heading(random)[2:12] for _ in range(56)]
        return "\n".join(
            f'                    <li class="menu-item menu-item-{i}"><a href="/portal/zwgk/c{i + 300}/" target="_blank" '
            f'title="{name}" class="link_base">{name}</a></li>'
            for i, name in enumerate(names)
        )


def write_portal_file(portal: SyntheticPortal, base: str, file: Path, requests_per_second: float) -> None:
    """The portal as the product is told of it: every column mapped. JSON, which is YAML too."""
    departments: dict[int, dict[str, str]] = {}
    for column in portal.columns:
        departments.setdefault(column.department, {})[column.kind] = base + column.path
    stated = {
        "id": "bench",
        "name": "合成门户",
        "scheme": _SCHEME,
        "base": f"{base}/",
        "hosts": [base.removeprefix("http://")],
        "politeness": {"requests_per_second": requests_per_second, "concurrency": CONCURRENCY},
        "limits": {"list_pages": portal.pages, "articles": portal.pages},
        "departments": [
            {"id": f"d{number:04d}", "name": f"第{number}工作局", "columns": columns}
            for number, columns in departments.items()
        ],
    }
    file.write_text(json.dumps(stated, ensure_ascii=False, indent=1), encoding="utf-8")


def _columns(pages: int) -> Iterator[Column]:
    """Full columns, and a last one that takes what is left."""
    left, position, first = pages, 0, 1
    while left:
        size = min(left, LISTS * (ROWS + 1))
        lists = -(-size // (ROWS + 1))
        if size - lists <= (lists - 1) * ROWS:
            raise ValueError(f"of {pages} pages the last would be a list without rows")
        department, kind = divmod(position, len(KINDS))
        column = Column(department + 1, *KINDS[kind], range(first, first + size - lists))
        yield column
        left, position, first = left - size, position + 1, column.articles.stop


def _row(column: Column, number: int) -> str:
    title, day = column.title(number), column.published(number)
    href = "./" + column.article_path(number).removeprefix(column.path)
    shown = title if len(title) <= 30 else f"{title[:29]}…"
    return f'<li><a href="{href}" target="_blank" title="{title}">{shown}<span>{day}</span></a></li>'


def _paragraph(random: Random) -> str:
    text = prose.heading(random) if random.random() < 0.15 else prose.paragraph(random)
    return f'<p style="{_STYLE}"><span style="{_FONT}"><span lang="EN-US">{text}</span></span></p>'


def _table(random: Random) -> str:
    head = ("序号", "单位", "事项", "金额（万元）", "进度")
    rows = "\n".join(_table_row(row) for row in (head, *prose.table_rows(random, random.randint(5, 25))))
    return f'<table border="1" cellspacing="0" cellpadding="0" style="width: 640px; margin: 0 auto;"><tbody>{rows}</tbody></table>'


def _table_row(cells: tuple[str, ...]) -> str:
    style = "border: 1px solid #000; padding: 4px 7px; text-align: center;"
    return "<tr>" + "".join(f'<td style="{style}"><p>{cell}</p></td>' for cell in cells) + "</tr>"
