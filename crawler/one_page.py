"""一页多址：同一个网页出现在好几个不同的地址下，它就不是其中任何一个栏目，也不是哪一篇文章。"""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence, Set
from dataclasses import replace

from crawler.branches import Path, folder, is_in
from crawler.entries import is_unclear
from domain.capture import Capture, Failure, FailureKind
from domain.entry import Entry
from domain.snapshot import ColumnState, ColumnView
from parsing.markup.addresses import address_key
from parsing.words.agreement import agrees, core

_SAME = Failure(FailureKind.UNRECOGNISED, "打开的网页和别的地址完全一样，不像是这个栏目")
_FEWEST_ROWS = 3
_SAME_ARTICLE = Failure(FailureKind.NOT_ARTICLE, "打开的网页和别的地址完全一样，也没有这一条的标题")
_READ = (ColumnState.READ, ColumnState.BLANK, ColumnState.UNDER_CONSTRUCTION)
_Place = tuple[str, str, str]
_Stands = Mapping[str, set[_Place]]
NO_WAYS: Mapping[str, Collection[str]] = {}


def told_apart(
    views: Sequence[ColumnView],
    menus: Iterable[Capture],
    roots: Iterable[str] = (),
    ways: Mapping[str, Collection[str]] = NO_WAYS,
    strangers: Iterable[str] = (),
) -> tuple[ColumnView, ...]:
    """Views whose page also stands under another address are not read, nor are such articles unless they bear the
    title of their row. menus: the menu pages that were opened. roots: of the department; what stands there is at home,
    wherever else it is given out, and no row of a column leads there. ways: address → the pages that lead there.
    strangers: roots of other departments, below which most rows of no own column lie.

    Two kinds may well have one column, and one page two spellings of its address: the page a folder opens with.
    A column's own page may lead to itself once more, as to the newest year of its list: nobody else leads there.
    Empty inner pages and empty data are alike everywhere, but none of them, nor a further page of a list, nor an article
    is the department's front page, whose title its articles' titles may well begin with. A document may be published in
    several places.
    """
    menus = tuple(menus)
    own = [_own_page(view) for view in views]
    pages = _stands((*menus, *(page for page in own if page)))
    articles = _stands((*menus, *(entry.article.capture for view in views for entry in view.entries if entry.article)))
    home = set(map(_place, roots))
    others = _Others(ways, {*home, *(_place(page.url) for page in own if page)})
    strange = [page and others.give_out(page, pages[page.digest]) and _place(page.url) not in home for page in own]
    front = _stands(one for one in menus if _place(one.final_url) in home)
    elsewhere = _astray(views, _grounds(strangers, roots))
    apart = (
        _doubted(view)
        if is_strange or _holds_front(view, front) or _leads_home(view, home) or view in elsewhere
        else view
        for view, is_strange in zip(views, strange, strict=True)
    )
    return tuple(_with_own_articles(view, articles, front) for view in apart)


class _Others:
    """Who else gives out a column's page. known: the places of the columns and roots, which are nobody's parts."""

    def __init__(self, ways: Mapping[str, Collection[str]], known: Set[_Place]) -> None:
        self._known = known
        self._from: dict[_Place, set[_Place]] = defaultdict(set)
        for url, pages in ways.items():
            self._from[_place(url)].update(map(_place, pages))

    def give_out(self, page: Capture, places: Set[_Place]) -> bool:
        """It stands at another place than its own and the one that is its own once more. places: where it stands."""
        own = _place(page.url)
        again = places & self._only_from(own)
        return len(places - again) > 1 or len(again) > 1

    def _only_from(self, own: _Place) -> set[_Place]:
        """The places to which nothing leads but this one and they themselves, as years do that name each other."""
        only = {place for place, pages in self._from.items() if own in pages} - self._known
        while led := {place for place in only if not self._from[place] - {place} <= only | {own}}:
            only -= led
        return only


def _stands(captures: Iterable[Capture]) -> _Stands:
    """Digest of a page → where it stands."""
    stands: dict[str, set[_Place]] = defaultdict(set)
    for capture in captures:
        stands[capture.digest].add(_place(capture.final_url))
    return stands


def _with_own_articles(view: ColumnView, stands: _Stands, front: _Stands) -> ColumnView:
    rows = Counter(url for _, url in {(one.title, one.url) for one in view.entries})
    entries = tuple(
        replace(one, article=None, failure=_SAME_ARTICLE)
        if _is_front(one, front) or _is_any(one, stands, rows[one.url])
        else one
        for one in view.entries
    )
    if entries == view.entries:
        return view
    return replace(view, entries=entries, complete=view.complete and not any(map(is_unclear, entries)))


def _is_front(entry: Entry, front: _Stands) -> bool:
    digest = entry.article.capture.digest if entry.article else ""
    return bool(digest) and digest in front and _place(entry.url) not in front[digest]


def _is_any(entry: Entry, stands: _Stands, rows: int) -> bool:
    """The page stands elsewhere too, or several rows lead to it, and it bears another title. rows: how many."""
    article = entry.article
    if article is None or not article.capture.digest:
        return False
    titles = (article.title, article.heading)
    if rows >= _FEWEST_ROWS:
        # Titles of one list are much alike.
        return not any(core(entry.title) in core(title) for title in titles)
    return len(stands[article.capture.digest]) > 1 and not agrees(titles, entry.title)


def _own_page(view: ColumnView) -> Capture | None:
    """The capture of the column's own address, where something was read of it."""
    page = view.captures[0] if view.captures and view.state is not ColumnState.UNREADABLE else None
    return page if page and page.digest and _place(page.url) == _place(view.column.url) else None


def _holds_front(view: ColumnView, front: _Stands) -> bool:
    """In a frame of it, or as a further page of its list, the department's front page was given out."""
    own = _place(view.column.url)
    return view.state in _READ and any(
        front.get(capture.digest, set()) - {own, _place(capture.url)} for capture in view.captures if capture.digest
    )


def _leads_home(view: ColumnView, home: Container[_Place]) -> bool:
    """The portal's front page was given out, which names its departments. A section of the root stands at home itself."""
    return _place(view.column.url) not in home and any(
        _place(one.url) in home for one in view.entries if not one.listed
    )


def _grounds(strangers: Iterable[str], roots: Iterable[str]) -> frozenset[Path]:
    """The folders of other departments' roots, in which none of the department's own lies."""
    own = tuple(roots)
    return frozenset(one for one in map(folder, strangers) if not any(is_in(root, (one,)) for root in own))


def _astray(views: Sequence[ColumnView], grounds: Collection[Path]) -> list[ColumnView]:
    """Views most of whose rows lie on others' ground: another's front page, or a column of it, was given out.

    Where many columns' rows lie there, that is where the whole portal's articles lie.
    """
    listing = [view for view in views if view.entries and not view.column.shared]
    astray = [one for one in listing if 2 * sum(is_in(row.url, grounds) for row in one.entries) > len(one.entries)]
    return astray if 2 * len(astray) < len(listing) else []


def _doubted(view: ColumnView) -> ColumnView:
    return replace(view, state=ColumnState.UNREADABLE, entries=(), complete=False, failure=_SAME)


def _place(url: str) -> _Place:
    host, path, query = address_key(url)
    folder, _, file = path.rpartition("/")
    return (host, folder if file.partition(".")[0] in ("index", "default") else path.rstrip("/"), query)
