"""数据接口的答复：JSON、JSONP、大汉 XML 或网页片段，读成列表数据。"""

from typing import Any

from parsing.markup.page import Page
from parsing.records.fields import MakeAddress
from parsing.records.html_list import read_html
from parsing.records.json_list import read_json
from parsing.records.json_text import load
from parsing.records.list_data import ListData
from parsing.records.xml_list import is_datastore, read_datastore


def _no_address(_item: dict[str, Any]) -> str:
    return ""


def read_answer(text: str, page: Page, made: MakeAddress = _no_address, scripts: str = "") -> ListData:
    """The list in an answer. Nothing recognised: no entry, no total, not empty.

    made: the address that the page's templates make of an item that has none itself. scripts: what works on the answer.
    """
    if is_datastore(text):
        return read_datastore(text, page)
    data = load(text)
    if data is not None:
        return read_json(data, page, made, scripts)
    return read_html(text, page) if text.lstrip("\ufeff \t\r\n").startswith("<") else ListData()
