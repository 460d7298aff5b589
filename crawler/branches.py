"""各部门的栏目树：有的网页把全门户各部门的栏目写在一棵树里，按地址分出本部门的一枝和别人的枝。"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from parsing.markup.addresses import address_key
from parsing.menus.menus import MenuLink
from parsing.words.column_names import squeezed

Path = tuple[str, ...]
# So many branches with the same names make a tree of departments; fewer are the portal's own columns beside ours.
_FEWEST_BRANCHES = 3
_FEWEST_NAMES = 2


def branches(links: Iterable[MenuLink], roots: Sequence[str]) -> tuple[frozenset[Path], frozenset[Path]]:
    """The department's own branches, and those of others; nothing where the links are no tree of departments.

    Branches that bear the same names part where their addresses part from the department's root.
    """
    groups: dict[str, set[Path]] = defaultdict(set)
    for link in links:
        if not link.article:
            groups[squeezed(link.name)].add(folders(link.url))
    own: set[Path] = set()
    others: dict[Path, set[str]] = defaultdict(set)
    for name, paths in groups.items():
        for root in map(folders, roots):
            depths = {path: _common(path, root) for path in paths}
            for path, depth in depths.items():
                if depth < min(len(path), len(root)):
                    others[path[: depth + 1]].add(name)
                    own.add(root[: depth + 1])
    strangers = frozenset(branch for branch, names in others.items() if len(names & _repeated(groups)) >= _FEWEST_NAMES)
    parallel = [branch for branch in strangers if len(branch) > 1]
    if len(parallel) < _FEWEST_BRANCHES:
        return frozenset(), frozenset()
    deepest = max(map(len, parallel))
    return frozenset(branch for branch in own if len(branch) == deepest), frozenset(parallel)


def folders(url: str) -> Path:
    """Host and folders of an address."""
    host, path, _ = address_key(url)
    return (host, *(step for step in path.split("/") if step))


def is_in(url: str, some: Iterable[Path]) -> bool:
    path = folders(url)
    return any(path[: len(branch)] == branch for branch in some)


def _repeated(groups: dict[str, set[Path]]) -> set[str]:
    return {name for name, paths in groups.items() if len(paths) > _FEWEST_NAMES}


def _common(one: Path, other: Path) -> int:
    depth = 0
    while depth < min(len(one), len(other)) and one[depth] == other[depth]:
        depth += 1
    return depth


def folder(url: str) -> Path:
    """The folder of a page: its address itself where it is one."""
    path = folders(url)
    return path[:-1] if len(path) > 1 and "." in path[-1] else path
