"""标题比对：去掉“关于、公开征求意见、的公告、反馈”之类的套话以后，两个标题说的是不是同一件事。"""

import re
import unicodedata
from collections.abc import Iterable

_NOISE = re.compile(r"[\W_]+")


def core_title(title: str, routine: Iterable[str]) -> str:
    """What a title is about: without the routine words (regular expressions), brackets, blanks and marks."""
    core = unicodedata.normalize("NFKC", title)
    for words in routine:
        core = re.sub(words, "", core)
    return _NOISE.sub("", core).lower()


def is_cut(title: str) -> bool:
    """It ends in an ellipsis: a list had no room for the rest."""
    return title.rstrip().endswith(("…", ".."))


def similarity(one: str, other: str) -> float:
    """Jaccard of the pairs of neighbouring characters: 1 for the same text, 0 for nothing in common."""
    left, right = _pairs(one), _pairs(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset((text,) if text else ())
