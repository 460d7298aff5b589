"""内容：按摘要只存一份的字节，谁用到就记下它的摘要；没有人用的可以清掉。"""

import hashlib

import zstandard
from sqlalchemy import Connection, delete, insert, select, union

from storage.errors import StorageError
from storage.tables import contents, department_results, snapshots

# 12 MB of facts on Chinese pages: level 3 takes 19 ms to 7.9 %, level 6 74 ms to 6.8 %, 9 121 ms to 5.4 %.
LEVEL = 3


def keep_content(connection: Connection, content: bytes) -> str:
    """The digest under which it is kept, once."""
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    if connection.scalar(select(contents.c.digest).where(contents.c.digest == digest)) is None:
        connection.execute(insert(contents).values(digest=digest, packed=packed(content)))
    return digest


def packed(content: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=LEVEL).compress(content)


def unpacked(packed: bytes) -> bytes:
    """StorageError when it is damaged."""
    try:
        return zstandard.ZstdDecompressor().decompress(packed)
    except zstandard.ZstdError as error:
        raise StorageError("数据库里存的内容已损坏，请用备份恢复。") from error


def drop_unused(connection: Connection) -> None:
    used = union(
        select(snapshots.c.content).where(snapshots.c.content.is_not(None)), select(department_results.c.content)
    )
    connection.execute(delete(contents).where(contents.c.digest.not_in(used)))
