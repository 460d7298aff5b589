"""门户自己的页面：首页，和与部门栏目同名的全区栏目。"""

from html import escape

from grammar.draw import Draw
from grammar.menus import Item
from grammar.places import Where
from grammar.site import Site
from grammar.wordings import COLUMN_NAMES

_SHARED = ("annual_report", "normative_documents", "employment", "plans", "policy_qa", "responses", "ecology")
_TITLES = (
    "云岭高新区管理委员会关于印发{name}工作安排的通知",
    "全区{name}工作推进会召开",
    "云岭市{name}有关情况通报",
)


def shared_kinds(draw: Draw) -> tuple[str, ...]:
    """The kinds that the portal has a column of its own for."""
    return tuple(draw.some("shared kinds", _SHARED, 3))


def top_menu(kinds: tuple[str, ...], *, shared: bool) -> tuple[Item, ...]:
    """shared: with the portal's own columns among its links."""
    own = tuple(Item(COLUMN_NAMES[kind][0], f"/zwgk/{place}/") for place, kind in enumerate(kinds))
    return (Item("首页", "/"), Item("政务公开", "/zwgk/"), *(own if shared else ()))


def put_portal(site: Site, kinds: tuple[str, ...], homes: tuple[Item, ...]) -> None:
    links = "".join(f'<li><a href="{item.url}">{item.name}</a></li>' for item in homes)
    for url in ("/", "/zwgk/"):
        site.put(url, _page("云岭高新区管理委员会", f"<ul>{links}</ul>"))
    for place, kind in enumerate(kinds):
        with site.of("", kind):
            _put_column(site, f"/zwgk/{place}/", COLUMN_NAMES[kind][0])


def _put_column(site: Site, url: str, name: str) -> None:
    rows = ""
    for place, pattern in enumerate(_TITLES, 1):
        title, address = pattern.format(name=name), f"{url}t2021090{place}_{place}.shtml"
        site.put(
            address,
            _page(
                title,
                f"<h1>{title}</h1><p>发布日期：2021-09-0{place}　来源：云岭市人民政府</p><p>{title}，请遵照执行。</p>",
            ),
            where=Where.ARTICLES,
        )
        rows += f'<li><a href="{address}">{title}</a><span>2021-09-0{place}</span></li>'
    site.put(url, _page(name, f"<h2>{name}</h2><ul>{rows}</ul>"), where=Where.LISTS)


def _page(title: str, main: str) -> bytes:
    head = f'<head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return f"<!DOCTYPE html><html>{head}<body>{main}</body></html>".encode()
