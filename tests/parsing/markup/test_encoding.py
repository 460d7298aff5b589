"""编码：乱标的、没标的，都按实际内容读。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.markup.encoding import decode
from parsing.markup.gb18030 import decode_gb18030

TEXT = "<html><head>{}</head><body>政府信息公开 镕</body></html>"


@pytest.mark.parametrize(
    ("encoding", "meta", "header"),
    [
        ("utf-8", "", ""),
        ("gb18030", "", ""),
        ("gb18030", '<meta charset="gb2312">', ""),
        ("gb18030", '<meta charset="gb2312">', "text/html; charset=ISO-8859-1"),
        ("gb18030", '<meta charset="utf-8">', "text/html"),
        ("utf-8", '<meta charset="gb2312">', "text/html; charset=gbk"),
        ("utf-8-sig", "", "text/html; charset=gbk"),
        ("utf-16", "", ""),
    ],
)
def test_what_the_bytes_are_wins(encoding: str, meta: str, header: str) -> None:
    text = TEXT.format(meta)
    assert decode(text.encode(encoding), header) == text


def test_a_page_cut_in_the_middle_of_a_character() -> None:
    assert decode("政府信息".encode()[:-1]).startswith("政府信")


def test_rubbish_is_text_too() -> None:
    assert isinstance(decode(bytes(range(256)) * 4), str)


def test_a_page_in_utf_8_with_a_bad_byte_is_still_in_utf_8() -> None:
    body = "政府信息公开指南，年度报告".encode()
    assert decode(body[:20] + body[21:], "text/html; charset=gbk").startswith("政府信息公开")


def test_gbk_under_a_declaration_of_utf_8_is_gbk() -> None:
    text = "<meta charset=utf-8>政府信息公开工作年度报告"
    assert decode(text.encode("gbk")) == text


def test_a_blank_of_a_page_that_was_converted() -> None:
    assert decode("索\ue5e5引".encode()) == "索\u3000引"


@given(st.binary(max_size=40))
def test_gb18030_resumes_after_whatever_it_meets(body: bytes) -> None:
    assert decode_gb18030(body + b"\n" + "公开".encode("gbk")).endswith("\n公开")
