"""提取基准：真实网页上的标题、日期、条目、数字，本项目与同类工具各读对多少，各用多久。

Counts are exact, timings medians of five rounds. null: that reader has no such feature, or is not installed.
"""

import json
import statistics
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from bench import peers, realpages
from bench.peers import Found
from bench.realpages import ArticleCase, Case, CountCase, ListCase, ListRow, ReportCase
from parsing.annual_report.facts import AnnualReport

ROUNDS = 5
READERS = ("ours", "trafilatura", "gne", "htmldate")

Value = TypeVar("Value")
AnyCase = TypeVar("AnyCase", bound=Case)
ByReader = dict[str, Value | None]
Score = dict[str, int | float | None]
Miss = dict[str, object]
Numbers = Mapping[str, Sequence[Decimal | None]]


def measure() -> dict[str, object]:
    """What every reader found on the real pages, how long it took, and where ours is wrong."""
    if not realpages.FOLDER.is_dir():
        return {"skipped": "旁边没有 shared/realpages 文件夹，提取基准跳过"}
    articles, lists = [*realpages.articles()], [*realpages.lists()]
    static = [case for case in lists if case.rows]
    counts, reports = [*realpages.counts()], [*realpages.reports()]
    article_readers, list_readers = peers.article_readers(), peers.list_readers()
    found = {name: [read(case) for case in articles] for name, read in article_readers.items()}
    titled = {name: answers for name, answers in found.items() if name != "htmldate"}
    listed = {name: [read(case) for case in lists] for name, read in list_readers.items()}
    countable = {name: counts if name == "ours" else [case for case in counts if case.example] for name in list_readers}
    counted = {name: [len(read(case)) for case in countable[name]] for name, read in list_readers.items()}
    numbers = [numbers_of(peers.our_report(case)) for case in reports]
    return {
        "pages": len({case.file for cases in (articles, lists, counts, reports) for case in cases}),
        "peers": peers.described(),
        "titles": by_reader({name: title_score(articles, answers) for name, answers in titled.items()}),
        "dates": by_reader({name: date_score(articles, answers) for name, answers in found.items()}),
        "list_items": {
            "title_date_address": by_reader({"ours": row_score(lists, listed["ours"], row_key)}),
            "title_address": by_reader({name: row_score(lists, rows, link_key) for name, rows in listed.items()}),
            "counted_pages": by_reader(
                {name: count_score(countable[name], answers) for name, answers in counted.items()}
            ),
        },
        "numbers": by_reader({"ours": number_score(reports, numbers)}),
        "ms_per_page": {
            "articles": by_reader({name: ms_per_page(read, articles) for name, read in article_readers.items()}),
            "lists": by_reader({name: ms_per_page(read, static) for name, read in list_readers.items()}),
            "annual_reports": by_reader({"ours": ms_per_page(peers.our_report, reports)}),
        },
        "misses": [
            *article_misses(articles, found["ours"]),
            *row_misses(lists, listed["ours"]),
            *count_misses(counts, counted["ours"]),
            *number_misses(reports, numbers),
        ],
        "disputed": realpages.DISPUTED,
    }


def by_reader(values: Mapping[str, Value]) -> ByReader[Value]:
    return {name: values.get(name) for name in READERS}


def ms_per_page(read: Callable[[AnyCase], object], cases: Sequence[AnyCase]) -> float:
    return round(statistics.median(_seconds(read, cases) for _ in range(ROUNDS)) * 1000 / len(cases), 2)


def _seconds(read: Callable[[AnyCase], object], cases: Sequence[AnyCase]) -> float:
    peers.forget()
    started = time.perf_counter()
    for case in cases:
        read(case)
    return time.perf_counter() - started


