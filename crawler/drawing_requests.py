"""网页画出来之前要取的东西：全由采集程序去取，浏览器自己不上网；脚本、数据、内嵌网页缺一样，画出来的就不作数。"""

import asyncio
import json
from collections.abc import Collection
from http import HTTPStatus
from urllib.parse import urlsplit

from playwright.async_api import Error, Page, Request, Route

from crawler.pages import Fetch, Fetched
from crawler.transport import Form
from parsing.scripts.list_query import list_query

_NEEDED = {"script": "脚本", "xhr": "数据", "fetch": "数据", "document": "内嵌网页"}
_DATA = ("xhr", "fetch")
_SERVED = frozenset((*_NEEDED, "stylesheet", "image", "font"))
# As many as a browser asks of one host; the rest wait here, and are forgotten when the page is left.
_AT_ONCE = 6
# What the browser says of a script, or of data in a script's hands, that ends too early.
_BROKEN_OFF = ("Unexpected end of input", "Invalid or unexpected token", "missing ) after argument", "Unterminated")
_BAD_DATA = ("in JSON at position", "end of JSON input", "not valid JSON", "execute 'atob'")
# And where a web page stands in a script's place.
_NO_SCRIPT = "Unexpected token '<'"
_PAGE = ("<!doctype", "<html")


class Requests:
    """Gets for a page what it asks the portal's own hosts for, and notes what did not come.

    Other sites' counters do not matter. fetch: asks as politely, and refuses as much, as the rest of the crawler.
    first: the page itself, as it was got before. unwanted: kinds of resources that it can be drawn without.
    """

    def __init__(
        self, page: Page, hosts: Collection[str], fetch: Fetch, first: Fetched, unwanted: Collection[str]
    ) -> None:
        self._page = page
        self._hosts = hosts
        self._fetch = fetch
        self._first = first
        self._kinds = _SERVED.difference(unwanted)
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._left = False
        self._active = 0
        self._lost: list[str] = []
        self._fault: Exception | None = None

    async def begin(self) -> None:
        self._page.on("requestfailed", self._failed)
        self._page.on("pageerror", self._erred)
        await self._page.route("**/*", self._answer)

    async def end(self) -> None:
        """Wait for what is under way, ask for nothing more, and raise what went wrong on our side."""
        self._left = True
        await self._page.unroute_all(behavior="wait")
        if self._fault:
            raise self._fault

    @property
    def is_idle(self) -> bool:
        return self._active == 0

    @property
    def lost(self) -> str:
        """What did not come, or not to its end, in a sentence; empty when everything did."""
        return self._lost[0] if self._lost else ""

    async def _answer(self, route: Route) -> None:
        self._active += 1
        try:
            await self._serve(route)
        except Error:
            # The page is gone, and with it whoever asked.
            return
        except Exception as error:  # noqa: BLE001 - nobody awaits this; ``end`` raises it again
            self._fault = error
        finally:
            self._active -= 1

    async def _serve(self, route: Route) -> None:
        request = route.request
        if request.resource_type not in self._kinds or urlsplit(request.url).netloc not in self._hosts:
            await route.abort()
            return
        form = _list_query(request)
        if request.method != "GET" and not form:
            self._miss(request, f"网页的脚本要提交数据（{request.method}），系统不代为提交")
            await route.abort()
            return
        async with self._slots:
            fetched = None if self._left else await self._get(request.url, form)
        if fetched is None:
            await route.abort()
        else:
            await self._pass_on(route, fetched)

    async def _get(self, url: str, form: Form) -> Fetched:
        if not form and url == self._first.capture.final_url:
            return self._first
        return await self._fetch(url, form)

    async def _pass_on(self, route: Route, fetched: Fetched) -> None:
        request, capture = route.request, fetched.capture
        if capture.failure:
            self._miss(request, capture.failure.detail or capture.failure.kind.value)
        elif not fetched.body.strip():
            self._miss(request, "得到的是空的")
        elif request.resource_type in _DATA and (fault := _fault(fetched.body)):
            self._lost.append(f"网页要用的数据{fault}：{request.url}")
        if capture.status is None:
            await route.abort()
        elif request.resource_type == "document" and capture.final_url != request.url:
            # The page must know its own address, for those in it are relative to it.
            there = f"<script>location.replace({json.dumps(capture.final_url).replace('<', '%3C')})</script>"
            await route.fulfill(status=HTTPStatus.OK, content_type="text/html", body=there)
        else:
            headers = {"Content-Type": capture.content_type} if capture.content_type else {}
            await route.fulfill(status=capture.status, headers=headers, body=fetched.body)

    def _miss(self, request: Request, why: str) -> None:
        if self._matters(request):
            self._lost.append(f"网页要用的{_NEEDED[request.resource_type]}没有取到（{why}）：{request.url}")

    def _failed(self, request: Request) -> None:
        """Also what the browser would not even ask for."""
        left = request.resource_type == "document" and "ERR_ABORTED" in (request.failure or "")
        if self._matters(request) and not left:
            self._lost.append(f"网页要用的{_NEEDED[request.resource_type]}没有取到：{request.url}")

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


def _list_query(request: Request) -> Form:
    """What is posted where that only asks for a page of a list."""
    posted = request.post_data_buffer if request.method == "POST" and request.resource_type in _DATA else None
    text = posted.decode("utf-8", "replace") if posted else ""
    return list_query(request.url, request.headers.get("content-type", ""), text)


def _fault(body: bytes) -> str:
    """A whole page is no data. JSON that opens more than it closes was cut off; no other data shows its end."""
    text = body.decode("utf-8-sig", "replace").strip()
    if text[:9].lower().startswith(_PAGE):
        return "没有取到，得到的是网页"
    if not text.startswith(("{", "[")) or all(text.count(one) == text.count(other) for one, other in ("{}", "[]")):
        return ""
    try:
        json.loads(text)
    except ValueError:
        return "没有传完"
    return ""
