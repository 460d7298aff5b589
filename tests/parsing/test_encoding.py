"""编码：乱标的、没标的，都按实际内容读。"""

import pytest

from parsing.encoding import decode

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
