"""一页多址：同一个网页出现在好几个不同的地址下，它就不是其中任何一个栏目。"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.capture import Capture, Failure, FailureKind
from domain.snapshot import ColumnState, ColumnView
from parsing.addresses import address_key

_SAME = Failure(FailureKind.UNRECOGNISED, "打开的网页和别的地址完全一样，不像是这个栏目")


def told_apart(views: Sequence[ColumnView], menus: Iterable[Capture]) -> tuple[ColumnView, ...]:
    """Views whose page also stands under another address are not read. menus: the menu pages that were opened.

    Two kinds may well have one column, and one page two spellings of its address: the page a folder opens with.
    Empty inner pages and empty data are alike everywhere.
    """
    stands: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    own = [_own_page(view) for view in views]
    for capture in (*menus, *(page for page in own if page)):
        stands[capture.digest].add(_place(capture.final_url))
    return tuple(
        _doubted(view) if page and len(stands[page.digest]) > 1 else view for view, page in zip(views, own, strict=True)
    )


def _own_page(view: ColumnView) -> Capture | None:
    """The capture of the column's own address, where something was read of it."""
    page = view.captures[0] if view.captures and view.state is not ColumnState.UNREADABLE else None
    return page if page and page.digest and _place(page.url) == _place(view.column.url) else None


def _doubted(view: ColumnView) -> ColumnView:
    return replace(view, state=ColumnState.UNREADABLE, entries=(), complete=False, failure=_SAME)


def _place(url: str) -> tuple[str, str, str]:
    host, path, query = address_key(url)
    folder, _, file = path.rpartition("/")
    return (host, folder if file.partition(".")[0] in ("index", "default") else path.rstrip("/"), query)
