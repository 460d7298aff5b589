"""网页从哪里来：读栏目的程序只认这一个接口，不管是上网取的、原样留下的，还是重放的。"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from crawler.transport import Form
from domain.capture import Capture, Failure, FailureKind

NO_FURTHER = Failure(FailureKind.UNRECOGNISED, "列表没有更多的页")
CUT_OFF = Failure(FailureKind.BROKEN_RESPONSE, "网页没有传完")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A capture and its decoded body; the body is empty when there was none to keep.

    first_at: when the address first brought a page; None when nobody noted it.
    """

    capture: Capture
    body: bytes = b""
    first_at: datetime | None = None

    @property
    def failure(self) -> Failure | None:
        return self.capture.failure


class Fetch(Protocol):
    """Gets one address. form: fields to POST."""

    async def __call__(self, url: str, form: Form = ()) -> Fetched: ...


class Pages(Protocol):
    """Pages by address. All answer with a failure in the capture, never with an exception."""

    async def fetch(self, url: str, form: Form = (), shown: str | None = None) -> Fetched:
        """form: fields to POST.

        shown: what the list says of this entry; while that stays the same the page need not be asked for each
        night. None: asked for each time.
        """
        ...

    async def render(self, url: str) -> Fetched:
        """The page as a browser draws it."""
        ...

    async def open_menu(self, url: str, names: frozenset[str]) -> Fetched:
        """The page as a browser draws it, where its menu's entries have the addresses to which a click on them leads.

        names: of the entries that are clicked, as ``squeezed`` writes them.
        """
        ...

    async def turn(self, url: str, most: int) -> tuple[Fetched, ...]:
        """The further pages of the list at url, as a browser shows one after the other when its button is clicked.

        At most so many. What went wrong on the way is the last of them.
        """
        ...


def ends_turning(capture: Capture) -> bool:
    return capture.failure == NO_FURTHER


def turned_address(url: str, number: int) -> str:
    """Under which a further page of a list is kept that has no address of its own. number: 2 for the second."""
    return f"{url}#zwgk-page-{number}"


def menu_address(url: str) -> str:
    """Under which a page is kept whose menu was clicked through."""
    return f"{url}#zwgk-menu"
