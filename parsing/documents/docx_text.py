"""docx 段落的文字：去掉删除和隐藏的字、域代码，保留插入、符号、脚注和文本框。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from parsing.documents.docx_xml import children, is_on, number, property_of
from parsing.documents.fields import Fields
from parsing.documents.heights import at_height
from parsing.documents.symbols import CHECKED, UNCHECKED, in_font, symbol
from parsing.documents.xml_names import tag_of, value_of

_GONE = {"del", "moveFrom"}
# Phonetic guides and formatting.
_SKIPPED = {"rt", "pPr", "rPr", "sdtPr"}
_MARKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_PARAGRAPH_STYLE, _CHARACTER_STYLE = "pStyle", "rStyle"


@dataclass(slots=True)
class Line:
    """A paragraph's text, the text boxes and notes that hang on it. goes_on: its mark is deleted or hidden."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    goes_on: bool = False


@dataclass(slots=True)
class Texts:
    """Reads paragraphs in the order of the document, since fields run over paragraphs.

    hidden: styles whose text is hidden; heights: of those whose text is raised or lowered; notes: by kind and number.
    """

    hidden: frozenset[str]
    heights: Mapping[str, str]
    notes: Mapping[tuple[str, str], Element]
    fields: Fields = field(default_factory=Fields)

    def line(self, paragraph: Element) -> Line:
        line = Line(goes_on=self._mark_is_gone(paragraph) or self.fields.in_code)
        by_style = value_of(property_of(paragraph, "pPr", _PARAGRAPH_STYLE)) in self.hidden
        line.text = "".join(self._pieces(paragraph, line, by_style, gone=False))
        line.goes_on = line.goes_on or self.fields.in_code
        return line

    def _pieces(self, parent: Element, line: Line, by_style: bool, gone: bool) -> Iterator[str]:
        for child in children(parent):
            tag = tag_of(child)
            if tag == "fldChar":
                yield self._field(child, gone)
            elif tag == "r":
                yield from self._run(child, line, by_style, gone)
            elif tag not in _SKIPPED:
                yield from self._pieces(child, line, by_style, gone or tag in _GONE)

    def _run(self, run: Element, line: Line, by_style: bool, gone: bool) -> Iterator[str]:
        font = property_of(run, "rPr", "rFonts")
        names = [] if font is None else [name for key, name in font.attrib.items() if key.endswith("}ascii")]
        gone = gone or self._is_hidden(run, by_style)
        yield from self._inner(run, line, gone, names[0] if names else "", self._height(run))

    def _height(self, run: Element) -> str | None:
        own = property_of(run, "rPr", "vertAlign")
        style = value_of(property_of(run, "rPr", _CHARACTER_STYLE)) or ""
        return self.heights.get(style) if own is None else value_of(own)

    def _inner(self, parent: Element, line: Line, gone: bool, font: str, height: str | None) -> Iterator[str]:
        for child in children(parent):
            tag = tag_of(child)
            if tag == "fldChar":
                yield self._field(child, gone)
            elif tag in _SKIPPED or gone:
                continue
            elif tag == "txbxContent":
                line.boxes.append(child)
            elif tag in _NOTES:
                self._hang_note(child, _NOTES[tag], line)
            elif tag == "instrText":
                self.fields.note(child.text or "")
            else:
                yield self.fields.shown(at_height(_shown(child, tag, font), height))
                yield from self._inner(child, line, gone, font, height)

    def _field(self, mark: Element, gone: bool) -> str:
        kind = value_of(mark, "fldCharType")
        if kind == "begin":
            box = None if gone else next((part for part in mark.iter() if tag_of(part) == "checkBox"), None)
            shown = "" if box is None else self.fields.shown(CHECKED if _is_ticked(box) else UNCHECKED)
            self.fields.begin()
            return shown
        if kind == "separate":
            self.fields.separate()
        return self.fields.end() if kind == "end" else ""

    def _hang_note(self, reference: Element, kind: str, line: Line) -> None:
        note = self.notes.get((kind, value_of(reference, "id") or ""))
        if note is not None:
            line.notes.append(note)

    def _is_hidden(self, run: Element, by_style: bool) -> bool:
        own = property_of(run, "rPr", "vanish")
        if own is not None:
            return is_on(own)
        return by_style ^ (value_of(property_of(run, "rPr", _CHARACTER_STYLE)) in self.hidden)

    def _mark_is_gone(self, paragraph: Element) -> bool:
        mark = property_of(paragraph, "pPr", "rPr")
        if mark is None:
            return False
        return any(tag_of(part) in _GONE or (tag_of(part) == "vanish" and is_on(part)) for part in mark)


def hidden_styles(styles: Element) -> frozenset[str]:
    """Names of the styles whose text is hidden, by themselves or by those they are based on."""
    return frozenset(name for name, own in _by_style(styles, "vanish") if is_on(own))


def raised_styles(styles: Element) -> Mapping[str, str]:
    """Names of the styles whose text is raised or lowered, and which."""
    return {name: value_of(own) or "" for name, own in _by_style(styles, "vertAlign")}


def _by_style(styles: Element, kind: str) -> Iterator[tuple[str, Element]]:
    found = {value_of(style, "styleId") or "": style for style in styles if tag_of(style) == "style"}
    for name in found:
        own = _inherited(name, found, kind)
        if own is not None:
            yield name, own


def _inherited(name: str, styles: Mapping[str, Element], kind: str) -> Element | None:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        own = property_of(styles[name], "rPr", kind)
        if own is not None:
            return own
        name = next((value_of(part) or "" for part in styles[name] if tag_of(part) == "basedOn"), "")
    return None


def notes_of(part: Element) -> dict[tuple[str, str], Element]:
    """Notes by kind and number; those with a type are the lines that separate notes from the text."""
    return {
        (tag_of(note), value_of(note, "id") or ""): note for note in part if value_of(note, "type") in (None, "normal")
    }


def _shown(element: Element, tag: str, font: str) -> str:
    if tag == "t":
        return in_font(font, element.text or "")
    if tag == "sym":
        return symbol(value_of(element, "font") or "", number(value_of(element, "char"), 0, base=16))
    return _MARKS.get(tag, "")


def _is_ticked(box: Element) -> bool:
    states = {tag_of(part): is_on(part) for part in box}
    return states.get("checked", states.get("default", False))
