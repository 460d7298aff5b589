"""采集：一次取页得到了什么，或者为什么没有得到。"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FailureKind(StrEnum):
    """Why a page could not be used. Words, blame and advice: config/words.yaml."""

    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    BROKEN_RESPONSE = "broken_response"
    CLIENT_ERROR = "client_error"
    SERVER_ERROR = "server_error"
    PROTECTED = "protected"
    ROBOTS = "robots"
    OUTSIDE = "outside"
    PRIVATE_ADDRESS = "private_address"
    OUT_OF_HOURS = "out_of_hours"
    REDIRECT_LOOP = "redirect_loop"
    TOO_LARGE = "too_large"
    NOT_ARCHIVED = "not_archived"
    SCRIPT_DRAWN = "script_drawn"
    NO_BROWSER = "no_browser"
    BROWSER_FAILED = "browser_failed"
    UNRECOGNISED = "unrecognised"
    NOT_ARTICLE = "not_article"
    PAGE_UNREADABLE = "page_unreadable"
    DOCUMENT_UNREADABLE = "document_unreadable"
    BUDGET = "budget"
    VANISHED = "vanished"
    NOT_MAPPED = "not_mapped"
    NOT_FOUND = "not_found"
    PORTAL_NOT_MAPPED = "portal_not_mapped"
    OWN_FAULT = "own_fault"


PORTAL_FAULTS = frozenset(
    (
        FailureKind.DNS,
        FailureKind.CONNECT,
        FailureKind.TLS,
        FailureKind.TIMEOUT,
        FailureKind.BROKEN_RESPONSE,
        FailureKind.SERVER_ERROR,
        FailureKind.PROTECTED,
        FailureKind.REDIRECT_LOOP,
    )
)
"""What the portal's operators can put right, not the department and not we."""


LEFT_ALONE = "本轮不再访问"
"""How the detail of a failure ends for which nobody was asked any more: the host had failed too often before."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A failure is a value of the snapshot, never control flow in a check."""

    kind: FailureKind
    detail: str = ""

    @property
    def left_alone(self) -> bool:
        """Nobody was asked: the kind is that of the host's last failure."""
        return self.detail.endswith(LEFT_ALONE)


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetched response, or the attempt at one.

    digest: ``sha256:…`` of the decoded body as archived; empty when there is no body.
    fetched_at: with time zone; for saved pages the time they were saved.
    etag, last_modified: what the server said of the version, as written.
    """

    url: str
    final_url: str
    status: int | None
    fetched_at: datetime
    digest: str = ""
    content_type: str = ""
    failure: Failure | None = None
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as it was saved: in a folder, in a WARC file, in the evidence archive."""

    url: str
    status: int
    content_type: str
    body: bytes
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Screenshot:
    """A picture of a page. url, page: address and digest of the copy that it shows; digest: the picture's own."""

    url: str
    page: str
    digest: str
    taken_at: datetime
