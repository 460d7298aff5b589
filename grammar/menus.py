"""菜单的写法：列表、表格、内嵌网页、脚本数组、JSON 树、外部脚本、另取的数据、点击跳转。"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from grammar.clicked import clicked_menu, is_route
from grammar.folds import FOLDABLE, folded, helpers_of
from grammar.look import Look
from grammar.picture_names import is_pictured, picture_link, put_pictures
from grammar.site import Site


@dataclass(frozen=True, slots=True)
class Item:
    """A menu's entry; without an address it only holds others."""

    name: str
    url: str = ""
    items: tuple["Item", ...] = ()


def menu_of(look: Look, site: Site, items: Sequence[Item], page: str, active: str) -> str:
    """active: the name of the column that is open."""
    put_pictures(look, site, [item.name for item in _flat(items) if item.url])
    if look.habits.fold != "none" and look.habits.menu in FOLDABLE and any(item.items for item in items):
        return _folds(look, items, page, active)
    if look.habits.clicked:
        routes = [(item.name, item.url) for item in _flat(items) if is_route(item.url)]
        others = [_entry(look, item, page, active) for item in _flat(items) if not is_route(item.url)]
        return clicked_menu(look, routes, others)
    match look.habits.menu:
        case "script_array":
            return f"<div{look.names('menu')}><script>{_array_script(items)}</script></div>"
        case "json_tree":
            tree = json.dumps({"name": "栏目", "children": [_node(item) for item in items]}, ensure_ascii=False)
            return (
                f"<div{look.names('menu')}><ul id='tree'></ul></div><script>var zNodes={tree};{_TREE_SCRIPT}</script>"
            )
        case "external":
            address = f"/{look.addresses.folder}/js/menu.js"
            site.put(address, _array_script(items).encode(), "application/javascript; charset=utf-8")
            return f'<div{look.names("menu")}><script src="{address}"></script></div>'
        case "framed":
            address = f"/{look.addresses.folder}/left.html"
            links = "".join(f"<li>{_plain(item)}</li>" for item in _flat(items))
            site.put(address, look.bytes_of(f"<html><body><ul>{links}</ul></body></html>"), look.header)
            return f'<iframe src="{address}" name="left" width="220" height="900" frameborder="0"></iframe>'
        case "fetched":
            nodes = [{"id": at, "name": item.name, "link": item.url} for at, item in enumerate(_flat(items), 1)]
            site.put(
                f"/{look.addresses.folder}/catalog/tree?organ={look.addresses.number}",
                json.dumps(nodes).encode(),
                _JSON,
            )
            return (
                f'<ul id="catalogTree" data-organ="{look.addresses.number}"></ul>'
                f"<script>{_FETCHED_SCRIPT.replace('FOLDER', look.addresses.folder)}</script>"
            )
        case "table":
            rows = "".join(f"<tr><td>{_entry(look, item, page, active)}</td></tr>" for item in _flat(items))
            return f"<table{look.names('menu')}>{rows}</table>"
        case "dl":
            return f"<dl{look.names('menu')}>{''.join(_terms(look, item, page, active) for item in items)}</dl>"
        case "div":
            inner = "".join(f"<div>{_entry(look, item, page, active)}</div>" for item in _flat(items))
            return f"<div{look.names('menu')}>{inner}</div>"
        case _:
            return f"<ul{look.names('menu')}>{''.join(_item(look, item, page, active) for item in items)}</ul>"


def _folds(look: Look, items: Sequence[Item], page: str, active: str) -> str:
    boxed = look.habits.menu in ("table", "dl", "div")
    outer, one = ("div", "p") if boxed else ("ul", "li")
    entries = "".join(
        folded(look, item.name, [_entry(look, below, page, active) for below in item.items])
        if item.items
        else f"<{one}>{_entry(look, item, page, active)}</{one}>"
        for item in items
    )
    return f"<{outer}{look.names('menu')}>{entries}</{outer}>{helpers_of(look)}"


def _item(look: Look, item: Item, page: str, active: str) -> str:
    below = "".join(_item(look, one, page, active) for one in item.items)
    inner = f"<ul>{below}</ul>" if below else ""
    mark = look.names("active") if item.name == active and look.habits.active == "class" else ""
    if look.habits.menu == "onclick" and item.url:
        return f"<li{mark} onclick=\"location.href='{escape(item.url)}'\">{escape(item.name)}{inner}</li>"
    if look.habits.menu == "data_href" and item.url:
        go = "location.href=this.getAttribute('data-href')"
        return f'<li{mark}><span data-href="{escape(item.url)}" onclick="{go}">{escape(item.name)}</span>{inner}</li>'
    return f"<li{mark}>{_entry(look, item, page, active)}{inner}</li>"


def _entry(look: Look, item: Item, page: str, active: str) -> str:
    if not item.url:
        return f"<span>{escape(item.name)}</span>"
    if is_pictured(look, item.name):
        return picture_link(look, item.url, item.name, page)
    count = f"<span>({len(item.name)})</span>" if look.draw.chance("counts in the menu", 0.15) else ""
    anchor = look.anchor(item.url, item.name, page, tail=count)
    return f"<strong>{anchor}</strong>" if item.name == active and look.habits.active == "strong" else anchor


def _plain(item: Item) -> str:
    name = escape(item.name)
    return f'<a href="{escape(item.url)}" target="_parent">{name}</a>' if item.url else f"<span>{name}</span>"


def _terms(look: Look, item: Item, page: str, active: str) -> str:
    below = "".join(f"<dd>{_entry(look, one, page, active)}</dd>" for one in item.items)
    return f"<dt>{_entry(look, item, page, active)}</dt>{below}"


def _flat(items: Sequence[Item]) -> list[Item]:
    return [one for item in items for one in (item, *_flat(item.items))]


def _node(item: Item) -> dict[str, object]:
    node: dict[str, object] = {"name": item.name}
    if item.url:
        node["url"] = item.url
    if item.items:
        node["children"] = [_node(one) for one in item.items]
    return node


def _array_script(items: Sequence[Item]) -> str:
    rows = [[item.name, item.url] for item in _flat(items)]
    text = json.dumps(rows, ensure_ascii=False)
    return (
        f"var lm={text};document.write('<ul>');for(var i=0;i<lm.length;i++)"
        "document.write('<li>'+(lm[i][1]?'<a href=\"'+lm[i][1]+'\">'+lm[i][0]+'</a>':lm[i][0])+'</li>');"
        "document.write('</ul>');"
    )


_JSON = "application/json; charset=utf-8"
_FETCHED_SCRIPT = (
    "var box=document.getElementById('catalogTree'),q=new XMLHttpRequest();"
    "q.open('GET','/FOLDER/catalog/tree?organ='+box.getAttribute('data-organ'));q.onload=function(){"
    "JSON.parse(q.responseText).forEach(function(c){var l=document.createElement('li');"
    "l.innerHTML=c.link?'<a href=\"'+c.link+'\">'+c.name+'</a>':c.name;box.appendChild(l);});};q.send();"
)
_TREE_SCRIPT = (
    "(function w(n,e){(n.children||[]).forEach(function(c){var l=document.createElement('li');"
    "l.innerHTML=c.url?'<a href=\"'+c.url+'\">'+c.name+'</a>':c.name;e.appendChild(l);"
    "if(c.children){var u=document.createElement('ul');l.appendChild(u);w(c,u);}});})"
    "(zNodes,document.getElementById('tree'));"
)
