"""读取考评方案：一次读完全部文件，列出全部错误。"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path as Folder

from config.phrases import Phrases, read_phrases, unresolved
from config.problems import ConfigInvalid, Problem
from config.reading import Path, Reading, read_model
from config.scheme_blanks import BLANKS
from config.scheme_consistency import Head, Part, criteria_of, inconsistencies
from config.scheme_shape import IndicatorShape, ReasonsShape, SchemeShape, to_indicator, to_scheme
from config.source import Source, read_source
from domain.scheme import Decision, Scheme

_CHARACTERS = ("[〇○零]", *"一二三四五六七八九")
_YEAR_WHERE_NONE_IS_SAID = 2000


@dataclass(frozen=True, slots=True)
class SchemeSource:
    """A scheme with what was read for it, for complaints that others find later. problems: those found so far.

    common: how it words reasons wherever a criterion does not. places: criterion → its indicator, and the place there.
    """

    scheme: Scheme
    problems: tuple[Problem, ...]
    head: Head
    common: Reading[ReasonsShape]
    places: Mapping[str, tuple[Part, Path]]

    def complain(self, criterion: str, path: Path, message: str) -> Iterator[Problem]:
        part, place = self.places[criterion]
        yield from part.complain((*place, *path), message)

    def states(self, criterion: str, path: Path) -> bool:
        """Whether a criterion itself says something there."""
        part, place = self.places[criterion]
        return part.states((*place, *path))


def load_scheme(folder: Folder) -> SchemeSource:
    """Read ``scheme.yaml`` and its indicator files; ConfigInvalid with every mistake of every file."""
    source = read_scheme(folder)
    if source.problems:
        raise ConfigInvalid(source.problems)
    return source


def read_scheme(folder: Folder) -> SchemeSource:
    """As much of a scheme as can be read, with its mistakes; ConfigInvalid where nothing can."""
    head = read_model(read_source(folder / "scheme.yaml"), SchemeShape, blanks=BLANKS)
    stated = head.model
    if stated is None:
        raise ConfigInvalid(head.problems)
    years = _years(stated.period.end.year if head.knows(("period",)) else _YEAR_WHERE_NONE_IS_SAID)
    phrases = read_phrases(folder / stated.phrases, years) if stated.phrases else Phrases(known=not head.problems)
    files = [_file(folder / name, years) for name in stated.indicators]
    parts = [_part(file, phrases) for file in files]
    common = _common(folder, stated)
    found = (head.problems, *(part.problems for part in parts), common.problems, _wrong_names(head, phrases, files))
    problems = (*chain(*found), *inconsistencies(head, parts), *_unworded(parts, common), *_unexplained(parts, common))
    worded = common.model.root if common.model else {}
    indicators = tuple(to_indicator(part.model, worded) for part in parts if part.model)
    digest = "" if problems else _digest(folder, _files(stated))
    return SchemeSource(to_scheme(stated, indicators, digest), problems, head, common, _places(parts))


def _file(file: Folder, years: Mapping[str, str]) -> Source | ConfigInvalid:
    """Of one indicator, or what is wrong with the file."""
    try:
        return read_source(file, years)
    except ConfigInvalid as invalid:
        return invalid


def _part(file: Source | ConfigInvalid, phrases: Phrases) -> Part:
    if isinstance(file, ConfigInvalid):
        return Reading(None, file.problems)
    source = phrases.in_place(file)
    part = read_model(source, IndicatorShape, BLANKS)
    return replace(part, wrong=part.wrong.union(unresolved(source.data)))


def _wrong_names(head: Head, phrases: Phrases, files: Sequence[Source | ConfigInvalid]) -> Iterator[Problem]:
    read = [file for file in files if isinstance(file, Source)]
    return phrases.problems(read, complete=len(read) == len(files) and head.knows(("indicators",)))


def _places(parts: Iterable[Part]) -> Mapping[str, tuple[Part, Path]]:
    return {criterion.id: (part, ("criteria", i)) for part in parts for i, criterion in criteria_of(part)}


def _years(year: int) -> Mapping[str, str]:
    """How the files name the assessed year and the one before, so that next year's need no change."""
    return {
        "{本年}": str(year),
        "{上年}": str(year - 1),
        "{本年汉字}": _in_characters(year),
        "{上年汉字}": _in_characters(year - 1),
    }


def _in_characters(year: int) -> str:
    """As a regular expression: 二〇二一 is written with several zeros."""
    return "".join(_CHARACTERS[int(digit)] for digit in str(year))


def _files(stated: SchemeShape) -> tuple[str, ...]:
    return (*stated.indicators, *(name for name in (stated.reasons, stated.phrases) if name))


def _common(folder: Folder, stated: SchemeShape) -> Reading[ReasonsShape]:
    if not stated.reasons:
        return Reading(ReasonsShape({}))
    try:
        return read_model(read_source(folder / stated.reasons), ReasonsShape)
    except ConfigInvalid as invalid:
        return Reading(None, invalid.problems)


def _unworded(parts: Iterable[Part], common: Reading[ReasonsShape]) -> Iterator[Problem]:
    worded = common.model.root if common.model else {}
    for part, i, criterion in ((each, i, one) for each in parts for i, one in criteria_of(each)):
        for code, reason in criterion.reasons.items():
            check = criterion.check
            if not reason.say and code not in worded.get(check, {}) and common.knows((check, code)):
                message = f"理由“{code}”没有写明怎样表述，请填写 say"
                yield from part.complain(("criteria", i, "reasons", code), message)


def _unexplained(parts: Iterable[Part], common: Reading[ReasonsShape]) -> Iterator[Problem]:
    """What waits for a person says what the machine cannot see; a doubt says so by itself, a notice costs nothing."""
    worded = common.model.root if common.model else {}
    for part, i, criterion in ((each, i, one) for each in parts for i, one in criteria_of(each)):
        if criterion.decide is Decision.CONFIRM and criterion.points and not criterion.because:
            message = f"评分点 {criterion.id} 的问题由人工确认，请在 because 中写明机器看不到什么"
            yield from part.complain(("criteria", i, "because"), message, ("criteria", i, "decide"))
        for code, reason in criterion.reasons.items():
            usual = worded.get(criterion.check, {}).get(code)
            if reason.decide == "confirm" and not (reason.because or (usual and usual.because) or criterion.because):
                message = f"理由“{code}”由人工确认，请在 because 中写明机器看不到什么"
                yield from part.complain(("criteria", i, "reasons", code), message)


def _digest(folder: Folder, names: tuple[str, ...]) -> str:
    """Of all files of the scheme, so that a stored score tells under which rules it was made."""
    digest = hashlib.sha256()
    for name in ("scheme.yaml", *names):
        digest.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    return f"sha256:{digest.hexdigest()}"
