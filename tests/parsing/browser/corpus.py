"""小网页集：每条规则一个。"""

from tests.parsing.browser.hidden_samples import VISIBILITY
from tests.parsing.browser.sample import Sample, gbk, utf8

LEAVES = "left"

_ODD = bytes.fromhex(
    "A3A0 A6D9 A6DA A6DB A6DC A6DD A6DE A6DF A6EC A6ED A6F3 A8BC FE59 FE61 FE66 FE67 FE6D FE7E FE90 FEA0".replace(
        " ", "61"
    )
)
_NAME = "索引号".encode("gbk")

CHARACTERS = (
    gbk("gbk-blank", _NAME + b"\xa3\xa0\xa3\xa0:2021"),
    gbk("gbk-sequences-that-differ", _ODD),
    gbk("gbk-bad-byte", _NAME + b"\xff" + _NAME),
    gbk("gbk-lead-before-ascii", _NAME + b"\xb0<b>x</b>" + _NAME),
    gbk("gbk-lead-before-digit", _NAME + b"\xb02021" + _NAME),
    gbk("gbk-half-of-four-bytes", _NAME + b"\x81\x30\x81x" + _NAME),
    gbk("gbk-unassigned-pair", _NAME + b"\xa2\xa0\xfd\xff" + _NAME),
    gbk("gbk-euro", _NAME + b"\x80"),
    gbk("gbk-cut-at-the-end", _NAME + b"\xb0"),
    gbk("gb18030-four-bytes", "𠮷㐀镕".encode("gb18030"), "gb18030"),
    gbk("header-before-meta", _NAME, "big5", "text/html; charset=gbk"),
    gbk("label-of-old", _NAME, "x-gbk"),
    gbk("utf8-bad-byte", "公开指南".encode() + b"\xe5\x85" + "年度报告".encode(), "utf-8"),
    gbk("utf8-stray-bytes", "公开指南".encode() + b"\xff\xfe" + "年度报告".encode(), "utf-8"),
    Sample("utf8-bom", b"\xef\xbb\xbf<p>" + "公开".encode(), "text/html; charset=gbk"),
    Sample("utf16-bom", "\ufeff<p>公开".encode("utf-16-le")),
    gbk("big5", "公開資訊".encode("big5"), "big5"),
    Sample("meta-in-comment", b"<!-- <meta charset=big5> --><meta charset=gbk><p>" + _NAME),
)

_LINKS = "".join(
    f'<a href="{href}">x</a>'
    for href in (
        "list.htm",
        "..\\..\\a\\b.htm",
        "\\\\www.example.gov.cn\\c.htm",
        "//www.example.gov.cn/d.htm",
        "http:e.htm",
        "HTTP://WWW.Example.gov.cn:80/%7ef/./g/../h",
        " i\n.ht\tm ",
        "年报/2021 年.htm",
        "list.jsp?lm=年报",
        "list.jsp?lm=年报&amp;x=a b'c\"".replace('"', "&quot;"),
        "list.jsp?lm=%C4%EA|^`{}",
        "list.jsp?bt=€丂①镕😀한",
        "list.jsp?p=a\\b?c",
        "?page=2",
        "/x?y#z",
        "http://例子.中国/路径",
        "http://www.example.gov.cn/a%zz",
        "http://[bad",
        "javascript:void(0)",
        "mailto:a@example.gov.cn",
        "ftp://example.gov.cn/x",
    )
)

ADDRESSES = (
    utf8("links-utf8", _LINKS),
    Sample("links-gbk", ("<meta charset=gb2312>" + _LINKS).encode("gb18030")),
    Sample("links-gb18030", ("<meta charset=gb18030>" + _LINKS).encode("gb18030")),
    Sample("links-big5", "<meta charset=big5><a href='l.jsp?a=年報&amp;b=镕'>x</a>".encode("big5", "ignore")),
    utf8("base", '<base href="/zwgk/nb/"><base href="/other/">' + _LINKS),
    utf8("base-elsewhere", '<base href="//www.example.gov.cn/zwgk/index.htm">' + _LINKS),
    utf8("base-of-a-script", '<base href="javascript:1">' + _LINKS),
)


