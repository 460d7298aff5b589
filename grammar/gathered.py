"""汇总页：几个部门同一类的信息写在门户的一个网页上，各占几行，或者一行一个部门、一列一年。"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from demo.model import Department
from grammar.articles import Placed
from grammar.draw import Draw
from grammar.places import Where
from grammar.plan import READ, Planned
from grammar.site import Site

_KINDS = (*("",) * 4, "annual_report", "annual_report", "budget", "decisions")
_YEAR = re.compile(r"20\d{2}(?=年)")
_NAMES = {
    "annual_report": "各部门政府信息公开年报",
    "budget": "部门预决算公开平台",
    "decisions": "意见征集（全区）",
}
Gathered = tuple[tuple[Department, Planned], ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """kind: empty where each department has its own column. tabled: a row of a table for each department."""

    kind: str
    tabled: bool

    @property
    def url(self) -> str:
        return f"/hzgk/{self.kind}/"

    def taken(self, columns: Sequence[Planned]) -> tuple[Planned, ...]:
        """A department's columns, that of the kind at the portal's address where it can be."""
        own = [column for column in columns if column.kind == self.kind]
        if not self.kind or len(own) != 1 or not self._fits(own[0]):
            return tuple(columns)
        there = replace(own[0], url=self.url, feed="tabled" if self.tabled else "gathered", tabs=())
        return tuple(there if column is own[0] else column for column in columns)

    def _fits(self, column: Planned) -> bool:
        plain = not (column.inline or column.children or column.anchor or column.beside)
        return column.state == READ and plain and bool(column.articles) and (not self.tabled or _is_tabled(column))


def gathering_of(draw: Draw, shared: Sequence[str]) -> Gathering:
    kind = draw.pick("gathered", _KINDS)
    return Gathering("" if kind in shared else kind, kind == "annual_report")


def put_gathered(
    site: Site, draw: Draw, gathering: Gathering, every: Iterable[tuple[Department, Sequence[Planned]]]
) -> None:
    """The portal's page with the rows of the departments whose column it is."""
    columns = tuple((one, column) for one, planned in every for column in planned if column.url == gathering.url)
    if not columns:
        return
    rows = _table(columns) if gathering.tabled else _rows(draw, columns)
    name = _NAMES[gathering.kind]
    head = f'<head><meta charset="utf-8"><title>{name}</title></head>'
    page = f"<!DOCTYPE html><html>{head}<body><h2>{name}</h2>{rows}</body></html>"
    with site.of("", gathering.kind):
        site.put(gathering.url, page.encode(), where=Where.LISTS)


def _is_tabled(column: Planned) -> bool:
    """Of each article the year is known by its title, and all else by its page."""
    years = [_year(one) for one in column.articles]
    told = all(
        (one.article.dates.meta or one.article.dates.label) and not (one.article.gone or one.article.direct)
        for one in column.articles
    )
    return told and all(years) and len(set(years)) == len(years)


def _year(placed: Placed) -> str:
    found = _YEAR.search(placed.article.title)
    return found[0] if found else ""


def _table(columns: Gathered) -> str:
    years = sorted({_year(one) for _, column in columns for one in column.articles}, reverse=True)
    heads = "".join(f"<th>{year}年</th>" for year in years)
    lines = ""
    for department, column in columns:
        of_year = {_year(one): f'<a href="{one.url}">查看</a>' for one in column.articles}
        cells = "".join(f"<td>{of_year.get(year, '')}</td>" for year in years)
        lines += f"<tr><td>{department.name}</td>{cells}</tr>"
    return f"<table><tr><th>单位</th>{heads}</tr>{lines}</table>"


def _rows(draw: Draw, columns: Gathered) -> str:
    """The newest first, each beside the name of its department."""
    rows = [(one, department.name) for department, column in columns for one in column.articles]
    rows.sort(key=lambda row: str(row[0].article.dates.listed), reverse=True)
    line: Callable[[str, str, str, str], str] = draw.pick("gathered rows", (_item, _line))
    written = "".join(
        line(one.url, escape(one.article.title), organ, str(one.article.dates.listed or "")) for one, organ in rows
    )
    return f"<ul>{written}</ul>" if line is _item else f"<table>{_HEADS}{written}</table>"


_HEADS = "<tr><th>标题</th><th>发布机构</th><th>发布日期</th></tr>"


def _item(url: str, title: str, organ: str, day: str) -> str:
    return f'<li><a href="{url}">{title}</a><span class="dw">{organ}</span><span>{day}</span></li>'


def _line(url: str, title: str, organ: str, day: str) -> str:
    return f'<tr><td><a href="{url}">{title}</a></td><td>{organ}</td><td>{day}</td></tr>'
