"""只应答点击的菜单：条目没有地址，编号交给脚本，脚本换井号后面的路径。"""

from collections.abc import Sequence
from html import escape

from grammar.look import Look

_WAYS = (
    "location.hash='#'+['','list',id].join('/');",
    "location.href=location.pathname+'#'+['','list',id].join('/');",
    "history.pushState({},'','#'+['','list',id].join('/'));go();",
)
_LIST = "#/list/"


def is_route(url: str) -> bool:
    return _LIST in url


def clicked_menu(look: Look, entries: Sequence[tuple[str, str]], links: Sequence[str]) -> str:
    """entries: names and routes; links: those that have an address of their own, as written."""
    way = look.draw.pick("clicked menu", _WAYS)
    boxes = "".join(
        f'<div class="item" data-id="{url.partition(_LIST)[2]}"><i></i><span>{escape(name)}</span></div>'
        for name, url in entries
    )
    rest = "".join(f"<div>{link}</div>" for link in links)
    script = (
        "document.currentScript.previousElementSibling.addEventListener('click',function(e){var box=e.target.closest('[data-id]');"
        f"if(box){{var id=box.getAttribute('data-id');{way}}}}});"
    )
    return f"<div{look.names('menu')}>{boxes}{rest}</div><script>{script}</script>"
