"""快照编码：采集快照与字节互转；时刻另放一处，没变的快照内容就一字不差，只存一份。"""

import re
from typing import NamedTuple

import msgspec

from domain.snapshot import Snapshot
from storage.contents import packed, unpacked
from storage.errors import StorageError

_decoder = msgspec.json.Decoder(Snapshot)
# Within a text the quotation marks would be escaped, so that nothing but the fields themselves is met.
_TIME = re.compile(rb'("(?:fetched_at|taken_at)":)"([^"]+)"')
_LEFT_OUT = re.compile(rb'("(?:fetched_at|taken_at)":)""')
_BETWEEN = b"\n"


class Facts(NamedTuple):
    """content: of a snapshot without its times; times: packed, in the order of their places."""

    content: bytes
    times: bytes


def encode_snapshot(snapshot: Snapshot) -> Facts:
    whole = msgspec.json.encode(snapshot)
    times = _BETWEEN.join(match[2] for match in _TIME.finditer(whole))
    return Facts(_TIME.sub(rb'\1""', whole), packed(times))


def decode_snapshot(content: bytes, times: bytes | None) -> Snapshot:
    """Both packed. Without times they stand in the content: it was kept before they were taken out."""
    try:
        left = iter(unpacked(times).split(_BETWEEN) if times else ())
        whole = _LEFT_OUT.sub(lambda place: place[1] + b'"' + next(left, b"") + b'"', unpacked(content))
        return _decoder.decode(whole)
    except (StorageError, msgspec.DecodeError) as error:
        raise StorageError("采集快照无法读出（数据损坏或由不兼容的版本写成），请重新扫描该部门。") from error
