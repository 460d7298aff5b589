"""考评规则：判定过的方案整个存下，按内容的摘要取回；方案文件怎么改，存下的都不变。

Kept as the parsed scheme, not as its files: what the files leave to the program is in it too, and to be read again
it needs no reader of files. Fields that are added to the scheme later take their defaults.
"""

import hashlib

import msgspec
import zstandard
from sqlalchemy import Connection, insert, select

from domain.scheme import Scheme
from storage.errors import StorageError
from storage.tables import schemes

# 484 kB of the bundled scheme become 50 kB, once for each version of it.
_LEVEL = 19

_decoder = msgspec.json.Decoder(Scheme)


def digest_of(scheme: Scheme) -> str:
    """Of the whole content: equal rules have one digest, however their files are written."""
    return f"sha256:{hashlib.sha256(msgspec.json.encode(scheme)).hexdigest()}"


def keep_rules(connection: Connection, scheme: Scheme) -> str:
    """The digest under which they are kept, once."""
    digest = digest_of(scheme)
    known = select(schemes.c.digest).where(schemes.c.digest == digest)
    if connection.scalar(known) is None:
        content = zstandard.ZstdCompressor(level=_LEVEL).compress(msgspec.json.encode(scheme))
        connection.execute(insert(schemes).values(digest=digest, id=scheme.id, content=content))
    return digest


def load_rules(connection: Connection, digest: str) -> Scheme:
    content = connection.scalar(select(schemes.c.content).where(schemes.c.digest == digest))
    if content is None:
        raise StorageError(f"没有存下摘要为 {digest} 的考评规则，请用备份恢复数据库。")
    try:
        return _decoder.decode(zstandard.ZstdDecompressor().decompress(content))
    except (zstandard.ZstdError, msgspec.DecodeError) as error:
        raise StorageError(f"摘要为 {digest} 的考评规则读不出来，请用备份恢复数据库。") from error
