"""列表的写法：行怎样排，日期在哪里，标题断在哪里。"""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from grammar.dates import written
from grammar.look import Look
from grammar.row import Row
from grammar.summaries import under_title
from grammar.wordings import HOVERS, PINNED
from grammar.years import groups_of, heading_of

_CUT = 14


def shown(look: Look, title: str) -> str:
    """A title as the list prints it."""
    if look.habits.cut == "no" or len(title) <= _CUT:
        return title
    return f"{title[:_CUT]}{look.word('dots', ('…', '...', '……'))}"


def list_of(look: Look, rows: Sequence[Row], page: str) -> str:
    """rows: of one page of a list. page: its address."""
    place = look.habits.date_place
    lines: list[str] = []
    for heading, under in groups_of(rows, place):
        lines += [heading_of(look, heading)] if heading else []
        lines += [_line(look, row, page) for row in under]
    if look.habits.hidden_rows and rows:
        lines.append(_line(look, Row("{{标题模板}}请勿删除", rows[0].url, None), page, hidden=True))
    return _paired(look, lines) if look.habits.pairs else _WRAPS[look.habits.rows](look, lines)


def _paired(look: Look, lines: list[str]) -> str:
    """Two side by side; the last may stand alone."""
    rows = (f"<tr>{''.join(lines[at : at + 2])}</tr>" for at in range(0, len(lines), 2))
    return f"<table{look.names('list')} width='100%'>{''.join(rows)}</table>"


def _line(look: Look, row: Row, page: str, *, hidden: bool = False) -> str:
    anchor, before, behind = _parts(look, row, page)
    style = ' style="display:none"' if hidden else ""
    if look.habits.pairs:
        below = f"<br><small>{behind}</small>" if behind else ""
        return f'<td width="50%"{style}>{before}{anchor}{below}</td>'
    return _LINES[look.habits.rows](look, anchor, before, behind, style, row)


def _parts(look: Look, row: Row, page: str) -> tuple[str, str, str]:
    """The link, and what stands before and behind it."""
    anchor, before, behind = _dated(look, row, page)
    if row.pinned:
        mark = look.word("pinned mark", PINNED)
        anchor = f"<em>{mark}</em>{anchor}" if mark else anchor
    below = under_title(look, row.summary, row.url, page)
    return (anchor, before, below + behind) if look.habits.rows == "card" else (anchor + below, before, behind)


def _dated(look: Look, row: Row, page: str) -> tuple[str, str, str]:
    day, place = row.listed, look.habits.date_place
    text, title = shown(look, row.title), _hover(look, row)
    if day is None or place in ("none", "two_dates"):
        return look.anchor(row.url, text, page, title), "", ""
    stamp = _stamp(look, day)
    match place:
        case "before":
            return look.anchor(row.url, text, page, title), stamp, ""
        case "inside":
            return look.anchor(row.url, text, page, title, tail=stamp), "", ""
        case "attribute":
            return look.anchor(row.url, text, page, title), "", f'<i title="{written(day, "dash")}">◷</i>'
        case "data_attribute":
            return look.anchor(row.url, text, page, f'{title} data-date="{day:%Y-%m-%d}"'), "", _drawn_date(day)
        case "split":
            block = f"<div><b>{day.day:02}</b><span>{day:%Y-%m}</span></div>"
            return look.anchor(row.url, text, page, title), _inline(look, block), ""
        case "split_by_year":
            block = f"<div><b>{day.day:02}</b><span>{day.month}月</span></div>"
            return look.anchor(row.url, text, page, title), _inline(look, block), ""
        case _:
            return look.anchor(row.url, text, page, title), "", stamp


def _hover(look: Look, row: Row) -> str:
    """What the pointer over a link is told: the title that the list has cut, or anything else."""
    if look.habits.cut == "title":
        return f' title="{escape(row.title)}"'
    match look.habits.hover:
        case "words":
            return f' title="{look.word("hover", HOVERS)}"'
        case "organ":
            return f' title="{escape(look.organ)}"'
        case "date" if row.listed:
            return f' title="{written(row.listed, look.habits.date_form)}"'
        case _:
            return ""


def _drawn_date(day: date) -> str:
    """Shown to readers, too, as the attribute alone would not be."""
    return f"<em>{day:%m-%d}</em>"


def _inline(look: Look, block: str) -> str:
    return block.replace("div>", "span>") if look.habits.rows in ("p", "br", "dl") else block


