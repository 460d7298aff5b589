"""样例年报的正文：开头、六个部分，各表放在它该在的部分里。"""

from collections.abc import Iterator

from demo.annual_report.report import Layout, Report
from demo.annual_report.tables import active_table, applications_table, disputes_table
from demo.annual_report.wordings import ASPECTS, IMPROVEMENTS, PROBLEMS, REST
from demo.model import Block, Heading, Signed, Table

_PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》（国务院令第711号）规定和上级有关要求，结合{organ}{year}年度"
    "政府信息公开工作实际，编制本报告。本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    "如对本报告有疑问，请与{organ}综合科联系（联系电话：0739-5551200）。"
)


def report_body(report: Report) -> tuple[Block, ...]:
    return tuple(_flat(block) for block in _blocks(report)) if report.layout is Layout.FLAT else tuple(_blocks(report))


def _flat(block: Block) -> Block:
    """Each cell a line but the noughts, which were left blank: nobody can tell any more which number belongs where."""
    if not isinstance(block, Table):
        return block
    return "\n".join(cell.text for row in block.rows for cell in row if cell.text != "0")


def _blocks(report: Report) -> Iterator[Block]:
    yield _filled(_PREAMBLE, report)
    for number in report.order:
        if number not in report.lacks:
            yield Heading(report.headings[number - 1])
            yield from _section(report, number)
    yield Signed("{organ}")
    yield Signed(f"{report.year + 1}年1月20日")


def _section(report: Report, number: int) -> Iterator[Block]:
    match number:
        case 1:
            for place, (name, texts) in enumerate(ASPECTS):
                head = f"（{'一二三四五'[place]}）{name}。" if report.subheads else ""
                yield _filled(head + _worded(texts, report, place), report)
        case 2 if "二" not in report.lacks_tables:
            yield active_table(report)
        case 3 if "三" not in report.lacks_tables:
            yield applications_table(report)
        case 4 if "四" not in report.lacks_tables:
            yield disputes_table(report)
        case 2 | 3 | 4:
            yield "本年度无此类情况。"
        case 5:
            yield _filled(_worded(PROBLEMS, report, 5), report)
            yield _filled(_worded(IMPROVEMENTS, report, 6), report)
        case _:
            yield _worded(REST, report, 7)


def _worded(texts: tuple[str, ...], report: Report, place: int) -> str:
    """One of several ways to say it. Two wordings hardly ever say the same throughout."""
    wording = report.year if report.wording is None else report.wording
    return texts[((wording + 1) * (place + 1) + wording // len(texts)) % len(texts)]


def _filled(text: str, report: Report) -> str:
    """All but the department's name, which is not known here."""
    received = sum(report.received)
    return text.format(organ="{organ}", year=report.year, published=report.published, received=received)


def old_report_body(year: int, published: int) -> tuple[Block, ...]:
    """A report from before the tables were prescribed: text only."""
    return (
        f"根据《中华人民共和国政府信息公开条例》要求，{{organ}}编制{year}年度政府信息公开工作报告，现予公布。",
        Heading("一、概述"),
        f"{year}年，{{organ}}按照上级部署，健全工作机制，明确专人负责，推进信息公开工作规范运行。",
        Heading("二、主动公开政府信息的情况"),
        f"全年主动公开各类信息{published}条，其中工作动态{published - 12}条、通知公告12条，主要通过区门户网站发布。",
        Heading("三、依申请公开政府信息办理情况"),
        "本年度没有收到政府信息公开申请。",
        Heading("四、复议、诉讼和举报情况"),
        "本年度没有因政府信息公开引起的行政复议、行政诉讼和举报。",
        Heading("五、存在问题和改进措施"),
        "信息公开的及时性有待提高。今后将加强业务学习，完善发布流程，提高公开质量。",
        Signed("{organ}"),
        Signed(f"{year + 1}年1月18日"),
    )
