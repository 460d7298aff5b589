"""记录的字段：哪个是标题，哪个是地址，哪个是日期；键名只是提示，认不得的键看它的值。"""

# ruff: noqa: SIM905
import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from domain.entry import DateWitness, Entry, Witness
from parsing.lists.rows import is_content_address
from parsing.markup.page import Page
from parsing.records.item_dates import is_written_date, item_date
from parsing.records.json_text import plain_key
from parsing.words.dates import date_in_address
from parsing.words.text import clean

# Keys in lower case without _ and -, the best first. A date of making is no date of publication.
_TITLES = "title doctitle infotitle articletitle newstitle titlename bt subject docname xxbt wjbt name".split()
_URLS = "url chnldocurl docpuburl puburl posturl infourl docurl linkurl articleurl detailurl link href".split()
_DATES = (
    "pubdate docreltime docpubtime publishtime publishdate displaypublishtime pubtime releasetime releasedate fbrq fbsj "
    "infodate date time createdat createtime createdate crtime"
).split()
_OTHER_DATE = re.compile(
    r"creat|updat|modif|edit|writ|draft|effect|expir|invalid|begin|start|end|last|oper|cwrq|cwsj|sxrq|sxsj|ssrq|fwrq|xgsj|gxsj|"
    r"成文|生效|实施|失效|修改|更新|截止|开始|结束",
    re.I,
)
_DATE_KEY = re.compile(r"date|time|day|rq|sj|日期|时间", re.I)
_PICTURE = re.compile(r"pic|img|image|thumb|icon|cover|logo|video|photo|avatar", re.I)
_ASSET = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|ico|mp4|mp3|css|js|json)(?:\?|$)", re.I)
_ADDRESS = re.compile(
    r"(?:https?:)?//\S+|\.{0,2}/\S*|[\w./%-]+\.(?:s?html?|jsp|php|aspx?|do|pdf|docx?|xlsx?|wps|ofd|zip|rar)(?:\?\S*)?",
    re.I,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MOST = 0.5
# Records have fewer fields; keys that differ from item to item are no names of fields.
_MOST_KEYS = 200

Item = dict[str, Any]
MakeAddress = Callable[[Item], str]


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys under which a list's items have their title, address and dates, the likeliest first."""

    titles: tuple[str, ...]
    urls: tuple[str, ...]
    dates: tuple[str, ...]


def entries_of(items: Sequence[Any], page: Page, made: MakeAddress) -> list[Entry]:
    """The items of a list that have a title and an address."""
    plain = [{plain_key(key): value for key, value in item.items()} for item in items if isinstance(item, dict)]
    fields = _fields(plain, page)
    pairs = zip(plain, (item for item in items if isinstance(item, dict)), strict=True)
    found = (_entry(one, fields, page, made(raw)) for one, raw in pairs)
    return [entry for entry in found if entry]


def _fields(items: Sequence[Item], page: Page) -> Fields:
    keys = tuple(dict.fromkeys(key for item in items for key in item))
    titles = tuple(key for key in _TITLES if key in keys and not (key == "name" and _is_same(items, key)))
    urls = tuple(key for key in _URLS if key in keys)
    dates = tuple(key for key in _DATES if key in keys)
    keys = keys if len(keys) <= _MOST_KEYS else ()
    return Fields(
        titles or _title_keys(items, keys),
        urls if any(_address(item, urls, page) for item in items) else (*urls, *_url_keys(items, keys, page)),
        dates or _date_keys(items, keys),
    )


def _is_same(items: Sequence[Item], key: str) -> bool:
    """A field that all of several items have alike says nothing of any one of them."""
    values = {str(item.get(key)) for item in items}
    return len(items) > 1 and len(values) == 1


def _title_keys(items: Sequence[Item], keys: Iterable[str]) -> tuple[str, ...]:
    """The longest text, mostly Chinese, that varies. A text that runs on is a summary."""
    lengths = {key: _mean_length(items, key) for key in keys if not _is_same(items, key)}
    fitting = [key for key, length in lengths.items() if 4 <= length <= 120]
    return tuple(sorted(fitting, key=lambda key: -lengths[key])[:1])


def _mean_length(items: Sequence[Item], key: str) -> float:
    texts = [_title(item.get(key)) for item in items]
    chinese = sum(len(_CHINESE.findall(text)) for text in texts)
    whole = sum(len(text) for text in texts)
    return whole / len(items) if whole and chinese / whole > _MOST and all(texts) else 0


def _url_keys(items: Sequence[Item], keys: Iterable[str], page: Page) -> tuple[str, ...]:
    """Fields that lead to addresses of the page's own host and vary; those like an article's first."""
    host = urlsplit(page.url).netloc
    weights = {}
    for key in keys:
        if _PICTURE.search(key) or _is_same(items, key):
            continue
        found = [url for item in items if (url := _address(item, (key,), page)) and urlsplit(url).netloc == host]
        if len(found) > _MOST * len(items):
            weights[key] = (sum(map(is_content_address, found)), len(found))
    return tuple(sorted(weights, key=lambda key: weights[key], reverse=True)[:1])


def _date_keys(items: Sequence[Item], keys: Iterable[str]) -> tuple[str, ...]:
    """The one field whose values are all dates; of two of them neither is certain."""
    found = [key for key in keys if not _OTHER_DATE.search(key) and _are_dates(key, [item.get(key) for item in items])]
    return tuple(found) if len(found) == 1 else ()


def _are_dates(key: str, values: Iterable[Any]) -> bool:
    filled = [value for value in values if value not in (None, "")]
    named = bool(_DATE_KEY.search(key))
    return bool(filled) and all(is_written_date(one) or (named and _in_our_time(item_date(one))) for one in filled)


def _in_our_time(found: tuple[date, str] | None) -> bool:
    return found is not None and 1995 <= found[0].year <= 2060


def _title(value: Any) -> str:
    return clean(_TAG.sub("", html.unescape(value))) if isinstance(value, str) else ""


def _address(item: Item, keys: Iterable[str], page: Page) -> str:
    values = (item.get(key) for key in keys)
    written = (value.strip() for value in values if isinstance(value, str))
    return next((url for one in written if _is_address(one) and (url := page.resolve(one))), "")


def _is_address(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text[:2000])) and not _ASSET.search(text)


def _entry(item: Item, fields: Fields, page: Page, made: str) -> Entry | None:
    title = next((text for key in fields.titles if (text := _title(item.get(key)))), "")
    url = _address(item, fields.urls, page) or (page.resolve(made) if made else "")
    if not title or not url:
        return None
    listed = next((found for key in fields.dates if (found := item_date(item.get(key)))), None)
    witnesses = ((Witness.LIST, listed), (Witness.ADDRESS, date_in_address(url)))
    return Entry(title, url, tuple(DateWitness(who, *found) for who, found in witnesses if found))
