"""保留期：过期考评的快照、访问记录、截图和没有发现引用的存档删去；结果、发现和所引的存档永远留着。"""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, Engine, Select, delete, func, select, update

from storage.citations import Cited, still_cited
from storage.contents import drop_unused
from storage.database import compact
from storage.errors import storage_errors
from storage.tables import (
    assessments,
    department_results,
    records,
    screenshots,
    snapshots,
    visits,
)
from storage.warc_file import WarcFile

_CHUNK = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Expired:
    """assessments: how many can no longer be replayed; copies and bytes: what the evidence lost."""

    assessments: int
    copies: int
    bytes: int


def expire(engine: Engine, folder: Path, before: datetime) -> Expired:
    """Let go of what assessments finished before a time need only to be replayed or judged again.

    The newest visit to every address stays, for the next night goes by it. Whoever calls holds the lock.
    """
    with storage_errors(engine.url.database or ""):
        with engine.begin() as connection:
            old = tuple(connection.scalars(_old(before)))
            cited = still_cited(connection, frozenset(old))
            _forget(connection, old, cited)
            unneeded = _unneeded(connection, cited)
        freed = sum(_without(engine, folder, name, digests) for name, digests in unneeded.items())
        compact(engine)
    return Expired(len(old), sum(map(len, unneeded.values())), freed)


def _old(before: datetime) -> Select[int]:
    """Finished before the time, and no department's current result is among theirs."""
    results = department_results.c
    current = (
        select(func.max(results.assessment_id))
        .join(assessments, assessments.c.id == results.assessment_id)
        .where(assessments.c.finished_at.is_not(None))
        .group_by(assessments.c.portal, assessments.c.scheme, results.department_id)
    )
    return select(assessments.c.id).where(assessments.c.finished_at < before, assessments.c.id.not_in(current))


def _forget(connection: Connection, old: tuple[int, ...], cited: Cited) -> None:
    expired = snapshots.c.assessment_id.in_(old)
    connection.execute(update(snapshots).where(expired).values(content=None, times=None))
    drop_unused(connection)
    newest = select(func.max(visits.c.id)).group_by(visits.c.address, visits.c.drawn)
    good = newest.where(visits.c.failure.is_(None))
    connection.execute(delete(visits).where(visits.c.assessment_id.in_(old), visits.c.id.not_in(good)))
    pictures = select(screenshots.c.url, screenshots.c.page).where(screenshots.c.assessment_id.in_(old))
    for url, page in connection.execute(pictures).all():
        if (url, page) not in cited.pages:
            connection.execute(delete(screenshots).where(screenshots.c.url == url, screenshots.c.page == page))


def _unneeded(connection: Connection, cited: Cited) -> Mapping[str, frozenset[str]]:
    """Per file the digests that no visit, no finding and no screenshot names any more."""
    rows = connection.execute(
        select(records.c.file, records.c.digest)
        .where(records.c.digest.not_in(select(visits.c.digest)))
        .where(records.c.digest.not_in(select(screenshots.c.digest)))
        .order_by(records.c.file)
    )
    files: dict[str, set[str]] = {}
    for file, digest in rows:
        if digest not in cited.digests:
            files.setdefault(file, set()).add(digest)
    return {file: frozenset(digests) for file, digests in files.items()}


def _without(engine: Engine, folder: Path, name: str, unneeded: frozenset[str]) -> int:
    """Write a file anew without these copies, then let the old one go. How many bytes that freed.

    The rows move in one transaction once the new file is whole, so that a kill leaves one or the other.
    """
    path = folder / name
    if not path.exists():
        return 0
    size = path.stat().st_size
    with engine.connect() as connection:
        kept = connection.execute(
            select(records.c.digest, records.c.offset)
            .where(records.c.file == name, records.c.digest.not_in(unneeded))
            .order_by(records.c.offset)
        ).all()
    moved: list[tuple[str, str, int]] = []
    left = 0
    if kept:
        file = WarcFile.create(folder, name.partition(".")[0])
        with storage_errors(path), path.open("rb") as source:
            for member in _members(source, [0]):
                file.append(member)
            for (digest, _), member in zip(kept, _members(source, [row.offset for row in kept]), strict=True):
                moved.append((digest, file.path.name, file.append(member)))
        left = file.size
        file.close()
    with engine.begin() as connection:
        connection.execute(delete(records).where(records.c.file == name, records.c.digest.in_(unneeded)))
        for digest, new_name, offset in moved:
            row = update(records).where(records.c.digest == digest)
            connection.execute(row.values(file=new_name, offset=offset))
    path.unlink()
    return size - left


def _members(source: BinaryIO, offsets: list[int]) -> Iterator[bytes]:
    """The gzip members that begin at these offsets, as they stand in the file."""
    for offset in offsets:
        source.seek(offset)
        gzip, member = zlib.decompressobj(_GZIP), bytearray()
        while not gzip.eof and (chunk := source.read(_CHUNK)):
            gzip.decompress(chunk)
            member += chunk
        yield bytes(member[: len(member) - len(gzip.unused_data)])
