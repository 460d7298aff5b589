"""快照编码：采集快照与字节互转，同样的快照得到同样的字节。"""

import msgspec
import zstandard

from domain.snapshot import Snapshot
from storage.errors import StorageError

# 12 MB of facts on Chinese pages: level 3 takes 19 ms to 7.9 %, level 6 74 ms to 6.8 %, 9 121 ms to 5.4 %.
LEVEL = 3

_decoder = msgspec.json.Decoder(Snapshot)


def encode_snapshot(snapshot: Snapshot) -> bytes:
    return zstandard.ZstdCompressor(level=LEVEL).compress(msgspec.json.encode(snapshot))


def decode_snapshot(facts: bytes) -> Snapshot:
    try:
        return _decoder.decode(zstandard.ZstdDecompressor().decompress(facts))
    except (zstandard.ZstdError, msgspec.DecodeError) as error:
        raise StorageError("采集快照无法读出（数据损坏或由不兼容的版本写成），请重新扫描该部门。") from error
