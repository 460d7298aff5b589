"""文字相似度：两段文字有多少五字连写相同，哪些段落几乎一样。"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_GRAM = 5
# 0.28 * 25 is a little more than 7, and would cost the pair that has just that much in common.
_ROUNDING = 1e-9


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
    return _jaccard(here, there) if here and there else 0.0


def held(text: str, other: str) -> float:
    """Share of the text's five-letter runs that stand in the other too, 0 to 1."""
    runs = _grams(text)
    return len(runs & _grams(other)) / len(runs) if runs else 0.0


def nearest(texts: Mapping[str, str], least: float) -> Mapping[str, tuple[str, float]]:
    """Of each text the one most like it, and how much, where that is at least ``least`` (above 0). None is passed over.

    Two texts so alike share one of their rarest runs (prefix filtering), so only those are compared that do.
    """
    grams = {key: _grams(text) for key, text in texts.items()}
    best: dict[str, tuple[str, float]] = {}
    for one, other in _candidates(grams, least):
        degree = _jaccard(grams[one], grams[other])
        if degree >= least:
            for key, match in ((one, (other, degree)), (other, (one, degree))):
                best[key] = max(best.get(key, match), match, key=_likeness)
    return best


def _candidates(grams: Mapping[str, frozenset[str]], least: float) -> Iterator[tuple[str, str]]:
    """Pairs that share one of the runs in front when each text's runs stand rarest first.

    Runs that stand in one text only come first of all, and are shared by no pair.
    """
    often = Counter[str]()
    for own in grams.values():
        often.update(own)
    holding: dict[str, list[str]] = defaultdict(list)
    for key, own in grams.items():
        shared = [gram for gram in own if often[gram] > 1]
        front = len(shared) - math.ceil(least * len(own) - _ROUNDING) + 1
        rarest = sorted(shared, key=lambda gram: (often[gram], gram))[:front] if front > 0 else []
        yield from ((other, key) for other in dict.fromkeys(other for gram in rarest for other in holding[gram]))
        for gram in rarest:
            holding[gram].append(key)


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


def _jaccard(here: frozenset[str], there: frozenset[str]) -> float:
    shared = len(here & there)
    return shared / (len(here) + len(there) - shared)


def _likeness(found: tuple[str, float]) -> float:
    return found[1]


def _degree(match: Match) -> float:
    return match.similarity


def _grams(text: str) -> frozenset[str]:
    if len(text) <= _GRAM:
        return frozenset({text} if text else ())
    return frozenset(text[i : i + _GRAM] for i in range(len(text) - _GRAM + 1))
