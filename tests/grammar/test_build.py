"""门户语法：同样的种子写出同样的字节；真值里的话都写在网页上；服务器照着回答。"""

import json
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from demo.places import PORTAL_FILE, SITE, TRUTH_FILE
from grammar.build import build
from grammar.server import serve

_BASE = "http://127.0.0.1:8080"
_SEEDS = (1, 2, 3, 5, 8, 13)
_STATES = {"read", "blank", "under_construction", "missing", "needs_browser", "other"}


def _bytes_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _truth(folder: Path) -> dict[str, Any]:
    return json.loads((folder / TRUTH_FILE).read_text(encoding="utf-8"))


def _status(url: str, data: bytes | None = None) -> int:
    try:
        with urllib.request.urlopen(url, data) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("seed", _SEEDS[:3])
def test_the_same_seed_writes_the_same_bytes(tmp_path: Path, seed: int) -> None:
    build(seed, tmp_path / "one", _BASE)
    build(seed, tmp_path / "two", _BASE)
    assert _bytes_below(tmp_path / "one") == _bytes_below(tmp_path / "two")


def test_another_seed_writes_another_portal(tmp_path: Path) -> None:
    build(1, tmp_path / "one", _BASE)
    build(2, tmp_path / "two", _BASE)
    assert _bytes_below(tmp_path / "one").keys() != _bytes_below(tmp_path / "two").keys()


@pytest.mark.parametrize("seed", _SEEDS)
def test_every_row_of_the_truth_stands_on_some_page(tmp_path: Path, seed: int) -> None:
    """As its list prints it, in the page's own encoding; what only a browser unpacks is left out."""
    build(seed, tmp_path, _BASE)
    pages = [content for name, content in _bytes_below(tmp_path).items() if not name.endswith((".json", ".yaml"))]
    for department in _truth(tmp_path)["departments"]:
        for kind in department["kinds"].values():
            assert kind["state"] in _STATES
            for entry in kind.get("entries", []):
                words = (entry["shown"].encode(), entry["shown"].encode("gb18030"))
                assert entry["browser"] or any(word in page for page in pages for word in words)


def test_what_was_spoilt_is_told(tmp_path: Path) -> None:
    """A column that was taken away is missing; one that was emptied has no entries."""
    build(4, tmp_path, _BASE)
    spoilt = [
        (state, department["kinds"][kind])
        for department in _truth(tmp_path)["departments"]
        for kind, state in department["planted"].items()
    ]
    assert spoilt
    for state, kind in spoilt:
        assert kind["state"] == state
        assert not kind.get("entries")


def test_the_portal_file_names_no_columns(tmp_path: Path) -> None:
    build(1, tmp_path, _BASE)
    portal = json.loads((tmp_path / PORTAL_FILE).read_text(encoding="utf-8"))
    assert all(department["roots"] and "columns" not in department for department in portal["departments"])


def test_the_server_answers_what_was_built(tmp_path: Path) -> None:
    with serve(1, tmp_path) as base:
        assert (tmp_path / SITE).is_dir()
        assert _status(f"{base}/") == 200
        assert _status(f"{base}/nowhere.html") == 404
        assert _status(f"{base}/nowhere", b"page=2") == 404
        for department in _truth(tmp_path)["departments"]:
            for kind in department["kinds"].values():
                assert all(_status(column["url"]) == 200 for column in kind.get("columns", []))
