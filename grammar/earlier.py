"""往年的年报：栏目本身就是今年的年报时，下面一排链接通到往年的。"""

from collections.abc import Sequence
from html import escape
from re import search

from grammar.articles import Placed
from grammar.dates import written
from grammar.look import Look
from grammar.wordings import EARLIER


def label_of(look: Look, placed: Placed) -> str:
    """What the link to an earlier report says."""
    year = search(r"20\d\d年", placed.article.title) if look.habits.earlier == "years" else None
    return year[0] if year else placed.article.title


def links_to_earlier(look: Look, beside: Sequence[Placed], page: str) -> str:
    if not beside:
        return ""
    head = escape(look.word("earlier", EARLIER))
    links = [look.anchor(placed.url, label_of(look, placed), page) for placed in beside]
    if look.habits.earlier != "dated":
        return f"<div><b>{head}</b>{'　'.join(links)}</div>"
    days = [placed.article.dates.listed for placed in beside]
    rows = (
        f"<li>{link}<span>{written(day, 'dash') if day else ''}</span></li>"
        for link, day in zip(links, days, strict=True)
    )
    return f"<h4>{head}</h4><ul>{''.join(rows)}</ul>"
