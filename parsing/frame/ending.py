"""网页是否传完：标记收没收尾，同类网页最后都有的内容在不在。"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from parsing.markup.page import Page
from parsing.markup.units import units

_FEWEST = 3
_FEWEST_ALIKE = 2
_SHARE = 0.5
_SHARE_OF_OPEN = 0.8
_LAST = 3


@dataclass(frozen=True, slots=True)
class End:
    """How one page ends.

    closed: with the last tag of its markup; torn: within a block, a list, a table or a tag; whole: what it opened as a page;
    keys: of all its units; last: of those that stand last; final: of the very last.
    """

    closed: bool
    torn: bool
    whole: bool
    keys: frozenset[str]
    last: frozenset[str]
    final: frozenset[str]

    @classmethod
    def of(cls, page: Page) -> Self:
        keys = [unit.key for unit in units(page) if unit.place != "script"]
        return cls(page.closed, page.torn, page.whole, frozenset(keys), frozenset(keys[-_LAST:]), frozenset(keys[-1:]))


@dataclass(frozen=True, slots=True)
class Ending:
    """How pages of a kind end. closed: with the last tag of their markup; foot: what stands last on most of them.

    whole: they open as pages, so that what does not is a part of one, and has no foot.
    """

    closed: bool = False
    foot: frozenset[str] = frozenset()
    whole: bool = False

    def is_cut(self, page: Page) -> bool:
        """It did not come whole; so counts what nests too deep to be followed."""
        return not page.closed and self.lacks(End.of(page))

    def lacks(self, end: End) -> bool:
        """It does not end so. A part of a page, which opens none, closes none."""
        if end.closed:
            return False
        if self.foot and (end.whole or not self.whole):
            return self.foot.isdisjoint(end.keys)
        return end.torn or (self.closed and end.whole)

    def within(self) -> "Ending":
        """Of pages that are shown in others: they have no foot."""
        return Ending(self.closed)


UNKNOWN = Ending()


def ending(ends: Sequence[End]) -> Ending:
    """Pages that are not closed and yet end alike are of a template that leaves its last tag out; cuts fall anywhere.

    What stands further up on those that are closed is no foot. Torn ones count only where there are no others, and by
    the very last of each: cuts through the same menu leave the same behind, a little further up.
    """
    if len(ends) < _FEWEST:
        return UNKNOWN
    whole = sum(end.whole for end in ends) >= len(ends) * _SHARE
    closed, left = [end for end in ends if end.closed], [end for end in ends if not end.closed]
    open_ = [end for end in left if not end.torn]
    if not closed and not open_:
        return Ending(foot=_shared([end.final for end in left], _SHARE_OF_OPEN), whole=whole)
    further_up = frozenset(key for end in closed for key in end.keys - end.last)
    foot = _shared([end.last for end in closed], _SHARE)
    foot |= _shared([end.last for end in open_], _SHARE_OF_OPEN if closed else _SHARE) - further_up
    return Ending(len(closed) >= len(ends) * _SHARE, foot, whole)


def _shared(lasts: Sequence[frozenset[str]], share: float) -> frozenset[str]:
    last = Counter(key for keys in lasts for key in keys)
    return frozenset(key for key, count in last.items() if count >= max(_FEWEST_ALIKE, len(lasts) * share))
