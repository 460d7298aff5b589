"""页面的框架：页眉、菜单、位置、热点、友情链接、页脚；每个家族摆法不同。"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from grammar.look import Look
from grammar.menus import Item, menu_of
from grammar.row import Row
from grammar.site import Site
from grammar.wordings import HERE, SITE_MAP

PORTAL = "云岭高新区管理委员会"
_OUTSIDE = (
    ("中国政府网", "http://www.gov.cn/"),
    ("省人民政府", "http://www.shengzhengfu.gov.cn/"),
    ("云岭市人民政府", "http://www.yunling.gov.cn/"),
    ("市政务服务网", "http://zwfw.yunling.gov.cn/"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a department show around their middle. top: the portal's own menu."""

    look: Look
    site: Site
    top: tuple[Item, ...]
    menu: tuple[Item, ...]
    news: tuple[Row, ...]
    home: str

    def page(self, url: str, title: str, main: str, *, column: str = "", head: str = "", root: bool = False) -> bytes:
        """column: the column that the page belongs to."""
        look, with_menu = self.look, root or self.look.habits.menu != "root_only"
        menu = menu_of(look, self.site, self.menu, url, column) if with_menu else ""
        parts = {
            "header": self._header(url),
            "menu": menu,
            "crumbs": self._crumbs(url, column),
            "hot": self._hot(url),
            "main": f"<div{look.names('main')}>{main}</div>",
            "footer": self._footer(url),
        }
        end = "" if look.habits.open_end else "\n</body>\n</html>\n"
        return look.bytes_of(f"{self._head(title, head)}\n<body>\n{_SKELETONS[look.habits.skeleton](look, parts)}{end}")

    def _head(self, title: str, head: str) -> str:
        charset = f'<meta http-equiv="Content-Type" content="text/html; charset={self.look.declared}">'
        declared = charset if self.look.declared else ""
        return (
            f"<!DOCTYPE html>\n<html>\n<head>\n{declared}{self.look.links.head()}\n<title>{escape(title)}</title>\n"
            f"{head}\n<style>li{{list-style:none}}</style>\n</head>"
        )

    def _header(self, url: str) -> str:
        links = " ".join(self.look.anchor(item.url, item.name, url) for item in self.top)
        today = "<span>今天是2022年2月15日 星期二</span>" if self.look.habits.today else ""
        return f"<div{self.look.names('header')}><div>{PORTAL}</div>{today}<div>{links}</div></div>"

    def _crumbs(self, url: str, column: str) -> str:
        here = self.look.word("here", HERE)
        match self.look.habits.crumbs:
            case "links":
                way = f"{self.look.anchor('/', '首页', url)} &gt; {self.look.anchor(self.home, self.look.organ, url)}"
            case "text":
                way = f"首页 &gt;&gt; {escape(self.look.organ)}"
            case _:
                return ""
        tail = f" &gt; {escape(column)}" if column else ""
        return f"<div{self.look.names('crumbs')}>{here}{way}{tail}</div>"

    def _hot(self, url: str) -> str:
        if self.look.habits.hot == "none" or not self.news:
            return ""
        rows = "".join(
            f"<li>{self.look.anchor(row.url, row.title, url)}<span>{row.listed:%m-%d}</span></li>"
            for row in self.news
            if row.listed
        )
        return f"<div{self.look.names('hot')}><h3>{self.look.word('hot', ('最新信息', '热点信息', '最近更新', '推荐阅读'))}</h3><ul>{rows}</ul></div>"

    def _map(self, url: str) -> str:
        """A link to the department's map, be it there or gone."""
        if self.look.habits.site_map == "none":
            return ""
        return f"<p>{self.look.anchor(self.look.addresses.site_map(), self.look.word('site map', SITE_MAP), url)}</p>"

    def _footer(self, url: str) -> str:
        friends = " ".join(f'<a href="{address}">{name}</a>' for name, address in _OUTSIDE)
        counter = "<p>您是第128465位访问者</p>" if self.look.habits.counter else ""
        return (
            f"<div{self.look.names('friends')}>友情链接：{friends}</div><div{self.look.names('footer')}>"
            f"<p>版权所有：{PORTAL}　主办单位：{PORTAL}办公室</p>{self._map(url)}<p>地址：云岭市云溪大道1号　电话：0739-5551000</p>{counter}"
            f"<p>网站标识码：4213000999　备案号：2021004321</p></div>"
        )


def news_of(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The newest of all columns."""
    dated = sorted((row for row in rows if row.listed), key=lambda row: (row.listed, row.url), reverse=True)
    return tuple(dated[:6])


def _hot_order(look: Look, parts: dict[str, str]) -> str:
    pair = (parts["hot"], parts["main"]) if look.habits.hot == "before" else (parts["main"], parts["hot"])
    return "\n".join(part for part in pair if part)


def _div(look: Look, parts: dict[str, str]) -> str:
    return (
        f"{parts['header']}\n{parts['crumbs']}\n<div style='float:left;width:22%'>{parts['menu']}</div>\n"
        f"<div style='float:left;width:76%'>{_hot_order(look, parts)}</div>\n<div style='clear:both'>{parts['footer']}</div>"
    )


def _table(look: Look, parts: dict[str, str]) -> str:
    return (
        f"<table width='1000' align='center'><tr><td colspan='2'>{parts['header']}</td></tr>"
        f"<tr><td width='220' valign='top'>{parts['menu']}</td><td valign='top'>{parts['crumbs']}{_hot_order(look, parts)}</td></tr>"
        f"<tr><td colspan='2'>{parts['footer']}</td></tr></table>"
    )


def _nested(look: Look, parts: dict[str, str]) -> str:
    inner = f"<div><div>{parts['crumbs']}</div><div><div>{_hot_order(look, parts)}</div></div></div>"
    return f"<div><div><div>{parts['header']}</div><div><div>{parts['menu']}</div>{inner}</div></div><div>{parts['footer']}</div></div>"


def _bare(look: Look, parts: dict[str, str]) -> str:
    return f"{parts['header']}\n{parts['menu']}\n{parts['crumbs']}\n{_hot_order(look, parts)}\n{parts['footer']}"


_SKELETONS = {"div": _div, "table": _table, "nested": _nested, "bare": _bare}
