"""站点：写下的网页、脚本、附件，以及一个文件夹说不清的事：响应头、POST 和检索的回答、各地址的归属。"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from demo.places import SERVER_FILE, SITE, file_of
from grammar.places import Place, Where

ANSWERS = "answers"
_HTML = "text/html; charset=utf-8"


@dataclass(slots=True)
class Site:
    """files: by address from the first slash on. types: content-type headers by path, where it is not the ending's.

    answers: address and fields that must stand in the form (or JSON; none: a plain request) → what is answered.
    places: what stands at each address. owner: department and column kind of what is being written.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    answers: list[tuple[str, Mapping[str, str], bytes, str]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    owner: tuple[str, str] = ("", "")

    @contextmanager
    def of(self, department: str, kind: str = "") -> Iterator[None]:
        """What is written meanwhile belongs to this department, or to one of its columns."""
        before, self.owner = self.owner, (department, kind)
        try:
            yield
        finally:
            self.owner = before

    def put(self, url: str, content: bytes, content_type: str = "", where: Where = Where.MENUS) -> None:
        if self.files.get(url, content) != content:
            raise ValueError(f"two pages at {url}")
        self.files[url] = content
        self._place(url, where)
        if content_type:
            self.types[urlsplit(url).path] = content_type

    def answer(
        self,
        url: str,
        fields: Mapping[str, str],
        content: bytes,
        content_type: str = _HTML,
        where: Where = Where.LISTS,
    ) -> None:
        self.answers.append((url, fields, content, content_type))
        self._place(url, where)

    def _place(self, url: str, where: Where) -> None:
        """Who comes first owns it."""
        self.places.setdefault(url, Place(where, *self.owner))

    def write(self, folder: Path) -> None:
        for url, content in self.files.items():
            _write(folder / SITE / file_of(url), content)
        answers = []
        for place, (url, fields, content, content_type) in enumerate(self.answers):
            _write(folder / ANSWERS / str(place), content)
            answers.append({"url": url, "fields": dict(fields), "file": str(place), "type": content_type})
        places = {url: [place.where, place.department, place.kind] for url, place in self.places.items()}
        habits = {"types": self.types, "answers": answers, "places": places}
        text = json.dumps(habits, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / SERVER_FILE).write_text(text + "\n", encoding="utf-8")


def places_of(folder: Path) -> dict[str, Place]:
    """What stands at each address of a site that was written."""
    habits = json.loads((folder / SERVER_FILE).read_text(encoding="utf-8"))
    return {url: Place(Where(where), department, kind) for url, (where, department, kind) in habits["places"].items()}


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
