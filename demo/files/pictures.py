"""图片与扫描件：看得见字形、读不出文字的 png 和 pdf。"""

import struct
import zlib
from collections.abc import Iterator

_WIDTH, _HEIGHT = 420, 594
_MARGIN, _LINE, _INK = 40, 18, 8


def png() -> bytes:
    """A grey page with lines of blocks where words would be."""
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 0, 0, 0, 0)
    rows = b"".join(b"\x00" + row for row in _rows())
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _rows() -> Iterator[bytes]:
    for y in range(_HEIGHT):
        inked = _MARGIN < y < _HEIGHT - _MARGIN and y % _LINE < _INK
        yield bytes(_shade(x, y // _LINE) if inked else 250 for x in range(_WIDTH))


def _shade(x: int, line: int) -> int:
    """Blocks of different lengths with gaps between them, as words have."""
    written = _MARGIN < x < _WIDTH - _MARGIN and (x * 7 + line * 13) % 31 > 4
    return 70 if written else 250


def scanned_pdf() -> bytes:
    """Two pages, each a picture: a report that was printed, stamped and scanned."""
    picture = zlib.compress(b"".join(_rows()))
    pages = (3, 5)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 2 /Kids [3 0 R 5 0 R] >>",
        7: _stream(
            b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
            b"/Filter /FlateDecode" % (_WIDTH, _HEIGHT),
            picture,
        ),
    }
    for page in pages:
        objects[page] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /XObject << /Im0 7 0 R >> >> >>" % (page + 1)
        )
        objects[page + 1] = _stream(b"", b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    return _file(objects)


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def _file(objects: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number in sorted(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
