"""一个部门网页的样子：模板家族的习惯、类名、地址写法，加上画页面时到处要用的几样东西。"""

from dataclasses import dataclass, replace
from html import escape

from grammar.addresses import Addresses, Links
from grammar.draw import Draw, T
from grammar.habits import Habits
from grammar.names import Names

_CHARSETS = {
    "utf8": ("utf-8", "UTF-8", "text/html; charset=utf-8"),
    "utf8_header": ("utf-8", "", "text/html;charset=UTF-8"),
    "gbk": ("gb18030", "gb2312", "text/html"),
    "gbk_header": ("gb18030", "", "text/html; charset=GBK"),
    "gbk_silent_header": ("gb18030", "gbk", "text/html"),
    # A label that no browser knows, so that the page's own word counts.
    "gbk_odd_header": ("gb18030", "GBK", "text/html; charset=gbk-1"),
    "gbk_undeclared": ("gb18030", "", "text/html"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """draw: the family's lots, from which its words come. organ: the department's name."""

    habits: Habits
    names: Names
    draw: Draw
    links: Links
    addresses: Addresses
    organ: str

    @property
    def encoding(self) -> str:
        return _CHARSETS[self.habits.charset][0]

    @property
    def declared(self) -> str:
        return _CHARSETS[self.habits.charset][1]

    @property
    def header(self) -> str:
        return _CHARSETS[self.habits.charset][2]

    def among_others(self) -> "Look":
        """Of a list that shares its page with others: no year in it is led to, for each has its own."""
        return replace(self, habits=replace(self.habits, year_links=False))

    def word(self, name: str, words: tuple[T, ...]) -> T:
        return self.draw.pick(f"word {name}", words)

    def href(self, url: str, page: str) -> str:
        return self.links.href(url, page)

    def anchor(self, url: str, text: str, page: str, attributes: str = "", tail: str = "") -> str:
        href = escape(self.href(url, page))
        return f'<a href="{href}"{attributes}>{escape(text)}{tail}</a>'

    def bytes_of(self, html: str) -> bytes:
        """In the page's encoding; wide blanks of a GBK page as the bytes A3 A0 that old editors typed."""
        data = html.encode(self.encoding, "xmlcharrefreplace")
        if self.encoding == "gb18030" and self.draw.chance("a3a0", 0.5):
            return _wide_blanks(html, self.encoding)
        return data


def encoding_of(charset: str) -> str:
    return _CHARSETS[charset][0]


def _wide_blanks(html: str, encoding: str) -> bytes:
    return b"\xa3\xa0".join(part.encode(encoding, "xmlcharrefreplace") for part in html.split("\u3000"))
