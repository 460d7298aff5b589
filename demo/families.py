"""网站家族：同一套系统做出来的网页，地址怎么起、列表怎么翻页、用什么编码。"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Family:
    """A content system's habits. Addresses are format strings. templates: the folder with its pages.

    first, following: of a list's pages, with {root}, {folder}, {number} of the column and {page} from 1.
    dated, undated: of an article, also with {day} and {id}. relative: links are relative to the page.
    server_type: the HTTP header, which need not be true.
    """

    id: str
    templates: str
    root: str
    home: str
    first: str
    following: str
    dated: str
    undated: str
    relative: bool = False
    encoding: str = "utf-8"
    server_type: str = "text/html; charset=utf-8"


_MAIN = Family(
    id="main",
    templates="main",
    root="/zwgk/bmxxgk/{folder}",
    home="{root}/",
    first="{root}/{folder}/",
    following="{root}/{folder}/index_{page}.shtml",
    dated="{root}/{folder}/{day:%Y%m}/t{day:%Y%m%d}_{id}.shtml",
    undated="{root}/{folder}/{id}.shtml",
    relative=True,
)
_PORTAL = replace(_MAIN, id="portal", root="/{folder}")
_SUBSITE = Family(
    id="subsite",
    templates="subsite",
    root="/{folder}/fbjd_12",
    home="{root}/zwgk/",
    first="{root}/zwgk/{folder}/",
    following="{root}/zwgk/{folder}/index_{page}.shtml",
    dated="{root}/zwgk/{folder}/{day:%Y%m}/t{day:%Y%m%d}_{id}.shtml",
    undated="{root}/zwgk/{folder}/{id}.shtml",
    relative=True,
)
_DESK = Family(
    id="legacy_dl",
    templates="legacy_dl",
    root="/{folder}",
    home="{root}/zwgk.asp",
    first="{root}/list.asp?cid={number}",
    following="{root}/list.asp?cid={number}&page={page_from_1}",
    dated="{root}/show.asp?id={id}",
    undated="{root}/show.asp?id={id}",
    relative=True,
    encoding="gb18030",
    # Silent: what the bytes are stands in the page itself.
    server_type="text/html",
)
_TABLE = Family(
    id="legacy_table",
    templates="legacy_table",
    root="/{folder}",
    home="{root}/index.asp",
    first="{root}/more.asp?lm={number}",
    following="{root}/more.asp?lm={number}&page={page_from_1}",
    dated="{root}/view.asp?id={id}",
    undated="{root}/view.asp?id={id}",
    relative=True,
    encoding="gb18030",
    # A server's default that nobody ever looked at.
    server_type="text/html; charset=ISO-8859-1",
)
_TABS = Family(
    id="tabs",
    templates="tabs",
    root="/{folder}",
    home="{root}/col/col{number}/index.html",
    first="{root}/col/col{number}/index.html",
    following="{root}/col/col{number}/index_{page_from_1}.html",
    dated="{root}/art/{day.year}/{day.month}/{day.day}/art_{number}_{id}.html",
    undated="{root}/info/{number}/{id}.htm",
)
_SCRIPT = Family(
    id="script",
    templates="script",
    root="/{folder}",
    home="{root}/xxgk/",
    first="{root}/xxgk/{folder}/",
    following="{root}/xxgk/{folder}/index_{page_from_1}.html",
    dated="{root}/xxgk/content/post_{id}.html",
    undated="{root}/xxgk/content/post_{id}.html",
)
FAMILIES: Mapping[str, Family] = {
    family.id: family for family in (_PORTAL, _MAIN, _SUBSITE, _DESK, _TABLE, _TABS, _SCRIPT)
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column of a department stands. number: the column's number in its content system."""

    family: Family
    root: str
    folder: str
    number: int

    def page(self, page: int) -> str:
        """page: from 0."""
        pattern = self.family.following if page else self.family.first
        return self._filled(pattern, page=page, page_from_1=page + 1)

    def article(self, serial: int, day: date | None) -> str:
        return (
            self._filled(self.family.dated, id=serial, day=day) if day else self._filled(self.family.undated, id=serial)
        )

    def _filled(self, pattern: str, **values: object) -> str:
        return pattern.format(root=self.root, folder=self.folder, number=self.number, **values)


def root_of(family: Family, folder: str) -> str:
    return family.root.format(folder=folder)


def home_of(family: Family, folder: str, number: int) -> str:
    return family.home.format(root=root_of(family, folder), number=number)
