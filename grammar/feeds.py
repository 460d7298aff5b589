"""列表怎样到页面上：静态、内嵌记录、取 JSON、外部脚本、内嵌页面、只有浏览器画得出的模板。"""

import base64
import json
from collections.abc import Callable

from grammar.places import Where
from grammar.records import Feed, answer_by_id, answer_get, answer_post, array, html_answer, json_answer, pattern_of
from grammar.rows import list_of

BROWSER_ONLY = ("vue",)
FRAMES = ("iframe", "frames")


def fed(feed: Feed, way: str) -> str:
    """What stands in the page in the list's place; answers are put beside it."""
    return _WAYS[way](feed)


def _inline(feed: Feed) -> str:
    script = f"var infos={array(feed, feed.rows)};{_draw(feed)}draw(infos);"
    return _holder(feed, script)


def _fetch(feed: Feed) -> str:
    answer_get(feed, json_answer)
    address = _query(feed)
    script = f"function load(n){{fetch({address}).then(r=>r.json()).then(function(d){{{_take(feed)}}});}}"
    return _holder(feed, f"{_draw(feed)}{script}load(1);")


def _ids(feed: Feed) -> str:
    """Rows without addresses: the script knows where articles stand."""
    pattern = pattern_of(feed)
    if pattern is None:
        return _fetch(feed)
    answer_get(feed, answer_by_id)
    before, behind = pattern
    draw = _draw(feed, f"'{before}'+r.id+'{behind}'")
    script = f"function load(n){{fetch({_query(feed)}).then(r=>r.json()).then(function(d){{{_take(feed)}}});}}"
    return _holder(feed, f"{draw}{script}load(1);")


def _ajax(feed: Feed) -> str:
    answer_get(feed, json_answer)
    return _holder(feed, f"{_draw(feed)}{_ajax_load(feed, 'get')}load(1);", jquery=True)


def _post(feed: Feed) -> str:
    answer_post(feed)
    return _holder(feed, f"{_draw(feed)}{_ajax_load(feed, 'POST')}load(1);", jquery=True)


def _post_json(feed: Feed) -> str:
    answer_post(feed)
    body = f"{{{feed.key('channel')}:'{feed.number}',{feed.key('page')}:String(n)}}"
    script = (
        f"function load(n){{fetch('{feed.api}',{{method:'POST',headers:{{'Content-Type':'application/json'}},"
        f"body:JSON.stringify({body})}}).then(r=>r.json()).then(function(d){{{_take(feed)}}});}}"
    )
    return _holder(feed, f"{_draw(feed)}{script}load(1);")


def _html_in_json(feed: Feed) -> str:
    answer_get(feed, html_answer)
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
    answer_get(feed, json_answer)
    script = f"function load(n){{fetch({_query(feed)}).then(r=>r.json()).then(function(d){{{_take(feed)}}});}}load(1);"
    address = f"/{feed.look.addresses.folder}/js/list{feed.number}.js"
    feed.site.put(address, (_draw(feed) + script).encode(), "application/javascript; charset=utf-8", Where.DATA)
    return f'<div id="{feed.holder}"></div><script src="{address}"></script>'


def _iframe(feed: Feed) -> str:
    address = f"/{feed.look.addresses.folder}/frame{feed.number}.html"
    feed.site.put(address, _inner(feed, list_of(feed.look, feed.rows, address)), feed.look.header, Where.LISTS)
    return f'<iframe src="{address}" width="100%" height="600" frameborder="0"></iframe>'


def _frames(feed: Feed) -> str:
    outer = f"/{feed.look.addresses.folder}/outer{feed.number}.html"
    feed.site.put(outer, _inner(feed, _iframe(feed)), feed.look.header, Where.LISTS)
    return f'<iframe src="{outer}" width="100%" height="640" scrolling="no"></iframe>'


def _inner(feed: Feed, body: str) -> bytes:
    charset = f'<meta charset="{feed.look.declared}">' if feed.look.declared else ""
    return feed.look.bytes_of(f"<html><head>{charset}{feed.look.links.head()}</head><body>{body}</body></html>")


def _vue(feed: Feed) -> str:
    """The data's address is put together where only a browser gets to."""
    address = f"/{feed.look.addresses.folder}/d/{feed.number}.dat"
    text = base64.b64encode(array(feed, feed.rows).encode()).decode()
    feed.site.put(address, text.encode(), "application/octet-stream", Where.DATA)
    parts = ",".join(f"'{part}'" for part in reversed(address.split("/")))
    decode = "JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(t),c=>c.charCodeAt(0))))"
    script = f"fetch([{parts}].reverse().join('/')).then(r=>r.text()).then(t=>draw({decode}));"
    name = f"/{feed.look.addresses.folder}/js/chunk{feed.number}.js"
    feed.site.put(name, (_draw(feed) + script).encode(), "application/javascript; charset=utf-8", Where.DATA)
    return f'<div id="{feed.holder}"><div v-for="item in items">{{{{item.title}}}}</div></div><script src="{name}"></script>'


def _holder(feed: Feed, script: str, *, jquery: bool = False) -> str:
    library = '<script src="/js/jquery.min.js"></script>' if jquery else ""
    return f'{library}<div id="{feed.holder}"></div><script>{script}</script>'


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
