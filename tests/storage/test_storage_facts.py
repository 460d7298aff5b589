"""快照编码：存进去什么取出来就是什么，字节不变。"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

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
from storage.contents import packed
from storage.errors import StorageError
from storage.facts import decode_snapshot, encode_snapshot

NEXT_NIGHT = datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
CAPTURE = Capture("http://a.cn/1", "http://a.cn/1", 200, NEXT_NIGHT, "sha256:01")
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


def stored_and_read(snapshot: Snapshot) -> Snapshot:
    content, times = encode_snapshot(snapshot)
    return decode_snapshot(packed(content), times)


@given(SNAPSHOTS)
def test_any_snapshot_comes_back_equal_and_encodes_alike(snapshot: Snapshot) -> None:
    assert stored_and_read(snapshot) == snapshot
    assert encode_snapshot(stored_and_read(snapshot)) == encode_snapshot(snapshot)


def test_equal_snapshots_encode_to_equal_bytes(make_snapshot: Callable[..., Snapshot]) -> None:
    assert encode_snapshot(make_snapshot()) == encode_snapshot(make_snapshot())
    assert encode_snapshot(make_snapshot("fgj")) != encode_snapshot(make_snapshot("czj"))


def test_another_night_makes_other_times_and_the_same_content(make_snapshot: Callable[..., Snapshot]) -> None:
    tonight, next_night = encode_snapshot(make_snapshot()), encode_snapshot(make_snapshot(taken_at=NEXT_NIGHT))
    assert tonight.content == next_night.content
    assert tonight.times != next_night.times


def test_words_of_a_page_that_look_like_a_time_stay_words(make_snapshot: Callable[..., Snapshot]) -> None:
    hostile = Entry('"fetched_at":"2022-01-01"', "u", article=Article(CAPTURE, '"taken_at":""'))
    snapshot = make_snapshot()
    view = replace(snapshot.views[0], entries=(hostile,))
    assert stored_and_read(replace(snapshot, views=(view,))) == replace(snapshot, views=(view,))


def test_a_snapshot_from_before_there_was_a_register_is_still_read(make_snapshot: Callable[..., Snapshot]) -> None:
    snapshot = make_snapshot()
    facts = json.loads(msgspec.json.encode(snapshot))
    del facts["applications"]
    assert decode_snapshot(zstandard.compress(json.dumps(facts).encode()), None) == snapshot


def test_every_kind_of_fact_comes_back(make_snapshot: Callable[..., Snapshot]) -> None:
    snapshot = make_snapshot()
    decoded = stored_and_read(snapshot)
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
        decode_snapshot(facts, None)


def test_a_torn_snapshot_is_said_to_be_so(make_snapshot: Callable[..., Snapshot]) -> None:
    with pytest.raises(StorageError, match="采集快照无法读出"):
        decode_snapshot(packed(encode_snapshot(make_snapshot()).content)[:-20], None)


def test_times_that_are_lost_or_too_few_are_said_to_be_so(make_snapshot: Callable[..., Snapshot]) -> None:
    content, times = encode_snapshot(make_snapshot())
    for left in (packed(b""), times[:-5], None):
        with pytest.raises(StorageError, match="采集快照无法读出"):
            decode_snapshot(packed(content), left)
