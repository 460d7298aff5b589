"""框架：一个部门各网页上处处相同的部分——菜单、页眉、页脚、热点——互相比对学出来，不靠类名清单。

What repeats over the pages of a section in the same words at the same place is not a page's own content.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from parsing.frame.ending import UNKNOWN, End, Ending, ending
from parsing.frame.heading import title_parts
from parsing.frame.told import PIECES, text_block, told
from parsing.markup.addresses import Shape, address_shape, same_address
from parsing.markup.links import target
from parsing.markup.page import Page, ancestors
from parsing.markup.units import Unit, bare_address, begins_with, place_of, short_mark, units
from parsing.words.dates import find_listed_date
from parsing.words.listed_dates import is_only_date

_FEWEST = 3
_COMMON_SHARE = 0.1
_SAME_TEMPLATE = 0.6
_FRAME_SHARE = 0.5
_ASIDE_SHARE = 0.6
_MENU_SHARE = 0.25
_FEWEST_SIBLINGS = 2
# Levels around a link in which its row may stand.
_ROW_LEVELS = 3
_SENTENCE = re.compile(r"[。；]")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a section's pages share.

    units: links, texts, scripts and inner pages at their place. usual: link → how often it stands on a page that has it.
    asides: places where boxes stand on column and article pages alike. bodies: places of the article's text, the
    surest first. static: scripts that also stand on pages whose rows are in the HTML, so that they fill no list.
    siblings: how many column pages with rows in the HTML it was learned from. pages: how many in all.
    menu: addresses of the columns that the section's menus name; what leads there is no row. scripted: those that
    menus name which only a browser shows.
    shapes, told: how the addresses of columns and those of articles are built, where the others' are built in
    another way.
    columns, articles: how such pages end; one that does not end so was cut off on its way.
    inner: inner pages that several pages show, as those that hold the menu.
    """

    units: frozenset[str] = frozenset()
    usual: Mapping[str, int] | None = None
    asides: frozenset[str] = frozenset()
    bodies: tuple[str, ...] = ()
    static: frozenset[str] = frozenset()
    siblings: int = 0
    pages: int = 0
    menu: frozenset[str] = frozenset()
    scripted: frozenset[str] = frozenset()
    shapes: frozenset[Shape] = frozenset()
    told: frozenset[Shape] = frozenset()
    columns: Ending = UNKNOWN
    articles: Ending = UNKNOWN
    inner: frozenset[str] = frozenset()

    def beside_nothing(self) -> "Frame":
        """For what holds nothing but the column's own: an inner page, a section of a page."""
        nothing = Frame(_NOTHING, {}, siblings=_FEWEST_SIBLINGS, pages=_FEWEST)
        return replace(nothing, static=self.static, menu=self.menu, told=self.told)

    def inner_of(self, page: Page) -> tuple[str, ...]:
        """The inner pages that are the page's own."""
        return tuple(url for url in page.iframes if bare_address(url) not in self.inner)

    def with_scripted(self, urls: Iterable[str]) -> "Frame":
        return replace(self, scripted=frozenset(map(bare_address, urls)))

    def is_scripted(self, url: str) -> bool:
        return bare_address(url) in self.scripted

    def is_menu(self, url: str) -> bool:
        return bare_address(url) in self.menu

    def is_like_column(self, url: str) -> bool:
        return address_shape(url) in self.shapes

    def is_like_article(self, url: str) -> bool:
        return address_shape(url) in self.told

    @property
    def known(self) -> bool:
        """Learned from enough pages to take something away by it."""
        return self.pages >= _FEWEST and bool(self.units)


_NOTHING = frozenset(("",))
NO_FRAME = Frame()
"""Nothing was compared: a page stands alone."""


def learn(columns: Sequence[Page], articles: Sequence[Page], menu: Iterable[str] = ()) -> Frame:
    """The frame of a section from its column pages and some of its articles; the order of pages does not matter.

    menu: addresses of the columns that are known.
    """
    known = frozenset(map(bare_address, menu))
    pages = [*columns, *articles]
    if len(pages) < _FEWEST:
        return Frame(menu=known)
    seen = {id(page): list(units(page)) for page in pages}
    keys = {at: {unit.key for unit in found} for at, found in seen.items()}
    clusters = _clusters(pages, keys)
    common = {key for cluster in clusters for key in _frequent([keys[id(page)] for page in cluster])}
    frame = frozenset(common - _names(columns, seen))
    links = [Counter(unit.link for unit in seen[id(page)] if unit.is_link) for page in pages]
    linked = _frequent([set(one) for one in links])
    usual = {link: _median(one[link] for one in links if link in one) for link in sorted(linked)}
    first = Frame(frame, usual, pages=len(pages), menu=known)
    whole = replace(first, asides=_asides(columns, articles, seen, first))
    rows = [page for page in columns if _has_rows(page, seen[id(page)], whole)]
    static = frozenset(mark for page in rows for mark in page.script_marks)
    own_end, articles_end = _endings([End.of(page) for page in columns], [End.of(page) for page in articles])
    return replace(
        whole,
        bodies=_bodies(articles, whole),
        static=static,
        siblings=len(rows),
        shapes=_shapes(columns, articles),
        told=_shapes(articles, columns),
        columns=own_end,
        articles=articles_end,
        inner=_inner(pages),
    )