def _stamp(look: Look, day: date) -> str:
    if look.habits.date_place in ("by_year", "month_day"):
        text = f"{day:%m-%d}"
    elif look.habits.date_place == "by_month":
        text = f"{day.day:02}日"
    else:
        text = written(day, look.habits.date_form)
    if look.habits.time_element:
        return f'<time datetime="{day:%Y-%m-%d}"{look.names("date")}>{text}</time>'
    tag = look.word("date tag", ("span", "i", "em", "font", "span"))
    return f"<{tag}{look.names('date')}>{text}</{tag}>"


def _cells(look: Look, row: Row) -> str:
    """The cells of both dates, in the order that the header names."""
    made, listed = (f"<td>{f'{day:%Y-%m-%d}' if day else ''}</td>" for day in (row.made, row.listed))
    return made + listed


_Line = Callable[[Look, str, str, str, str, Row], str]


def _table_line(look: Look, anchor: str, before: str, behind: str, style: str, row: Row) -> str:
    first = f"<td>{before}</td>" if before else ""
    last = f"<td>{behind}</td>" if behind else ""
    return f"<tr{style}>{first}<td>{anchor}</td>{last}</tr>"


def _headed_line(look: Look, anchor: str, before: str, behind: str, style: str, row: Row) -> str:
    if look.habits.date_place == "two_dates":
        return f"<tr{style}><td>{anchor}</td>{_cells(look, row)}</tr>"
    return f"<tr{style}><td>{anchor}</td><td>{before}{behind}</td></tr>"


_LINES: dict[str, _Line] = {
    "ul": lambda k, a, b, c, s, r: f"<li{k.names('row')}{s}>{b}{a}{c}</li>",
    "table": _table_line,
    "table_header": _headed_line,
    "dl": lambda k, a, b, c, s, r: f"<dt{s}>{b}{a}</dt><dd{s}>{c}</dd>",
    "div": lambda k, a, b, c, s, r: f"<div{k.names('row')}{s}>{b}{a}{c}</div>",
    "p": lambda k, a, b, c, s, r: f"<p{s}>{b}{a}{c}</p>",
    "br": lambda k, a, b, c, s, r: f"<span{s}>{b}{a}{c}</span><br>" if s else f"·{b}{a} {c}<br>",
    "dealt": lambda k, a, b, c, s, r: (
        f"<ul{k.names('row')}{s}><li>{escape(k.organ)}</li><li><div>{a}</div></li><li>{b}{c}</li></ul>"
    ),
    "card": lambda k, a, b, c, s, r: (
        f"<div{k.names('row')}{s}>{b}<h3>{a}</h3><p>{escape(k.organ)}发布，点击标题查看全文。</p>{c}</div>"
    ),
}


def _headed(look: Look, lines: list[str]) -> str:
    if look.habits.date_place == "two_dates":
        names: tuple[str, ...] = ("标题", *_two_names(look))
    elif look.habits.date_place in ("none", "inside"):
        names = ("信息名称", "")
    else:
        names = ("信息名称", look.word("date head", ("发布日期", "发布时间", "日期")))
    head = "".join(f"<th>{name}</th>" for name in names)
    return f"<table{look.names('list')} width='100%'><tr>{head}</tr>{''.join(lines)}</table>"


def _two_names(look: Look) -> tuple[str, str]:
    return look.word("made head", ("成文日期", "生成日期", "成文时间")), look.word("out head", ("发布日期", "发布时间"))


_WRAPS: dict[str, Callable[[Look, list[str]], str]] = {
    "ul": lambda k, lines: f"<ul{k.names('list')}>{''.join(lines)}</ul>",
    "table": lambda k, lines: f"<table{k.names('list')} width='100%'>{''.join(lines)}</table>",
    "table_header": _headed,
    "dl": lambda k, lines: f"<dl{k.names('list')}>{''.join(lines)}</dl>",
    "div": lambda k, lines: f"<div{k.names('list')}>{''.join(lines)}</div>",
    "p": lambda k, lines: f"<div{k.names('list')}>{''.join(lines)}</div>",
    "br": lambda k, lines: f"<div{k.names('list')}>{''.join(lines)}</div>",
    "card": lambda k, lines: f"<div{k.names('list')}>{''.join(lines)}</div>",
    "dealt": lambda k, lines: f"<div{k.names('list')}>{''.join(lines)}</div>",
}


def empty_list(look: Look) -> str:
    return _WRAPS[look.habits.rows](look, [])
