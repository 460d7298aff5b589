"""旧版 Office 容器（OLE2）：打开并修正两处常见的不规范。"""

import struct
from dataclasses import replace

from legacy_doc import ExtractionOptions, LegacyDocError
from legacy_doc.ole import OleReader

from parsing.documents.facts import Unreadable

# Attachments with many pictures; beyond this the crawler has refused them anyway.
MAX_BYTES = 128 * 2**20
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512


def open_ole(content: bytes) -> OleReader:
    """The container's streams. Raises Unreadable when it is damaged."""
    # WPS writes files whose last sector is cut short; the reader wants whole sectors.
    padded = content + bytes(-(len(content) - _HEADER) % 4096)
    options = ExtractionOptions(max_file_bytes=MAX_BYTES + 4096)
    try:
        ole = OleReader(padded, options=options)
    except (LegacyDocError, struct.error) as error:
        raise Unreadable("文件损坏，旧版 Office 容器打不开") from error
    if ole.sector_size == _HEADER:
        # In version 3 files the upper half of a size is undefined and some writers leave rubbish in it.
        ole.directory = [replace(entry, size=entry.size & 0xFFFFFFFF) for entry in ole.directory]
    return ole


def read_stream(ole: OleReader, name: str) -> bytes:
    """A stream's bytes, empty when there is none."""
    try:
        return ole.try_read_stream(name) or b""
    except (LegacyDocError, struct.error) as error:
        raise Unreadable("文件损坏，旧版 Office 容器读不完整") from error
