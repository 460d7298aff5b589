"""画一个部门：首页、菜单、栏目、文章、附件。"""

from dataclasses import dataclass

from demo.files.pictures import png
from demo.model import Department, Picture
from grammar.articles import Placed
from grammar.attachments import put
from grammar.draw import Draw
from grammar.frame import Frame, news_of
from grammar.lists import main_of, put_article, put_column, row_of
from grammar.look import Look
from grammar.menus import Item
from grammar.panes import opener, pane
from grammar.places import Where
from grammar.plan import Planned
from grammar.routes import routed
from grammar.row import Row
from grammar.rows import list_of
from grammar.site import Site
from grammar.wordings import FILLERS, GROUPS, SITE_MAP, STATUTORY

_ON_TOP = ("guide", "system", "annual_report")
_FILLING = 27


@dataclass(frozen=True, slots=True)
class Branch:
    """A page, or only a heading, under which columns stand. url: empty for a heading."""

    name: str
    url: str
    columns: tuple[Planned, ...]

    def item(self, *, deep: bool) -> Item:
        below = tuple(Item(column.name, column.url) for column in self.columns)
        return Item(self.name, self.url, below if deep else ())


@dataclass(frozen=True, slots=True)
class Pages:
    """Draws one department's pages. top: the portal's menu."""

    department: Department
    look: Look
    site: Site
    draw: Draw
    top: tuple[Item, ...]
    columns: tuple[Planned, ...]

    def put(self) -> None:
        branches, home = self._branches(), self.look.addresses.home()
        fillers = self._fillers()
        menu = (*self._items(branches), *fillers)
        every = [column for planned in self.columns for column in planned.walk()]
        news = news_of([row_of(placed) for column in every for placed in column.articles if not column.inline])
        frame = Frame(self.look, self.site, self.top, menu, news, home)
        main = self._home(frame, news, home)
        self.site.put(home, frame.page(home, self.look.organ, main, root=True), self.look.header)
        for branch in branches:
            if branch.url:
                self._put_branch(frame, branch)
        self._put_fillers(frame, fillers)
        self._put_map(frame)
        for planned in self.columns:
            with self.site.of(self.department.id, _kind(planned)):
                self._put_column(frame, planned)

    def _put_column(self, frame: Frame, planned: Planned) -> None:
        for column in planned.walk():
            put_column(frame, column)
            for placed in (*column.articles, *column.beside):
                self._put_article(frame, column, placed)

    def _home(self, frame: Frame, news: tuple[Row, ...], home: str) -> str:
        match self.look.habits.tree:
            case "anchors":
                return "\n".join((*(self._section(frame, column) for column in self.columns), opener(self.look)))
            case "routes":
                return routed(frame, self.columns, news)
            case "panels":
                return "\n".join(self._panel(column, home) for column in self._below())
        heading = self.look.word("newest", ("最新公开", "公开动态", "最新信息"))
        return f"<h3>{heading}</h3>{list_of(self.look.among_others(), news, home)}"

    def _section(self, frame: Frame, column: Planned) -> str:
        """A column on the department's one page, or a link to one that has pages of its own."""
        if not column.anchor:
            return f"<h2>{self.look.anchor(column.url, column.name, frame.home)}</h2>"
        with self.site.of(self.department.id, _kind(column)):
            return pane(self.look, column.anchor, f"<h2>{column.name}</h2>", main_of(frame, column))

    def _panel(self, column: Planned, home: str) -> str:
        """A column's newest rows under its name; only 更多 leads to the column."""
        rows = [row_of(placed) for placed in column.articles[:3] if not column.inline]
        more = self.look.anchor(column.url, self.look.word("panel more", ("更多>>", "更多", "MORE+", "more")), home)
        return f"<div><h3>{column.name}</h3>{more}{list_of(self.look.among_others(), rows, home)}</div>"

    def _below(self) -> tuple[Planned, ...]:
        return tuple(column for column in self.columns if column.kind not in _ON_TOP)

    def _branches(self) -> tuple[Branch, ...]:
        tree = self.look.habits.tree
        below = self._below()
        if tree in ("flat", "panels", "anchors", "routes"):
            return ()
        if tree == "boards":
            name = self.look.word("statutory", STATUTORY)
            return (Branch(name, self._branch_url(0, name), below),)
        names = self.draw.some("groups", GROUPS, 3)
        return tuple(
            Branch(name, "" if tree == "groups" else self._branch_url(place, name), below[place :: len(names)])
            for place, name in enumerate(names)
        )

    def _branch_url(self, place: int, name: str) -> str:
        return self.look.addresses.column(self.look.addresses.number * 100 + 80 + place, f"lm{place}", name)

    def _items(self, branches: tuple[Branch, ...]) -> tuple[Item, ...]:
        under = {column.number for branch in branches for column in branch.columns}
        if self.look.habits.tree == "panels":
            under = {column.number for column in self._below()}
        top = tuple(Item(column.name, column.url) for column in self.columns if column.number not in under)
        deep = self.look.habits.tree == "groups"
        return (*top, *(branch.item(deep=deep) for branch in branches))

    def _put_branch(self, frame: Frame, branch: Branch) -> None:
        links = "".join(f"<li>{self.look.anchor(one.url, one.name, branch.url)}</li>" for one in branch.columns)
        page = frame.page(branch.url, f"{branch.name}-{self.look.organ}", f"<ul>{links}</ul>", column=branch.name)
        self.site.put(branch.url, page, self.look.header)

    def _fillers(self) -> tuple[Item, ...]:
        if not self.look.habits.long_menu:
            return ()
        number = self.look.addresses.number * 1000
        return tuple(
            Item(name, self.look.addresses.column(number + place, f"qt{place}", name))
            for place, name in enumerate(self.draw.some("fillers", FILLERS, _FILLING))
        )

    def _put_fillers(self, frame: Frame, fillers: tuple[Item, ...]) -> None:
        for item in fillers:
            text = f"<p>　　{self.look.organ}{item.name}由办公室负责更新，工作日上午九点至下午五点可来电联系。</p>"
            self.site.put(item.url, frame.page(item.url, item.name, text, column=item.name), self.look.header)

    def _put_map(self, frame: Frame) -> None:
        if self.look.habits.site_map != "page":
            return
        url = self.look.addresses.site_map()
        links = "".join(f"<li>{self.look.anchor(column.url, column.name, url)}</li>" for column in self.columns)
        page = frame.page(url, self.look.word("site map", SITE_MAP), f"<ul>{links}</ul>")
        self.site.put(url, page, self.look.header)

    def _put_article(self, frame: Frame, column: Planned, placed: Placed) -> None:
        has_page = not (placed.url == column.url or placed.article.direct or placed.article.gone)
        if has_page and self.look.habits.tree != "routes":
            put_article(self.site, frame, column, placed)
        for file in placed.files:
            put(self.site, file)
        for block in placed.article.body:
            if isinstance(block, Picture):
                self.site.put(f"{placed.folder}{block.name}", png(), where=Where.ATTACHMENTS)


def _kind(planned: Planned) -> str:
    """What is of no kind is no other column's."""
    return planned.kind or planned.name
