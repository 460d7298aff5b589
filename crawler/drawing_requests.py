"""网页画出来之前取的东西：脚本、数据、内嵌网页有没有取到、取全，缺一样，画出来的就不作数。"""

import json
from collections.abc import Collection
from urllib.parse import urlsplit

from playwright.async_api import Error, Page, Request, Response

_NEEDED = {"script": "脚本", "xhr": "数据", "fetch": "数据", "document": "内嵌网页"}
_DATA = ("xhr", "fetch")
_REFUSED = 400
# What the browser says of a script, or of data in a script's hands, that ends too early.
_BROKEN_OFF = ("Unexpected end of input", "Invalid or unexpected token", "missing ) after argument", "Unterminated")
_BAD_DATA = ("in JSON at position", "end of JSON input", "not valid JSON", "execute 'atob'")
# And where a web page stands in a script's place.
_NO_SCRIPT = "Unexpected token '<'"
_PAGE = ("<!doctype", "<html")


class Requests:
    """What a page asks the portal's own hosts for while it is drawn. Other sites' counters do not matter."""

    def __init__(self, page: Page, hosts: Collection[str]) -> None:
        self._hosts = hosts
        self._lost: list[str] = []
        self._answers: list[Response] = []
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("pageerror", self._erred)

    async def lost(self) -> str:
        """What did not come, or not to its end, in a sentence; empty when everything did."""
        for answer in self._answers:
            if not self._lost and (fault := await _fault(answer)):
                self._lost.append(f"网页要用的数据{fault}：{answer.url}")
        return self._lost[0] if self._lost else ""

    def _failed(self, request: Request) -> None:
        left = request.resource_type == "document" and "ERR_ABORTED" in (request.failure or "")
        if self._matters(request) and not left:
            self._lost.append(f"网页要用的{_NEEDED[request.resource_type]}没有取到：{request.url}")

    def _answered(self, response: Response) -> None:
        if not self._matters(response.request):
            return
        if response.status >= _REFUSED:
            kind = _NEEDED[response.request.resource_type]
            self._lost.append(f"网页要用的{kind}没有取到（HTTP {response.status}）：{response.url}")
        elif response.request.resource_type in _DATA:
            self._answers.append(response)

    def _erred(self, error: Error) -> None:
        if any(sign in error.message for sign in _BROKEN_OFF):
            self._lost.append("网页的脚本没有传完")
        elif any(sign in error.message for sign in _BAD_DATA):
            self._lost.append("网页要用的数据读不懂，可能没有传完")
        elif _NO_SCRIPT in error.message:
            self._lost.append("网页的脚本没有取到，得到的是网页")

    def _matters(self, request: Request) -> bool:
        first = request.resource_type == "document" and request.frame.parent_frame is None
        return request.resource_type in _NEEDED and urlsplit(request.url).netloc in self._hosts and not first


async def _fault(answer: Response) -> str:
    """A whole page is no data. JSON that opens more than it closes was cut off; no other data shows its end."""
    try:
        text = (await answer.text()).strip()
    except (Error, UnicodeDecodeError):
        # Its body is gone where the page has left it behind.
        return ""
    if text[:9].lower().startswith(_PAGE):
        return "没有取到，得到的是网页"
    if not text.startswith(("{", "[")) or all(text.count(one) == text.count(other) for one, other in ("{}", "[]")):
        return ""
    try:
        json.loads(text)
    except ValueError:
        return "没有传完"
    return ""
