"""断路：一个网站连续多次连不上，本轮就不再去碰它。"""

from urllib.parse import urlsplit

from domain.capture import LEFT_ALONE, Failure, FailureKind

# Trouble of a whole host. A server error may be one department's alone, so it does not count.
_OF_THE_HOST = frozenset(
    (FailureKind.DNS, FailureKind.CONNECT, FailureKind.TLS, FailureKind.TIMEOUT, FailureKind.PROTECTED)
)
_MOST = 12


class Breaker:
    """Counts a host's failures in a row; any answer ends the row."""

    def __init__(self) -> None:
        self._row: dict[str, int] = {}
        self._last: dict[str, Failure] = {}

    def refusal(self, url: str) -> Failure | None:
        """Why the host is left alone, of the kind that its last failure was."""
        host = urlsplit(url).netloc
        if self._row.get(host, 0) < _MOST:
            return None
        return Failure(self._last[host].kind, f"连续{_MOST}次，{LEFT_ALONE}")

    def note(self, url: str, failure: Failure | None) -> None:
        host = urlsplit(url).netloc
        if failure is None or failure.kind not in _OF_THE_HOST:
            self._row[host] = 0
        else:
            self._row[host] = self._row.get(host, 0) + 1
            self._last[host] = failure
