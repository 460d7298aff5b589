"""网页文件夹：按“网站/路径”存放的已保存网页。"""

import mimetypes
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from domain.capture import SavedPage

_INDEXES = (
    "index.html",
    "index.htm",
    "index.shtml",
    "index.jsp",
    "index.jhtml",
    "default.html",
    "default.htm",
)


class Mirror:
    """A folder laid out as ``host/path…``, as wget and HTTrack save it. Modification time = time of saving."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def look_up(self, url: str) -> SavedPage | None:
        for file in self._candidates(url):
            if file.is_file() and file.resolve().is_relative_to(self._folder):
                saved_at = datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
                return SavedPage(url, 200, _content_type(file), file.read_bytes(), saved_at)
        return None

    def look_up_rendered(self, url: str) -> SavedPage | None:
        """A folder keeps pages as they were served, none as a browser drew them."""
        return None

    def _candidates(self, url: str) -> list[Path]:
        """Files under which an address may have been saved, the likeliest first."""
        parts = urlsplit(url)
        hosts = dict.fromkeys((parts.netloc, parts.netloc.replace(":", "_"), parts.hostname or ""))
        paths = dict.fromkeys((parts.path.lstrip("/"), unquote(parts.path).lstrip("/")))
        candidates: list[Path] = []
        for host in filter(None, hosts):
            for path in paths:
                place = self._folder / host / path
                if parts.query:
                    candidates += (
                        [
                            place.with_name(f"{place.name}{mark}{query}{ending}")
                            for mark in ("?", "@")
                            for query in dict.fromkeys((parts.query, unquote(parts.query)))
                            for ending in ("", ".html")
                        ]
                        if place.name
                        else []
                    )
                    continue
                if path.endswith("/") or not path:
                    candidates += [place / index for index in _INDEXES]
                else:
                    candidates += [place, place.with_name(place.name + ".html")]
                    candidates += [place / index for index in _INDEXES]
        return candidates


def _content_type(file: Path) -> str:
    """By the file's name; no charset, since nobody knows what the server said."""
    guessed, _ = mimetypes.guess_type(file.name)
    if guessed is None or file.suffix in (".jsp", ".shtml", ".jhtml", ".aspx", ".php", ".do"):
        return "text/html"
    return guessed
