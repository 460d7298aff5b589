"""要素写全：这类信息应写明规定的各项要素。

Every entry of the kind is looked at with its attachments; what was not read may hold what seems to be missing, so
such an entry goes to a person. Elements that can be worded in many ways are never claimed to be missing; nor is any
where an entry has none of several certain ones: it is most likely something else under a like name.
Source: 各领域基层政务公开标准目录 (confirmed in part); the elements are the scheme's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.doubt import all_sound, none_meant, not_seen_whole, shown
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Compiled
from domain.selection import Selection, nowhere
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.statements import is_statement, stated_none

REASONS = {
    "complete": {"title", "what", "column"},
    "missing_element": {"title", "element", "share", "what", "column"},
    "unclear_element": {"title", "element", "share", "what", "column"},
    "unread": {"title", "element", "what", "column"},
    "too_short": {"title", "element", "length", "what", "column"},
    "missing": {"what", "column"},
    "empty": {"what", "column"},
    "declared_none": {"what", "column", "title"},
    "outdated_statement": {"what", "column", "title"},
    "nothing": {"what", "column"},
}
_MOST_TITLES = 8


@dataclass(frozen=True, slots=True)
class Element:
    """words: any of these shows the element, unless others say that there is none of it. All regular expressions.

    certain: without them it is missing. asked: only what says any of these is asked for the element; whether it does,
    an entry that was not read whole does not tell. given: only in what says any of these its lack is certain.
    """

    name: str
    words: tuple[Compiled, ...]
    certain: bool = True
    unless: tuple[Compiled, ...] = ()
    asked: tuple[Compiled, ...] = ()
    given: tuple[Compiled, ...] = ()

    def stands_in(self, text: str, *, whole: bool) -> bool:
        """whole: what does not stand in the text stands nowhere."""
        if self.asked and not any(words.search(text) for words in self.asked):
            return whole
        denied = any(words.search(text) for words in self.unless)
        return not denied and any(words.search(text) for words in self.words)


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the entries. newest: how many of them, the newest first; 0: all.

    together: the elements may stand in any of the entries instead of in each.
    shortest: with fewer characters it was not really read (a reader drawn by a script, a bare link): a person looks.
    only_found: for notices: nothing published, or something not read, asks nobody.
    aside: names of attachments that say nothing of the elements, read or not.
    """

    what: str
    entries: Selection
    elements: tuple[Element, ...]
    newest: int = 0
    together: bool = False
    shortest: int = 0
    only_found: bool = False
    aside: tuple[Compiled, ...] = ()


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    meant = [entry for entry in params.entries.of(column.entries, view, as_of) if not is_statement(entry)]
    selected = _newest(tuple(meant), params.newest)
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    if params.only_found:
        selected = _read(selected, params)
    if not selected:
        yield _none(column, view, params, as_of, values)
        return
    groups = [selected] if params.together else [(entry,) for entry in selected]
    alone = nowhere(params.entries, view, as_of)
    said = [o for group in groups for o in _judge(group, params, column, len(groups), values, alone=alone)]
    first = selected[0]
    evidence = entry_evidence(first, column, first.title)
    if said:
        yield from said
    elif params.together:
        # What stands in one of them stands there, whatever else there is.
        yield passed("complete", *evidence, about=(), title=first.title, **values)
    else:
        yield all_sound(column, "complete", *evidence, about=(), title=first.title, **values)


def _none(column: ColumnView, view: View, params: Params, as_of: date, values: dict[str, Value]) -> Observation:
    if params.only_found:
        return passed("nothing", *column.evidence(shown(column)), about=(), **values).due_to(column.emptiness)
    return none_meant(column, stated_none(column.entries, view.period, as_of), **values)


def _read(selected: tuple[Entry, ...], params: Params) -> tuple[Entry, ...]:
    """Those of which all was read; none where what one lacks may stand in another that was not."""
    read = tuple(entry for entry in selected if not entry.unread and len(entry.text) >= params.shortest)
    return read if len(read) == len(selected) or not params.together else ()


def _without(entry: Entry, aside: tuple[Compiled, ...]) -> Entry:
    if entry.article is None:
        return entry
    documents = (one for one in entry.article.documents if not any(words.search(one.name) for words in aside))
    return replace(entry, article=replace(entry.article, documents=tuple(documents)))


def _newest(entries: tuple[Entry, ...], most: int) -> tuple[Entry, ...]:
    by_date = sorted(entries, key=lambda e: e.published.date if e.published else date.min, reverse=True)
    return tuple(by_date[:most] if most else by_date)


def _judge(
    entries: tuple[Entry, ...],
    params: Params,
    column: ColumnView,
    groups: int,
    values: dict[str, Value],
    *,
    alone: bool,
) -> Iterator[Observation]:
    """alone: no column beside has an entry of the kind, which may say what lacks in these."""
    text = "\n".join(entry.text for entry in entries)
    entry, unread = entries[0], next((one for one in entries if _without(one, params.aside).unread), None)
    whole = unread is None and len(text) >= params.shortest
    lacking = [element for element in params.elements if not element.stands_in(text, whole=whole)]
    of_which = () if params.together else (entry.subject,)
    share = 1 / groups / len(params.elements)
    if lacking and not whole:
        names = (element.name for element in lacking)
        yield not_seen_whole(unread or entry, len(text), names, column, **values)
        return
    certain = [element for element in params.elements if element.certain]
    doubtful = [element for element in certain if element.given and not _says_any(element.given, text)]
    sure = certain if len(certain) == 1 or any(element not in lacking for element in certain) else []
    if (params.together and not column.certain) or not alone:
        # What was not read of the list, or stands in another column, may say it.
        sure = []
    for element in lacking:
        titles = "；".join(one.title for one in entries[:_MOST_TITLES])
        quote = f"{titles}。全文 {len(text)} 字，未见“{element.name}”"
        plain = element in sure and element not in doubtful
        claim, reason = (fail, "missing_element") if plain else (needs_review, "unclear_element")
        evidence = entry_evidence(entry, column, quote)
        about = (*of_which, str(params.elements.index(element) + 1))
        yield claim(reason, *evidence, about=about, title=entry.title, element=element.name, share=share, **values)


def _says_any(patterns: tuple[Compiled, ...], text: str) -> bool:
    return any(words.search(text) for words in patterns)
