"""一类信息在一个部门里的栏目和真值。"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from demo.expectation import Said
from demo.model import Column


@dataclass(frozen=True, slots=True)
class Planted:
    """What a department has of a kind of information, and what must be found of it."""

    columns: tuple[Column, ...] = ()
    also: Mapping[str, Said] = field(default_factory=dict)


def together(*planted: Planted) -> Planted:
    also: dict[str, Said] = {}
    for one in planted:
        twice = also.keys() & one.also.keys()
        if twice:
            raise ValueError(f"said twice of one department: {', '.join(sorted(twice))}")
        also |= one.also
    return Planted(tuple(column for one in planted for column in one.columns), also)
