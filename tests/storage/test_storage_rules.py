"""考评规则：判定所用的方案整个存下、只存一次，旧库升级后说得出没有存过。"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
import zstandard
from sqlalchemy import Engine, func, select, update

from app.configuration import load_scheme_by_name
from domain.assessment import Assessment, DepartmentResult
from domain.finding import Finding
from domain.scheme import MissingColumns, Unavailability
from domain.snapshot import Snapshot
from storage.database import open_database
from storage.errors import StorageError
from storage.store import Store
from storage.tables import schemes
from tests.storage.old_database import make_old
from tests.storage.result_saver import save
from tests.storage.sample_scheme import INDICATOR, SCHEME

Begin = Callable[..., Assessment]


@pytest.mark.parametrize("scheme", [SCHEME, load_scheme_by_name("suizhou-gxq-2021").scheme], ids=lambda one: one.id)
def test_a_scheme_comes_back_whole(store: Store, begin: Begin, scheme: Any) -> None:
    started = begin(scheme=scheme)
    assert store.rules(started.rules) == scheme
    assert (started.scheme, started.scheme_digest) == (scheme.id, scheme.digest)


def test_the_same_rules_are_kept_once_and_others_beside_them(store: Store, begin: Begin, engine: Engine) -> None:
    dearer = replace(SCHEME, indicators=(replace(INDICATOR, full=Decimal(2)),))
    first, again, other = begin(), begin(), begin(scheme=dearer)
    assert first.rules == again.rules != other.rules, "同样的文件，换了读法也是另一套规则"
    assert store.rules(other.rules).indicators[0].full == 2
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(schemes)) == 2


def test_rules_that_are_lost_or_damaged(store: Store, begin: Begin, engine: Engine) -> None:
    with pytest.raises(StorageError, match="没有存下摘要为 sha256:00 的考评规则"):
        store.rules("sha256:00")
    rules = begin().rules
    with engine.begin() as connection:
        connection.execute(update(schemes).values(content=b"\0\1"))
    with pytest.raises(StorageError, match="考评规则读不出来，请用备份恢复"):
        store.rules(rules)


def test_rules_that_an_earlier_version_kept_are_read(store: Store, begin: Begin, engine: Engine) -> None:
    """A field that came later has its default: whatever was judged once can be shown and published for ever."""
    rules = begin().rules
    kept = zstandard.compress(Path(__file__).with_name("rules_of_an_earlier_version.json").read_bytes())
    with engine.begin() as connection:
        connection.execute(update(schemes).values(content=kept))
    read = store.rules(rules)
    assert read.missing_columns == MissingColumns(4, Decimal("0.8"), ANY, ANY, at_most=None)
    assert (read.unavailable, read.spot_checks) == (Unavailability(3, 2, ANY, ANY), 5)
    assert read.indicators[0].criteria[0].reasons["present"].say == "本部门的“{boards}”栏目能打开且有内容"


def test_what_severe_findings_cite_is_known_for_ever(store: Store, judge: Callable[..., Assessment]) -> None:
    judge("fgj", hour=1)
    judge("fgj", hour=2, portal="other")
    judge("fgj", hour=3, scheme=replace(SCHEME, indicators=()))
    assert store.severe_copies("suizhou") == {"sha256:01", "sha256:02"}
    assert store.severe_copies("nowhere") == frozenset()


def test_an_old_database_keeps_its_results_and_says_that_no_rules_were_kept(
    tmp_path: Path,
    store: Store,
    begin: Begin,
    make_result: Callable[..., DepartmentResult],
    make_snapshot: Callable[..., Snapshot],
    engine: Engine,
) -> None:
    started = begin()
    saved = save(store, make_result(started.id), make_snapshot())
    engine.dispose()
    make_old(tmp_path / "zwgk.db")
    upgraded = open_database(tmp_path / "zwgk.db")
    old = Store(upgraded)
    assert old.assessment(started.id) == replace(started, rules="")
    assert (
        old.unfinished("suizhou", SCHEME, started.as_of, started.source, started.departments, saved.judged_at) is None
    )
    (loaded,) = old.results(started.id)
    bare = [replace(one, findings=tuple(map(_bare, one.findings))) for one in saved.results]
    assert loaded == replace(saved, results=tuple(bare))
    upgraded.dispose()


def _bare(finding: Finding) -> Finding:
    return replace(finding, values={}, mark=None)
