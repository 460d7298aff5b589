"""证据档案：每个应答存进标准 WARC 文件，按摘要取回；没变的页面只记一笔。"""

import hashlib
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, Row, bindparam, insert, select

from domain.capture import SavedPage
from storage import warc_records
from storage.database import lasting_connection
from storage.errors import StorageError, storage_errors
from storage.tables import records
from storage.text import storable
from storage.warc_file import WarcFile

# What the WARC standard recommends (annex C) and every viewer copes with.
ROLL_OVER = 1_000_000_000


_BY_DIGEST = select(records).where(records.c.digest == bindparam("digest"))
_KEEP = insert(records).prefix_with("OR REPLACE", dialect="sqlite")


class Archive:
    """Bodies by digest. To be used from one thread; files are made at the first write.

    A record is on disk before its row is in the database, so that after a kill a row always
    finds its record; a record without a row is merely stored again.
    """

    def __init__(self, folder: Path, engine: Engine, name: str, *, software: str, roll_over: int = ROLL_OVER) -> None:
        self._folder = folder
        self._engine = engine
        self._database = engine.url.database or ""
        self._name = name
        self._software = software
        self._roll_over = roll_over
        self._file: WarcFile | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """The archive may be written to again: that begins a new file."""
        file, self._file = self._file, None
        connection, self._connection = self._connection, None
        if connection:
            connection.close()
        if file:
            file.close()

    def store(
        self,
        url: str,
        status: int,
        reason: str,
        headers: warc_records.Headers,
        body: bytes,
        fetched_at: datetime,
    ) -> str:
        """A response whose body is decoded already. The digest of the body."""
        digest = _digest(body)
        http = warc_records.http_headers(status, reason, headers, len(body))
        if original := self._original(digest):
            self._append(warc_records.revisit(url, http, digest, fetched_at, original), fetched_at)
        else:
            self._keep(warc_records.response(url, http, body, digest, fetched_at), url, digest, fetched_at)
        return digest

    def store_unchanged(
        self, url: str, status: int, reason: str, headers: warc_records.Headers, digest: str, fetched_at: datetime
    ) -> None:
        """The server's word that what we hold under digest has not changed (304)."""
        if original := self._original(digest):
            http = warc_records.http_headers(status, reason, headers, 0)
            self._append(warc_records.revisit(url, http, digest, fetched_at, original, unchanged=True), fetched_at)

    def store_rendered(self, url: str, html: bytes, fetched_at: datetime) -> str:
        """A page as the browser drew it. The digest of html."""
        digest = _digest(html)
        if original := self._original(digest):
            self._append(warc_records.revisit(url, None, digest, fetched_at, original), fetched_at)
        else:
            self._keep(warc_records.rendered(url, html, digest, fetched_at), url, digest, fetched_at)
        return digest

    def store_screenshot(self, url: str, png: bytes, taken_at: datetime) -> str:
        """A picture of the page at url. The digest of png."""
        digest, address = _digest(png), warc_records.SCREENSHOT + url
        if original := self._original(digest):
            self._append(warc_records.revisit(address, None, digest, taken_at, original), taken_at)
        else:
            self._keep(warc_records.screenshot(address, png, digest, taken_at), address, digest, taken_at)
        return digest

    def store_file(self, file: SavedPage) -> str:
        """A file of ours that findings rest on; its address is its name. The digest of its bytes."""
        digest, address = _digest(file.body), warc_records.OWN_FILE + file.url
        if original := self._original(digest):
            self._append(warc_records.revisit(address, None, digest, file.fetched_at, original), file.fetched_at)
        else:
            record = warc_records.own_file(address, file.content_type, file.body, digest, file.fetched_at)
            self._keep(record, address, digest, file.fetched_at)
        return digest

    def load(self, digest: str) -> SavedPage | None:
        """None when it was never stored; StorageError when it was and cannot be had."""
        row = self._row(digest)
        if row is None:
            return None
        path = self._folder / row.file
        with storage_errors(path), path.open("rb") as file:
            file.seek(row.offset)
            found = warc_records.read(file)
        if found is None or _digest(found[1]) != digest:
            raise StorageError(f"存档文件 {path} 已损坏，取不出 {row.url} 的存档，请用备份恢复该文件。")
        content_type, body = found
        return SavedPage(row.url, HTTPStatus.OK, content_type, body, row.fetched_at)

    def held(self, digest: str) -> bytes | None:
        """The body, or None when it cannot be had for whatever reason: who asks fetches it again."""
        try:
            page = self.load(digest)
        except StorageError:
            return None
        return page.body if page else None

    def _keep(self, record: bytes, url: str, digest: str, fetched_at: datetime) -> None:
        file, offset = self._append(record, fetched_at)
        row = {"digest": digest, "file": file, "offset": offset, "url": storable(url), "fetched_at": fetched_at}
        with storage_errors(self._database):
            # There is a row already when its file was lost, or another process was quicker.
            self._connected().execute(_KEEP, row)

    def _append(self, record: bytes, fetched_at: datetime) -> tuple[str, int]:
        """Name of the file and offset in it."""
        if self._file and self._file.size >= self._roll_over:
            self.close()
        file = self._file = self._file or WarcFile.create(self._folder, self._name)
        if not file.size:
            file.append(warc_records.warcinfo(file.path.name, self._software, fetched_at))
        return file.path.name, file.append(record)

    def _original(self, digest: str) -> tuple[str, datetime] | None:
        """Address and time of the record that holds the body, if its file is still there."""
        row = self._row(digest)
        if row is None:
            return None
        path = self._folder / row.file
        return (row.url, row.fetched_at) if path.exists() and path.stat().st_size > row.offset else None

    def _row(self, digest: str) -> Row[tuple[str, str, int, str, datetime]] | None:
        with storage_errors(self._database):
            return self._connected().execute(_BY_DIGEST, {"digest": digest}).first()

    def _connected(self) -> Connection:
        self._connection = self._connection or lasting_connection(self._engine)
        return self._connection


def _digest(body: bytes) -> str:
    return f"sha256:{hashlib.sha256(body).hexdigest()}"
