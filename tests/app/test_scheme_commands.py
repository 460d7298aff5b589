"""管方案的命令：统计、说明、起草新方案和新检查。"""

import importlib.util
from decimal import Decimal
from pathlib import Path

import pytest

from app.configuration import BUNDLED, load_scheme_by_name
from app.errors import UserError
from app.scaffold import new_check, new_scheme
from app.scheme_pages import pages_of
from app.scheme_stats import points_by_decision
from config.columns_file import load_columns
from config.words_file import load_words
from domain.scheme import Decision
from tests.app.conftest import Zwgk

SCHEME = "suizhou-gxq-2021"
PAGES = Path(__file__).parents[2] / "docs" / "indicators"


def test_points_by_decision_add_up_to_the_whole() -> None:
    scheme = load_scheme_by_name(SCHEME).scheme
    points = points_by_decision(scheme)
    assert sum(points.values()) == scheme.full == Decimal(100)
    assert points[Decision.AUTOMATIC] > points[Decision.MANUAL]


def test_stats_are_printed(zwgk: Zwgk) -> None:
    done = zwgk("scheme", "stats")
    assert done.returncode == 0
    assert "机器独立判定" in done.stdout


def test_the_pages_in_docs_are_those_of_the_scheme() -> None:
    """After a change in a scheme: ``zwgk scheme docs``."""
    scheme = load_scheme_by_name(SCHEME).scheme
    pages = pages_of(scheme, load_columns(), load_words())
    assert len(pages) == 1 + len(scheme.indicators)
    assert {file.name: file.read_text("utf-8") for file in PAGES.glob("*.md")} == dict(pages)


def test_next_years_scheme_is_last_years_a_year_on(tmp_path: Path) -> None:
    said = new_scheme(SCHEME, "gxq-2022", 2022, tmp_path)
    before = load_scheme_by_name(SCHEME).scheme
    after = load_scheme_by_name(str(tmp_path / "gxq-2022")).scheme
    assert "2022-01-01 至 2022-12-31" in said
    assert (after.id, after.report.year, after.period.end.year) == ("gxq-2022", 2022, 2022)
    assert "2022年" in after.title
    assert [c.id for c in after.criteria] == [c.id for c in before.criteria]
    (what,) = (c.params["what"] for c in after.criteria if c.id == "account_tables_complete")
    assert what == "2021年部门决算"
    assert [one.basis for one in after.indicators] == [one.basis for one in before.indicators], "依据还是原来的文件"


def test_a_scheme_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "gxq-2022").mkdir()
    with pytest.raises(UserError, match="已经存在"):
        new_scheme(SCHEME, "gxq-2022", 2022, tmp_path)
    with pytest.raises(UserError, match="小写字母"):
        new_scheme(SCHEME, "2022 方案", 2022, tmp_path)


def test_a_drafted_check_has_the_shape_of_one(tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "tests" / "checks").mkdir(parents=True)
    files = new_check("column.spelling", tmp_path)
    assert sum(file.name == "case.yaml" for file in files) == 3
    spec = importlib.util.spec_from_file_location("drafted", tmp_path / "checks/column/spelling.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert {"present": {"column"}, "missing": {"column"}} == module.REASONS
    with pytest.raises(UserError, match="已经有了"):
        new_check("column.spelling", tmp_path)
    with pytest.raises(UserError, match="家族"):
        new_check("Spelling", tmp_path)


def test_an_unknown_scheme_is_one_sentence(zwgk: Zwgk) -> None:
    done = zwgk("scheme", "stats", "nowhere")
    assert done.returncode == 2
    assert SCHEME in done.stderr
    assert (BUNDLED / "schemes" / SCHEME).is_dir()
