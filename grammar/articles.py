"""文章页的写法：标题、信息框、文号、日期来源行、正文、附件。"""

from dataclasses import dataclass
from datetime import date
from html import escape

from demo.model import Article, Box
from grammar.attachments import Attached, links_of
from grammar.bodies import body_of
from grammar.dates import in_article
from grammar.held import held
from grammar.look import Look
from grammar.wordings import LABELS

_SHADE = {"blank": " ", "ensp": "&ensp;", "wide": "　", "nbsp": "&nbsp;"}
_FIELDS = ("index", "topic", "issuer", "number", "made", "validity")


@dataclass(frozen=True, slots=True)
class Placed:
    """An article at its address. source: empty when the page names none."""

    article: Article
    url: str
    source: str
    files: tuple[Attached, ...]

    @property
    def folder(self) -> str:
        return self.url.partition("#")[0].partition("?")[0].rpartition("/")[0] + "/"

    @property
    def witnesses(self) -> set[date]:
        dates = self.article.dates
        return {day for day in (dates.listed, dates.meta, dates.label, dates.address) if day}


def metas_of(look: Look, placed: Placed, column: str) -> str:
    """Always where the page's dates disagree: which of them is right must be known."""
    if not look.habits.metas and len(placed.witnesses) < 2:
        return ""
    tags = [("ArticleTitle", placed.article.title), ("ColumnName", column)]
    if placed.article.dates.meta:
        tags.append(("PubDate", f"{placed.article.dates.meta:%Y-%m-%d} 10:15"))
    if placed.source:
        tags.append(("ContentSource", placed.source))
    return "".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in tags)


def article_of(look: Look, placed: Placed, page: str = "") -> str:
    """What stands in the page's middle. page: where it stands, when that is not its own page."""
    article = placed.article
    parts = (
        _box(look, article.box),
        _title(look, article, inline=bool(page)),
        _number(look, article.box),
        _line(look, placed),
        held(look.habits.held_body, body_of(look, article.body, placed.folder), late=look.habits.held_late),
        links_of(look, placed.files, page or placed.url),
    )
    return "\n".join(part for part in parts if part)


def number_of(article: Article) -> str | None:
    return article.box.number or None if article.box else None


def _title(look: Look, article: Article, *, inline: bool) -> str:
    """A page that has more than the article on it names the article."""
    title, number = article.title, number_of(article)
    tag = "h2" if inline and look.habits.title_in == "none" else look.habits.title_in
    if tag == "none":
        return ""
    if tag == "td":
        return f"<table width='100%'><tr><td align='center'{look.names('title')}>{escape(title)}</td></tr></table>"
    below = f"<br><small>{escape(number)}</small>" if number and look.habits.number_place == "in_title" else ""
    return f'<{tag}{look.names("title")} style="text-align:center;font-size:24px">{escape(title)}{below}</{tag}>'


def _number(look: Look, box: Box | None) -> str:
    """A document's number in a line of its own, where the box does not show it."""
    if box is None or not box.number or look.habits.number_place == "box":
        return ""
    if look.habits.number_place == "in_title" and look.habits.title_in not in ("none", "td"):
        return ""
    if look.habits.number_place == "beside":
        return (
            f"<div style='text-align:right'>{look.word('label number', LABELS['number'])}：{escape(box.number)}</div>"
        )
    if look.habits.number_place == "title_line":
        return f"<h3 style='text-align:center'>（{escape(box.number)}）</h3>"
    return f"<p style='text-align:center'>{escape(box.number)}</p>"


def _line(look: Look, placed: Placed) -> str:
    """When and by whom it was published."""
    day = placed.article.dates.label
    label = _label(look, "published")
    stamp = in_article(day, look.draw) if day else ""
    if day and look.habits.time_in_article:
        stamp = f'<time datetime="{day:%Y-%m-%d}T10:15:00+08:00">{stamp}</time>'
    if day and look.habits.written_date:
        stamp = _written(f"{label}：" if look.habits.date_line != "bare" else "", f"{day:%Y-%m-%d} 10:41")
    source = f"{_label(look, 'source')}：{escape(placed.source)}" if placed.source else ""
    views = "浏览次数：328" if look.habits.counter else ""
    if look.habits.date_line == "bare":
        parts = [stamp, source, views]
    else:
        named = stamp if look.habits.written_date else f"{label}：{stamp}"
        parts = [named if stamp else "", source, views]
    shown = [f"<span>{part}</span>" for part in parts if part]
    match look.habits.date_line:
        case "pipe":
            inner = " | ".join(shown)
        case "bracket":
            inner = f"【{'】【'.join(shown)}】" if shown else ""
        case _:
            inner = "　".join(shown)
    return f"<div{look.names('info')} style='text-align:center'>{inner}</div>" if inner else ""


def _written(label: str, stamp: str) -> str:
    """By a script, as the page is read."""
    return f'<script>var docRelTime="{stamp}";if(docRelTime!=""){{document.write("{label}"+docRelTime);}}</script>'


def _label(look: Look, name: str) -> str:
    return look.word(f"label {name}", LABELS[name])


def _padded(look: Look, label: str) -> str:
    shade = _SHADE.get(look.habits.padding)
    return shade.join(label) if shade and len(label) == 3 else label


def _fields(look: Look, box: Box) -> list[tuple[str, str]]:
    """Labels and values. A number that stands elsewhere is not in the box; one left empty stays there."""
    elsewhere = look.habits.number_place != "box" and bool(box.number)
    stated = ((name, getattr(box, name)) for name in _FIELDS if not (name == "number" and elsewhere))
    return [(_padded(look, _label(look, name)), escape(value)) for name, value in stated if value is not None]


def _box(look: Look, box: Box | None) -> str:
    if box is None:
        return ""
    fields = _fields(look, box)
    match look.habits.box:
        case "table":
            rows = (f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in fields)
            return f"<table{look.names('box')} border='1'>{''.join(rows)}</table>"
        case "table4":
            cells = [f"<td>{label}：</td><td>{value}</td>" for label, value in fields]
            pairs = ("".join(cells[i : i + 2]) for i in range(0, len(cells), 2))
            return f"<table{look.names('box')} border='1'>{''.join(f'<tr>{pair}</tr>' for pair in pairs)}</table>"
        case "dl":
            return f"<dl{look.names('box')}>{''.join(f'<dt>{a}：</dt><dd>{b}</dd>' for a, b in fields)}</dl>"
        case "li":
            return f"<ul{look.names('box')}>{''.join(f'<li><b>{a}：</b>{b}</li>' for a, b in fields)}</ul>"
        case "lines":
            return f"<p{look.names('box')}>{'<br>'.join(f'{a}：{b}' for a, b in fields)}</p>"
        case _:
            inner = "".join(f"<div><span>{a}：</span><span>{b}</span></div>" for a, b in fields)
            return f"<div{look.names('box')}>{inner}</div>"
