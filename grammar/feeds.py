"""列表怎样到页面上：静态、内嵌记录、取 JSON、外部脚本、内嵌页面、只有浏览器画得出的模板。"""

import base64
import json
from collections.abc import Callable

from grammar.feed_scripts import ajax_load, asked, draw, html_shown, taken
from grammar.places import Where
from grammar.records import Feed, answer_by_id, answer_get, answer_post, array, html_answer, json_answer, pattern_of
from grammar.rows import list_of

BROWSER_ONLY = ("vue", "routes")
FRAMES = ("iframe", "frames")


def fed(feed: Feed, way: str) -> str:
    """What stands in the page in the list's place; answers are put beside it."""
    return _WAYS[way](feed)


def _inline(feed: Feed) -> str:
    script = f"var infos={array(feed, feed.rows)};{draw(feed)}draw(infos);"
    return _holder(feed, script)


def _fetch(feed: Feed) -> str:
    answer_get(feed, json_answer)
    script = f"function load(n){{fetch({asked(feed)}).then(r=>r.json()).then(function(d){{{taken(feed)}}});}}"
    return _holder(feed, f"{draw(feed)}{script}load({feed.first});")


def _ids(feed: Feed) -> str:
    """Rows without addresses: the script knows where articles stand."""
    pattern = pattern_of(feed)
    if pattern is None:
        return _fetch(feed)
    answer_get(feed, answer_by_id)
    before, behind = pattern
    by_id = draw(feed, f"'{before}'+r.id+'{behind}'")
    script = f"function load(n){{fetch({asked(feed)}).then(r=>r.json()).then(function(d){{{taken(feed)}}});}}"
    return _holder(feed, f"{by_id}{script}load({feed.first});")


def _ajax(feed: Feed) -> str:
    answer_get(feed, json_answer)
    return _holder(feed, f"{draw(feed)}{ajax_load(feed, 'get')}load({feed.first});", jquery=True)


def _post(feed: Feed) -> str:
    answer_post(feed)
    return _holder(feed, f"{draw(feed)}{ajax_load(feed, 'POST')}load({feed.first});", jquery=True)


def _post_json(feed: Feed) -> str:
    answer_post(feed)
    body = f"{{{feed.key('channel')}:'{feed.number}',{feed.key('page')}:String(n)}}"
    script = (
        f"function load(n){{fetch('{feed.api}',{{method:'POST',headers:{{'Content-Type':'application/json'}},"
        f"body:JSON.stringify({body})}}).then(r=>r.json()).then(function(d){{{taken(feed)}}});}}"
    )
    return _holder(feed, f"{draw(feed)}{script}load({feed.first});")


def _html_in_json(feed: Feed) -> str:
    answer_get(feed, html_answer)
    script = f"function load(n){{fetch({asked(feed)}).then(r=>r.json()).then(function(d){{{html_shown(feed)}}});}}"
    return _holder(feed, f"{script}load({feed.first});")


def _base64(feed: Feed) -> str:
    """Rows in HTML, and their number in a setting that nobody reads at a glance."""
    setting = base64.b64encode(json.dumps({"total": len(feed.rows), "pageSize": len(feed.rows) + 5}).encode()).decode()
    return f'{list_of(feed.look, feed.rows, feed.page)}<div data-page="{setting}"></div>'


def _external(feed: Feed) -> str:
    answer_get(feed, json_answer)
    script = f"function load(n){{fetch({asked(feed)}).then(r=>r.json()).then(function(d){{{taken(feed)}}});}}load({feed.first});"
    address = f"/{feed.look.addresses.folder}/js/list{feed.number}.js"
    feed.site.put(address, (draw(feed) + script).encode(), "application/javascript; charset=utf-8", Where.DATA)
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
    feed.site.put(name, (draw(feed) + script).encode(), "application/javascript; charset=utf-8", Where.DATA)
    return f'<div id="{feed.holder}"><div v-for="item in items">{{{{item.title}}}}</div></div><script src="{name}"></script>'


def _holder(feed: Feed, script: str, *, jquery: bool = False) -> str:
    library = '<script src="/js/jquery.min.js"></script>' if jquery else ""
    return f'{library}<div id="{feed.holder}"></div><script>{script}</script>'


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
