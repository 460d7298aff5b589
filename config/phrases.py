"""用语：方案里多处用到的词表和写法起一个名字，只写一遍；评分点的 params 里写 use: 名称，读的时候换成所指的内容。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

from config.problems import ConfigInvalid, Problem
from config.reading import Path
from config.source import Source, read_source

_USE = "use"
_DEPTH_OF_PARAMS = len(("criteria", 0, "params"))


@dataclass(frozen=True, slots=True)
class Phrases:
    """The named values of a scheme. source: None where there are none.

    known: whether all names could be read; if not, nothing is said of names. unread: why not.
    """

    source: Source | None = None
    named: Mapping[str, Any] = field(default_factory=dict[str, Any])
    known: bool = True
    unread: tuple[Problem, ...] = ()

    def in_place(self, source: Source) -> Source:
        """An indicator file with the named values in the places of their names."""
        return _Phrased(source.file, source.text, self._indicator(source.data), source, self)

    def expand(self, node: Any, within: tuple[str, ...] = ()) -> Any:
        """What cannot be put in its place stays as it is. within: the names that lead here."""
        if isinstance(node, list):
            return [one for item in node for one in self.items(item, within)]
        if not isinstance(node, Mapping):
            return node
        own = {key: self.expand(value, within) for key, value in node.items() if key != _USE}
        if not _is_use(node):
            return own
        name = _name(node)
        if not isinstance(self.named.get(name), list | Mapping) or name in within:
            return node
        meant = self.expand(self.named[name], (*within, name))
        if isinstance(meant, Mapping):
            return {**meant, **own}
        return node if own else meant

    def items(self, item: Any, within: tuple[str, ...] = ()) -> list[Any]:
        """What one item of a list stands for: a named list is spliced in."""
        meant = self.expand(item, within)
        return meant if _is_use(item) and isinstance(meant, list) else [meant]

    def problems(self, files: Sequence[Source], *, complete: bool) -> Iterator[Problem]:
        """What is wrong with the names. files: those of the indicators; complete: whether all could be read."""
        if not self.known:
            yield from self.unread
            return
        uses = [(file, path, node) for file in files for path, node in _in_params(file.data)]
        if self.source:
            uses += [(self.source, path, node) for path, node in _uses(self.named)]
            yield from self._wrong_values(self.source)
            yield from self._circles(self.source)
        for source, path, node in uses:
            yield from self._misused(source, path, node)
        if self.source and complete:
            known = {_name(node) for file in (*files, self.source) for _, node in _uses(file.data)}
            for name in self.named.keys() - known:
                yield self.source.problem((name,), f"用语“{name}”没有地方用到，请删去，或者改正名称")

    def _wrong_values(self, source: Source) -> Iterator[Problem]:
        for name, value in self.named.items():
            if not isinstance(value, list | Mapping):
                yield source.problem((name,), f"用语“{name}”应写成列表，或者若干“键: 值”")

    def _misused(self, source: Source, path: Path, node: Mapping[Any, Any]) -> Iterator[Problem]:
        name = _name(node)
        if name not in self.named:
            yield source.problem((*path, _USE), f"没有“{name}”这个用语，请核对写法，或者在用语文件中补上")
        elif len(node) > 1 and isinstance(self.expand({_USE: name}), list):
            yield source.problem((*path, _USE), f"用语“{name}”是列表，旁边不能再写别的项，请删去")

    def _circles(self, source: Source) -> Iterator[Problem]:
        """Each once, where it comes back to the name that stands first in the file."""
        for name in self.named:
            for path, way in self._ways_back(name, (name,)):
                if name == next(one for one in self.named if one in way):
                    message = f"用语绕回了自己（{' → '.join((*way, name))}），请去掉其中一处 use"
                    yield source.problem((*path, _USE), message)

    def _ways_back(self, first: str, way: tuple[str, ...]) -> Iterator[tuple[Path, tuple[str, ...]]]:
        for path, node in _uses(self.named[way[-1]], (way[-1],)):
            name = _name(node)
            if name == first:
                yield path, way
            elif name in self.named and name not in way:
                yield from self._ways_back(first, (*way, name))

    def _indicator(self, data: Any) -> Any:
        if not isinstance(data, Mapping) or not isinstance(data.get("criteria"), list):
            return data
        return {**data, "criteria": [self._criterion(one) for one in data["criteria"]]}

    def _criterion(self, data: Any) -> Any:
        has_params = isinstance(data, Mapping) and "params" in data
        return {**data, "params": self.expand(data["params"])} if has_params else data


def read_phrases(file: File, filled: Mapping[str, str]) -> Phrases:
    """filled: words of the file → what is put in their places."""
    try:
        source = read_source(file, filled)
    except ConfigInvalid as invalid:
        return Phrases(known=False, unread=invalid.problems)
    if not isinstance(source.data, Mapping):
        return Phrases(known=False, unread=(source.problem((), "用语应写成若干“名称: 内容”"),))
    return Phrases(source, {str(name): value for name, value in source.data.items()})


def unresolved(data: Any) -> Iterator[Path]:
    """Where names still stand in an indicator, for nothing could be put in their places."""
    return (path for path, _ in _in_params(data))


@dataclass(frozen=True)
class _Phrased(Source):
    """data: with the named values in their places; what is wrong with one is told where it is written."""

    written: Source
    phrases: Phrases

    def problem(self, path: Sequence[str | int], message: str) -> Problem:
        place = _Place(self.phrases, self.written, (), self.written.data)
        for depth, step in enumerate(path):
            inner = place.inner(step) if depth >= _DEPTH_OF_PARAMS else place.child(step)
            if inner is None:
                break
            place = inner
        return place.source.problem(place.path, message)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value is written: in the file of an indicator or among the named ones."""

    phrases: Phrases
    source: Source
    path: Path
    node: Any

    def child(self, step: str | int) -> "_Place | None":
        """What stands there as it is written. Keys that are numbers in the file are words where they are validated."""
        if isinstance(self.node, list):
            is_there = isinstance(step, int) and step < len(self.node)
            return self._at(step) if is_there else None
        keys = self.node if isinstance(self.node, Mapping) else ()
        return next((self._at(key) for key in keys if str(key) == str(step)), None)

    def inner(self, step: str | int) -> "_Place | None":
        """What stands there with the named values in their places."""
        if isinstance(self.node, list) and isinstance(step, int):
            return self._item(step)
        return self.child(step) or (self._named().inner(step) if _is_use(self.node) else None)

    def _item(self, step: int) -> "_Place | None":
        for position, item in enumerate(self.node):
            items = self.phrases.items(item)
            if step < len(items):
                place = self._at(position)
                is_spliced = _is_use(item) and isinstance(self.phrases.expand(item), list)
                return place._named().inner(step) if is_spliced else place
            step -= len(items)
        return None

    def _named(self) -> "_Place":
        name, source = _name(self.node), self.phrases.source
        assert source, "only what could be read is in its place"
        return _Place(self.phrases, source, (name,), self.phrases.named[name])

    def _at(self, step: Any) -> "_Place":
        return _Place(self.phrases, self.source, (*self.path, step), self.node[step])


def _in_params(data: Any) -> Iterator[tuple[Path, Mapping[Any, Any]]]:
    criteria = data.get("criteria") if isinstance(data, Mapping) else None
    for position, criterion in enumerate(criteria if isinstance(criteria, list) else ()):
        if isinstance(criterion, Mapping):
            yield from _uses(criterion.get("params"), ("criteria", position, "params"))


def _uses(node: Any, path: Path = ()) -> Iterator[tuple[Path, Mapping[Any, Any]]]:
    """Every place where a name is used."""
    if _is_use(node):
        yield path, node
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _uses(value, (*path, str(key)))
    elif isinstance(node, list):
        for position, item in enumerate(node):
            yield from _uses(item, (*path, position))


def _is_use(node: Any) -> bool:
    return isinstance(node, Mapping) and _USE in node


def _name(use: Mapping[Any, Any]) -> str:
    return str(use[_USE])
