"""docx 的 XML：不分命名空间的标签、属性和格式。Strict OOXML has other namespaces and reads the same."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from parsing.documents.xml_names import tag_of, value_of

_OFF = {"0", "false", "off"}
_HEXADECIMAL = set("0123456789abcdefABCDEF")


def children(parent: Element) -> Iterator[Element]:
    """Children, and of the same thing written twice (for new and for old readers) the first with text."""
    for child in parent:
        if tag_of(child) == "AlternateContent":
            texts = (branch for branch in child if any(tag_of(part) in ("t", "sym") for part in branch.iter()))
            yield from next(texts, ())
        else:
            yield child


def blocks(parent: Element, wanted: set[str], skipped: set[str]) -> Iterator[Element]:
    """The nearest wanted descendants, whatever wraps them."""
    for child in children(parent):
        tag = tag_of(child)
        if tag in wanted:
            yield child
        elif tag not in skipped:
            yield from blocks(child, wanted, skipped)


def property_of(element: Element, group: str, name: str) -> Element | None:
    for properties in element:
        if tag_of(properties) == group:
            return next((child for child in properties if tag_of(child) == name), None)
    return None


def is_on(element: Element | None) -> bool:
    """A property that is there is on, unless it says otherwise."""
    return element is not None and value_of(element) not in _OFF


def number(value: str | None, default: int, base: int = 10) -> int:
    sound = value is not None and 0 < len(value) < 10 and set(value) <= _HEXADECIMAL
    return int(value or "0", base) if sound and (base == 16 or (value or "").isdecimal()) else default
