"""WARC 记录的完好：按记录自己写明的长度和摘要核对。"""

import base64
import hashlib
from datetime import datetime

from warcio.recordloader import ArcWarcRecord

_PIECE = 1 << 16
# A digest of another kind proves nothing either way.
_KNOWN = {"md5": "md5", "sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "sha512": "sha512"}


def is_whole(record: ArcWarcRecord) -> bool:
    """Reads the record to its end, which must not have been parsed: the digest is of all that it holds."""
    if not _is_named(record):
        return False
    algorithm, _, stated = (record.rec_headers.get_header("WARC-Block-Digest") or "").partition(":")
    digest = hashlib.new(_KNOWN.get(algorithm.lower(), "sha1"))
    length = 0
    while piece := record.raw_stream.read(_PIECE):
        length += len(piece)
        digest.update(piece)
    checked = bool(stated) and algorithm.lower() in _KNOWN
    return length == record.length and (not checked or _says(stated, digest.digest()))


def _is_named(record: ArcWarcRecord) -> bool:
    """The digest is not of the record's own headers."""
    try:
        datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return False
    return record.rec_type == "warcinfo" or bool(record.rec_type and record.rec_headers.get_header("WARC-Target-URI"))


def _says(stated: str, digest: bytes) -> bool:
    """The standard leaves the spelling open: in base 32 with most writers, in base 16 with some."""
    return stated.rstrip("=").lower() in (base64.b32encode(digest).decode().rstrip("=").lower(), digest.hex())
