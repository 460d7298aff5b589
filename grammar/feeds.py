"""列表怎样到页面上：静态、内嵌记录、取 JSON、外部脚本、内嵌页面、只有浏览器画得出的模板。"""

import base64
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from grammar.look import Look
from grammar.rows import Row, list_of
from grammar.site import Site

BROWSER_ONLY = ("vue",)
FRAMES = ("iframe", "frames")
_JSON = "application/json; charset=utf-8"
_ID = re.compile(r"\d{6}")
_BEIJING = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Feed:
    """A list that a script brings to a page. number: the column's; size: rows of an answer."""

    look: Look
    site: Site
    number: int
    rows: tuple[Row, ...]
    size: int
    page: str

    @property
    def chunks(self) -> list[tuple[Row, ...]]:
        return [self.rows[i : i + self.size] for i in range(0, len(self.rows), self.size)] or [()]

    @property
    def holder(self) -> str:
        return self.look.word("holder", ("app", "list", "con", "xxlb", "rows_box", "n1")) + str(self.number)

    @property
    def api(self) -> str:
        names = ("/api/article/list", "/interface/getDocs.do", "/module/query.jsp", "/common/search/xx", "/data/infos")
        return f"/{self.look.addresses.folder}{self.look.word('api', names)}"

    def key(self, name: str) -> str:
        return self.look.word(f"key {name}", _KEYS[name])

    def fields(self, page: int) -> dict[str, str]:
        return {self.key("channel"): str(self.number), self.key("page"): str(page)}


_KEYS = {
    "channel": ("channelId", "cid", "colId", "typeId", "lmbh"),
    "page": ("pageNo", "page", "p", "current", "pageIndex"),
    "title": ("title", "name", "bt", "infoTitle", "subject", "docTitle"),
    "url": ("url", "link", "href", "docUrl", "address", "lj"),
    "date": ("pubDate", "fbsj", "createTime", "date", "publishTime", "rq"),
    "total": ("total", "totalCount", "count", "recordCount", "zs"),
    "list": ("rows", "data.records", "result.list", "data", "list", "page.content"),
}


def fed(feed: Feed, way: str) -> str:
    """What stands in the page in the list's place; answers are put beside it."""
    return _WAYS[way](feed)


def _inline(feed: Feed) -> str:
    script = f"var infos={_array(feed, feed.rows)};{_draw(feed)}draw(infos);"
    return _holder(feed, script)


def _fetch(feed: Feed) -> str:
    _answer_get(feed, _json_answer)
    address = _query(feed)
    script = f"function load(n){{fetch({address}).then(r=>r.json()).then(function(d){{{_take(feed)}}});}}"
    return _holder(feed, f"{_draw(feed)}{script}load(1);")


def _ids(feed: Feed) -> str:
    """Rows without addresses: the script knows where articles stand."""
    pattern = _pattern(feed)
    if pattern is None:
        return _fetch(feed)
    _answer_get(feed, _answer_by_id)
    before, behind = pattern
    draw = _draw(feed, f"'{before}'+r.id+'{behind}'")
    script = f"function load(n){{fetch({_query(feed)}).then(r=>r.json()).then(function(d){{{_take(feed)}}});}}"
    return _holder(feed, f"{draw}{script}load(1);")


def _ajax(feed: Feed) -> str:
    _answer_get(feed, _json_answer)
    return _holder(feed, f"{_draw(feed)}{_ajax_load(feed, 'get')}load(1);", jquery=True)


def _post(feed: Feed) -> str:
    _answer_post(feed)
    return _holder(feed, f"{_draw(feed)}{_ajax_load(feed, 'POST')}load(1);", jquery=True)


def _post_json(feed: Feed) -> str:
    _answer_post(feed)
    body = f"{{{feed.key('channel')}:'{feed.number}',{feed.key('page')}:String(n)}}"
    script = (
        f"function load(n){{fetch('{feed.api}',{{method:'POST',headers:{{'Content-Type':'application/json'}},"
        f"body:JSON.stringify({body})}}).then(r=>r.json()).then(function(d){{{_take(feed)}}});}}"
    )
    return _holder(feed, f"{_draw(feed)}{script}load(1);")


def _html_in_json(feed: Feed) -> str:
    _answer_get(feed, _html_answer)
    script = (
        f"function load(n){{fetch({_query(feed)}).then(r=>r.json()).then(function(d){{"
        f"document.getElementById('{feed.holder}').innerHTML=d.data.html;{_pager_call(feed, 'd.data.total')}}});}}"
    )
    return _holder(feed, f"{_pager_draw(feed)}{script}load(1);")


