"""把读到的数据校验成规定的样子；有错的项说清第几行，其余的照样读出来，好一次查出全部错误。"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from config.problems import ConfigInvalid, Problem
from config.sentences import sentence
from config.source import Source

Path = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Reading(Generic[Model]):
    """What could be read of a file, for complaints that come later.

    model: None where too little is left. wrong: where something else stands for a mistake. source: None where the file
    could not be read, or there is none.
    """

    model: Model | None
    problems: tuple[Problem, ...] = ()
    source: Source | None = None
    wrong: frozenset[Path] = frozenset()

    def knows(self, *paths: Path) -> bool:
        """Whether all places were read without a mistake at, above or below them."""
        pairs = ((path, one) for path in paths for one in self.wrong)
        return self.model is not None and not any(path[: len(one)] == one[: len(path)] for path, one in pairs)

    def states(self, path: Path) -> bool:
        """Whether something stands there."""
        return self.source is not None and self.source.states(path)

    def complain(self, path: Path, message: str, *rests_on: Path) -> Iterator[Problem]:
        """Nothing where it may only follow from a mistake that is known already, there or in what it rests on."""
        if self.source is not None and self.knows(path, *rests_on):
            yield self.source.problem(path, message)


def validate(source: Source, model: type[Model]) -> Model:
    """A whole file as a model; ConfigInvalid with every complaint and its line."""
    reading = read_model(source, model)
    if reading.model is None or reading.problems:
        raise ConfigInvalid(reading.problems)
    return reading.model


def read_model(source: Source, model: type[Model], blanks: Mapping[str, object] | None = None) -> Reading[Model]:
    """As much as can be read. blanks: key → what stands for a value that is lacking or wrong, where one is needed."""
    plain = _plain(source.data)
    try:
        return Reading(model.model_validate(plain), (), source)
    except ValidationError as error:
        details = [one for one in error.errors() if not _follows(one)]
    problems = tuple(source.problem(one["loc"], sentence(one)) for one in details)
    wrong = frozenset(_mended(plain, one, blanks or {}) for one in details)
    try:
        return Reading(model.model_validate(plain), problems, source, wrong)
    except ValidationError:
        return Reading(None, problems, source, wrong)


def _follows(details: ErrorDetails) -> bool:
    """Of a list whose items are all mistaken it is said, too, that it has too few."""
    return details["type"] == "too_short" and bool(details["input"])


def _mended(data: Any, details: ErrorDetails, blanks: Mapping[str, object]) -> Path:
    """Put a blank in the place of one mistake, or nothing. Where that was."""
    place = _within(data, details["loc"])
    for step in place[:-1]:
        data = data[step]
    if place and isinstance(data, dict):
        key = place[-1]
        data.pop(key, None)
        if key in blanks:
            data[key] = blanks[str(key)]
    return place


def _within(data: Any, loc: Iterable[str | int]) -> Path:
    """As far down as the data goes: behind that the library only names what it tried."""
    place: list[str | int] = []
    for step in loc:
        if not isinstance(data, dict | list):
            break
        place.append(step)
        data = data.get(step) if isinstance(data, dict) else data[int(step)]
    return tuple(place)


def _plain(data: Any) -> Any:
    """The parsed data without positions, floats as the text that stood in the file (0.1 stays 0.1)."""
    if isinstance(data, Mapping):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    return str(data) if isinstance(data, float) else data
