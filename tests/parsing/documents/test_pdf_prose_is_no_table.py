"""PDF 里的文章、分栏、目录、通讯录，再像也读不成年报的表、预算的表。"""

from hypothesis import given, settings
from hypothesis import strategies as st

from parsing.annual_report.tables import find_tables
from parsing.content.three_publics import incomes_and_expenses, three_publics
from parsing.documents import read_document

from .written_pdf import pdf_of, text

_WORDS = st.text(
    "本年新收政府信息公开申请自然人总计结转下规章行政收入支出因公国接待费购置运的和了年月日件", min_size=2, max_size=12
)
_NUMBERS = st.integers(0, 20_210_000).map(str)
_GAPS = st.sampled_from([0, 1, 3, 5, 10])


@st.composite
def _prose(draw: st.DrawFn) -> str:
    """Lines of words and numbers over one or two columns of text."""
    starts = draw(st.sampled_from([((50, 550),), ((50, 290), (310, 550))]))
    drawn: list[str] = []
    for y in range(60, 400, draw(st.sampled_from([14, 18, 24]))):
        for start, end in starts:
            x = start
            for word in draw(st.lists(_WORDS | _NUMBERS, min_size=2, max_size=6)):
                if x + 10 * len(word) <= end:
                    drawn.append(text(x, y, word))
                    x += 10 * len(word) + draw(_GAPS)
    return "".join(drawn)


@st.composite
def _contents(draw: st.DrawFn) -> str:
    titles = draw(st.lists(_WORDS, min_size=5, max_size=20))
    entries = (text(50, 80 + 18 * y, title) + text(540, 80 + 18 * y, str(y + 1)) for y, title in enumerate(titles))
    return text(270, 50, "目录") + "".join(entries)


@st.composite
def _phones(draw: st.DrawFn) -> str:
    names = draw(st.lists(_WORDS, min_size=3, max_size=15))
    entries = (text(50, 80 + 18 * y, name) + text(250, 80 + 18 * y, draw(_NUMBERS)) for y, name in enumerate(names))
    return text(50, 60, "姓名") + text(250, 60, "电话") + "".join(entries)


@settings(max_examples=60, deadline=None)
@given(drawing=_prose() | _contents() | _phones())
def test_prose_contents_and_directories_are_no_table_that_a_check_would_take(drawing: str) -> None:
    document = read_document("a.pdf", pdf_of(drawing))
    assert find_tables([document.tables]) == (None, None, None)
    assert not [*three_publics(document.tables), *incomes_and_expenses(document.tables)]
