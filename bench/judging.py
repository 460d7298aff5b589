"""判定基准：五十个部门、每个部门三百条信息，从存好的快照判到分数要多久；部门加倍，时间是否也只加倍。"""

import hashlib
import statistics
import time
from datetime import UTC, date, datetime, timedelta
from random import Random

from app.configuration import Configuration, load_configuration
from bench.outcome import Target, outcome
from bench.prose import paragraph, table_rows, title
from domain.capture import Capture
from domain.department import Column, Department
from domain.entry import Article, DateWitness, Entry, InfoBox, Witness
from domain.grid import Grid
from domain.portal import ColumnKind
from domain.snapshot import ColumnState, ColumnView, Snapshot
from scoring.department import score_department
from storage.contents import packed
from storage.facts import decode_snapshot, encode_snapshot

ROUNDS = 5
DEPARTMENTS = 50
ENTRIES = 300
AS_OF = date(2022, 2, 15)
TARGETS = (Target("seconds", at_most=10), Target("growth_at_twice_the_departments", at_most=2.3))
_NIGHT = datetime(2022, 2, 14, 18, 30, tzinfo=UTC)


def measure() -> dict[str, object]:
    configuration = load_configuration("pingtan")
    functions = dict.fromkeys(configuration.scheme.functions, True)
    facts = [
        (Department(f"d{n:03d}", f"区第{n}局", functions=functions), _stored(_snapshot(configuration, n)))
        for n in range(DEPARTMENTS)
    ]
    whole = [_judged(configuration, facts) for _ in range(ROUNDS)]
    half = [_judged(configuration, facts[: DEPARTMENTS // 2]) for _ in range(ROUNDS)]
    seconds = statistics.median(whole)
    figures = {
        "departments": DEPARTMENTS,
        "entries": ENTRIES,
        "seconds": seconds,
        "growth_at_twice_the_departments": seconds / statistics.median(half),
    }
    return outcome(ROUNDS, figures, TARGETS)


def _stored(snapshot: Snapshot) -> tuple[bytes, bytes]:
    content, times = encode_snapshot(snapshot)
    return packed(content), times


def _judged(configuration: Configuration, facts: list[tuple[Department, tuple[bytes, bytes]]]) -> float:
    judge = configuration.judge()
    started = time.perf_counter()
    comparison = judge.compare(((department, decode_snapshot(*stored)) for department, stored in facts), AS_OF)
    for department, stored in facts:
        score_department(configuration.scheme, judge.judge(department, decode_snapshot(*stored), AS_OF, comparison))
    return time.perf_counter() - started


def _snapshot(configuration: Configuration, number: int) -> Snapshot:
    kinds = configuration.kinds(configuration.scheme.indicators)
    shares = [ENTRIES // len(kinds) + (place < ENTRIES % len(kinds)) for place in range(len(kinds))]
    views = tuple(_view(kind, share, number) for kind, share in zip(kinds, shares, strict=True))
    return Snapshot(f"d{number:03d}", _NIGHT, views)


def _view(kind: ColumnKind, entries: int, number: int) -> ColumnView:
    url = f"http://www.example.gov.cn/d{number:03d}/{kind.id}/"
    column = Column(kind.id, kind.names[0], url)
    found = tuple(_entry(kind, url, place, number) for place in range(entries))
    return ColumnView(column, ColumnState.READ, (_capture(url),), found)


def _entry(kind: ColumnKind, url: str, place: int, number: int) -> Entry:
    """As long as usual: ten paragraphs; every third with a table."""
    random = Random(f"{kind.id}-{number}-{place}")
    day = date(2021, 1, 4) + timedelta(days=(37 * place) % 350)
    name = f"{kind.names[0]}：{title(random, '云岭高新区')}"
    address = f"{url}t{day:%Y%m%d}_{1000 + place}.html"
    published = (DateWitness(Witness.META, day, str(day)),)
    tables = (Grid((("序号", "地点", "事项", "数量", "比例"), *table_rows(random, 20))),) if place % 3 == 0 else ()
    article = Article(
        capture=_capture(address),
        title=name,
        published=published,
        source=f"区第{number}局",
        info=InfoBox(index_number=f"011{place:06d}", made=str(day), document_number=f"区发〔2021〕{place}号"),
        paragraphs=tuple(paragraph(random) for _ in range(10)),
        tables=tables,
    )
    return Entry(name, address, (DateWitness(Witness.LIST, day, str(day)),), article)


def _capture(url: str) -> Capture:
    return Capture(url, url, 200, _NIGHT, f"sha256:{hashlib.sha256(url.encode()).hexdigest()}", "text/html")
