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
    """
    stands: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for capture in (*menus, *(view.captures[0] for view in views if view.captures)):
        stands[capture.digest].add(_place(capture.final_url))
    return tuple(_doubted(view) if _is_shared(view, stands) else view for view in views)


def _is_shared(view: ColumnView, stands: dict[str, set[tuple[str, str, str]]]) -> bool:
    if view.state is ColumnState.UNREADABLE or not view.captures or not view.captures[0].digest:
        return False
    return len(stands[view.captures[0].digest]) > 1


def _doubted(view: ColumnView) -> ColumnView:
    return replace(view, state=ColumnState.UNREADABLE, entries=(), complete=False, failure=_SAME)


def _place(url: str) -> tuple[str, str, str]:
    host, path, query = address_key(url)
    folder, _, file = path.rpartition("/")
    return (host, folder if file.partition(".")[0] in ("index", "default") else path.rstrip("/"), query)
