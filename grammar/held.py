"""备好的内容：先放在文本框、模板、隐藏域或脚本里，再由脚本放到该在的地方。"""

import zlib
from html import escape


def held(way: str, html: str, *, late: bool = False) -> str:
    """The markup as a reader sees it, brought there by a script from where it is held ready.

    late: only when the whole page has come.
    """
    name = f"h{zlib.crc32(html.encode()):08x}"
    box = f"document.getElementById('{name}_box')"
    store = f"document.getElementById('{name}')"
    match way:
        case "textarea":
            holder, put = (
                f'<textarea id="{name}" style="display:none">{escape(html)}</textarea>',
                f"{box}.innerHTML={store}.value",
            )
        case "template":
            holder, put = (
                f'<template id="{name}">{html}</template>',
                f"{box}.appendChild({store}.content.cloneNode(true))",
            )
        case "hidden":
            holder, put = (
                f'<input type="hidden" id="{name}" value="{escape(html)}">',
                f"{box}.innerHTML={store}.value",
            )
        case "script":
            holder, put = (
                f'<script type="text/html" id="{name}">{html}</script>',
                f"{box}.innerHTML={store}.innerHTML",
            )
        case _:
            return html
    script = f"window.addEventListener('load',function(){{{put};}});" if late else f"{put};"
    return f'{holder}<div id="{name}_box"></div><script>{script}</script>'