def _spans(name: str, *values: str) -> str:
    cells = "".join(f'<tr><td {name}="{value}">m{at}<td>a{at}<td>b{at}' for at, value in enumerate(values))
    return "<table>" + cells + "<tr><td>1<td>2<td>3<td>4<td>5<td>6" * 3 + "</table>"


_VALUES = ("2px", "2;", "2%", "+2", " 2", "２", "2.9", "1e1", "-2", "two", "02", "")

TABLES = (
    *(utf8(f"rowspan-{at}", _spans("rowspan", value)) for at, value in enumerate((*_VALUES, "0", "99"))),
    *(utf8(f"colspan-{at}", _spans("colspan", value)) for at, value in enumerate((*_VALUES, "0"))),
    utf8(
        "rowspan-ends-with-its-group",
        "<table><thead><tr><th rowspan=3>h<th>i<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e</table>",
    ),
    utf8("foot-written-first", "<table><tfoot><tr><td>f<td>g<tbody><tr><td>a<td>b<thead><tr><td>h<td>i</table>"),
    utf8("hidden-row", "<table><tr><td rowspan=2>a<td>b<tr style='display:none'><td>x<tr><td>c<tr><td>d<td>e</table>"),
    utf8("hidden-cell", "<table><tr><td>a<td hidden>x<td>b<tr><td>c<td>d</table>"),
)


def _refresh(content: str, text: str = "") -> str:
    return f'<meta http-equiv="refresh" content="{content}"><p>{text}'


_LONG = "本页列出各年度的政府信息公开工作年度报告。" * 5

REDIRECTS = (
    *(
        utf8(f"refresh-{at}", _refresh(content))
        for at, content in enumerate(
            (
                f"0;url={LEAVES}",
                f"0; URL = '{LEAVES}' x",
                f"0,{LEAVES}",
                f"0;{LEAVES}?a=b",
                f"0 url={LEAVES}",
                f"1.5;url={LEAVES}",
                f".5 {LEAVES}",
                f"2;url={LEAVES}",
                f"600;url={LEAVES}",
                f"0x;url={LEAVES}",
                f"+0;url={LEAVES}",
                f"url={LEAVES}",
                f"-1;url={LEAVES}",
                f"0;;{LEAVES}",
                f"０;url={LEAVES}",
                "0;url=javascript:1",
            )
        )
    ),
    utf8("refresh-of-a-full-page", _refresh(f"0;url={LEAVES}", _LONG)),
    utf8("refresh-after-minutes", _refresh(f"600;url={LEAVES}", _LONG)),
    utf8("refresh-in-noscript", f"<noscript>{_refresh(f'0;url={LEAVES}')}</noscript>"),
    utf8("refresh-in-comment", f"<!--{_refresh(f'0;url={LEAVES}')}-->"),
    *(
        utf8(f"script-{at}", f"<script>{script}</script>")
        for at, script in enumerate(
            (
                f"location='{LEAVES}'",
                f'window.location.href = "{LEAVES}";',
                f"top.location.replace('{LEAVES}')",
                f"document.location.assign('{LEAVES}');",
                f"<!--\nself.location='{LEAVES}';\n//-->",
                f"var a = 1\nlocation.href='{LEAVES}'",
                f"(function(){{ location.href='{LEAVES}' }})()",
                f"function go() {{ location.href='{LEAVES}' }}",
                f"var go = () => {{ location = '{LEAVES}' }}",
                f"// location.href='{LEAVES}'",
                f"/* location.href='{LEAVES}' */",
                f"var text = \"location.href='{LEAVES}'\"",
                f"if (screen.width < 9) location.href='{LEAVES}'",
                f"if (screen.width > 9) {{}} else location.href='{LEAVES}'",
                f"window.onclick = function () {{ location.href='{LEAVES}' }}",
            )
        )
    ),
    utf8("script-of-another-kind", f"<script type=text/template>location='{LEAVES}'</script>"),
    utf8("handler", f"<a onclick=\"location='{LEAVES}'\">x</a>"),
)

ALL = (*CHARACTERS, *ADDRESSES, *TABLES, *REDIRECTS, *VISIBILITY)
