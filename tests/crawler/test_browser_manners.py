"""浏览器的规矩：自己不上网；要取的都按 robots.txt、限速、只取不交；不开后台程序和别的连接。"""

import asyncio
import os
import time
from collections.abc import Iterator
from socket import AF_INET, SOCK_DGRAM, socket

import pytest
from playwright.async_api import async_playwright
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.browser import _CLOSED, ARGUMENTS_VARIABLE, find_program
from domain.capture import FailureKind
from domain.portal import Depth, Limits, Politeness
from domain.snapshot import ColumnState, ColumnView
from tests.crawler.conftest import Read
from tests.crawler.hostile_server import HostileServer, running

pytestmark = pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")

_ROWS = "[['第一条信息', '/a/1.html'], ['第二条信息', '/a/2.html']]"
_PAGE = """<html><head><meta charset="utf-8"></head><body><div id="box"><div v-for="one in all">{{one}}</div></div>
<script>const at = (...parts) => parts.join('/');
const show = rows => {box.innerHTML = '<ul>' + rows.map(r => `<li><a href="${r[1]}">${r[0]}</a><i>2021-05-01</i></li>`).join('') + '</ul>';};
SCRIPT</script></body></html>"""


@pytest.fixture
def elsewhere() -> Iterator[HostileServer]:
    with running() as server:
        yield server


def drawn(site: HTTPServer, read: Read, script: str, politeness: Politeness | None = None) -> ColumnView:
    site.expect_request("/lm/").respond_with_data(_PAGE.replace("SCRIPT", script), content_type="text/html")
    site.expect_request("/a/data").respond_with_data(_ROWS.replace("'", '"'), content_type="application/json")
    manners = politeness or Politeness(500, 8, retries=0, contact="office@example.gov.cn")
    return read("/lm/", Depth.LIST, manners, Limits(seconds=5))


def titles(view: ColumnView) -> list[str]:
    return [entry.title for entry in view.entries]


def paths(site: HTTPServer) -> list[str]:
    return [request.path for request, _ in site.log]


def test_scripts_and_servers_are_told_who_asks(site: HTTPServer, read: Read) -> None:
    script = (
        "fetch(at('', 'a', 'data')).then(() => show([[navigator.userAgent, '/a/1.html'], ['第二条', '/a/2.html']]))"
    )
    view = drawn(site, read, script)
    assert titles(view)[0] == "zwgk/1 (+office@example.gov.cn)"
    told = {request.headers["User-Agent"] for request, _ in site.log if request.path in ("/lm/", "/a/data")}
    assert told == {"zwgk/1 (+office@example.gov.cn)"}


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        ("fetch(at('', 'a', 'data'), {method: 'POST'}).then(r => r.json()).then(show)", "/a/data"),
        (
            "fetch(at('', 'a', 'data'), {method: 'POST', body: JSON.stringify({page: 1, size: 5, userName: '王小明'}),"
            " headers: {'Content-Type': 'application/json'}}).then(r => r.json()).then(show)",
            "/a/data",
        ),
        (
            "fetch(at('', 'a', 'save'), {method: 'POST', body: JSON.stringify({page: 1, size: 5}),"
            " headers: {'Content-Type': 'application/json'}}).then(r => r.json()).then(show)",
            "/a/save",
        ),
        ("fetch(at('', 'oa', 'data')).then(r => r.json()).then(show)", "/oa/data"),
    ],
    ids=["POST", "a name posted", "something filed", "robots.txt"],
)
def test_what_is_refused_is_not_sent_and_the_page_is_not_read(
    site: HTTPServer, read: Read, script: str, asked: str
) -> None:
    site.clear()
    site.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /oa/\n")
    view = drawn(site, read, f"{script}.catch(() => show({_ROWS}))")
    assert view.state is ColumnState.UNREADABLE
    assert view.failure is not None
    assert view.failure.kind is FailureKind.BROWSER_FAILED
    assert view.failure.detail.startswith("网页要用的数据没有取到")
    assert asked not in paths(site)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("json", "JSON.stringify({channelId: 8107, pageNo: 1, pageSize: 5})"),
        ("x-www-form-urlencoded", "'cid=8&page=1&rows=5'"),
    ],
)
def test_a_page_of_a_list_may_be_asked_for_by_post(site: HTTPServer, read: Read, kind: str, body: str) -> None:
    headers = f"{{'Content-Type': 'application/{kind}'}}"
    script = f"fetch(at('', 'a', 'data'), {{method: 'POST', body: {body}, headers: {headers}}}).then(r => r.json()).then(show)"
    assert titles(drawn(site, read, script)) == ["第一条信息", "第二条信息"]
    (asked,) = [request for request, _ in site.log if request.path == "/a/data"]
    assert (asked.method, asked.headers["Content-Type"]) == ("POST", f"application/{kind}")


