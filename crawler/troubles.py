"""取页途中的异常：哪些算网页没取到，各算哪一种。"""

import ssl
import zlib

import aiohttp
import httpx
from aiohttp.http_exceptions import HttpProcessingError

from crawler.network import PrivateAddress
from crawler.transport import NotArchived
from domain.capture import Failure, FailureKind

TROUBLES = (
    httpx.HTTPError,
    httpx.InvalidURL,
    aiohttp.ClientError,
    HttpProcessingError,
    OSError,
    TimeoutError,
    ValueError,
    zlib.error,
)
"""What the engines raise when an answer cannot be had. Not all of it passes through httpx."""

_KINDS: tuple[tuple[tuple[type[BaseException], ...], FailureKind], ...] = (
    ((NotArchived,), FailureKind.NOT_ARCHIVED),
    ((PrivateAddress,), FailureKind.PRIVATE_ADDRESS),
    ((aiohttp.ClientConnectorDNSError,), FailureKind.DNS),
    ((ssl.SSLError, aiohttp.ClientSSLError, ssl.CertificateError), FailureKind.TLS),
    (
        (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError, aiohttp.ClientResponseError, HttpProcessingError),
        FailureKind.BROKEN_RESPONSE,
    ),
    ((httpx.RemoteProtocolError, httpx.DecodingError, httpx.ReadError), FailureKind.BROKEN_RESPONSE),
    ((zlib.error, UnicodeEncodeError), FailureKind.BROKEN_RESPONSE),
    # The rest of the family: a host name that cannot be one.
    ((UnicodeError,), FailureKind.OUTSIDE),
    ((aiohttp.ClientConnectorError,), FailureKind.CONNECT),
    ((TimeoutError, httpx.TimeoutException), FailureKind.TIMEOUT),
)


def failure_of(error: BaseException) -> Failure:
    """By the deepest cause that we know: libraries wrap what really happened."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    for types, kind in _KINDS:
        if any(isinstance(link, types) for link in chain):
            return Failure(kind)
    return Failure(FailureKind.CONNECT, type(error).__name__)
