"""联系方式：一段文字里，本机关的哪个科室写的是哪个电话、传真。"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parsing.words.phones import phones


@dataclass(frozen=True, slots=True)
class Contact:
    """numbers: of one kind, all that stand there. quote: the words that say so."""

    office: str
    kind: str
    numbers: tuple[str, ...]
    quote: str


def find_contacts(
    text: str, organs: Iterable[str], offices: str, kinds: Mapping[str, str], reach: int
) -> tuple[Contact, ...]:
    """Contacts of offices that are named right behind their own organ's name: others' offices are called alike.

    offices: what an office may be called; kinds: kind → its label (regular expressions). reach: how many characters
    behind its name an office's numbers may stand, if no other office is named before them.
    """
    own = "|".join(re.escape(name) for name in sorted(organs, key=len, reverse=True))
    found: list[Contact] = []
    for match in re.finditer(rf"(?:{own})\s*(?P<office>{offices})", text):
        behind = text[match.end() : match.end() + reach]
        following = re.search(offices, behind)
        found += _contacts(match["office"], behind[: following.start()] if following else behind, kinds)
    return tuple(found)


def _contacts(office: str, text: str, kinds: Mapping[str, str]) -> Iterable[Contact]:
    labels = sorted((m.start(), m.end(), kind) for kind, label in kinds.items() for m in re.finditer(label, text))
    for place, (start, end, kind) in enumerate(labels):
        following = labels[place + 1][0] if place + 1 < len(labels) else len(text)
        numbers = phones(text[end:following])
        if numbers:
            yield Contact(office, kind, numbers, f"{office}：{text[start:following].strip()}")
