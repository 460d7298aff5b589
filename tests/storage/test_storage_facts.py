"""快照编码：存进去什么取出来就是什么，字节不变。"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from domain.application import AnswerKind, Application, Event, Particular
from domain.capture import Capture, Failure
from domain.department import Column
from domain.entry import Article, Document, Entry
from domain.snapshot import ColumnView, Snapshot
from storage.errors import StorageError
from storage.facts import decode_snapshot, encode_snapshot

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(min_value=datetime(1990, 1, 1), timezones=ZONES)
FAILURES = st.none() | st.from_type(Failure)
CAPTURES = st.builds(Capture, fetched_at=TIMES, failure=FAILURES)
DOCUMENTS = st.builds(Document, capture=st.none() | CAPTURES, failure=FAILURES)
ARTICLES = st.builds(Article, capture=CAPTURES, documents=st.lists(DOCUMENTS, max_size=2).map(tuple))
ENTRIES = st.builds(Entry, article=st.none() | ARTICLES, failure=FAILURES)
VIEWS = st.builds(
    ColumnView,
    column=st.from_type(Column),
    captures=st.lists(CAPTURES, max_size=2).map(tuple),
    entries=st.lists(ENTRIES, max_size=2).map(tuple),
    failure=FAILURES,
)
APPLICATIONS = st.builds(
    Application,
    saved_at=TIMES,
    cells=st.dictionaries(st.text(), st.text(), max_size=2),
    correction=st.from_type(Event),
    answered=st.none() | st.dates(),
    kind=st.none() | st.from_type(AnswerKind),
    particulars=st.dictionaries(st.from_type(Particular), st.booleans(), max_size=2),
)
SNAPSHOTS = st.builds(
    Snapshot,
    taken_at=TIMES,
    views=st.lists(VIEWS, max_size=2).map(tuple),
    applications=st.lists(APPLICATIONS, max_size=2).map(tuple),
)


@given(SNAPSHOTS)
def test_any_snapshot_comes_back_equal_and_encodes_alike(snapshot: Snapshot) -> None:
    facts = encode_snapshot(snapshot)
    assert decode_snapshot(facts) == snapshot
    assert encode_snapshot(decode_snapshot(facts)) == facts


def test_equal_snapshots_encode_to_equal_bytes(make_snapshot: Callable[..., Snapshot]) -> None:
    assert encode_snapshot(make_snapshot()) == encode_snapshot(make_snapshot())
    assert encode_snapshot(make_snapshot("fgj")) != encode_snapshot(make_snapshot("czj"))


def test_a_snapshot_from_before_there_was_a_register_is_still_read(make_snapshot: Callable[..., Snapshot]) -> None:
    snapshot = make_snapshot()
    facts = json.loads(msgspec.json.encode(snapshot))
    del facts["applications"]
    assert decode_snapshot(zstandard.compress(json.dumps(facts).encode())) == snapshot


def test_every_kind_of_fact_comes_back(make_snapshot: Callable[..., Snapshot]) -> None:
    snapshot = make_snapshot()
    decoded = decode_snapshot(encode_snapshot(snapshot))
    assert decoded == snapshot
    assert decoded.taken_at.utcoffset() == timedelta(hours=8)
    assert type(decoded.views[0].entries) is tuple
    assert decoded.views[0].entries[0].article is not None
    assert decoded.views[0].entries[0].article.tables[0].rows[1] == ("合计", "12.50")


@pytest.mark.parametrize(
    "facts",
    [
        b"",
        b"not zstd",
        zstandard.compress(b"not json"),
        zstandard.compress(msgspec.json.encode({"department": "fgj", "views": []})),
    ],
    ids=["empty", "not zstd", "not json", "of another shape"],
)
def test_unreadable_facts_are_said_to_be_so(facts: bytes) -> None:
    with pytest.raises(StorageError, match="采集快照无法读出"):
        decode_snapshot(facts)


def test_a_torn_snapshot_is_said_to_be_so(make_snapshot: Callable[..., Snapshot]) -> None:
    with pytest.raises(StorageError, match="采集快照无法读出"):
        decode_snapshot(encode_snapshot(make_snapshot())[:-20])
