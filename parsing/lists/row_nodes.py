"""一行是哪一块：一个链接周围的哪个元素是列表的一行，不论它用的是 li、tr、dl、div 还是链接自己。"""

from collections import defaultdict
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from parsing.lists.row_titles import says_nothing
from parsing.lists.unlinked_rows import are_rows
from parsing.markup.addresses import address_shape
from parsing.markup.page import ancestors
from parsing.words.text import clean

# A link with more text than this around it stands in running text, not in a list.
LONGEST_ROW = 160
_MOST_IN_ROW = 4
_FEWEST_ROWS = 2
# Links of one row that lead to the same page: a picture, a title, a button.
_MOST_ALIKE = 50
_SHORT_SHARE = 0.6
_LONGEST_LABEL = 6
_LONGEST_BESIDE = 60
_END = frozenset(("body", "html", "ul", "ol", "tbody", "table", "form"))
ITEMS = frozenset(("li", "tr", "dl"))


class RowNodes:
    """Asks of the links of one page which element is the row of each."""

    def __init__(self, found: Sequence[tuple[LexborNode, str]]) -> None:
        self._leads: dict[int, set[str]] = defaultdict(set)
        self._inside: dict[int, list[LexborNode]] = defaultdict(list)
        self._links = {link.mem_id: url for link, url in found}
        self._lengths: dict[int, int] = {}
        self._several: dict[int, bool] = {}
        self._alone: dict[int, int | None] = {}
        self._paired: dict[int, bool] = {}
        self._longest: dict[int, tuple[LexborNode, LexborNode] | None] = {}
        for link, url in found:
            for above in (link, *ancestors(link)):
                self._leads[above.mem_id].add(url)
                self._inside[above.mem_id].append(link)

    def row_of(self, link: LexborNode) -> LexborNode | None:
        """The largest element around the link that leads nowhere else; None for a lesser link of another's row."""
        row = link
        for parent in ancestors(link):
            if (
                parent.tag in _END
                or len(self._leads[parent.mem_id]) > 1
                or self._holds_rows(parent)
                or len(self._inside[parent.mem_id]) > _MOST_ALIKE
            ):
                break
            if self._length(parent) - self._length(link) > LONGEST_ROW:
                break
            if parent.tag == "tr" and row.tag == "td" and self._is_alone_below_pairs(parent):
                return row
            row = parent
            if parent.tag in ITEMS:
                return self._dealt_out(parent)
        item = next((one for one in (link, *ancestors(link)) if one.tag in ITEMS), None)
        if item is None or self._is_among_pairs(item):
            return row
        if item.mem_id not in self._longest:
            self._longest[item.mem_id] = self._longest_of(item)
        longest = self._longest[item.mem_id]
        return self._main_of(item, longest, link, row) if longest else row

    def is_button(self, link: LexborNode, row: LexborNode) -> bool:
        """A link of a row that only says 阅读全文, or nothing, beside one with the title that leads to the same page."""
        if not _is_wordless(link):
            return False
        url = self._links[link.mem_id]
        return any(
            self._links[one.mem_id] == url and one.mem_id != link.mem_id and not _is_wordless(one)
            for one in self._inside[row.mem_id]
        )

    def _is_alone_below_pairs(self, item: LexborNode) -> bool:
        """The table sets its rows side by side, in cells; where their number is odd the last stands alone."""
        table = item.parent
        if table is None:
            return False
        if table.mem_id not in self._alone:
            linked = [one for one in table.iter() if one.tag == "tr" and self._inside.get(one.mem_id)]
            alone = [one for one in linked if not self._is_pair(one)]
            self._alone[table.mem_id] = alone[0].mem_id if len(alone) == 1 < len(linked) else None
        return self._alone[table.mem_id] == item.mem_id

    def _is_among_pairs(self, item: LexborNode) -> bool:
        """A table's row whose links are rows in cells of their own, as those of most around it: a short title is no label."""
        table = item.parent
        if table is None or item.tag != "tr":
            return False
        if table.mem_id not in self._paired:
            linked = [one for one in table.iter() if one.tag == "tr" and self._inside.get(one.mem_id)]
            self._paired[table.mem_id] = 2 * sum(map(self._is_pair, linked)) > len(linked)
        return self._paired[table.mem_id] and self._has_cell_each(item)

    def _has_cell_each(self, item: LexborNode) -> bool:
        linked = self._linked_cells(item)
        return len(linked) >= _FEWEST_ROWS and len(linked) == len(self._leads[item.mem_id])

    def _linked_cells(self, item: LexborNode) -> list[LexborNode]:
        return [cell for cell in item.iter() if self._inside.get(cell.mem_id)]

    def _is_pair(self, item: LexborNode) -> bool:
        """Each of its links is a row in a cell of its own."""
        longest, linked = self._longest_of(item), self._linked_cells(item)
        if not self._has_cell_each(item):
            return False
        if longest is None or are_rows(linked):
            return True
        links = ((link, cell) for cell in linked for link in self._inside[cell.mem_id])
        return all(self._main_of(item, longest, link, cell) is cell for link, cell in links)

    def _holds_rows(self, node: LexborNode) -> bool:
        """Several rows, each with its own date, though all lead to one address: their own is not known."""
        if len(self._inside[node.mem_id]) < _FEWEST_ROWS:
            return False
        if node.mem_id not in self._several:
            linked = [one for one in node.iter() if one.mem_id in self._inside]
            self._several[node.mem_id] = are_rows(linked)
        return self._several[node.mem_id]

    def _dealt_out(self, item: LexborNode) -> LexborNode:
        """The list around an item when it is one row dealt out over items: its category, its title, its date."""
        whole = item.parent
        if whole is None or whole.tag not in ("ul", "ol") or len(self._leads[whole.mem_id]) > 1:
            return item
        if self._length(whole) - self._length(item) > _LONGEST_BESIDE:
            return item
        others = [one for one in whole.iter() if one.tag == "li" and one.mem_id != item.mem_id and clean(one.text())]
        linked = any(self._inside[one.mem_id] for one in others)
        return whole if 0 < len(others) <= _MOST_IN_ROW and not linked else item

    def _length(self, node: LexborNode) -> int:
        """How much an element says; asked of one by all the links in it."""
        if node.mem_id not in self._lengths:
            self._lengths[node.mem_id] = len(clean(node.text(separator=" ")))
        return self._lengths[node.mem_id]

    def _longest_of(self, item: LexborNode) -> tuple[LexborNode, LexborNode] | None:
        """The two longest links of an item that is one row with several; None of one that is not."""
        if not 1 < len(self._leads[item.mem_id]) <= _MOST_IN_ROW:
            return None
        if item.css_first("li li, tr tr, ul, table") is not None:
            return None
        first, second = sorted(self._inside[item.mem_id], key=self._length, reverse=True)[:2]
        return first, second

    def _main_of(
        self, item: LexborNode, longest: tuple[LexborNode, LexborNode], link: LexborNode, row: LexborNode
    ) -> LexborNode | None:
        """A row with a link to its category or its file beside the title: the longest is the title.

        Two links of which neither is much shorter, or that lead to pages of one kind, are two rows.
        """
        first, second = longest
        same = address_shape(self._links[first.mem_id]) == address_shape(self._links[second.mem_id])
        alike = same and self._length(second) > _LONGEST_LABEL
        if alike or self._length(second) > self._length(first) * _SHORT_SHARE:
            return row
        return item if self._length(link) == self._length(first) else None


def _is_wordless(link: LexborNode) -> bool:
    words = clean(link.text())
    return not words or says_nothing(words)