def shell(page: Page) -> Frame:
    """Of a page that shows what its script puts in: its menu and its words stand around everything that it shows.

    Beside a day stands a row of the list that it shows first. Without links to what it shows, its menu stands elsewhere,
    and nothing is known.
    """
    kept = [unit for unit in units(page) if not (_is_dated(unit) if unit.is_link else is_only_date(unit.words))]
    if sum(unit.is_link and _shows(page, target(page, unit.node)) for unit in kept) < _FEWEST:
        return NO_FRAME
    return Frame(frozenset(unit.key for unit in kept), {}, pages=_FEWEST)


def _shows(page: Page, url: str) -> bool:
    """The address is the page's own but for what stands behind the number sign."""
    before, sign, _ = url.partition("#")
    return bool(sign) and same_address(before, page.url.partition("#")[0])


def _is_dated(unit: Unit) -> bool:
    """A day stands in the row of a link: the largest of the next elements around it that hold no other link."""
    around = takewhile(lambda node: len(node.css("a[href]")) <= 1, islice(ancestors(unit.node), _ROW_LEVELS))
    return any(find_listed_date(node.text(separator=" ")) is not None for node in around)


def _inner(pages: Iterable[Page]) -> frozenset[str]:
    shown = Counter(url for page in pages for url in {bare_address(one) for one in page.iframes})
    return frozenset(url for url, count in shown.items() if count >= _FEWEST)


def _endings(columns: Sequence[End], articles: Sequence[End]) -> tuple[Ending, Ending]:
    """Pages of one kind that are all torn show no end of their own: they should end as the section's others do."""
    every = ending([*columns, *articles])
    torn = bool(columns) and all(end.torn for end in columns)
    own = len(articles) >= _FEWEST and not all(end.torn for end in articles)
    return every if torn else ending(columns), ending(articles) if own else every


def _shapes(some: Iterable[Page], others: Sequence[Page]) -> frozenset[Shape]:
    """How the addresses of some are built and those of others are not; nothing is known where there are no others."""
    elsewhere = {address_shape(page.url) for page in others}
    return frozenset({address_shape(page.url) for page in some} - elsewhere if elsewhere else ())


def _clusters(pages: Iterable[Page], keys: Mapping[int, set[str]]) -> list[list[Page]]:
    """Pages of one template: what they share with the section agrees."""
    every = Counter(key for found in keys.values() for key in found)
    least = max(_FEWEST, len(keys) * _COMMON_SHARE)
    common = {key for key, count in every.items() if count >= least}
    shared = {at: found & common for at, found in keys.items()}
    clusters: list[tuple[set[str], list[Page]]] = []
    for page in sorted(pages, key=lambda page: (-len(shared[id(page)]), page.url)):
        own = shared[id(page)]
        fits = next((pages for whole, pages in clusters if _jaccard(own, whole) >= _SAME_TEMPLATE), None)
        if fits is None:
            clusters.append((own, [page]))
        else:
            fits.append(page)
    return [pages for _, pages in clusters]


def _names(columns: Iterable[Page], seen: Mapping[int, list[Unit]]) -> set[str]:
    """What a column page says where others each say something else: its own name, though its articles repeat it."""
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for page in columns:
        for unit in seen[id(page)]:
            if not unit.is_link and unit.place != "script":
                said[unit.place][unit.key].add(page.url)
    alone = [{key: pages for key, pages in keys.items() if len(pages) == 1} for keys in said.values()]
    return {key for keys in alone if len(frozenset().union(*keys.values())) >= _FEWEST for key in keys}


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 1.0


def _frequent(sets: Sequence[set[str]]) -> set[str]:
    least = max(_FEWEST, len(sets) * _FRAME_SHARE)
    counted = Counter(key for one in sets for key in one)
    return {key for key, count in counted.items() if count >= least}


