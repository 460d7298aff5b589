"""PDF 的文字：顶替汉字的部首，重描的字，水印，横放的字。"""

import pytest

from parsing.documents import read_document
from parsing.documents.radicals import mend

from .written_pdf import pdf_of, text

ADDRESS = "办公地址：裕民大道11号三楼306室"


def lines(*drawings: str) -> tuple[str, ...]:
    read = read_document("a.pdf", pdf_of("".join(drawings)))
    assert read.failure is None
    return read.paragraphs


def reason(*drawings: str) -> str:
    read = read_document("a.pdf", pdf_of("".join(drawings)))
    assert read.failure is not None
    return read.failure.detail


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("受理部⻔", "受理部门"),  # the supplement, which NFKC leaves as it is
        ("公⺠⻓⻅⻋⻚⻢⻩⻬⻰", "公民长见车页马黄齐龙"),
        ("⼾籍", "户籍"),  # NFKC gives the traditional 戶
        ("⽅便⽤⼾", "方便用户"),
        ("単位：万元（１２）", "単位：万元（12）"),
        ("∕", "／"),
    ],
)
def test_radicals_become_the_characters_they_stand_for(printed: str, meant: str) -> None:
    assert mend(printed) == meant


@pytest.mark.parametrize("away", [(0, 0), (0.3, 0), (0.3, 0.3), (1.5, 1.5)], ids=["outline", "bold", "heavy", "shadow"])
def test_what_is_printed_over_itself_counts_once(away: tuple[float, float]) -> None:
    across, down = away
    assert lines(text(50, 50, ADDRESS), text(50 + across, 50 + down, ADDRESS, gray=0.5)) == (ADDRESS,)


def test_a_character_printed_twice_before_the_next_counts_once() -> None:
    twice = [text(50 + 10 * at + shift, 50, char) for at, char in enumerate(ADDRESS) for shift in (0, 0.3)]
    assert lines(*twice) == (ADDRESS,)


def test_doubled_characters_are_no_overprint() -> None:
    assert lines(text(50, 50, "电话：0722-3333333，谢谢")) == ("电话：0722-3333333，谢谢",)


def test_a_watermark_across_the_page_is_no_text() -> None:
    assert lines(text(50, 50, ADDRESS), text(60, 60, "随州高新区", 30, 0.8, turned=45)) == (ADDRESS,)


@pytest.mark.parametrize(("size", "gray"), [(40, 0), (10, 0.7)], ids=["large", "light"])
def test_a_level_watermark_over_a_line_is_no_text(size: float, gray: float) -> None:
    assert lines(text(50, 50, ADDRESS), text(74, 52, "随州", size, gray)) == (ADDRESS,)


def test_two_texts_over_one_another_that_nobody_can_tell_apart_are_unread() -> None:
    assert reason(text(50, 50, ADDRESS), text(53, 50, "随州高新区经发局", 10, 0.1)).startswith("第1页文字上下重叠")


def test_a_page_printed_sideways_is_unread() -> None:
    columns = [text(100 + 20 * x, 600, ADDRESS, turned=90) for x in range(3)]
    assert reason(text(50, 50, ADDRESS), *columns) == "第1页有横放或倒放的文字，未读取"


def test_a_stamp_on_the_margin_stays_out_of_the_text() -> None:
    assert lines(text(50, 50, ADDRESS), text(20, 52, "装订线", turned=90)) == (ADDRESS,)


def test_a_raised_mark_behind_a_number_is_no_digit_of_it() -> None:
    figure = text(100, 100, "受理申请14件，收到") + text(190, 100, "4") + text(200, 96, "1", size=5)
    assert lines(figure) == ("受理申请14件，收到4¹",)


@pytest.mark.parametrize("mark", ["①", "²"])
def test_marks_that_are_characters_stay(mark: str) -> None:
    assert mend(f"4{mark}") == f"4{mark}"
