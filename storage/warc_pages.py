"""从 WARC 文件取页：把别处或以前存下的档案当作网站来读。"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders

from domain.capture import SavedPage
from storage.errors import StorageError, storage_errors
from storage.http_body import BodyUnreadable, decoded
from storage.warc_damage import is_whole
from storage.warc_records import NOT_MODIFIED, SCREENSHOT, warc_address

log = structlog.get_logger()
_PAGES = ("response", "revisit", "resource")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record begins. body_at: where the record with its body begins, another one for a revisit."""

    offset: int
    body_at: int


@dataclass(frozen=True, slots=True)
class _Record:
    """raw: the body as it came over the wire."""

    rec_headers: StatusAndHeaders
    http_headers: StatusAndHeaders | None
    raw: bytes


class WarcPages:
    """Pages of one WARC file. Of several captures of an address the last one answers; a picture of it never does."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._responses: dict[str, _Place] = {}
        self._rendered: dict[str, _Place] = {}
        with storage_errors(path):
            self._index()

    def look_up(self, url: str) -> SavedPage | None:
        return self._load(url, self._responses.get(warc_address(url)))

    def look_up_rendered(self, url: str) -> SavedPage | None:
        return self._load(url, self._rendered.get(warc_address(url)))

    def _index(self) -> None:
        bodies: dict[str, int] = {}
        with self._path.open("rb") as file:
            records = ArchiveIterator(file, no_record_parse=True)
            try:
                for record in records:
                    offset = records.offset
                    self._refuse(not is_whole(record), offset)
                    self._add(record, offset, bodies)
            except ArchiveLoadFailed as error:
                raise StorageError(f"{self._path} 不是完好的 WARC 文件，请核对文件或重新导出。") from error
            # Of a record cut within its first bytes the library makes no record at all.
            self._refuse(records.offset < self._path.stat().st_size, records.offset)
        if not self._responses:
            raise StorageError(f"{self._path} 里没有网页，请核对是否选错了文件。")

    def _refuse(self, damaged: bool, offset: int) -> None:
        if damaged:
            raise StorageError(
                f"{self._path} 不是完好的 WARC 文件（从第 {offset} 字节起的记录不完整或与摘要不符），请核对文件或重新导出。"
            )

    def _add(self, record: ArcWarcRecord, offset: int, bodies: dict[str, int]) -> None:
        headers = record.rec_headers
        url = headers.get_header("WARC-Target-URI") or ""
        if record.rec_type not in _PAGES or url.startswith(SCREENSHOT):
            return
        digest = headers.get_header("WARC-Payload-Digest") or ""
        body_at = offset if record.rec_type != "revisit" else bodies.get(digest, -1)
        if body_at < 0:
            return
        bodies.setdefault(digest, offset)
        pages = self._rendered if record.rec_type == "resource" or _is_drawn(record) else self._responses
        pages[url] = _Place(offset, body_at)

    def _load(self, url: str, place: _Place | None) -> SavedPage | None:
        if place is None:
            return None
        record = self._record(place.offset)
        source = self._record(place.body_at)
        try:
            body = _body(source)
        except BodyUnreadable as error:
            log.warning("saved page left out", url=url, file=str(self._path), detail=str(error))
            return None
        not_modified = record.rec_headers.get_header("WARC-Profile") == NOT_MODIFIED
        http = source.http_headers if not_modified else record.http_headers or source.http_headers
        return SavedPage(
            url,
            int(http.get_statuscode()) if http else 200,
            http.get_header("Content-Type", "") if http else "text/html; charset=utf-8",
            body,
            datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")).astimezone(UTC),
        )

    def _record(self, offset: int) -> _Record:
        with storage_errors(self._path), self._path.open("rb") as file:
            file.seek(offset)
            record = next(ArchiveIterator(file))
            return _Record(record.rec_headers, record.http_headers, record.raw_stream.read())


def _is_drawn(record: ArcWarcRecord) -> bool:
    """A revisit of a page as the browser drew it has no HTTP headers of its own."""
    return record.rec_type == "revisit" and not record.length


def _body(record: _Record) -> bytes:
    if record.rec_headers.get_header("WARC-Truncated"):
        raise BodyUnreadable("正文存档时被截断")
    return decoded(record.raw, record.http_headers) if record.http_headers else record.raw
