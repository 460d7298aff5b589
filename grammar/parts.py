"""一类信息分设两个栏目：预算和决算、现行和历史规划、建议和提案、征集和反馈。"""

from dataclasses import replace

from demo.model import Article, Column, Listing

_PARTED = {
    "budget": ("部门预算公开", "部门决算公开", "决算"),
    "proposals": ("人大代表建议办理", "政协提案办理", "提案"),
    "decisions": ("意见征集", "结果反馈", "反馈"),
    "plans": ("专项规划", "历史规划", "十三五"),
}
PARTS = frozenset(name for first, second, _ in _PARTED.values() for name in (first, second))


def parted(column: Column) -> tuple[Column, ...]:
    """The column, or two of its kind when its articles can be told apart by a word in their titles."""
    content = column.content
    if column.kind not in _PARTED or not isinstance(content, Listing) or content.tabs:
        return (column,)
    first, second, word = _PARTED[column.kind]
    late = tuple(one for one in content.articles if word in one.title)
    early = tuple(one for one in content.articles if word not in one.title)
    if not late or not early:
        return (column,)
    return _part(column, content, first, early, ""), _part(column, content, second, late, "2")


def _part(column: Column, content: Listing, name: str, articles: tuple[Article, ...], mark: str) -> Column:
    return replace(column, name=name, folder=column.folder + mark, content=replace(content, articles=articles))
