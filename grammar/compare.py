"""对照：产品看到的和真值之间，栏目、条目、文章、状态、得分各差多少。"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_to_bytes, urldefrag

from grammar.tally import Tally

Record = dict[str, Any]
_NO_COLUMN = "no_column"
SAID_WRONGLY = ("blank said wrongly", "missing said wrongly", "whole said wrongly")
NEVER = (*SAID_WRONGLY, "points lost wrongly", "wrong reasons")
_EMPTY = ("blank", "under_construction")
_FIELDS = ("title", "document_number", "index_number", "source", "published")


def compare(truth: Record, facts: Record) -> Tally:
    tally = Tally()
    for department in truth["departments"]:
        found = facts["departments"].get(department["id"])
        if found is None:
            tally.count("departments", False, department["id"])
            continue
        views = {view["kind"]: view for view in found["views"]}
        for kind, expected in department["kinds"].items():
            if kind in views:
                _kind(tally, f"{department['id']} {kind}", expected, views[kind], facts["depths"].get(kind, ""))
        _points(tally, department, found["results"], facts["criteria"])
    return tally


def _kind(tally: Tally, place: str, truth: Record, view: Record, depth: str) -> None:
    _state(tally, place, truth, view)
    if truth["state"] == "missing":
        return
    seen = {_same(url) for url in view["urls"]} if view["state"] != "missing" else set()
    for column in truth["columns"]:
        measure = "columns"
        tally.count(measure, _same(column["url"]) in seen, f"{place} {column['name']} {column['url']}: {_said(view)}")
    rows = {_same(entry["url"]): entry for entry in view["entries"]}
    for entry in truth["entries"]:
        row = rows.get(_same(entry["url"]))
        measure = "rows only a browser draws" if entry["browser"] else "rows"
        tally.count(
            measure,
            _row_right(entry, row),
            f"{place} {entry['shown']} {entry['listed']} {entry['url']}: {_row_said(row, view)}",
        )
        article = truth["articles"].get(entry["url"])
        if article and row and row["article"] and depth in ("articles", "documents"):
            _article(tally, f"{place} {entry['url']}", article, row, depth)
    strangers = rows.keys() - {_same(entry["url"]) for entry in truth["entries"]}
    for url in sorted(strangers):
        tally.never("rows of others", f"{place} {rows[url]['url']} {rows[url]['title']}")


def _state(tally: Tally, place: str, truth: Record, view: Record) -> None:
    state, said = truth["state"], view["state"]
    line = f"{place} is {state}: {_said(view)} {truth.get('columns', [{}])[0].get('url', '')} {truth.get('feeds', '')}"
    if said in _EMPTY and state not in (*_EMPTY, "other"):
        tally.never("blank said wrongly", line)
    if said == "missing" and state != "missing":
        tally.never("missing said wrongly", line)
    entries = truth.get("entries", [])
    read = {_same(entry["url"]) for entry in view["entries"]}
    all_read = all(_same(entry["url"]) in read for entry in entries)
    if said == "read" and view["complete"] and state != "missing" and not all_read:
        tally.never("whole said wrongly", line)
    if state in _EMPTY:
        tally.count("blank said", said == state, line)
    elif state == "missing":
        tally.count("missing said", said == "missing", line)
    elif state == "read" and not truth["scripted_pages"]:
        tally.count("whole said", said in ("read", "parent") and view["complete"] and all_read, line)


def _row_right(truth: Record, row: Record | None) -> bool:
    if row is None:
        return False
    dated = truth["listed"] in row["listed"] if truth["listed"] else True
    titles = {_plain(truth["title"]), _plain(truth["shown"])}
    return dated and _plain(row["title"]) in titles


def _article(tally: Tally, place: str, truth: Record, row: Record, depth: str) -> None:
    said = row["article"]
    for name in _FIELDS:
        if truth[name] is None and name in ("document_number", "published"):
            continue
        value = row["published"] if name == "published" else said[name]
        right = _plain(value or "") == _plain(truth[name] or "")
        right = right or (name == "title" and _plain(truth[name]) in map(_plain, said["titles"]))
        tally.count("article fields", right, f"{place} {name}: {truth[name]!r}, came {value!r}")
    tally.count("article fields", _body_right(truth["lines"], said), f"{place} body: {_body_said(truth, said)}")
    if depth == "documents":
        came = {_same(url) for url in said["documents"]}
        expected = {_same(one["url"]) for one in truth["attachments"]}
        tally.count("article fields", came == expected, f"{place} attachments: {sorted(expected)}, came {sorted(came)}")


def _body_right(lines: list[str], said: Record) -> bool:
    """All of it, and beside it little else; cells of tables may be repeated, as spans make them."""
    came, beside = _plain(said["text"]), _plain("".join(said["paragraphs"]))
    expected = "".join(map(_plain, lines))
    return all(_plain(line) in came for line in lines) and len(beside) <= 1.2 * len(expected) + 60


def _body_said(truth: Record, said: Record) -> str:
    came = _plain(said["text"])
    lost = [line for line in truth["lines"] if _plain(line) not in came]
    if lost:
        return f"lost {len(lost)} of {len(truth['lines'])} lines: {lost[0][:40]!r}"
    return f"too much: {said['text'][:60]!r} … {said['text'][-60:]!r}"


def _points(tally: Tally, truth: Record, results: list[Record], criteria: Record) -> None:
    expected = {one["criterion"]: {tuple(pair) for pair in one["findings"]} for one in truth["findings"]}
    unsettled = {*truth["planted"], *truth["unsettled"]}
    drawn = {
        kind for kind, one in truth["kinds"].items() if one["state"] == "needs_browser" or one.get("scripted_pages")
    }
    for result in results:
        name = result["criterion"]
        kinds = set(criteria[name]["kinds"])
        if kinds & unsettled:
            continue
        if not criteria[name]["compares"]:
            _faults(tally, f"{truth['id']} {name}", expected.get(name, set()), result["findings"])
        absent = {_NO_COLUMN} if any(_is_missing(truth, kind) for kind in kinds) else set()
        for finding in closed_fails(result):
            if finding["reason"] not in absent and ("fail", finding["reason"]) not in expected.get(name, set()):
                tally.never("points lost wrongly", f"{truth['id']} {name} {finding['reason']}: {finding['message']}")
        passes = bool(expected.get(name)) and all(outcome == "pass" for outcome, _ in expected[name])
        if passes and criteria[name]["decide"] == "automatic" and not kinds & drawn:
            came = [f"{one['outcome']} {one['reason']}" for one in result["findings"]]
            tally.count(
                "passes", result["outcome"] == "pass", f"{truth['id']} {name}: {'; '.join(dict.fromkeys(came))}"
            )


def _is_missing(truth: Record, kind: str) -> bool:
    """How many of the others have such a column, and so whether its lack costs points, depends on who was drawn."""
    return bool(truth["kinds"].get(kind, {}).get("state") == "missing")


def _faults(tally: Tally, place: str, expected: set[tuple[str, ...]], findings: list[Record]) -> None:
    """Every fault of the truth by its own reason, and no other, whoever is to decide it in the end."""
    said = {(one["outcome"], one["reason"]): one["message"] for one in findings}
    for outcome, reason in sorted(expected):
        # What a department alone lacks can only be said beside others, of whom a small portal has too few.
        if outcome == "fail" and reason != _NO_COLUMN:
            came = ", ".join(" ".join(pair) for pair in sorted(said))
            tally.count("faults named", (outcome, reason) in said, f"{place} {reason}: {came}")
    for (outcome, reason), message in sorted(said.items()):
        if expected and outcome == "fail" and (outcome, reason) not in expected:
            tally.never("wrong reasons", f"{place} {reason}: {message}")


def closed_fails(result: Record) -> Iterator[Record]:
    for finding in result["findings"]:
        if finding["outcome"] == "fail" and not finding["open"] and float(finding["deduction"]) > 0:
            yield finding


def _said(view: Record) -> str:
    whole = "" if view["complete"] else " not whole"
    return f"{view['state']}{whole} {view['failure']} {view['note']} {view['url']}".strip()


def _row_said(row: Record | None, view: Record) -> str:
    return f"{row['title']} {row['listed']}" if row else _said(view)


def _same(url: str) -> bytes:
    """Addresses that lead to the same page, however they are written; a path behind the number sign is a page's own."""
    return unquote_to_bytes(url if "#/" in url else urldefrag(url)[0])


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
