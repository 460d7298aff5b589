"""雷同基准：一千份同年的年报两两比较，要多久；部门加倍，要多几倍的时间。

Every twentieth report is another one with half a paragraph changed, so that there is something to find.
"""

import statistics
import time
from datetime import UTC, date, datetime
from random import Random

from app.configuration import load_configuration
from bench.outcome import Target, outcome
from bench.prose import paragraph
from domain.capture import Capture
from domain.department import Column, Department
from domain.entry import Article, DateWitness, Entry, Witness
from domain.snapshot import ColumnState, ColumnView, Snapshot

ROUNDS = 5
REPORTS = 1000
COPIED = 20
CRITERION = "report_not_shared"
TARGETS = (
    Target("seconds", at_most=10),
    Target("copies_not_found", at_most=0),
    Target("others_accused", at_most=0),
)
_AS_OF = date(2022, 2, 15)
_NIGHT = datetime(2022, 2, 14, 18, 30, tzinfo=UTC)
_TITLE = "区第{number}局2021年政府信息公开工作年度报告"


def measure() -> dict[str, object]:
    judge = load_configuration("pingtan").judge()
    seen = [(Department(f"d{n:04d}", f"区第{n}局"), _snapshot(n)) for n in range(REPORTS)]
    whole, half = list[float](), list[float]()
    for _ in range(ROUNDS):
        for times, some in ((whole, seen), (half, seen[: REPORTS // 2])):
            started = time.perf_counter()
            comparison = judge.compare(some, _AS_OF)
            times.append(time.perf_counter() - started)
            if some is seen:
                said = {
                    id: reasons[0].reason
                    for (criterion, id), reasons in comparison.said.items()
                    if criterion == CRITERION
                }
    accused = {id for id, reason in said.items() if reason != "distinct"}
    copies = {f"d{n:04d}" for number in range(0, REPORTS, COPIED) for n in (number, number + 1)}
    seconds = statistics.median(whole)
    figures = {
        "reports": REPORTS,
        "seconds": seconds,
        "growth_at_twice_the_reports": seconds / statistics.median(half),
        "copies_not_found": len(copies - accused),
        "others_accused": len(accused - copies),
    }
    return outcome(ROUNDS, figures, TARGETS)


def _snapshot(number: int) -> Snapshot:
    title, day = _TITLE.format(number=number), date(2022, 1, 20)
    url = f"http://www.example.gov.cn/d{number:04d}/nb/"
    published = (DateWitness(Witness.META, day, str(day)),)
    capture = Capture(url, url, 200, _NIGHT, f"sha256:{number:064d}", "text/html")
    article = Article(capture=capture, title=title, published=published, paragraphs=_paragraphs(number))
    view = ColumnView(
        Column("annual_report", "政府信息公开年报", url),
        ColumnState.READ,
        (capture,),
        (Entry(title, f"{url}1.html", published, article),),
    )
    return Snapshot(f"d{number:04d}", _NIGHT, (view,))


def _paragraphs(number: int) -> tuple[str, ...]:
    """The six sections; number one after a multiple of COPIED is a copy of that one."""
    copies = number % COPIED == 1
    random = Random(number - 1 if copies else number)
    own = [paragraph(random) for _ in range(9)]
    if copies:
        own[2] = own[2][: len(own[2]) // 2] + paragraph(Random(f"changed {number}"))[: len(own[2]) // 2]
    return (
        "一、总体情况",
        *own[:5],
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        *own[5:8],
        "六、其他需要报告的事项",
        own[8],
    )
