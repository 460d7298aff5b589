"""年份（或年月）标在一组行的上面；有的还有一排年份可点。"""

from collections.abc import Callable, Sequence
from itertools import groupby

from grammar.look import Look
from grammar.row import Row

_FORMS = {"by_year": "%Y年", "split_by_year": "%Y", "by_month": "%Y年%m月"}


def groups_of(rows: Sequence[Row], place: str) -> list[tuple[str, list[Row]]]:
    """place: of the dates. Headings and the rows under them; one group without a heading where none is shown."""
    form = _FORMS.get(place)
    if form is None:
        return [("", list(rows))]
    return [
        (heading, list(under))
        for heading, under in groupby(rows, lambda row: row.listed.strftime(form) if row.listed else "")
    ]


def heading_of(look: Look, text: str) -> str:
    name = f' id="{_name(text)}"' if _leads(look) else ""
    match look.habits.rows:
        case "table" | "table_header":
            return f'<tr{name}><th colspan="3">{text}</th></tr>'
        case "ul":
            return f"<li{name}><strong>{text}</strong></li>"
        case "dl":
            return f"<dt{name}><b>{text}</b></dt>"
        case "br":
            return f"<b{name}>{text}</b><br>"
        case _:
            return f"<h4{name}>{text}</h4>"


def links_to_years(look: Look, rows: Sequence[Row], lead: Callable[[str], str], page: str) -> str:
    """A row of links above a list, one for each heading of its rows. lead: heading → address."""
    links = " ".join(look.anchor(lead(one), one, page) for one in under_headings(look, rows))
    return f"<div>{links}</div>" if links else ""


def under_headings(look: Look, rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows by the headings that links lead to; nothing where none do."""
    found: dict[str, list[Row]] = {}
    for heading, under in groups_of(rows, look.habits.date_place) if _leads(look) else ():
        found.setdefault(heading, []).extend(under)
    found.pop("", None)
    return found if len(found) > 1 else {}


def within(page: str) -> Callable[[str], str]:
    """Leads to the heading on the page."""
    return lambda heading: f"{page}#{_name(heading)}"


def year_address(look: Look, number: int) -> Callable[[str], str]:
    """Leads to a page of its own. number: the column's."""
    return lambda heading: f"/{look.addresses.folder}/{number}_{_name(heading)}.html"


def _leads(look: Look) -> bool:
    return look.habits.year_links and look.habits.date_place in _FORMS


def _name(heading: str) -> str:
    return "y" + "".join(letter for letter in heading if letter.isdigit())
