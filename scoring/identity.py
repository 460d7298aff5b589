"""同一性：两条发现说的是不是同一件事，是不是出于同一个原因。措辞、栏目名称、数量和别的条目怎么变都不影响。"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote

from domain.cause import Cause, identity
from domain.finding import Observation
from domain.scheme import Criterion
from parsing.content.personal_data import hidden
from parsing.markup.addresses import address_key

_WEB = ("http://", "https://")


def fingerprint_of(observation: Observation, criterion: Criterion, department: str) -> str:
    """The same however it is worded, and however sure we are of it (``Outcome.kind``)."""
    kind = observation.outcome.kind
    return identity(department, criterion.id, kind, observation.reason, *keys_of(observation.about))


def cause_of(observation: Observation, criterion: Criterion) -> Cause:
    """What the check says lies behind it; else it is a fault of its own, which no other criterion has."""
    cause = observation.cause or Cause(criterion.id, observation.reason, observation.about)
    return replace(cause, about=keys_of(cause.about))


def keys_of(about: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_key, about))


def told_apart(observations: Iterable[Observation]) -> Iterator[Observation]:
    """What is said several times of one thing (a list may show one address twice) gets a number from the second on."""
    met: Counter[tuple[str, ...]] = Counter()
    for observation in observations:
        key = (observation.outcome.kind, observation.reason, *keys_of(observation.about))
        met[key] += 1
        yield replace(observation, about=(*observation.about, f"#{met[key]}")) if met[key] > 1 else observation


@lru_cache(maxsize=4096)
def _key(part: str) -> str:
    """An address without scheme and place on its page, however its characters are written; else without a person's number."""
    if not part.startswith(_WEB):
        return hidden(part)
    host, path, query = address_key(part)
    return quote(f"{host}{path}?{query}" if query else f"{host}{path}", safe="/:?&=@", errors="surrogateescape")
