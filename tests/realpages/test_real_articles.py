"""真实文章页：标题、日期、来源、文号、信息要素、附件，与标准答案一致。"""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.entry import Witness
from tests.realpages.conftest import article_at


def squeezed(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")


def test_pingtan_articles(realpages: Path, truth: dict[str, Any]) -> None:
    for stated in truth["department"]["articles"]:
        article = article_at(realpages / "pingtan" / stated["file"], stated["url"])
        assert squeezed(article.title) == squeezed(stated["title"])
        assert article.published[0].raw == stated["pubdate_meta"]
        assert squeezed(article.source) == squeezed(stated["source_meta"])
        assert article.info.index_number == stated["index_number"]
        assert article.info.issuer == stated["issuer"]
        assert article.info.made == stated["made_date"]
        assert article.info.released == stated["release_date_box"]
        assert article.info.document_number == stated["doc_number_box"]
        assert article.info.validity == stated["validity"]
        read = [(document.url.rpartition("/")[2], document.name) for document in article.documents]
        assert read == [(a["href"].rpartition("/")[2], a["name"]) for a in stated["attachments"]]
        assert len(squeezed(article.text)) >= stated["body_text_chars"] * 0.95


def index_rows(realpages: Path) -> list[tuple[str, ...]]:
    row = re.compile(
        r"\| (govcn-policy/\d+\.html) \| (\S+) \| (.*?) \| (.*?) \| 索引号 (.*?) \| 成文 (\S+) 发布 (\S+) \|"
    )
    return [match.groups() for line in (realpages / "INDEX.md").read_text().splitlines() if (match := row.match(line))]


def test_ten_policies_of_the_state_council(realpages: Path) -> None:
    rows = index_rows(realpages)
    assert len(rows) == 10
    for file, url, title, number, index_number, made, released in rows:
        article = article_at(realpages / file, url)
        info = article.info
        assert (article.title, info.document_number, info.index_number) == (title, number, index_number)
        assert (info.made, info.released) == (made, released)


@pytest.mark.parametrize(
    ("file", "title", "published", "witness"),
    [
        ("handan/details.jsp", "邯郸市教育局关于印发《全市教育系统安全专项整治三年行动实施方案》的通知", "2020-08-02", Witness.META),
        ("yichun/jiangxi-tjgb-2022.html", "江西省2022年国民经济和社会发展统计公报", "2023-05-16", Witness.META),
        ("wanzai/tjgb-2022.html", "万载县2022年国民经济和社会发展统计公报", "2023-08-16", Witness.META),
        ("gne/deqing-article.html", "1-10月德清县固定资产投资结构趋稳趋优", "2016-11-22", Witness.META),
        ("gne/cmse-article.html", "天宫一号与神舟九号载人交会对接任务第二场新闻发布会", "2012-06-24", Witness.LABEL),
        ("nfra/penalty-merged-cells.html", "国家金融监督管理总局浙江监管局行政处罚信息公开表（浙金罚决字〔2024〕52号）", "2025-06-03", Witness.META),
    ],
)  # fmt: skip
def test_title_and_date(realpages: Path, file: str, title: str, published: str, witness: Witness) -> None:
    article = article_at(realpages / file, "http://www.example.gov.cn/article.html")
    assert article.title == title
    assert (str(article.published[0].date), article.published[0].witness) == (published, witness)


def test_date_without_a_label_beside_the_source(realpages: Path) -> None:
    article = article_at(realpages / "ccgp/zhijiang-cjgg.html", "http://www.ccgp.gov.cn/cggg/a.htm")
    assert article.published[0].date == date(2021, 6, 10)


def test_a_gazette_page_without_metas_claims_no_date(realpages: Path) -> None:
    article = article_at(realpages / "gne/govcn-gongbao-article.html", "http://www.gov.cn/gongbao/content.htm")
    assert article.published == ()
    assert "批准财政部发行特别国债购买外汇" in article.title


def test_every_witness_of_a_migrated_page_is_kept(realpages: Path) -> None:
    article = article_at(realpages / "wanzai/tjgb-2015.html", "http://www.wanzai.gov.cn/201705/t20170515_1.html")
    assert [(w.witness, str(w.date)) for w in article.published] == [
        (Witness.META, "2022-04-24"),
        (Witness.LABEL, "2017-05-15"),
        (Witness.ADDRESS, "2017-05-15"),
    ]