def test_data_that_is_moved_to_another_port_is_not_fetched(
    site: HTTPServer, read: Read, elsewhere: HostileServer
) -> None:
    site.expect_request("/a/moved").respond_with_data("", 302, {"Location": elsewhere.url("/data")})
    view = drawn(site, read, f"fetch(at('', 'a', 'moved')).then(r => r.json()).then(show).catch(() => show({_ROWS}))")
    assert view.state is ColumnState.UNREADABLE
    assert elsewhere.asked == []


def test_nothing_leaves_the_page_but_its_requests(site: HTTPServer, read: Read, elsewhere: HostileServer) -> None:
    """Sockets, workers, peer connections, other windows; what is left undone does not keep the list from being read."""
    script = f"""
new Image().src = '{elsewhere.url("/pixel")}'; navigator.sendBeacon('{elsewhere.url("/beacon")}', 'x');
const socket = new WebSocket('ws://{elsewhere.host}/socket'); open('{elsewhere.url("/window")}'); alert('请确认');
const names = ['Worker', 'SharedWorker', 'RTCPeerConnection', 'WebTransport'].filter(name => name in globalThis);
socket.onclose = () => fetch(at('', 'a', 'data')).then(r => r.json()).then(rows => show([...rows, ['另有' + names, '/a/3.html']]));"""
    assert titles(drawn(site, read, script)) == ["第一条信息", "第二条信息", "另有"]
    assert elsewhere.asked == []


def test_the_rate_is_kept_for_what_a_page_asks_for(site: HTTPServer, read: Read) -> None:
    times: list[float] = []

    def one(request: Request) -> Response:
        times.append(time.monotonic())
        return Response("[]", content_type="application/json")

    site.expect_request("/b").respond_with_handler(one)
    script = f"Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(n => fetch('/b' + at('?', n)))).then(() => show({_ROWS}))"
    view = drawn(site, read, script, Politeness(5, 8, retries=0))
    assert titles(view) == ["第一条信息", "第二条信息"]
    assert len(times) == 8
    assert times[-1] - times[0] >= 0.8


def test_the_browser_itself_reaches_nobody(elsewhere: HostileServer) -> None:
    """Neither by name nor by number, nor by packets to a server that peers find one another by."""
    with socket(AF_INET, SOCK_DGRAM) as stun:
        stun.bind(("127.0.0.1", 0))
        stun.settimeout(1)
        port = stun.getsockname()[1]

        async def run() -> None:
            arguments = [*os.environ.get(ARGUMENTS_VARIABLE, "").split(), *_CLOSED]
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(executable_path=find_program(), args=arguments)
                page = await browser.new_page()
                await page.evaluate(
                    f"""async () => {{
                    for (const host of ['127.0.0.1', 'localhost'])
                        await fetch(`http://${{host}}:{elsewhere.server_address[1]}/`, {{mode: 'no-cors'}}).catch(() => 0);
                    const peer = new RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{port}'}}]}});
                    peer.createDataChannel('x');
                    await peer.setLocalDescription(await peer.createOffer());
                    await new Promise(done => setTimeout(done, 1000));
                }}"""
                )
                await browser.close()

        asyncio.run(run())
        with pytest.raises(TimeoutError):
            stun.recv(1)
    assert elsewhere.asked == []
