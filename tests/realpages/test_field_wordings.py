"""各地用词和案例：标注的叫法、报错的说法、附件和文号的排法，见 shared/field 与 shared/cases；没有时跳过。"""

import csv
import re
from pathlib import Path

import pytest

from parsing.frame.labels import read_labels
from parsing.markup.page import Page
from parsing.signs.not_article import refusal
from tests.realpages.conftest import article_at

SHARED = Path(__file__).parents[3] / "shared"
VALUES = {
    "索引号": ("index_number", "YP/2021-0001"),
    "文号": ("document_number", "云发改规〔2021〕4号"),
    "发布机构": ("issuer", "区经济发展局"),
    "成文日期": ("made", "2021-06-01"),
    "有效性": ("validity", "有效"),
}
# 有效期 is a span of time, 信息分类名称 and 主题词 are other fields filed there by mistake.
NOT_THAT_FIELD = ("有效期", "信息分类名称", "主题词")
NO_REFUSAL = ("放弃（离站提示）", "继续访问")


def wordings(group: str, *items: str) -> list[tuple[str, str]]:
    file = SHARED / "field" / "wordings.tsv"
    if not file.is_file():
        pytest.skip("旁边没有 shared/field 文件夹，各地用词测试跳过")
    with file.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [(row["item"], row["wording"]) for row in rows if row["group"] == group and row["item"] in items]


def test_every_labels_name_is_known() -> None:
    unknown = []
    for item, wording in wordings("labels", *VALUES):
        label = re.split(r"[:：]", re.sub(r"（.*", "", wording))[0].strip("-• ")
        field, value = VALUES[item]
        if label.startswith(NOT_THAT_FIELD) or "/" in label or not re.fullmatch(r"[\u4e00-\u9fa5\s]+", label):
            continue
        if label not in ("已失效",) and read_labels([f"{label}：{value}"]).get(field) != value:
            unknown.append(wording)
    assert unknown == []


def test_every_error_text_is_no_article() -> None:
    read = [
        (wording, refusal(Page(f"<body><div>{re.sub('（.*', '', wording)}</div></body>", "http://x.gov.cn/a/1.html")))
        for _, wording in wordings("dates", "维护/错误(200)", "离站/跳转")
        if wording not in NO_REFUSAL
    ]
    assert [wording for wording, name in read if not name] == []


def case(path: str) -> Path:
    file = SHARED / "cases" / path
    if not file.is_file():
        pytest.skip("旁边没有 shared/cases 文件夹，案例测试跳过")
    return file


@pytest.mark.parametrize("kind", ["vsb", "gateway", "query"])
def test_attachments_whose_address_has_no_suffix(kind: str) -> None:
    path = f"zwgk/{kind}/202106/t20210610_1.html"
    file = case(f"07-attachments-whose-address-has-no-suffix/pages/www.example.gov.cn/{path}")
    article = article_at(file, f"https://www.example.gov.cn/{path}")
    assert len(article.documents) == 1
    assert article.links == ()


def test_a_number_between_title_and_body() -> None:
    path = "zwgk/gfxwj/202106/t20210610_1.html"
    file = case(f"08-document-number-under-the-title/pages/www.example.gov.cn/{path}")
    assert article_at(file, f"https://www.example.gov.cn/{path}").info.document_number == "云发改规〔2021〕4号"
