"""列表数据：数据地址答复了哪些条目，共几条几页，有没有说是空的。"""

from dataclasses import dataclass

from domain.entry import Entry


@dataclass(frozen=True, slots=True)
class ListData:
    """What a data address answered.

    total, pages: how many entries and pages the whole list has, as the answer says.
    rows: how many readable rows the answer has, equal ones counted each.
    empty: it says in so many words that the list has no entry. bare: it holds a set of records without any, and states
    no total. refusal: what it says went wrong.
    """

    entries: tuple[Entry, ...] = ()
    total: int | None = None
    pages: int | None = None
    rows: int = 0
    empty: bool = False
    refusal: str = ""
    bare: bool = False
