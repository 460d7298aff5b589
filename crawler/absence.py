"""没有找到栏目：确实没有，还是只是我们没有看到；差哪一样证据，说清楚。"""

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from crawler.choice import Choice
from crawler.column_tree import ColumnTree, TreeLink
from crawler.unclaimed import Unclaimed
from domain.capture import Failure, FailureKind
from domain.department import Column
from domain.portal import ColumnKind
from domain.snapshot import ColumnState, ColumnView
from parsing.markup.addresses import address_key
from parsing.menus.menus import PICTURE
from parsing.words.column_names import Likeness, likeness, may_serve, squeezed

# Fewer columns of other kinds do not show that the department's menu was read.
_FEWEST_SIBLINGS = 3
_FEWEST_ON_BOARD = 2
_MOST_NAMES = 60


async def absence(kind: ColumnKind, tree: ColumnTree, choice: Choice, unclaimed: Unclaimed) -> ColumnView:
    """MISSING only where the whole menu was read and nothing in it may serve as the column, by its name or by what
    stands in it.
    """
    nowhere = Column(kind.id, kind.names[0], tree.captures[0].url if tree.captures else "")
    doubt = next(_doubts(kind, tree, choice), None) or await unclaimed.doubt(kind)
    if doubt is None:
        return ColumnView(nowhere, ColumnState.MISSING, tree.captures, note=_listing(tree))
    return ColumnView(nowhere, ColumnState.UNREADABLE, tree.captures, complete=False, failure=doubt)


def _doubts(kind: ColumnKind, tree: ColumnTree, choice: Choice) -> Iterator[Failure]:
    """What speaks against saying that there is no such column, the most telling first."""
    foreign = [one for one in choice.considered if one.foreign and one.named]
    if foreign:
        yield Failure(FailureKind.OUTSIDE, urlsplit(foreign[0].column.url).netloc)
    if tree.failure:
        yield tree.failure
    if not tree.captures:
        yield Failure(FailureKind.NOT_MAPPED)
    others = _other_names(kind, tree, choice)
    if others:
        yield Failure(FailureKind.NOT_FOUND, f"可能是“{others[0]}”栏目")
    if tree.lacking:
        yield Failure(FailureKind.NOT_FOUND, tree.lacking)
    if any(_is_named(name, kind, tree) for name in tree.mentions):
        yield Failure(FailureKind.NOT_FOUND, "网页上有这个名称，但没有读出它的地址")
    if any(_is_unnamed(one, tree) for one in tree.links):
        yield Failure(FailureKind.NOT_FOUND, "有的图片链接没有文字，看不出通向什么栏目")
    if tree.unopened:
        named = next((f"，如“{name}”" for name in tree.unopened if name), "")
        yield Failure(FailureKind.NOT_FOUND, f"还有{len(tree.unopened)}个栏目版块没有打开{named}")
    if tree.siblings(kind) < _FEWEST_SIBLINGS:
        yield Failure(FailureKind.NOT_FOUND, "部门首页上读到的栏目太少")


def _is_named(name: str, kind: ColumnKind, tree: ColumnTree) -> bool:
    return likeness(name, "", kind, tree.organs) in (Likeness.EXACT, Likeness.SAME)


def _is_unnamed(one: TreeLink, tree: ColumnTree) -> bool:
    """A picture that may lead to any column of the department's: not to its front page, nor to an article."""
    front = {address_key(url) for capture in tree.captures[:1] for url in (capture.url, capture.final_url)}
    is_column = one.own and not (one.foreign or one.link.article or tree.is_content(one.link))
    return one.link.name == PICTURE and is_column and address_key(one.link.url) not in front


def _other_names(kind: ColumnKind, tree: ColumnTree, choice: Choice) -> list[str]:
    """Names of the department's columns that may hold what this kind's column would."""
    considered = [one.column.name for one in choice.considered if one.likeness is not Likeness.WIDER]
    boards = _boards(kind, tree)
    return considered or _once(
        one.link.name
        for one in tree.links
        if one.own
        and one.link.name not in boards
        and not (one.link.article or tree.is_content(one.link) or one.foreign)
        and may_serve(one.link.name, kind, tree.organs)
    )


def _boards(kind: ColumnKind, tree: ColumnTree) -> frozenset[str]:
    """Names of pages that were opened and lead to columns of their own: what they hold stands in those."""
    names = frozenset(map(squeezed, (*kind.names, *kind.others)))
    under = Counter(one.within for one in tree.links if one.within and squeezed(one.link.name) in names)
    return frozenset(name for name, count in under.items() if count >= _FEWEST_ON_BOARD)


def _listing(tree: ColumnTree) -> str:
    """The columns that the department's pages name instead."""
    names = _once(one.link.name for one in tree.links if one.own and not one.link.article)
    return "、".join(names[:_MOST_NAMES])


def _once(names: Iterable[str]) -> list[str]:
    return list({squeezed(name): name for name in names}.values())