def _base64(feed: Feed) -> str:
    """Rows in HTML, and their number in a setting that nobody reads at a glance."""
    setting = base64.b64encode(json.dumps({"total": len(feed.rows), "pageSize": len(feed.rows) + 5}).encode()).decode()
    return f'{list_of(feed.look, feed.rows, feed.page)}<div data-page="{setting}"></div>'


def _external(feed: Feed) -> str:
    _answer_get(feed, _json_answer)
    script = f"function load(n){{fetch({_query(feed)}).then(r=>r.json()).then(function(d){{{_take(feed)}}});}}load(1);"
    address = f"/{feed.look.addresses.folder}/js/list{feed.number}.js"
    feed.site.put(address, (_draw(feed) + script).encode(), "application/javascript; charset=utf-8")
    return f'<div id="{feed.holder}"></div><script src="{address}"></script>'


def _iframe(feed: Feed) -> str:
    address = f"/{feed.look.addresses.folder}/frame{feed.number}.html"
    feed.site.put(address, _inner(feed, list_of(feed.look, feed.rows, address)), feed.look.header)
    return f'<iframe src="{address}" width="100%" height="600" frameborder="0"></iframe>'


def _frames(feed: Feed) -> str:
    outer = f"/{feed.look.addresses.folder}/outer{feed.number}.html"
    feed.site.put(outer, _inner(feed, _iframe(feed)), feed.look.header)
    return f'<iframe src="{outer}" width="100%" height="640" scrolling="no"></iframe>'


def _inner(feed: Feed, body: str) -> bytes:
    charset = f'<meta charset="{feed.look.declared}">' if feed.look.declared else ""
    return feed.look.bytes_of(f"<html><head>{charset}{feed.look.links.head()}</head><body>{body}</body></html>")


def _vue(feed: Feed) -> str:
    """The data's address is put together where only a browser gets to."""
    address = f"/{feed.look.addresses.folder}/d/{feed.number}.dat"
    text = base64.b64encode(_array(feed, feed.rows).encode()).decode()
    feed.site.put(address, text.encode(), "application/octet-stream")
    parts = ",".join(f"'{part}'" for part in reversed(address.split("/")))
    decode = "JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(t),c=>c.charCodeAt(0))))"
    script = f"fetch([{parts}].reverse().join('/')).then(r=>r.text()).then(t=>draw({decode}));"
    name = f"/{feed.look.addresses.folder}/js/chunk{feed.number}.js"
    feed.site.put(name, (_draw(feed) + script).encode(), "application/javascript; charset=utf-8")
    return f'<div id="{feed.holder}"><div v-for="item in items">{{{{item.title}}}}</div></div><script src="{name}"></script>'


def _holder(feed: Feed, script: str, *, jquery: bool = False) -> str:
    library = '<script src="/js/jquery.min.js"></script>' if jquery else ""
    return f'{library}<div id="{feed.holder}"></div><script>{script}</script>'


def _array(feed: Feed, rows: Sequence[Row]) -> str:
    return json.dumps([_record(feed, row) for row in rows], ensure_ascii=False)


def _record(feed: Feed, row: Row, *, addressed: bool = True) -> dict[str, object]:
    """addressed: with its address; else with its id only."""
    stamp = _stamp(row.listed, feed.look.word("json date", ("day", "time", "milliseconds"))) if row.listed else ""
    own = {feed.key("url"): row.url} if addressed else {}
    return {"id": _id(row), feed.key("title"): row.title, **own, feed.key("date"): stamp, "orgName": feed.look.organ}


def _id(row: Row) -> int:
    return int(_ID.findall(row.url)[-1])


def _pattern(feed: Feed) -> tuple[str, str] | None:
    """What stands before and behind the ids in the addresses of all rows, when it is the same everywhere."""
    around = {tuple(row.url.rsplit(str(_id(row)), 1)) for row in feed.rows}
    return (*around.pop(),) if len(around) == 1 else None  # type: ignore[return-value]


def _stamp(day: date, form: str) -> object:
    if form == "milliseconds":
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - _BEIJING
        return int(midnight.timestamp() * 1000)
    return f"{day:%Y-%m-%d} 09:30:00" if form == "time" else f"{day:%Y-%m-%d}"


