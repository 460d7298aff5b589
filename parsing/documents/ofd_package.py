"""OFD 的容器：入口文件 → 文档 → 页面，连同页面套用的模板页。"""

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from parsing.documents.facts import Unreadable
from parsing.documents.packages import open_package, read_member
from parsing.documents.xml_names import tag_of

_ENTRY = "OFD.xml"
_RESOURCES = {"PublicRes", "DocumentRes"}


@dataclass(frozen=True, slots=True)
class Page:
    """content: what the page draws; behind it, what its templates draw. box: x, y, width, height in millimetres."""

    content: Element
    templates: tuple[Element, ...]
    box: tuple[float, ...]


@contextmanager
def opened(content: bytes) -> Iterator["Package"]:
    with open_package(content) as package:
        yield Package(package)


class Package:
    """The parts of a file by their names, as written or without regard to case and backslashes."""

    def __init__(self, package: ZipFile) -> None:
        self._package = package
        self._names = {_plain(name): name for name in package.namelist()}
        if any(
            name.endswith(("/encryptions.xml", "/decryptseed.dat")) for name in ("/" + name for name in self._names)
        ):
            raise Unreadable("文件已加密，需要密码")

    def pages(self) -> Iterator[Page]:
        """Of all documents of the file, in their order."""
        for root in self._texts(self._read(_ENTRY), "DocRoot"):
            yield from self._pages_of(_resolved("", root))

    def holds_text(self, unit: str) -> bool:
        """Whether a drawing that pages share has words in it; one that is not there may."""
        return self._shared_text.get(unit, True)

    def _pages_of(self, place: str) -> Iterator[Page]:
        document = self._read(place)
        templates = {
            part.get("ID"): _resolved(place, part.get("BaseLoc", ""))
            for part in document.iter()
            if tag_of(part) == "TemplatePage"
        }
        default = next(self._texts(document, "PhysicalBox"), "")
        for part in _children(document, "Pages", "Page"):
            content = self._read(_resolved(place, part.get("BaseLoc", "")))
            used = [one.get("TemplateID") for one in content if tag_of(one) == "Template"]
            box = next(self._texts(content, "PhysicalBox"), default)
            yield Page(content, tuple(self._read(templates[one]) for one in used), numbers(box))

    @cached_property
    def _shared_text(self) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for root in self._texts(self._read(_ENTRY), "DocRoot"):
            place = _resolved("", root)
            for part in self._read(place).iter():
                if tag_of(part) in _RESOURCES:
                    for unit in self._read(_resolved(place, part.text or "")).iter():
                        if tag_of(unit) == "CompositeGraphicUnit":
                            found[unit.get("ID", "")] = any(tag_of(one) == "TextObject" for one in unit.iter())
        return found

    def _read(self, place: str) -> Element:
        name = self._names.get(_plain(place))
        if name is None:
            raise Unreadable(f"文件损坏，缺少{place}")
        return ElementTree.fromstring(read_member(self._package, name))

    @staticmethod
    def _texts(parent: Element, tag: str) -> Iterator[str]:
        return ((element.text or "").strip() for element in parent.iter() if tag_of(element) == tag)


def numbers(text: str | None) -> tuple[float, ...]:
    return tuple(map(float, (text or "").split()))


def _children(parent: Element, group: str, tag: str) -> Iterator[Element]:
    return (child for one in parent if tag_of(one) == group for child in one if tag_of(child) == tag)


def _resolved(base: str, place: str) -> str:
    """Places are written from the file that names them, or with a stroke before them from the whole."""
    place = place.strip().replace("\\", "/")
    if place.startswith("/"):
        return place[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), place))


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
