"""列表是一段段网页：脚本照属性里的地址取来放进页面；页签各有一段，翻页再取一段。"""

from collections.abc import Sequence
from html import escape

from grammar.look import Look
from grammar.places import Where
from grammar.row import Row
from grammar.rows import list_of
from grammar.site import Site
from grammar.wordings import NEXT

NONE = "none"
_TABS = (("现行", "历史"), ("本级", "下属单位"), ("第一批", "第二批"))
_SCRIPT = (
    "function loadFrag(u){{fetch(u).then(r=>r.arrayBuffer()).then(t=>{{document.getElementById('listbox').innerHTML="
    "new TextDecoder(document.characterSet).decode(t)}})}}"
    "window.addEventListener('load',function(){{var b=document.getElementById('listbox'),u=b&&b.getAttribute('{name}');"
    "if(u)loadFrag(u);document.querySelectorAll('.tab').forEach(function(a){{a.onclick=function(){{"
    "loadFrag(a.getAttribute('{name}'));return false}}}})}})"
)


def in_fragments(look: Look, site: Site, number: int, rows: Sequence[Row], page: str) -> str:
    """What the column's page shows at first; the fragments are put beside it. number, page: of the column."""
    names = look.word("fragment tabs", _TABS) if look.habits.fragment_tabs and len(rows) > 1 else ()
    lists = [list(rows[place :: len(names)]) for place in range(len(names))] if names else [list(rows)]
    first = [_put(look, site, f"{number}_{place}", one, page) for place, one in enumerate(lists)]
    attribute = look.habits.fragments
    tabs = "".join(
        f'<li{" class=active" if place == 0 else ""}><a class="tab" href="#" {attribute}="{escape(address)}">{name}</a></li>'
        for place, (name, address) in enumerate(zip(names, first, strict=False))
    )
    held = "<div>加载中…</div>"
    box = f'<div id="listbox" {attribute}="{escape(first[0])}">{held}</div>'
    return f"<ul>{tabs}</ul>{box}<script>{_SCRIPT.format(name=attribute)}</script>"


def _put(look: Look, site: Site, name: str, rows: Sequence[Row], page: str) -> str:
    """Writes the pages of one list; the address of the first, as it stands on the column's page."""
    size = look.habits.page_size
    chunks = [rows[at : at + size] for at in range(0, len(rows), size)]
    urls = [f"/{look.addresses.folder}/pd{name}_{place}.html" for place in range(1, len(chunks) + 1)]
    hrefs = [look.href(url, page).replace("\\", "/") for url in urls]
    for place, (url, chunk) in enumerate(zip(urls, chunks, strict=True)):
        html = list_of(look.among_others(), chunk, page) + _pager(look, hrefs, place)
        site.put(url, look.bytes_of(html), f"text/html; charset={look.encoding}", Where.LISTS)
    return hrefs[0]


def _pager(look: Look, hrefs: Sequence[str], place: int) -> str:
    if len(hrefs) == 1:
        return ""
    steps = [(str(at), href, at - 1 == place) for at, href in enumerate(hrefs, 1)]
    if look.draw.chance("fragment next", 0.4):
        steps.append((look.word("next", NEXT), hrefs[min(place + 1, len(hrefs) - 1)], False))
    items = (
        f'<li class="page-item{" active" if on else ""}"><a class="page-link" href="{_call(href)}">{text}</a></li>'
        for text, href, on in steps
        if text.isdecimal() or place + 1 < len(hrefs)
    )
    return f'<nav><ul class="pagination">{"".join(items)}</ul></nav>'


def _call(href: str) -> str:
    return escape(f"javascript:loadFrag('{href}')")
