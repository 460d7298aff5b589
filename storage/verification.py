"""核对证据档案：数据库自检无误，每份存档都取得出、摘要对得上，每条发现的证据都有存档。"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Engine, select

from storage.archive import Archive
from storage.contents import damaged_contents
from storage.errors import StorageError, storage_errors
from storage.integrity import database_faults
from storage.tables import evidence, records


@dataclass(frozen=True, slots=True)
class Verification:
    """checked: bodies in the archive; faults: a sentence for each that is lost, damaged or was never kept."""

    checked: int
    faults: tuple[str, ...]


def verify(archive: Archive, engine: Engine) -> Verification:
    """Have the database look through itself, read every body back and compare its digest."""
    broken = database_faults(engine)
    try:
        checked, faults = _archive_faults(archive, engine)
    except StorageError as error:
        return Verification(0, tuple(dict.fromkeys((*broken, str(error)))))
    return Verification(checked, (*broken, *faults))


def _archive_faults(archive: Archive, engine: Engine) -> tuple[int, tuple[str, ...]]:
    with storage_errors(engine.url.database or ""), engine.connect() as connection:
        digests = tuple(connection.scalars(select(records.c.digest).order_by(records.c.file, records.c.offset)))
        unkept = connection.execute(
            select(evidence.c.url, evidence.c.digest)
            .where(evidence.c.digest != "", evidence.c.digest.not_in(select(records.c.digest)))
            .distinct()
            .order_by(evidence.c.url)
        ).all()
        spoilt = tuple(damaged_contents(connection))
    never = tuple(f"发现所引的 {url} 没有存档（{digest}），请复查该部门。" for url, digest in unkept)
    return len(digests), (*_damaged(archive, digests), *never, *map(_lost, spoilt))


def _lost(digest: str) -> str:
    return f"数据库里摘要为 {digest} 的快照或结果内容已损坏，请用备份恢复。"


def _damaged(archive: Archive, digests: tuple[str, ...]) -> Iterator[str]:
    for digest in digests:
        try:
            archive.load(digest)
        except StorageError as error:
            yield str(error)