def plain(text: str | None) -> str:
    """A title for comparing: gne normalises what it reads, and blanks within a title are layout."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def title_score(cases: Sequence[ArticleCase], answers: Sequence[Found]) -> Score:
    """with_more: the right title, with the names of column and site still attached; not counted as right."""
    pairs = [(plain(case.title), plain(answer.title)) for case, answer in zip(cases, answers, strict=True)]
    right = sum(stated == title for stated, title in pairs)
    return {"right": right, "with_more": sum(stated in title for stated, title in pairs) - right, "of": len(pairs)}


def date_score(cases: Sequence[ArticleCase], answers: Sequence[Found]) -> Score:
    """wrong: a date is claimed that is another; what is neither right nor wrong was not found."""
    pairs = [(case.day, answer.day) for case, answer in zip(cases, answers, strict=True) if case.day]
    right = sum(stated == day for stated, day in pairs)
    return {"right": right, "wrong": sum(day is not None for _, day in pairs) - right, "of": len(pairs)}


def article_misses(cases: Sequence[ArticleCase], answers: Sequence[Found]) -> list[Miss]:
    misses = []
    for case, answer in zip(cases, answers, strict=True):
        if plain(case.title) != plain(answer.title):
            misses.append(_miss(case, "title", case.title, answer.title))
        if case.day and case.day != answer.day:
            misses.append(_miss(case, "date", str(case.day), answer.day and str(answer.day)))
    return misses


def row_key(row: ListRow) -> tuple[str, ...]:
    return (*link_key(row), str(row.day))


def link_key(row: ListRow) -> tuple[str, ...]:
    return (plain(row.title), row.url)


def row_score(
    cases: Sequence[ListCase], answers: Sequence[Sequence[ListRow]], key: Callable[[ListRow], tuple[str, ...]]
) -> Score:
    pairs = [({*map(key, case.rows)}, {*map(key, rows)}) for case, rows in zip(cases, answers, strict=True)]
    right = sum(len(stated & read) for stated, read in pairs)
    found, of = sum(len(read) for _, read in pairs), sum(len(stated) for stated, _ in pairs)
    ratios = {"precision": _ratio(right, found), "recall": _ratio(right, of)}
    return {"right": right, "found": found, "of": of, **ratios}


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def row_misses(cases: Sequence[ListCase], answers: Sequence[Sequence[ListRow]]) -> list[Miss]:
    misses = []
    for case, rows in zip(cases, answers, strict=True):
        stated, read = {*map(row_key, case.rows)}, {*map(row_key, rows)}
        misses += [_miss(case, "list_item", list(row), None) for row in sorted(stated - read)]
        misses += [_miss(case, "list_item", None, list(row)) for row in sorted(read - stated)]
    return misses


def count_score(cases: Sequence[CountCase], answers: Sequence[int]) -> Score:
    right = sum(case.count == answer for case, answer in zip(cases, answers, strict=True))
    return {"right": right, "of": len(cases)}


def count_misses(cases: Sequence[CountCase], answers: Sequence[int]) -> list[Miss]:
    pairs = zip(cases, answers, strict=True)
    return [_miss(case, "row_count", case.count, answer) for case, answer in pairs if case.count != answer]


def numbers_of(report: AnnualReport) -> Numbers:
    """The numbers of all three tables by the row that they stand in."""
    rows = {f"表二/{name}": tuple(cells.values()) for name, cells in (report.active or {}).items()}
    if report.applications:
        rows |= {f"表三/{name}": numbers for name, numbers in report.applications.rows.items()}
    if report.disputes:
        rows |= {f"表四/{name}": numbers for name, numbers in report.disputes.groups.items()}
    return {name: tuple(number.value for number in numbers) for name, numbers in rows.items()}


def number_pairs(case: ReportCase, read: Numbers) -> Iterator[tuple[str, Decimal, Decimal | None]]:
    """Row, number as stated, number as read; None for one that was not read."""
    for label, stated in case.numbers.items():
        numbers = next((row for name, row in read.items() if same_row(name, label)), ())
        for position, number in enumerate(stated):
            yield label, number, numbers[position] if position < len(numbers) else None


def same_row(name: str, label: str) -> bool:
    """Ours calls a row of table three by the words that every year's form has: 新收, （三）1.属于国家秘密."""
    table, _, words = name.partition("/")
    stated_table, *outer, stated = label.split("/")
    if table != "表三":
        return name == label
    numeral = outer[-1][:3] if len(outer) > 1 else ""
    return table == stated_table and words in numeral + stated


def number_score(cases: Sequence[ReportCase], answers: Sequence[Numbers]) -> Score:
    pairs = [pair for case, read in zip(cases, answers, strict=True) for pair in number_pairs(case, read)]
    return {"right": sum(stated == number for _, stated, number in pairs), "of": len(pairs)}


def number_misses(cases: Sequence[ReportCase], answers: Sequence[Numbers]) -> list[Miss]:
    return [
        _miss(case, f"number: {row}", str(stated), None if number is None else str(number))
        for case, read in zip(cases, answers, strict=True)
        for row, stated, number in number_pairs(case, read)
        if stated != number
    ]


def _miss(case: Case, what: str, truth: object, ours: object) -> Miss:
    return {"page": case.file, "what": what, "truth": truth, "ours": ours}


def main() -> None:
    json.dump(measure(), sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
