"""从 WARC 文件取页：把别处或以前存下的档案当作网站来读。"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from domain.capture import SavedPage
from storage.errors import StorageError, storage_errors
from storage.warc_records import NOT_MODIFIED, SCREENSHOT, warc_address


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record begins. body_at: where the record with its body begins, another one for a revisit."""

    offset: int
    body_at: int


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
            records = ArchiveIterator(file)
            try:
                for record in records:
                    self._add(record, records.get_record_offset(), bodies)
            except ArchiveLoadFailed as error:
                raise StorageError(f"{self._path} 不是完好的 WARC 文件，请核对文件或重新导出。") from error
        if not self._responses:
            raise StorageError(f"{self._path} 里没有网页，请核对是否选错了文件。")

    def _add(self, record: ArcWarcRecord, offset: int, bodies: dict[str, int]) -> None:
        headers = record.rec_headers
        url = headers.get_header("WARC-Target-URI") or ""
        if url.startswith(SCREENSHOT):
            return
        digest = headers.get_header("WARC-Payload-Digest") or ""
        body_at = offset if record.rec_type != "revisit" else bodies.get(digest, -1)
        if body_at < 0:
            return
        bodies.setdefault(digest, offset)
        pages = self._rendered if record.rec_type == "resource" or _is_drawn(record) else self._responses
        if record.rec_type in ("response", "revisit", "resource"):
            pages[url] = _Place(offset, body_at)

    def _load(self, url: str, place: _Place | None) -> SavedPage | None:
        if place is None:
            return None
        record, _ = self._record(place.offset)
        source, body = self._record(place.body_at)
        not_modified = record.rec_headers.get_header("WARC-Profile") == NOT_MODIFIED
        http = source.http_headers if not_modified else record.http_headers or source.http_headers
        date = record.rec_headers.get_header("WARC-Date") or "1970-01-01T00:00:00Z"
        return SavedPage(
            url,
            int(http.get_statuscode()) if http else 200,
            http.get_header("Content-Type", "") if http else "text/html; charset=utf-8",
            body,
            datetime.fromisoformat(date.replace("Z", "+00:00")).astimezone(UTC),
        )

    def _record(self, offset: int) -> tuple[ArcWarcRecord, bytes]:
        with storage_errors(self._path), self._path.open("rb") as file:
            file.seek(offset)
            record = next(ArchiveIterator(file))
            return record, record.content_stream().read()


def _is_drawn(record: ArcWarcRecord) -> bool:
    """A revisit of a page as the browser drew it has no HTTP headers of its own."""
    return record.rec_type == "revisit" and record.http_headers is None
