"""年份（或年月）标在一组行的上面；有的还有一排年份可点。"""

from collections.abc import Sequence
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


def links_to_years(look: Look, rows: Sequence[Row], page: str) -> str:
    """A row of links above a list, one to each heading in it."""
    if not _leads(look):
        return ""
    headings = dict.fromkeys(heading for heading, _ in groups_of(rows, look.habits.date_place) if heading)
    links = " ".join(look.anchor(f"{page}#{_name(one)}", one, page) for one in headings)
    return f"<div>{links}</div>" if len(headings) > 1 else ""


def _leads(look: Look) -> bool:
    return look.habits.year_links and look.habits.date_place in _FORMS


def _name(heading: str) -> str:
    return "y" + "".join(letter for letter in heading if letter.isdigit())
