"""标题比对：去掉“关于、公开征求意见、的公告、反馈”之类的套话以后，两个标题说的是不是同一件事。"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from domain.own_name import without_own_name

_NOISE = re.compile(r"[\W_]+")
_NAMED = re.compile(r"《(.{4,})》")
# Beside the name of a document: more words may tell what else it is about.
_FEW = 3


def core_title(title: str, routine: Iterable[str]) -> str:
    """What a title is about: without the routine words (regular expressions), brackets, blanks and marks."""
    core = unicodedata.normalize("NFKC", title)
    for words in routine:
        core = re.sub(words, "", core)
    return _NOISE.sub("", core).lower()


def called(title: str, routine: Sequence[str], organs: Iterable[str] = ()) -> str:
    """What the document is called that a title speaks of: within 《》, where hardly anything stands beside it.

    routine: as core_title has them. organs: names of the department, which the title may begin with.
    """
    own = without_own_name(title, organs)
    named = _NAMED.search(own)
    if named and len(core_title(own.replace(named[0], ""), routine)) <= _FEW:
        return core_title(named[1], routine)
    return core_title(own, routine)


def is_cut(title: str) -> bool:
    """It ends in an ellipsis: a list had no room for the rest."""
    return title.rstrip().endswith(("…", ".."))


def similarity(one: str, other: str) -> float:
    """Jaccard of the pairs of neighbouring characters: 1 for the same text, 0 for nothing in common."""
    left, right = _pairs(one), _pairs(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset((text,) if text else ())
