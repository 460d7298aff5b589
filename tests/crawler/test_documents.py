"""读附件的进程：文件再坏，死的也只是那个进程，下一个附件照读。"""

import asyncio
from io import BytesIO

from openpyxl import Workbook

from crawler.documents import DocumentReader
from crawler.workers import Workers
from parsing.documents import ReadDocument


def workbook(**cells: str) -> bytes:
    book = Workbook()
    for place, text in cells.items():
        book.active[place] = text
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def read(*contents: bytes) -> list[ReadDocument]:
    async def run() -> list[ReadDocument]:
        async with Workers() as workers:
            reader = DocumentReader(workers)
            return [await reader.read("目录.xlsx", content) for content in contents]

    return asyncio.run(run())


def test_a_stray_cell_in_the_far_corner_costs_only_its_own_file() -> None:
    """The library lays a sheet out as a full rectangle and aborts the process that runs it."""
    monster, sound = workbook(A1="事项", XFD1048576="x"), workbook(A1="公开事项", B1="公开内容")
    refused, good = read(monster, sound)
    assert refused.failure is not None
    assert (refused.paragraphs, refused.tables) == ((), ())
    assert good.failure is None
    assert good.tables[0].rows == (("公开事项", "公开内容"),)


def test_a_workbook_cut_off_anywhere_is_a_failure_or_whole() -> None:
    whole = workbook(A1="公开事项", B1="公开内容", A2="机构职能", B2="主要职责")
    cuts = [whole[: len(whole) * part // 8] for part in range(8)]
    for outcome in read(*cuts, whole):
        assert outcome.failure is not None or len(outcome.tables[0].rows) == 2
