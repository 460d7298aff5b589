"""JSON 列表：答复里哪个数组是列表，共几条，接口是不是拒绝了。"""

import re
from collections.abc import Iterable
from typing import Any

from parsing.markup.page import Page
from parsing.records.fields import MakeAddress, entries_of
from parsing.records.html_list import read_html
from parsing.records.json_text import Walked, walk
from parsing.records.list_data import ListData
from parsing.scripts import names

_FINE = frozenset(("0", "1", "00", "0000", "00000", "200", "ok", "success", "true", "none", ""))
_REFUSED = re.compile(
    r"登录|登陆|未授权|无权|权限|过期|异常|失败|错误|拒绝|频繁|token|forbidden|unauthori|error|exception|fail", re.I
)
_MAKES_PAGES = re.compile(r"Math\.ceil\(|['\"\s]共['\"]")
_MEMBER = re.compile(r"\.(\w+)")
_CODES = ("code", "errcode", "errorcode", "status", "retcode", "resultcode", "statuscode", "state", "ret")
_WORDS = ("msg", "message", "errmsg", "errormsg", "error", "errormessage", "info", "desc")


def read_json(data: Any, page: Page, made: MakeAddress, scripts: str = "") -> ListData:
    """The list in the data, or the rows of HTML that stand in it; refusal where it only says what went wrong.

    scripts: what works on the data; it tells which number is the list's total, whatever its name.
    """
    walked = walk(data)
    found = _best(walked, page, made)
    if not found.entries:
        pieces = (read_html(text, page) for text in walked.texts)
        found = max((found, *pieces), key=lambda one: len(one.entries))
    total, pages = _total(walked.objects, found.rows, scripts), _number(walked.objects, names.PAGES)
    empty = not found.entries and _says_empty(walked, total)
    refusal = "" if found.entries else _refusal(walked.objects)
    total = found.total if total is None else total
    return ListData(found.entries, total, found.pages if pages is None else pages, found.rows, empty, refusal)


def _best(walked: Walked, page: Page, made: MakeAddress) -> ListData:
    """Of lists that do not stand in another's entries: dated records before menus, then the longest."""
    accepted: set[tuple[str, ...]] = set()
    best, weight = ListData(), (False, 0)
    for items in walked.lists:
        if items.is_within(accepted):
            continue
        entries = entries_of(items.items, page, made)
        if not entries:
            continue
        accepted.add(items.path)
        distinct = tuple(dict.fromkeys(entries))
        found = (any(one.listed for one in entries), len(distinct))
        if found > weight:
            best, weight = ListData(distinct, rows=len(entries)), found
    return best


def _total(objects: Iterable[dict[str, Any]], read: int, scripts: str) -> int | None:
    """A number below what was read counts something else; count and num may only be the page's own size, even 0."""
    every = list(objects)
    sure = (n for key, n in _numbers(every, names.TOTALS) if n > read or (n == read and key not in ("count", "num")))
    return next(sure, _reckoned(every, read, scripts))


def _reckoned(objects: list[dict[str, Any]], read: int, scripts: str) -> int | None:
    """The one number of which the script makes the number of pages."""
    if not _MAKES_PAGES.search(scripts):
        return None
    keys = {key for one in objects for key in one if key.isidentifier() and key not in (*_CODES, *names.PAGES)}
    keys = {key for key in keys if names.plain(key) not in names.SIZE | names.PAGE | names.OFFSET}
    used = keys.intersection(_MEMBER.findall(scripts))
    found = {n for one in objects for _, n in _numbers([one], used.intersection(one)) if n >= read}
    return found.pop() if len(found) == 1 else None


def _number(objects: Iterable[dict[str, Any]], keys: Iterable[str]) -> int | None:
    return next((number for _, number in _numbers(objects, keys)), None)


def _numbers(objects: Iterable[dict[str, Any]], keys: Iterable[str]) -> list[tuple[str, int]]:
    every = list(objects)
    values = ((key, found[key]) for key in keys for found in every if key in found)
    return [(key, int(value)) for key, value in values if re.fullmatch(r"[0-9]{1,9}", str(value))]


def _says_empty(walked: Walked, total: int | None) -> bool:
    """No list holds anything, one stands there to hold entries, and the answer counts none."""
    return (
        total == 0
        and walked.whole
        and bool(walked.lists)
        and not any(one.items for one in walked.lists)
        and not walked.texts
    )


def _refusal(objects: Iterable[dict[str, Any]]) -> str:
    """What an answer without entries says went wrong: in its code, its success mark or its words."""
    for one in objects:
        words = next((str(one[key])[:60] for key in _WORDS if isinstance(one.get(key), str) and one[key]), "")
        codes = [str(one[key]).lower() for key in _CODES if isinstance(one.get(key), str | int)]
        failed = one.get("success") in (False, "false") or any(code not in _FINE for code in codes)
        if failed or _REFUSED.search(words):
            return words or f"答复代码 {next(iter(codes), 'false')}"
    return ""
