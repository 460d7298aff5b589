"""内容：按摘要只存一份的字节，谁用到就记下它的摘要；没有人用的可以清掉。"""

import hashlib
from collections.abc import Iterator

import zstandard
from sqlalchemy import Connection, delete, insert, select, union

from storage.errors import StorageError
from storage.tables import contents, department_results, snapshots

# 12 MB of facts on Chinese pages: level 3 takes 19 ms to 7.9 %, level 6 74 ms to 6.8 %, 9 121 ms to 5.4 %.
LEVEL = 3


def keep_content(connection: Connection, content: bytes) -> str:
    """The digest under which it is kept, once."""
    digest = digest_of(content)
    if connection.scalar(select(contents.c.digest).where(contents.c.digest == digest)) is None:
        connection.execute(insert(contents).values(digest=digest, packed=packed(content)))
    return digest


def digest_of(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def packed(content: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=LEVEL).compress(content)


def unpacked(packed: bytes) -> bytes:
    """StorageError when it is damaged."""
    try:
        return zstandard.ZstdDecompressor().decompress(packed)
    except zstandard.ZstdError as error:
        raise StorageError("数据库里存的内容已损坏，请用备份恢复。") from error


def damaged_contents(connection: Connection) -> Iterator[str]:
    """Digests of what is no longer as it was kept. What an older program kept is known by what is packed."""
    for digest, kept in connection.execute(select(contents.c.digest, contents.c.packed)):
        try:
            whole = digest in (digest_of(unpacked(kept)), digest_of(kept))
        except StorageError:
            whole = False
        if not whole:
            yield digest


def drop_unused(connection: Connection) -> None:
    used = union(
        select(snapshots.c.content).where(snapshots.c.content.is_not(None)), select(department_results.c.content)
    )
    connection.execute(delete(contents).where(contents.c.digest.not_in(used)))
