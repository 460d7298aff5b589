"""翻页的写法：链接、数字、脚本、表单、加载更多；只有一页时也各有各的写法。"""

from dataclasses import dataclass
from html import escape

from grammar.look import Look
from grammar.wordings import COUNTS, MORE, NEXT, PAGES_ALONE

SCRIPTED = ("go_page", "form", "more", "select")
"""Pagers that only a script or a form follows."""


@dataclass(frozen=True, slots=True)
class Pages:
    """urls: of all pages of a list, in order. page: which one this is, from 0. rows: of the whole list."""

    urls: tuple[str, ...]
    page: int
    rows: int

    @property
    def here(self) -> str:
        return self.urls[self.page]

    @property
    def following(self) -> str:
        return self.urls[self.page + 1] if self.page + 1 < len(self.urls) else ""


def pager(look: Look, pages: Pages) -> str:
    inner = _one_page(look, pages) if len(pages.urls) == 1 else _WAYS[look.habits.pager](look, pages)
    return f"<div{look.names('pager')}>{inner}</div>" if inner else ""


def _one_page(look: Look, pages: Pages) -> str:
    word = look.word("next", NEXT)
    match look.habits.one_page:
        case "count":
            return _count(look, pages)
        case "self":
            return f"首页 {look.anchor(pages.here, word, pages.here)} 尾页"
        case "hash":
            return f'<a href="#">首页</a> <a href="#">{word}</a> 第1页/共1页'
        case "hidden_total":
            return f'<input type="hidden" name="totalrecord" value="{pages.rows}"><input type="hidden" name="totalpage" value="1">'
        case "no_href":
            return f"<a>首页</a> <a>上一页</a> <a>{word}</a> <a>尾页</a> 共1页"
        case _:
            return ""


def _count(look: Look, pages: Pages) -> str:
    words = PAGES_ALONE if look.habits.pages_alone else look.word("count", COUNTS)
    return words.format(n=pages.rows, p=pages.page + 1, m=len(pages.urls))


def _next(look: Look, pages: Pages) -> str:
    word = look.word("next", NEXT)
    before = look.anchor(pages.urls[pages.page - 1], "上一页", pages.here) if pages.page else "上一页"
    behind = look.anchor(pages.following, word, pages.here) if pages.following else word
    count = f" {_count(look, pages)}" if look.draw.chance("pager count", 0.5) else ""
    return f"{before} {behind}{count}"


def _numbers(look: Look, pages: Pages) -> str:
    links = (
        f"<b>{place}</b>" if place == pages.page + 1 else look.anchor(url, str(place), pages.here)
        for place, url in enumerate(pages.urls, 1)
    )
    return " ".join(links)


def _create_page(look: Look, pages: Pages) -> str:
    call = f'createPageHTML({len(pages.urls)}, {pages.page}, "{_stem(look)}", "{_suffix(look)}");'
    return f'<script src="/js/page.js"></script><script>{call}</script>'


def _create_page_file(look: Look, pages: Pages) -> str:
    """The call stands in a file of its own: see ``script_files``."""
    return f'<script src="/js/page.js"></script><script src="{script_address(pages)}"></script>'


def script_address(pages: Pages) -> str:
    return f"/js/pg{pages.here.replace('/', '_').replace('.', '_')}.js"


def script_files(look: Look, pages: Pages) -> dict[str, bytes]:
    """The scripts beside a page that its pager needs."""
    if look.habits.pager != "create_page_file" or len(pages.urls) == 1:
        return {}
    call = f'createPageHTML({len(pages.urls)},{pages.page},"{_stem(look)}","{_suffix(look)}");\n'
    return {script_address(pages): call.encode()}


def _stem(look: Look) -> str:
    return "index" if look.habits.scheme == "index" else "list"


def _suffix(look: Look) -> str:
    return "shtml" if look.habits.scheme == "index" else "html"


def _onclick(look: Look, pages: Pages) -> str:
    tag = look.word("onclick tag", ("li", "button", "span", "a"))
    items = (f"<{tag} onclick=\"location.href='{escape(url)}'\">{text}</{tag}>" for text, url in _steps(look, pages))
    return "".join(items)


