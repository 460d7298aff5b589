"""真实网页：放在项目旁边的 shared/realpages；没有这个文件夹时跳过。"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from domain.capture import Capture
from domain.entry import Article
from parsing.articles.article import read_article
from parsing.markup.page import Page, open_page

FOLDER = Path(__file__).parents[3] / "shared" / "realpages"


@pytest.fixture(scope="session")
def realpages() -> Path:
    if not FOLDER.is_dir():
        pytest.skip("旁边没有 shared/realpages 文件夹，真实网页测试跳过")
    return FOLDER


@pytest.fixture(scope="session")
def truth(realpages: Path) -> dict[str, Any]:
    """What the real pages of 平潭 say: the department's columns and articles, and the annual reports."""
    department = json.loads((realpages / "pingtan/TRUTH-department.json").read_text(encoding="utf-8"))
    reports = json.loads((realpages / "pingtan/TRUTH-reports.json").read_text(encoding="utf-8"))
    return {"department": department, "reports": reports}


def page_at(file: Path, url: str) -> Page:
    return open_page(file.read_bytes(), "", url)


def article_at(file: Path, url: str) -> Article:
    return read_article(page_at(file, url), Capture(url, url, 200, datetime(2026, 11, 1, tzinfo=UTC)))
