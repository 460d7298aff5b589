"""列表数据请求：由脚本取数的列表，从网页脚本的字面值里认出数据地址和参数，或直接读出写在脚本里的数据。"""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from domain.entry import Entry
from parsing.frame.frame import NO_FRAME, Frame
from parsing.lists.rows import is_content_address
from parsing.markup.page import Page
from parsing.records.answer import read_answer
from parsing.records.json_list import read_json
from parsing.records.json_text import load
from parsing.records.list_data import ListData
from parsing.records.xml_list import is_datastore, read_datastore
from parsing.scripts.attributes import attribute_requests
from parsing.scripts.calls import Call, data_calls
from parsing.scripts.forms import data_at
from parsing.scripts.outline import NOWHERE
from parsing.scripts.platforms import platform_request
from parsing.scripts.request import ListRequest
from parsing.scripts.script import Script
from parsing.scripts.surroundings import Surroundings
from parsing.scripts.templates import Templates
from parsing.scripts.values import NotLiteralError

_FETCHES = re.compile(r"XMLHttpRequest|\bajax\b|\bfetch\s?\(|axios|getScript|\bimport\s?\(|jsonp", re.IGNORECASE)


@dataclass(frozen=True)
class PageScripts:
    """A page and the text of its scripts: those in the page, and those of its own host's files.

    frame: what the section's pages share; what leads to its columns is a menu.
    """

    page: Page
    extra: str = ""
    frame: Frame = NO_FRAME

    @cached_property
    def text(self) -> str:
        return f"{self.page.scripts}\n{self.extra}"

    @cached_property
    def script(self) -> Script:
        return Script(self.text, Surroundings(self.page))

    @cached_property
    def templates(self) -> Templates:
        return Templates(self.page, self.script, self.text)

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        return tuple(data_calls(self.page, self.script))

    @property
    def asks_for_more(self) -> bool:
        """Something in the page may fetch data, also in a way that we do not follow."""
        store = is_datastore(self.page.scripts)
        return store or bool(self.calls) or bool(_FETCHES.search(self.text)) or bool(attribute_requests(self.page))

    def request(self) -> ListRequest | None:
        """The one request that fills the page's list; None when its address or a parameter is not literal."""
        try:
            platform = platform_request(self.page, self.script, self.text)
        except NotLiteralError:
            return None
        return platform or self._called()

    def _called(self) -> ListRequest | None:
        """The page's own calls before those of its files; of several, the only one that asks for a page by number."""
        inline = [call for call in self.calls if self.script.outline.tokens[call.at].start < len(self.page.scripts)]
        literal = {call.request for call in (inline or self.calls) if call.request}
        paged = {request for request in literal if request.paged}
        doubtful = any(call.request is None for call in (inline or self.calls))
        if len(paged) == 1 and (len(literal) > 1 or doubtful):
            return paged.pop()
        if len(literal) == 1 and not doubtful:
            only = literal.pop()
            return replace(only, sole=len({call.request for call in self.calls}) == 1)
        attributes = set() if self.calls else attribute_requests(self.page)
        return attributes.pop() if len(attributes) == 1 else None

    def read(self, answer: str) -> ListData:
        """The list in an answer to the request."""
        return read_answer(answer, self.page, self.templates.address_of, self.text)

    def records(self) -> ListData:
        """The rows that stand in the page for a script to draw; none where several arrays may be the list."""
        if is_datastore(self.page.scripts):
            return read_datastore(self.page.scripts, self.page)
        found = [
            one for data in self._data() if self._is_list(one := read_json(data, self.page, self.templates.address_of))
        ]
        return found[0] if len(found) == 1 else ListData()

    def _data(self) -> list[Any]:
        """Arrays and objects that the page's scripts hold ready."""
        outline = self.script.outline
        starts = (
            at
            for at, bracket in outline.brackets.items()
            if bracket.sign in "[{"
            and bracket.end != NOWHERE
            and outline.sign(at - 1) == "="
            and outline.tokens[at].start < len(self.page.scripts)
            and outline.within[at] is None
        )
        tagged = (load(tag.text) for tag in self.page.script_tags if "json" in (tag.attributes.get("type") or ""))
        return [*(one for one in tagged if one is not None), *(data_at(self.script, at) for at in starts)]

    def _is_list(self, found: ListData) -> bool:
        """Menus stand in scripts too: most entries of a list are dated, or lead to pages like articles."""
        return sum(map(self._is_content, found.entries)) * 2 > len(found.entries)

    def _is_content(self, entry: Entry) -> bool:
        columns = self.frame.is_menu(entry.url) or self.frame.is_like_column(entry.url)
        return bool(entry.listed) or (is_content_address(entry.url) and not columns)
