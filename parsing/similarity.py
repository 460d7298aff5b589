"""文字相似度：两段文字有多少五字连写相同，哪些段落几乎一样。"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_GRAM = 5


@dataclass(frozen=True, slots=True)
class Match:
    """Two paragraphs that say nearly the same."""

    left: str
    right: str
    similarity: float


def bare(text: str, dropped: Iterable[str] = ()) -> str:
    """Only the letters: without blanks, punctuation and digits, and without what any pattern dropped matches."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    for pattern in dropped:
        text = re.sub(pattern, "", text)
    return re.sub(r"[\W\d_]+", "", text)


def similarity(left: str, right: str) -> float:
    """Jaccard of the sets of five-letter runs, 0 to 1; of shorter texts: whether they are equal."""
    here, there = _grams(left), _grams(right)
    return len(here & there) / len(here | there) if here and there else 0.0


def matches(
    left: Sequence[str], right: Sequence[str], least: float, shortest: int, dropped: Sequence[str] = ()
) -> tuple[Match, ...]:
    """Every paragraph of the left, at least so long, beside the one most like it on the right, if like enough."""
    others = [(paragraph, text) for paragraph in right if len(text := bare(paragraph, dropped)) >= shortest]
    found = []
    for paragraph in left:
        text = bare(paragraph, dropped)
        if len(text) < shortest or not others:
            continue
        best = max((Match(paragraph, other, similarity(text, there)) for other, there in others), key=_degree)
        if best.similarity >= least:
            found.append(best)
    return tuple(found)


def _degree(match: Match) -> float:
    return match.similarity


def _grams(text: str) -> frozenset[str]:
    if len(text) <= _GRAM:
        return frozenset({text} if text else ())
    return frozenset(text[i : i + _GRAM] for i in range(len(text) - _GRAM + 1))