def _draw(feed: Feed, address: str = "") -> str:
    """The script that turns records into rows, with the date as readers know it."""
    day = (
        "function day(v){return typeof v=='number'?new Date(v+288e5).toISOString().slice(0,10):String(v).slice(0,10);}"
    )
    place = address or f"r.{feed.key('url')}"
    row = (
        f"'<li><a href=\"'+{place}+'\">'+r.{feed.key('title')}+'</a><span>'"
        f"+(r.{feed.key('date')}?day(r.{feed.key('date')}):'')+'</span></li>'"
    )
    return (
        f"{day}function draw(rows){{var h='';for(var i=0;i<rows.length;i++){{var r=rows[i];h+={row};}}"
        f"document.getElementById('{feed.holder}').innerHTML='<ul>'+h+'</ul>';}}{_pager_draw(feed)}"
    )


def _pager_draw(feed: Feed) -> str:
    """A button for every page, below the list."""
    return (
        f"function pages(total){{var e=document.getElementById('{feed.holder}'),m=Math.ceil(total/{feed.size}),h='';"
        f"for(var i=1;m>1&&i<=m;i++)h+='<button onclick=\"load('+i+')\">'+i+'</button>';"
        f"e.insertAdjacentHTML('beforeend','<div>'+h+' 共'+total+'条</div>');}}"
    )


def _pager_call(feed: Feed, total: str) -> str:
    return f"pages({total});"


def _take(feed: Feed) -> str:
    return f"draw(d.{feed.key('list')});{_pager_call(feed, 'd.' + feed.key('total'))}"


def _query(feed: Feed) -> str:
    return f"'{feed.api}?{feed.key('channel')}={feed.number}&{feed.key('page')}='+n"


def _ajax_load(feed: Feed, method: str) -> str:
    data = f"{{{feed.key('channel')}:{feed.number},{feed.key('page')}:n}}"
    return (
        f"function load(n){{$.ajax({{url:'{feed.api}',type:'{method}',dataType:'json',data:{data},"
        f"success:function(d){{{_take(feed)}}}}});}}"
    )


def _answer_by_id(feed: Feed, chunk: tuple[Row, ...]) -> bytes:
    return _json_answer(feed, chunk, addressed=False)


def _json_answer(feed: Feed, chunk: tuple[Row, ...], *, addressed: bool = True) -> bytes:
    answer: dict[str, object] = {feed.key("total"): len(feed.rows), "code": 200}
    *above, last = feed.key("list").split(".")
    inner = answer
    for key in above:
        inner = inner.setdefault(key, {})  # type: ignore[assignment]
    inner[last] = [_record(feed, row, addressed=addressed) for row in chunk]
    return json.dumps(answer, ensure_ascii=False).encode()


def _html_answer(feed: Feed, chunk: tuple[Row, ...]) -> bytes:
    html = list_of(feed.look, chunk, feed.page)
    return json.dumps({"code": 0, "data": {"html": html, "total": len(feed.rows)}}, ensure_ascii=False).encode()


def _answer_get(feed: Feed, answer: Callable[[Feed, tuple[Row, ...]], bytes]) -> None:
    for page, chunk in enumerate(feed.chunks, 1):
        feed.site.put(f"{feed.api}?{urlencode(feed.fields(page))}", answer(feed, chunk), _JSON)


def _answer_post(feed: Feed) -> None:
    for page, chunk in enumerate(feed.chunks, 1):
        feed.site.post(feed.api, feed.fields(page), _json_answer(feed, chunk), _JSON)


_WAYS: dict[str, Callable[[Feed], str]] = {
    "inline": _inline,
    "fetch": _fetch,
    "ids": _ids,
    "ajax": _ajax,
    "post": _post,
    "post_json": _post_json,
    "html_in_json": _html_in_json,
    "base64": _base64,
    "external": _external,
    "iframe": _iframe,
    "frames": _frames,
    "vue": _vue,
}
JQUERY = b"""var $ = {ajax: function (o) {
  var q = Object.keys(o.data || {}).map(function (k) { return k + '=' + encodeURIComponent(o.data[k]); }).join('&');
  var post = /post/i.test(o.type || 'get');
  fetch(post ? o.url : o.url + '?' + q, post ? {method: 'POST', body: q, headers: {'Content-Type': 'application/x-www-form-urlencoded'}} : {})
    .then(function (r) { return r.json(); }).then(o.success);
}};
"""
