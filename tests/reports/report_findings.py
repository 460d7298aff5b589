"""示例发现：每种结果都有，标题、引文、地址里有敌意文字；以及一张什么都想跑的网页。"""

from datetime import UTC, datetime
from hashlib import sha256

from domain.capture import SavedPage
from domain.finding import Evidence, Outcome
from tests.reports.report_scheme import HOSTILE

FETCHED = datetime(2022, 1, 31, 18, 5, 9, tzinfo=UTC)
SITE = "http://www.gxq.example.gov.cn/zwgk"
FAIL, PASS, REVIEW = Outcome.FAIL, Outcome.PASS, Outcome.NEEDS_REVIEW
UNREAD, NONE_DECLARED = Outcome.NOT_ASSESSABLE, Outcome.DECLARED_NONE
Said = tuple[Outcome, str, str, str, tuple[Evidence, ...]]


def digest(name: str) -> str:
    return "sha256:" + sha256(name.encode()).hexdigest()


def evidence(path: str, quote: str, body: str = "") -> Evidence:
    return Evidence(path if ":" in path else f"{SITE}/{path}", quote, digest(body or path), FETCHED)


LATE = (
    FAIL,
    "2021年度报告于2022-02-09发布，超过2022-01-31",
    "请在每年1月31日前发布年报。",
    "0.5",
    (evidence("zfxxgknb/t20220209_1.htm", "发布时间：2022-02-09 09:13"),),
)
SUMS = (
    FAIL,
    "表三“总计”列：自然人 20 + 法人 6 ≠ 总计 20",
    "请核对表三并更正后重新发布。",
    "1.0",
    (
        evidence("zfxxgknb/t20220209_1.htm", "（七）总计 20 6 0 0 0 0 20"),
        evidence("fj/nb2021.pdf", "表三" + "数" * 200 + "x" * 200),
    ),
)
TITLE = (
    FAIL,
    f"文件《{HOSTILE}》没有标注有效性",
    "请在文件页面标注“有效”“失效”或“废止”。",
    "0.75",
    (evidence("gfxwj/t20210311_7.htm?a=1&b=<2>&c=" + "long" * 60, f"效力状态：（空）{HOSTILE}"),),
)
SCRIPT = (
    FAIL,
    "附件地址无法打开",
    "请更正附件链接。",
    "0.1",
    (evidence("javascript:alert(document.domain)", "附件：权责清单.xls", "js"),),
)
MIXED = (
    FAIL,
    "规范性文件栏目中混入会议新闻《区召开春耕工作会》",
    "请移至“工作动态”。",
    "1.5",
    (evidence("gfxwj/index.htm", "区召开春耕工作会 2021-03-02"),),
)
SEARCH = (
    REVIEW,
    "检索“权责清单”前十条没有本部门信息，可能是检索系统未收录",
    "请人工检索核实。",
    "2.0",
    (evidence("search?q=权责清单", "共找到 0 条结果"),),
)
DATES = (
    REVIEW,
    "《关于印发办法的通知》发布于2023-03-01，晚于考评日",
    "请核对发布日期。",
    "",
    (evidence("gfxwj/t20230301_1.htm", "发布日期：2023-03-01"),),
)
STATED = (
    NONE_DECLARED,
    "本年度无历史规划，已公开情况说明",
    "",
    "0.5",
    (evidence("ghxx/t20210901_3.htm", "截至目前，我局无历史规划可公开"),),
)
BLOCKED = (
    UNREAD,
    "栏目“规划信息”未能核查：网站防护拦截了采集（HTTP 412）",
    "请将采集程序列入白名单，或提供离线网页（文件夹或 WARC）进行核查。",
    "",
    (evidence("ghxx/", "", "none"),),
)

SAID: dict[str, dict[str, tuple[Said, ...]]] = {
    "office": {"metadata": (TITLE,)},
    "finance": {
        "on_time": (LATE,),
        "sums": (SUMS,),
        "validity": (TITLE, MIXED),
        "dates": (DATES,),
        "search": (SEARCH,),
        "list": (SCRIPT,),
        "history": (STATED,),
    },
    "economy": {"on_time": (LATE,), "plan": (BLOCKED,), "history": (BLOCKED,), "search": (SEARCH,)},
    "../evil": {"on_time": (LATE,), "sums": (SUMS,), "search": (SEARCH,), "validity": (MIXED, TITLE)},
}
NAMES = {
    "office": "区党政办公室",
    "finance": "区财政金融局",
    "economy": "区经济发展局",
    "../evil": "区<i>审批</i>局 & 大厅",
}

PAGE = f"""<html><head><meta http-equiv="refresh" content="0;url=http://evil.example/"><base href="{SITE}/a/">
<meta charset="gb2312"><meta name="PubDate" content="2022-02-09 09:13"><meta name="viewport" content="x"><title>年度报告</title><link rel="stylesheet" href="http://evil.example/x.css">
<style>@import url(http://evil.example/y.css); p {{ background: url('http://evil.example/z.png') }}</style>
<script>document.title = 'ran'</script></head><body onload="document.title='ran'" background="http://evil.example/b.gif">
<h1 onclick="alert(1)">2021年政府信息公开工作年度报告</h1><p style="background:url(http://evil.example/q.png)">发布时间：2022-02-09 09:13</p>
<img src="http://evil.example/i.png" onerror="document.title='ran'"><iframe src="http://evil.example/f"></iframe>
<object data="x"><embed src="y"></object><svg><svg><script>document.title='ran'</script></svg></svg>
<a href="../fj/1.pdf">附件</a> <a href=" java&#10;script:alert(1)">坏链接</a><noscript>请开启<b>JavaScript</b></noscript>
<form action="http://evil.example/post"><input name="q" formaction="http://evil.example/" autofocus onfocus="alert(1)"></form>
<template><img src="http://evil.example/t.png" onerror="alert(1)"></template><!-- 注释 --></body></html>"""


def load_copy(wanted: str) -> SavedPage | None:
    url = f"{SITE}/zfxxgknb/t20220209_1.htm"
    if wanted == digest("fj/nb2021.pdf"):
        return SavedPage(f"{SITE}/fj/nb2021.pdf", 200, "application/octet-stream", b"%PDF-1.4 example", FETCHED)
    if wanted in (digest("none"), digest("js")):
        return None
    return SavedPage(url, 200, "text/html; charset=gb2312", PAGE.encode("gb18030"), FETCHED)
