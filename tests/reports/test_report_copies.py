"""网页副本：能读的留下，会动的去掉；文件名只来自摘要。"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from domain.capture import SavedPage
from reports.copies import harmless_page, write_copies
from tests.reports.report_findings import PAGE, digest, load_copy

FETCHED = datetime(2022, 1, 31, 18, 5, 9, tzinfo=UTC)
ADDRESS = "http://www.gxq.example.gov.cn/zwgk/a/b.htm"


def _rendered(html: str) -> LexborHTMLParser:
    copy = SavedPage(ADDRESS, 200, "text/html", html.encode(), FETCHED)
    return LexborHTMLParser(harmless_page(copy, digest("x")))


def _is_harmless(tree: LexborHTMLParser) -> None:
    first = tree.css_first("head > :first-child")
    assert first is not None
    assert (first.attributes["content"] or "").startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert len(tree.css("meta")) == 3
    assert not tree.css("script, iframe, frame, object, embed, base, link, svg, math, template, noscript")
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name not in {"src", "srcset", "action", "formaction", "ping", "background", "data", "poster"}
            assert name != "href" or (value or "").startswith(("http://", "https://", "#"))


def test_a_frameset_hides_nothing_from_the_cleaning() -> None:
    _is_harmless(_rendered("<svg onload='x()'><p>正文<frameset>"))


def test_the_hostile_page_is_readable_and_harmless() -> None:
    tree = _rendered(PAGE)
    _is_harmless(tree)
    assert tree.body is not None
    text = tree.body.text()
    for words in ("2021年政府信息公开工作年度报告", "发布时间：2022-02-09 09:13", "附件", "坏链接", "请开启JavaScript"):
        assert words in text
    assert "evil.example" not in (tree.html or "")


def test_the_banner_says_whence_when_and_which(tmp_path: Path) -> None:
    name = write_copies(tmp_path / "copies", [digest("x")], load_copy).names[digest("x")]
    banner = LexborHTMLParser((tmp_path / "copies" / name).read_bytes().decode()).css_first("body > div")
    assert banner is not None
    for words in ("不是原网页", "http://www.gxq.example.gov.cn/zwgk/zfxxgknb/", "2022-02-01 02:05:09", digest("x")):
        assert words in banner.text()


def test_what_the_head_states_can_be_read() -> None:
    banner = _rendered(PAGE).css_first("body > div")
    assert banner is not None
    assert "PubDate＝2022-02-09 09:13" in banner.text()
    assert "viewport" not in banner.text()


def test_a_gbk_page_comes_out_in_utf8(tmp_path: Path) -> None:
    name = write_copies(tmp_path / "copies", [digest("x")], load_copy).names[digest("x")]
    assert "年度报告" in (tmp_path / "copies" / name).read_text(encoding="utf-8")


def test_links_lead_where_they_led_on_the_live_page() -> None:
    tree = _rendered('<a href="../c.pdf">c</a><a href="#top">t</a><a href="javascript:x">j</a><a href="http://[">b</a>')
    assert [link.attributes.get("href") for link in tree.css("body > a")] == [
        "http://www.gxq.example.gov.cn/zwgk/c.pdf", "#top", None, None,
    ]  # fmt: skip


def test_a_style_cannot_be_cut_so_that_it_closes_itself() -> None:
    tree = _rendered("<style>p{}</sty@import x;le><b id=out>a{}</style>")
    assert tree.css_first("#out") is None


PIECES = ["<p>", "</p>", "<script>", "</script>", "<svg>", "</svg>", "<math>", "<style>", "</style>", "<!--", "-->",
          "<noscript>", "</noscript>", "<template>", "</template>", "<img src=x onerror=a()>", "<a href='javascript:a'>",
          "<title>", "</title>", "<textarea>", "</textarea>", "<object><embed>", "<base href=//x>", "<frameset>",
          "<p title='</noscript><img src=x onerror=a()>'>", "<table>", "<td onclick=a>", "<plaintext>", "<xmp>", "字",
          "<form action=x>", "<body onload=a>", "<meta http-equiv=refresh content=0>", "&lt;script&gt;", "]]>", "<mtext>"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_mixture_of_markup_gets_through(pieces: list[str]) -> None:
    _is_harmless(_rendered("".join(pieces)))


@pytest.mark.parametrize(
    ("url", "content_type", "body", "ending"),
    [
        (ADDRESS, "text/html; charset=utf-8", b"<p>x", "html"),
        (ADDRESS, "", b"\n<!DOCTYPE html><p>x", "html"),
        (ADDRESS, "text/html", b"%PDF-1.7", "pdf"),
        ("http://a.cn/x.pdf", "application/pdf", b"%PDF-1.7", "pdf"),
        ("http://a.cn/x.docx", "application/octet-stream", b"PK", "docx"),
        ("http://a.cn/x.DOC?d=1", "", b"\xd0\xcf\x11\xe0", "doc"),
        ("http://a.cn/x.exe", "application/octet-stream", b"MZ", "bin"),
        ("http://a.cn/x.html", "application/octet-stream", b"<script>", "bin"),
        ("http://a.cn/x.svg", "image/svg+xml", b"<svg onload=a()>", "bin"),
        ("http://a.cn/x", "application/msword", b"\xd0\xcf", "doc"),
        ("http://[", "application/octet-stream", b"?", "bin"),
    ],
)
def test_bodies_are_saved_under_harmless_endings(
    tmp_path: Path, url: str, content_type: str, body: bytes, ending: str
) -> None:
    copy = SavedPage(url, 200, content_type, body, FETCHED)
    name = write_copies(tmp_path / "copies", [digest("x")], lambda _: copy).names[digest("x")]
    assert name == f"{digest('x').removeprefix('sha256:')}.{ending}"
    if ending != "html":
        assert (tmp_path / "copies" / name).read_bytes() == body


def test_a_digest_that_is_no_digest_writes_nothing(tmp_path: Path) -> None:
    asked: list[str] = []
    assert write_copies(tmp_path / "copies", ["sha256:../../x", "../y", ""], asked.append).names == {}
    assert asked == []
    assert list((tmp_path / "copies").iterdir()) == []


PERSON, PHONE = "42130319900307006X", "13871234567"
LEAK = f'<p title="名单">张某 {PERSON}，电话 {PHONE}</p><a href="/a/{PERSON}.html">下一页</a>'


def test_numbers_of_persons_are_masked_in_a_copy() -> None:
    content = _rendered(LEAK).html or ""
    assert f"张某 421*************6X，电话 {PHONE}" in content
    assert f"/a/{PERSON}.html" in content, "地址不改"


def test_of_what_leaks_no_file_is_copied_and_no_number_stays(tmp_path: Path) -> None:
    page = SavedPage(ADDRESS, 200, "text/html", LEAK.encode(), FETCHED)
    saved = {digest("page"): page, digest("list"): SavedPage(ADDRESS, 200, "application/pdf", b"%PDF-1.4", FETCHED)}
    names = write_copies(tmp_path / "copies", saved, saved.get, frozenset(saved)).names
    assert list(names) == [digest("page")]
    assert PHONE not in (tmp_path / "copies" / names[digest("page")]).read_text("utf-8")