def _median(counts: Iterable[int]) -> int:
    ordered = sorted(counts)
    return ordered[len(ordered) // 2]


def own_units(page: Page, frame: Frame, found: Iterable[Unit] | None = None) -> list[Unit]:
    """What of a page is not its frame.

    A link to where every page links, that stands here as often as usual, is the menu's though its mark differs; not on
    a page without the section's menu, as one that all departments share: there it is a row that others show as news.
    """
    every = list(units(page) if found is None else found)
    if not frame.known:
        return every
    usual = frame.usual or {}
    here = Counter(unit.link for unit in every if unit.is_link)
    framed = {unit.link for unit in every if unit.is_link and unit.key in frame.units}
    kept = _surplus(every, frame, usual)
    moved = usual if sum(link in here for link in usual) >= len(usual) * _MENU_SHARE else {}
    kept |= {at for at, unit in enumerate(every) if not _is_framed(unit, frame, moved, here, framed)}
    told = _told_among([every[at] for at in sorted(kept)])
    return [unit for at, unit in enumerate(every) if at in kept or (not unit.is_link and _among(unit) in told)]


def _told_among(own: Iterable[Unit]) -> set[tuple[str, int]]:
    """Where sentences of the page's own stand: what stands beside them belongs to the same text, though other
    documents of the department say it in the same words.
    """
    return {
        _among(unit) for unit in own if not unit.is_link and unit.place != "script" and _SENTENCE.search(unit.words)
    }


def _among(unit: Unit) -> tuple[str, int]:
    """What holds the paragraph."""
    node = unit.node
    while node.tag in PIECES and node.parent is not None:
        node = node.parent
    around = node if node.tag in ("td", "th") else node.parent
    return unit.place, around.mem_id if around is not None else 0


def _is_framed(unit: Unit, frame: Frame, usual: Mapping[str, int], here: Mapping[str, int], framed: set[str]) -> bool:
    if unit.key in frame.units or _container(unit.place) in frame.asides:
        return True
    moved = unit.is_link and unit.link in usual and unit.link not in framed
    return moved and here[unit.link] <= usual[unit.link]


def _surplus(every: Sequence[Unit], frame: Frame, usual: Mapping[str, int]) -> set[int]:
    """Where a framed link stands more often than usual: a row of the list, too, set like those of the hot list.

    Of its places those with the fewest framed links beside them.
    """
    places: dict[str, list[int]] = defaultdict(list)
    beside: Counter[int] = Counter()
    for at, unit in enumerate(every):
        if unit.is_link and unit.key in frame.units:
            places[unit.link].append(at)
            beside[_holding(unit)] += 1
    more: set[int] = set()
    for link, found in places.items():
        extra = len(found) - usual.get(link, len(found))
        more.update(sorted(found, key=lambda at: beside[_holding(every[at])])[: max(extra, 0)])
    return more


def _holding(unit: Unit) -> int:
    """What holds the link's row."""
    row = unit.node.parent
    return row.parent.mem_id if row is not None and row.parent is not None else 0


def _asides(
    columns: Sequence[Page], articles: Sequence[Page], seen: Mapping[int, list[Unit]], frame: Frame
) -> frozenset[str]:
    """Places that hold links of a page's own on column and on article pages: hot lists, neighbours.

    What leads to a column there is the way to the page, which may stand where others have their rows.
    """
    if len(columns) < _FEWEST or len(articles) < _FEWEST:
        return frozenset()
    holding = [
        Counter(
            place
            for page in pages
            for place in {
                unit.place
                for unit in own_units(page, frame, seen[id(page)])
                if unit.is_link and unit.words.rpartition("|")[2] not in frame.menu
            }
        )
        for pages in (columns, articles)
    ]
    return frozenset(
        _container(place)
        for place, count in holding[0].items()
        if count >= len(columns) * _ASIDE_SHARE and holding[1][place] >= len(articles) * _ASIDE_SHARE
    )


def _container(place: str) -> str:
    """The place without the row: what holds the rows of a list."""
    return short_mark(place.rpartition(">")[0].rpartition(">")[0])


def _has_rows(page: Page, found: Iterable[Unit], frame: Frame) -> bool:
    own = (unit for unit in own_units(page, frame, found) if unit.is_link)
    links = Counter(unit.place for unit in own if unit.words.rpartition("|")[2] not in frame.menu)
    return bool(links) and max(links.values()) >= 2


def _bodies(articles: Sequence[Page], frame: Frame) -> tuple[str, ...]:
    """Where the articles' text stands, by vote: nothing from above the text stands there."""
    votes: Counter[str] = Counter()
    for page in articles:
        every = list(units(page))
        own = own_units(page, frame, every)
        what = told(own, *title_parts(page)[:1])
        node = text_block(every, what)
        if node is not None and node.tag == "p":
            # An article of one paragraph has its text in a larger place.
            node = node.parent
        if node is not None and begins_with(node, what.rest[0], every):
            votes[place_of(node)] += 1
    return tuple(place for place, count in votes.most_common() if count >= 2)
