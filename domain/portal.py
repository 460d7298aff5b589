"""门户：部门的栏目在哪些网站上，怎样有礼貌地去读。"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from domain.department import Column, Department


@dataclass(frozen=True, slots=True)
class Politeness:
    """How a host is treated.

    requests_per_second: per host; contact: goes into the User-Agent.
    revisit_days: an entry that its list shows unchanged is asked for again within so many days; 0: every time.
    hours: from when to when requests may be made, Beijing time, past midnight if the first is the later; None: always.
    """

    requests_per_second: float = 1.0
    concurrency: int = 1
    retries: int = 2
    contact: str = ""
    revisit_days: int = 45
    hours: tuple[time, time] | None = None

    def allows(self, at: time) -> bool:
        if self.hours is None:
            return True
        start, end = self.hours
        return start <= at < end if start <= end else at >= start or at < end


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on what is read. seconds: for one request; list_pages and articles: per column; pages: per department."""

    seconds: float = 30.0
    bytes: int = 30_000_000
    list_pages: int = 30
    articles: int = 200
    pages: int = 5000


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie that the portal's operator gave us."""

    host: str
    path: str
    name: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RobotsPermit:
    """The word of a host's operator that we may read what its robots.txt forbids, below a path.

    by: who gave it; given: when; why: what for.
    """

    host: str
    path: str
    by: str
    given: date
    why: str

    def covers(self, url: str) -> bool:
        parts = urlsplit(url)
        path = unquote(parts.path) or "/"
        # A server may take steps back that are written in escapes.
        steps_back = "\\" in path or ".." in path.split("/")
        return parts.netloc == self.host and path.startswith(self.path) and not steps_back


@dataclass(frozen=True, slots=True)
class Portal:
    """hosts: the only hosts (``name`` or ``name:port``) that are ever read.

    intranet: their names may lead into a private network. weak_tls: those whose encryption is known to be outdated
    or whose certificates do not hold; read all the same. cookies: sent to their own hosts.
    robots_permits: exceptions from robots.txt that the operators authorised.
    search: address of the portal's own search, with {query} where the words go; empty: nobody stated one.
    """

    id: str
    name: str
    base: str
    hosts: frozenset[str]
    politeness: Politeness
    limits: Limits
    columns: tuple[Column, ...]
    departments: tuple[Department, ...]
    intranet: bool = False
    weak_tls: frozenset[str] = frozenset()
    cookies: tuple[Cookie, ...] = ()
    search: str = ""
    robots_permits: tuple[RobotsPermit, ...] = ()

    def permits(self, url: str) -> bool:
        """Whether the operator lets us read what robots.txt forbids here."""
        return any(permit.covers(url) for permit in self.robots_permits)


class Depth(StrEnum):
    """How far a column of a kind is read: its list, the articles behind it, their attachments.

    OPENED: the articles are opened, but only enough is kept of each to see that it says something, and where it leads.
    """

    LIST = "list"
    OPENED = "opened"
    ARTICLES = "articles"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """A kind of column in the vocabulary.

    names: visible names under which it is met, most usual first; hints: folder names in addresses.
    portal: one for the whole portal (政府公报): every department is shown all of it.
    search: set for what is no column but the portal's search.
    never: look-alikes that are not of the kind; wider: columns that may hold its entries under a broader name.
    ambiguous: names of this kind or another, which its entries tell.
    speaks: words that its entries use; tells: words that other kinds' entries use as well, but hardly most of theirs.
    others: names of the other kinds of the vocabulary.
    """

    id: str
    names: tuple[str, ...]
    hints: tuple[str, ...]
    depth: Depth
    portal: bool = False
    search: "TitleSearch | None" = None
    never: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class TitleSearch:
    """What the portal's search is asked for: the titles of a department's newest documents in these columns."""

    titles_of: tuple[ColumnKind, ...]
    newest: int


Vocabulary = Mapping[str, ColumnKind]
