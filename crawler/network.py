"""连接网站：只连公网地址（内网须由配置说明）；加密方式过时的网站须由配置列明。"""

import socket
import ssl
from ipaddress import ip_address

import httpx
from aiohttp import ClientResponse, ClientSession, TCPConnector
from aiohttp.abc import ResolveResult
from aiohttp.connector import Connection
from aiohttp.resolver import ThreadedResolver
from httpx_aiohttp import AiohttpTransport

from domain.portal import Portal

_OP_LEGACY_SERVER_CONNECT = 0x4


class PrivateAddress(OSError):
    """A name that should lead to a public site leads into somebody's own network."""


class PublicResolver(ThreadedResolver):
    """Addresses of names, but none of private or link-local networks unless the portal stands in one.

    An address written as a number, or ``localhost``, says itself where it leads.
    """

    def __init__(self, *, intranet: bool) -> None:
        super().__init__()
        self._intranet = intranet

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await super().resolve(host, port, family)
        if self._intranet or host == "localhost":
            return found
        if not all(ip_address(one["host"].partition("%")[0]).is_global for one in found):
            raise PrivateAddress(host)
        return found


class _Response(ClientResponse):
    """One whose status line and ``Location`` may bear words in any encoding."""

    async def start(self, connection: Connection) -> ClientResponse:
        started = await super().start(connection)
        if self.reason and not self.reason.isascii():
            self.reason = self.reason.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
        # As browsers do: the bytes are the address, whatever they spell.
        self._raw_headers = tuple((k, _escaped(v) if k.lower() == b"location" else v) for k, v in self._raw_headers)
        return started


def _escaped(value: bytes) -> bytes:
    return b"".join(b"%c" % byte if byte < 0x80 else b"%%%02X" % byte for byte in value)


class ByHost(httpx.AsyncBaseTransport):
    """Two ways to the network: the sound one, and a lenient one for the hosts that the portal file lists."""

    def __init__(
        self, sound: httpx.AsyncBaseTransport, lenient: httpx.AsyncBaseTransport, hosts: frozenset[str]
    ) -> None:
        self._sound = sound
        self._lenient = lenient
        self._hosts = hosts

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.netloc.decode("ascii")
        return await (self._lenient if host in self._hosts else self._sound).handle_async_request(request)

    async def aclose(self) -> None:
        await self._sound.aclose()
        await self._lenient.aclose()


def network(portal: Portal, resolver: PublicResolver) -> httpx.AsyncBaseTransport:
    """The way to the portal's hosts."""
    sound = _transport(resolver, httpx.create_ssl_context(trust_env=False))
    return ByHost(sound, _transport(resolver, _lenient()), portal.weak_tls)


def _transport(resolver: PublicResolver, tls: ssl.SSLContext) -> AiohttpTransport:
    # The session may only be made inside the running loop.
    return AiohttpTransport(
        client=lambda: ClientSession(connector=TCPConnector(resolver=resolver, ssl=tls), response_class=_Response),
        trust_env=False,
    )


def _lenient() -> ssl.SSLContext:
    """Old protocols, old ciphers, chains that do not hold: what such sites still need, and only they."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.options |= _OP_LEGACY_SERVER_CONNECT
    # Python calls asking for an old version deprecated; the sites that need it are listed one by one.
    context.options &= ~(ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1)
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    return context