def _steps(look: Look, pages: Pages) -> list[tuple[str, str]]:
    steps = [("首页", pages.urls[0])]
    if pages.following:
        steps.append((look.word("next", NEXT), pages.following))
    return [*steps, ("尾页", pages.urls[-1])]


def _go_page(look: Look, pages: Pages) -> str:
    addresses = ",".join(f"'{url}'" for url in pages.urls)
    script = f"function goPage(n){{location.href=[{addresses}][n-1];}}"
    links = (f'<a href="javascript:goPage({place})">{place}</a>' for place in range(1, len(pages.urls) + 1))
    return f"<script>{script}</script>{' '.join(links)} {_count(look, pages)}"


def _select(look: Look, pages: Pages) -> str:
    options = "".join(
        f'<option value="{escape(url)}"{" selected" if place == pages.page else ""}>第{place + 1}页</option>'
        for place, url in enumerate(pages.urls)
    )
    return f'转到<select onchange="location.href=this.value">{options}</select>'


def turned_by(look: Look, page: int) -> dict[str, str]:
    """What must stand in the form that is sent for a page, from 0."""
    if _sends_itself_back(look):
        return {"__EVENTTARGET": "ctl00$pager", "__EVENTARGUMENT": str(page + 1), "__VIEWSTATE": _state(page - 1)}
    return {"curPage": str(page + 1)}


def _sends_itself_back(look: Look) -> bool:
    return look.draw.chance("form sends itself back", 0.4)


def _state(page: int) -> str:
    return f"/wEPDwUK{page}=="


def _form(look: Look, pages: Pages) -> str:
    if not pages.following:
        return _count(look, pages)
    if _sends_itself_back(look):
        call = f"javascript:__doPostBack('ctl00$pager','{pages.page + 2}')"
        return (
            f'<form method="post" action="{escape(pages.urls[0])}">'
            f'<input type="hidden" name="__VIEWSTATE" value="{_state(pages.page)}"><input type="text" name="words">'
            f'<a href="{escape(call)}">{look.word("next", NEXT)}</a></form>{_count(look, pages)}'
        )
    return (
        f'<form method="post" action="{escape(pages.urls[0])}"><input type="hidden" name="curPage" value="{pages.page + 2}">'
        f'<input type="submit" value="{look.word("next", NEXT)}"></form>{_count(look, pages)}'
    )


def _more(look: Look, pages: Pages) -> str:
    """A button, or what only a script makes one, that adds the rows of the next page."""
    if not pages.following:
        return "没有更多了"
    script = (
        "function more(b){fetch(b.dataset.url).then(r=>r.arrayBuffer()).then(t=>{"
        "b.insertAdjacentHTML('beforebegin',new TextDecoder(document.characterSet).decode(t));b.remove()})}"
    )
    word, url = look.word("more", MORE), escape(pages.following)
    if look.draw.chance("more is a box", 0.5):
        listens = "document.onclick=function(e){if(e.target.dataset.url)more(e.target)}"
        return f'<script>{script};{listens}</script><div style="cursor:pointer" data-url="{url}">{word}</div>'
    return f'<script>{script}</script><button data-url="{url}" onclick="more(this)">{word}</button>'


_WAYS = {
    "next": _next,
    "query": _next,
    "numbers": _numbers,
    "create_page": _create_page,
    "create_page_file": _create_page_file,
    "onclick": _onclick,
    "go_page": _go_page,
    "select": _select,
    "form": _form,
    "more": _more,
}
PAGE_SCRIPT = b"""function createPageHTML(count, current, name, ext) {
  var html = '';
  for (var i = 0; i < count; i++) {
    var file = i ? name + '_' + i + '.' + ext : name + '.' + ext;
    html += i == current ? '<b>' + (i + 1) + '</b> ' : '<a href="' + file + '">' + (i + 1) + '</a> ';
  }
  document.write(html);
}
"""
