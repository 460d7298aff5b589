"""发文字号规范：机关代字、六角括号、年份、序号，年份与成文日期一致，一号一文。

Only a number that is well formed but for its brackets is claimed to be wrong; a number of another kind (第…号, 令,
two numbers in one field) is left to a person, and so are a year that differs from 成文日期 and a number that two
documents bear. A document without a number is another criterion's matter.
Source: GB/T 9704—2012 发文字号 (unconfirmed); wrong brackets seen in the field (confirmed).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent, all_sound, none_meant
from domain.entry import Article, Entry
from domain.finding import Observation, fail, needs_review
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.signature import signature_date
from parsing.content.statements import is_statement, stated_none
from parsing.words.dates import find_date
from parsing.words.document_number import number_above_text

REASONS = {
    "well_formed": {"documents"},
    "wrong_brackets": {"title", "number"},
    "unusual": {"title", "number"},
    "other_year": {"title", "number", "made"},
    "shared": {"title", "other", "number"},
    "no_number": set(),
    "declared_none": {"column", "title"},
    "outdated_statement": {"column", "title"},
    "empty": set(),
}
_YEAR = re.compile(r"(?:19|20)\d{2}")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Params:
    """form: a well-formed number; brackets: one that is so but for its brackets (regular expressions).

    none: what stands in the field where there is no number.
    """

    entries: Selection
    form: Pattern
    brackets: Pattern
    none: tuple[str, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    if not column.entries:
        yield absent(column, "empty", column.note or "栏目没有条目")
        return
    entries = [entry for entry in params.entries.of(column.entries, view, as_of) if not is_statement(entry)]
    stated = stated_none(column.entries, view.period, as_of)
    if not entries and stated:
        yield none_meant(column, stated, column=column.column.name)
        return
    numbered = [(entry, number) for entry in entries if (number := _number(entry, params))]
    if not numbered:
        yield needs_review("no_number", *column.evidence("；".join(entry.title for entry in column.entries[:8])))
        return
    said = [observation for entry, number in numbered for observation in _judge(entry, number, column, params)]
    said.extend(_shared(numbered, column))
    first, number = numbered[0]
    evidence = entry_evidence(first, column, f"{first.title}（{number}）")
    yield from said or [all_sound(column, "well_formed", *evidence, documents=len(numbered))]


def _number(entry: Entry, params: Params) -> str:
    """As the page shows it."""
    if entry.article is None:
        return ""
    number = (entry.article.info.document_number or number_above_text(entry.article.paragraphs)).strip()
    return "" if number in params.none else number


def _judge(entry: Entry, number: str, column: ColumnView, params: Params) -> Iterator[Observation]:
    plain, about = _plain(number), (entry.subject,)
    evidence = entry_evidence(entry, column, f"{entry.title}。发文字号：{number}")
    if not re.search(params.form, plain):
        if re.search(params.brackets, plain):
            yield fail("wrong_brackets", *evidence, about=about, title=entry.title, number=number)
        else:
            yield needs_review("unusual", *evidence, about=about, title=entry.title, number=number)
    year, made = _YEAR.search(plain), _made(entry.article)
    if year and made and int(year.group()) != made[0].year:
        quote = f"{entry.title}。发文字号：{number}；成文日期：{made[1]}"
        evidence = entry_evidence(entry, column, quote)
        yield needs_review("other_year", *evidence, about=about, title=entry.title, number=number, made=made[1])


def _made(article: Article | None) -> tuple[date, str] | None:
    if article is None:
        return None
    return find_date(article.info.made) if article.info.made else signature_date(article.paragraphs)


def _shared(numbered: list[tuple[Entry, str]], column: ColumnView) -> Iterator[Observation]:
    """Documents that bear the same number and are not the same one under a longer name."""
    bearers: dict[str, list[Entry]] = defaultdict(list)
    for entry, number in numbered:
        bearers[_plain(number)].append(entry)
    for number, entries in bearers.items():
        first = entries[0]
        other = next((entry for entry in entries[1:] if not _same(entry.title, first.title)), None)
        if other:
            evidence = (entry_evidence(e, column, f"{e.title}。发文字号：{number}")[0] for e in (first, other))
            yield needs_review(
                "shared", *evidence, about=(number,), title=first.title, other=other.title, number=number
            )


def _same(one: str, other: str) -> bool:
    one, other = (_BLANK.sub("", re.sub(r"[《》“”\"<>（）()]|\.{3}|…", "", title)) for title in (one, other))
    return one in other or other in one


def _plain(number: str) -> str:
    """One width of letters and digits, no blanks."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", number))
