"""列表查询：脚本要提交（POST）的，是不是只为取列表的某一页——只有页码、条数和栏目编号，没有要办理、要登记的东西。"""

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from parsing.scripts import names
from parsing.scripts.calls import only_reads
from parsing.scripts.request import JSON_BODY, Pairs

_MOST_FIELDS = 12
_LONGEST = 1000
_MOST_PAGES = 1000
# Numbers, codes, days: nothing that a person wrote.
_PLAIN = re.compile(r"[A-Za-z0-9_./: -]{0,40}")
_MANY_DIGITS = re.compile(r"\d{11}")
_FILES = re.compile(r"save|submit|add|insert|delete|remove|update|edit|apply|create", re.IGNORECASE)
_NOT_ASKED = re.compile(
    r"user|name|pass|pwd|phone|mobile|mail|card|token|captcha|code$|comment|content|session|save|add|delete|update",
    re.IGNORECASE,
)


def list_query(url: str, content_type: str, body: str) -> Pairs:
    """The form that may be posted again by us, since it plainly asks for a page of a list; empty for any other.

    It says which page it wants and how many entries, to an address that reads, and else only numbers and codes.
    """
    if not only_reads(url) or _FILES.search(url) or not 0 < len(body) <= _LONGEST:
        return ()
    as_json = "json" in content_type.lower()
    fields = _object(body) if as_json else dict(parse_qsl(body, keep_blank_values=True))
    if not 0 < len(fields) <= _MOST_FIELDS or not all(_is_plain(name, value) for name, value in fields.items()):
        return ()
    keys = {names.plain(name): value for name, value in fields.items()}
    paged = any(name in names.PAGE and _is_number(value, _MOST_PAGES) for name, value in keys.items())
    sized = any(name in names.SIZE and _is_number(value, _MOST_PAGES) for name, value in keys.items())
    if not (paged and sized):
        return ()
    return ((JSON_BODY, body),) if as_json else tuple((name, str(value)) for name, value in fields.items())


def _object(body: str) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_plain(name: str, value: object) -> bool:
    if _NOT_ASKED.search(name):
        return value in ("", None)
    if isinstance(value, str):
        return bool(_PLAIN.fullmatch(value)) and not _MANY_DIGITS.search(value)
    return value is None or isinstance(value, bool) or (isinstance(value, int) and abs(value) < 10**10)


def _is_number(value: object, most: int) -> bool:
    return str(value).isdecimal() and 0 <= int(str(value)) <= most
