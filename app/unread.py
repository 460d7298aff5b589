"""没能读到的栏目：是我们或门户的障碍，不是部门的问题。一个栏目的状态是一个原因，哪些评分点要看它都一样。"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from domain.cause import Cause
from domain.finding import Observation, not_assessable
from domain.snapshot import ColumnState, ColumnView
from domain.words import Words

Unavailable = Mapping[str, Observation]
"""Kind of column → what is said instead of its not having been read: nobody answers there any more."""
UNREADABLE = "column_unreadable"
"""The reason of what is said of a column that answered and was not read, or did not answer on this day."""
ALL_ANSWER: Unavailable = {}
_NOT_READ = (ColumnState.UNREADABLE, ColumnState.PARENT)


def unread(
    kinds: tuple[str, ...], columns: Mapping[str, ColumnView], unavailable: Unavailable, words: Words
) -> Iterator[Observation]:
    """What is said of each column of these kinds that keeps a criterion from being judged."""
    yield from (_not_collected(kind) for kind in kinds if kind not in columns)
    for kind in kinds:
        view = columns.get(kind)
        if view and view.state in _NOT_READ:
            silent = unavailable.get(view.column.kind)
            yield replace(silent, about=(kind,)) if silent else _unreadable(view, words)


def _not_collected(kind: str) -> Observation:
    missing = not_assessable("column_not_collected", about=(kind,), column=kind)
    return missing.due_to(Cause(kind, "not_collected"))


def _unreadable(view: ColumnView, words: Words) -> Observation:
    values = {"column": view.column.name, "failure": words.states[view.state], "detail": "", "advice": ""}
    if view.failure:
        failure = words.failures[view.failure.kind]
        detail = f"（{view.failure.detail}）" if view.failure.detail else ""
        values |= {"failure": failure.name, "detail": detail, "advice": failure.advice}
    evidence = view.evidence(values["failure"])
    observation = not_assessable(UNREADABLE, *evidence, about=(view.column.kind,), **values)
    return observation.due_to(view.state_cause)
