"""档案文件：各写各的，写满换新，丢了坏了说得清。"""

import gzip
import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from warcio.archiveiterator import ArchiveIterator

from domain.capture import SavedPage
from storage.archive import Archive
from storage.errors import StorageError
from storage.tables import records

AT = datetime(2026, 3, 1, 2, 30, 0, 5, tzinfo=timezone(timedelta(hours=8)))
URL = "http://www.suizhou.gov.cn/gk/list.html"
BODY = "<html><title>政务公开</title></html>".encode()
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("ETag", '"1"')]

OpenArchive = Callable[..., Archive]


def files(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "evidence").iterdir())


def read(path: Path) -> list[tuple[Any, bytes]]:
    """Every record with its body, by the library, which also checks the digests."""
    with path.open("rb") as file:
        return [(record, record.content_stream().read()) for record in ArchiveIterator(file, check_digests="raise")]


def test_nothing_is_made_before_the_first_write(tmp_path: Path, open_archive: OpenArchive) -> None:
    open_archive().close()
    assert not (tmp_path / "evidence").exists()


def test_each_archive_begins_a_file_of_its_own(tmp_path: Path, open_archive: OpenArchive) -> None:
    torn = tmp_path / "evidence" / "scan-1-00001.warc.gz"
    torn.parent.mkdir()
    torn.write_bytes(b"\x1f\x8b\x08 torn by a kill")
    with open_archive() as archive:
        archive.store(URL, 200, "OK", HEADERS, BODY, AT)
    with open_archive() as archive:
        archive.store(URL, 200, "OK", HEADERS, b"other", AT)
    assert files(tmp_path) == [f"scan-1-0000{number}.warc.gz" for number in (1, 2, 3)]
    assert torn.read_bytes() == b"\x1f\x8b\x08 torn by a kill"


def test_file_that_is_full_is_followed_by_another(tmp_path: Path, open_archive: OpenArchive) -> None:
    with open_archive(roll_over=2000) as archive:
        bodies = [hashlib.sha512(bytes([number])).digest() * 8 for number in range(12)]
        digests = [archive.store(f"{URL}?{number}", 200, "OK", [], body, AT) for number, body in enumerate(bodies)]
        loaded = [archive.load(digest) for digest in digests]
    assert [saved.body for saved in loaded if saved] == bodies
    assert len(files(tmp_path)) > 2
    for name in files(tmp_path):
        assert [record.rec_type for record, _ in read(tmp_path / "evidence" / name)][:2] == [
            "warcinfo",
            "response",
        ]


def test_body_whose_file_was_lost_is_kept_anew(tmp_path: Path, open_archive: OpenArchive) -> None:
    with open_archive() as archive:
        digest = archive.store(URL, 200, "OK", HEADERS, BODY, AT)
    (tmp_path / "evidence" / "scan-1-00001.warc.gz").unlink()
    with open_archive("scan-2") as archive:
        with pytest.raises(StorageError, match=r"找不到 .*scan-1-00001\.warc\.gz，请把它放回原处"):
            archive.load(digest)
        assert archive.store(URL, 200, "OK", HEADERS, BODY, AT) == digest
        assert archive.load(digest) == SavedPage(URL, 200, "text/html; charset=utf-8", BODY, AT)


@pytest.mark.parametrize(
    "damage",
    [
        lambda stored: stored[:-30],
        lambda stored: stored[: len(stored) // 2],
        lambda stored: b"\0" * len(stored),
        lambda stored: gzip.compress(b"no record"),
        lambda stored: b"",
    ],
    ids=["torn", "half", "zeros", "other", "empty"],
)
def test_damaged_file_never_passes_for_the_evidence(
    tmp_path: Path, open_archive: OpenArchive, damage: Callable[[bytes], bytes]
) -> None:
    with open_archive() as archive:
        archive.store(URL, 200, "OK", HEADERS, b"first", AT)
        digest = archive.store(URL, 200, "OK", HEADERS, hashlib.sha512(BODY).digest() * 50, AT)
    path = tmp_path / "evidence" / "scan-1-00001.warc.gz"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(StorageError, match="已损坏，取不出"):
        archive.load(digest)


def test_every_row_says_where_the_body_lies(tmp_path: Path, engine: Engine, open_archive: OpenArchive) -> None:
    with open_archive() as archive:
        digest = archive.store(URL, 200, "OK", HEADERS, BODY, AT)
    with engine.connect() as connection:
        (row,) = connection.execute(select(records)).all()
    assert (row.digest, row.file, row.url, row.fetched_at) == (digest, "scan-1-00001.warc.gz", URL, AT)
    with (tmp_path / "evidence" / row.file).open("rb") as file:
        file.seek(row.offset)
        assert next(ArchiveIterator(file)).rec_type == "response"


def test_time_without_a_zone_is_refused_before_anything_is_written(tmp_path: Path, open_archive: OpenArchive) -> None:
    with pytest.raises(ValueError, match="time without a time zone"):
        open_archive().store(URL, 200, "OK", HEADERS, BODY, datetime(2026, 3, 1))
    assert not (tmp_path / "evidence").exists()


def test_what_lies_before_a_torn_end_is_read(tmp_path: Path, open_archive: OpenArchive) -> None:
    with open_archive() as archive:
        whole = archive.store(URL, 200, "OK", HEADERS, BODY, AT)
        archive.store(URL, 200, "OK", HEADERS, hashlib.sha512(BODY).digest() * 50, AT)
    path = tmp_path / "evidence" / "scan-1-00001.warc.gz"
    path.write_bytes(path.read_bytes()[:-60])
    assert archive.load(whole) == SavedPage(URL, 200, "text/html; charset=utf-8", BODY, AT)
    with path.open("rb") as file:
        read_to_the_end = [record.rec_type for record in ArchiveIterator(file)]
    assert read_to_the_end == ["warcinfo", "response", "response"]
