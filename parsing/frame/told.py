"""文章说了什么：标题以下本页自己的字，不算标注、日期和附件的链接。"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from selectolax.lexbor import LexborNode

from parsing.markup.units import Unit, grown, holder
from parsing.words.document_number import number_alone
from parsing.words.label_words import FIRST, OTHER, SECOND

_FEWEST = 4
# Pieces of a breadcrumb.
_MOST_ABOVE = 8
# Less of a title is the name of who publishes it.
_MOST = 0.7
# Of a line, and of a table.
PIECES = frozenset(("span", "font", "strong", "b", "em", "i", "u", "a", "o:p", "tr", "tbody", "thead"))
_BESIDE_TEXT = re.compile(r"^[^。；]{1,12}[：:][^。；]{0,60}$|^[\d\s年月日:：./-]+$|^[^。；，]{1,6}$")
_IN_CELL = re.compile(r">t[dh]\b[^>]*(?:>(?:p|span|font|strong|b)\b[^>]*)*$")
_IN_CELL_OR_TERM = re.compile(r">(?:t[dh]|dd)\b[^>]*(?:>(?:p|span|font|strong|b)\b[^>]*)*$")
# The last step of where one is: > 公告.
_STEP = r"^[>＞›»→]\s*[^。；]{1,20}$"
_HEAD = re.compile(rf"^[\d\s年月日:：./-]+$|^[^。；，？?]{{1,6}}$|{_STEP}")
# With little else in it: when, by whom and how often read.
_DAY_LINE = re.compile(r"^(?=.{8,80}$)[^。；]*(?:19|20)\d{2}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}[^。；]*$")
_FULL_STOP = re.compile(r"[。；]")
_WORD = re.compile(r"\w")
_COLON = re.compile(r"[：:]")
# In the link's text, or its address.
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)(?:\||$)", re.IGNORECASE)
_ATTACHED = re.compile(r"^(?:相关|点击)?附件(?:下载|列表)?\d*[：:]?$")
_EDGES = " \u3000：:【】[]"
_LABELS = frozenset((*(word for some in (FIRST, SECOND) for words in some.values() for word in words), *OTHER))


@dataclass(frozen=True, slots=True)
class Told:
    """An article's own words below its heading and the labels under it.

    measured: the sentences, by which the place of the text is found; text: all but known labels and attachments;
    rest: these as well.
    """

    measured: tuple[Unit, ...]
    text: tuple[Unit, ...]
    rest: tuple[Unit, ...]


def told(own: Sequence[Unit], *titles: str) -> Told:
    """What an article tells. own: what of its page is not the frame; titles: what the page's title says
    of it, and that of its row.
    """
    below = _below_heading([unit for unit in own if unit.place != "script"], titles)
    unlabelled = list(_unlabelled(below))
    begin = next((unit for unit in _below_title(unlabelled) if not _is_head(unit)), None)
    # Units are not compared: two nodes are equal only if all their markup is.
    rest = list(dropwhile(lambda unit: unit is not begin, below)) if begin else below
    text = [unit for unit in _unattached(_unlabelled(rest)) if not _is_labelled(unit)] or rest
    measured = [unit for unit in text if not _is_beside_text(unit)]
    return Told(tuple(measured or text), tuple(text), tuple(rest))


def _below_title(own: Sequence[Unit]) -> Sequence[Unit]:
    """After a heading that no title repeats, as on a column's own page."""
    at = _title_at(own)
    return own if at is None else own[at + 1 :]


def title_over_labels(own: Sequence[Unit]) -> str:
    """The heading of an article, known by the labels under it, where texts have none; empty without one."""
    at = _title_at(own)
    return "" if at is None else own[at].words


def _title_at(own: Sequence[Unit]) -> int | None:
    above = takewhile(lambda unit: not _FULL_STOP.search(unit.words), own[:_MOST_ABOVE])
    return next((at for at, unit in enumerate(above) if _may_head(unit) and _crowns(own, at)), None)


def _may_head(unit: Unit) -> bool:
    return not (unit.is_link or _COLON.search(unit.words) or _is_head(unit))


def _crowns(own: Sequence[Unit], at: int) -> bool:
    """What comes next, but for signs, says when and by whom the article was published."""
    under = next((unit for unit in own[at + 1 :] if _WORD.search(unit.words)), None)
    return under is not None and (_is_labelled(under) or bool(_DAY_LINE.search(under.words)))


def text_block(every: Iterable[Unit], what: Told) -> LexborNode | None:
    """The largest element that holds most of what an article tells, and nothing else of its page."""
    node = holder(what.measured)
    if node is None:
        return None
    node = grown(node, what.text, every)
    while node.tag in PIECES and node.parent is not None:
        node = node.parent
    return node


def _unlabelled(own: Sequence[Unit]) -> Iterator[Unit]:
    """Without known labels, and in a table or a list of terms without what stands in the place after one."""
    after = False
    for unit in own:
        label = "".join(unit.words.split()).strip(_EDGES) in _LABELS
        if not label and not (after and _IN_CELL_OR_TERM.search(unit.place)):
            yield unit
        after = label


def _below_heading(own: list[Unit], titles: Sequence[str]) -> list[Unit]:
    """After the last of the longest texts that a title repeats, where anything follows it; better after one with labels
    under it, for a text may begin with its title.
    """
    headings = [(len(unit.words), _crowns(own, at), at) for at, unit in enumerate(own[:-1]) if _is_title(unit, titles)]
    return own[max(headings)[2] + 1 :] if headings else own


def _leads_to_file(unit: Unit) -> bool:
    return unit.is_link and bool(_FILE.search(unit.words))


def _unattached(own: Iterable[Unit]) -> Iterator[Unit]:
    """Without links to files, by their addresses or because a label calls them so."""
    attached = False
    for unit in own:
        attached = bool(_ATTACHED.match(unit.words)) or (attached and unit.is_link)
        if not (attached or _leads_to_file(unit)):
            yield unit


def _is_head(unit: Unit) -> bool:
    """It stands between the heading and the text: a label, a day, a number, a piece of a line."""
    piece = bool(_HEAD.match(unit.words)) and not _IN_CELL.search(unit.place)
    return piece or _is_labelled(unit) or bool(number_alone(unit.words))


def _is_labelled(unit: Unit) -> bool:
    """A known label and what it says."""
    name = _COLON.split(unit.words.strip(_EDGES), 1)[0]
    return "".join(name.split()) in _LABELS


def _is_beside_text(unit: Unit) -> bool:
    """Short words; but those in the cells of a table are its content."""
    return not _IN_CELL.search(unit.place) and bool(_BESIDE_TEXT.match(unit.words))


def _is_title(unit: Unit, titles: Sequence[str]) -> bool:
    """Whole, or the beginning of it where a list cuts its titles short."""
    if unit.is_link or len(unit.words) < _FEWEST or unit.words.endswith("。"):
        return False
    return any(_says(unit.words, title) for title in titles)


def _says(words: str, title: str) -> bool:
    stem = title.rstrip(".…")
    if stem != title:
        return len(stem) > _FEWEST and words.startswith(stem)
    return len(words) >= len(title) * _MOST and words in title
