"""一个网页的部门：栏目和文章都在 #/ 之后，由脚本取数据画出来。"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from grammar.articles import article_of
from grammar.blanks import notice
from grammar.frame import Frame
from grammar.lists import row_of
from grammar.look import Look
from grammar.places import Where
from grammar.plan import BLANK, Planned
from grammar.row import Row
from grammar.wordings import BLANK as BLANK_WORDS

_JSON = "application/json; charset=utf-8"
_SCRIPT = "application/javascript; charset=utf-8"
_NEWEST = "home"
View = dict[str, object]


def routed(frame: Frame, columns: Sequence[Planned], news: Sequence[Row]) -> str:
    """What stands in the middle of the one page; its data are put beside it. news: what is seen first."""
    newest: View = {"title": frame.look.organ, "rows": _rows(news)}
    own = {planned: dict(_views(frame, planned)) for planned in columns}
    if frame.look.habits.routes == "fetched":
        data = _fetched(frame, newest, own)
    else:
        every = {_NEWEST: newest} | {key: view for views in own.values() for key, view in views.items()}
        data = _stored(frame, every)
    return f'<div id="view"></div>{data}<script>{_drawing(frame.look)}</script>'


def _views(frame: Frame, planned: Planned) -> Iterator[tuple[str, View]]:
    """A column's list and articles, and those below it, by the keys that its routes turn into."""
    for column in planned.walk():
        yield f"list-{column.number}", {"title": column.name, **_shown(frame.look, column)}
        for placed in column.articles:
            if not (column.inline or placed.article.gone or placed.article.direct):
                key = placed.url.partition("#/")[2].replace("/", "-")
                yield key, {"title": placed.article.title, "html": article_of(frame.look, placed, frame.home)}


def _shown(look: Look, column: Planned) -> View:
    if column.inline:
        return {"html": article_of(look, column.articles[0], look.addresses.home())}
    if column.children:
        return {"rows": [{"title": child.name, "url": _href(child.url), "date": ""} for child in column.children]}
    words = look.word("blank", BLANK_WORDS) if column.state == BLANK else column.words
    if words:
        return {"html": f"<h2>{escape(column.name)}</h2>{notice(look, words)}"}
    return {"rows": _rows(row_of(placed) for placed in column.articles)}


def _rows(rows: Iterable[Row]) -> list[dict[str, str]]:
    return [
        {"title": row.title, "url": _href(row.url), "date": f"{row.listed:%Y-%m-%d}" if row.listed else ""}
        for row in rows
    ]


def _href(url: str) -> str:
    """Within the page only what stands behind the number sign."""
    _, sign, route = url.partition("#/")
    return f"{sign}{route}" if sign else url


def _fetched(frame: Frame, newest: View, own: Mapping[Planned, Mapping[str, View]]) -> str:
    """Every view in a file of its own."""
    folder, site = f"/{frame.look.addresses.folder}/data", frame.site
    site.put(f"{folder}/{_NEWEST}.json", _json(newest).encode(), _JSON, Where.DATA)
    for planned, views in own.items():
        with site.of(site.owner[0], planned.kind or planned.name):
            for key, view in views.items():
                site.put(f"{folder}/{key}.json", _json(view).encode(), _JSON, Where.DATA)
    ask = f"fetch('{folder}/'+key+'.json').then(r=>r.ok?r.json():null)"
    return f"<script>function view(key,done){{{ask}.then(done);}}</script>"


def _stored(frame: Frame, views: Mapping[str, View]) -> str:
    store = f"var views={_json(views)};function view(key,done){{done(views[key]);}}"
    if frame.look.habits.routes == "inline":
        return f"<script>{store}</script>"
    address = f"/{frame.look.addresses.folder}/js/views.js"
    frame.site.put(address, store.encode(), _SCRIPT, Where.DATA)
    return f'<script src="{address}"></script>'


def _json(value: object) -> str:
    """As it may stand within a script element."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


def _drawing(look: Look) -> str:
    """With a base address, only the page's whole address leads back to it."""
    stem = look.addresses.home() if look.links.way == "base" else ""
    row = (
        f"'<li><a href=\"'+(r.url.charAt(0)=='#'?'{escape(stem)}':'')+r.url+'\">'+r.title+'</a>"
        "<span>'+r.date+'</span></li>'"
    )
    named = "document.title=d.title;" if look.draw.chance("routes name their pages", 0.5) else ""
    return (
        "function show(d){var e=document.getElementById('view');"
        "if(!d){e.innerHTML='<p>您访问的页面不存在或已删除</p>';return;}"
        f"{named}e.innerHTML=d.html||'<h2>'+d.title+'</h2><ul>'+d.rows.map(function(r){{return {row};}}).join('')+'</ul>';}}"
        f"function go(){{view(location.hash.slice(2).replace('/','-')||'{_NEWEST}',show);}}"
        "window.addEventListener('hashchange',go);go();"
    )
