"""重复发布：同一条信息换个地址又发一遍，只算一条。"""

import re
from collections.abc import Iterable

from domain.entry import Entry

_BLANKS = re.compile(r"\s+")


def distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each item once, by its first entry.

    Copies stand under one address, or say the same from title to attachments. The same title alone makes none: ten
    decisions of one day are called alike, and what was not read may differ.
    """
    of_address: dict[str, Entry] = {}
    of_words: dict[str, Entry] = {}
    for entry in entries:
        of_address.setdefault(entry.url, entry)
    for entry in of_address.values():
        of_words.setdefault(_words(entry) or entry.url, entry)
    return tuple(of_words.values())


def _words(entry: Entry) -> str:
    """All it says, without blanks; empty when that is not known, or is no more than its title."""
    said, title = _BLANKS.sub("", entry.text), _BLANKS.sub("", entry.title)
    return "" if entry.unread or said == title else said
