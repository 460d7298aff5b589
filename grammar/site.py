"""站点：写下的网页、脚本、附件，以及一个文件夹说不清的事：响应头和 POST 的回答。"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from demo.places import SERVER_FILE, SITE, file_of

ANSWERS = "answers"
_HTML = "text/html; charset=utf-8"


@dataclass(slots=True)
class Site:
    """files: by address from the first slash on. types: content-type headers by path, where it is not the ending's.

    posts: address and fields that must stand in the form (or JSON) → what is answered.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    posts: list[tuple[str, Mapping[str, str], bytes, str]] = field(default_factory=list)

    def put(self, url: str, content: bytes, content_type: str = "") -> None:
        if self.files.get(url, content) != content:
            raise ValueError(f"two pages at {url}")
        self.files[url] = content
        if content_type:
            self.types[urlsplit(url).path] = content_type

    def post(self, url: str, fields: Mapping[str, str], content: bytes, content_type: str = _HTML) -> None:
        self.posts.append((url, fields, content, content_type))

    def write(self, folder: Path) -> None:
        for url, content in self.files.items():
            _write(folder / SITE / file_of(url), content)
        answers = []
        for place, (url, fields, content, content_type) in enumerate(self.posts):
            _write(folder / ANSWERS / str(place), content)
            answers.append({"url": url, "fields": dict(fields), "file": str(place), "type": content_type})
        habits = {"types": self.types, "posts": answers}
        text = json.dumps(habits, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / SERVER_FILE).write_text(text + "\n", encoding="utf-8")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
