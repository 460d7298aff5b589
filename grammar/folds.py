"""收起来的菜单：一组栏目点开、悬停或展开才看得见。"""

from collections.abc import Sequence
from html import escape

from grammar.look import Look

_IN_LISTS = ("ul", "onclick", "data_href", "root_only")
"""Menus whose entries stand in lists; the others' folds are boxes."""
FOLDABLE = (*_IN_LISTS, "table", "dl", "div")
"""Menus that stand in the page, and are not drawn by a script."""


def folded(look: Look, name: str, entries: Sequence[str]) -> str:
    """A group of columns, of which only the name is seen at first. entries: what stands in it, without its tags."""
    outer, inner, one = ("li", "ul", "li") if look.habits.menu in _IN_LISTS else ("div", "div", "p")
    below = "".join(f"<{one}>{entry}</{one}>" for entry in entries)
    group = _name(look)
    match look.habits.fold:
        case "onclick":
            head = f'<{_head(look)} onclick="unfold(this)">{escape(name)}</{_head(look)}>'
            return f'<{outer}>{head}<{inner} style="display:none">{below}</{inner}></{outer}>'
        case "details":
            return f"<{outer}><details><summary>{escape(name)}</summary><{inner}>{below}</{inner}></details></{outer}>"
        case _:
            head = f'<{_head(look)} class="{group}-name">{escape(name)}</{_head(look)}>'
            return f'<{outer} class="{group}">{head}<{inner} class="{group}-in">{below}</{inner}></{outer}>'


def helpers_of(look: Look) -> str:
    """What makes the groups fold: stands once, behind them."""
    group = _name(look)
    match look.habits.fold:
        case "onclick":
            return (
                "<script>function unfold(e){var b=e.nextElementSibling;"
                "b.style.display=b.style.display=='none'?'block':'none';}</script>"
            )
        case "class":
            return (
                f"<style>.{group}-in{{display:none}}.{group}.on>.{group}-in{{display:block}}</style>"
                f"<script>document.querySelectorAll('.{group}-name').forEach(function(e){{"
                "e.addEventListener('click',function(){e.parentNode.classList.toggle('on');});});</script>"
            )
        case "hover":
            return f"<style>.{group}-in{{display:none}}.{group}:hover>.{group}-in{{display:block}}</style>"
        case _:
            return ""


def _name(look: Look) -> str:
    return look.word("fold class", ("fold", "xl", "zk", "submenu", "m1"))


def _head(look: Look) -> str:
    return look.word("fold head", ("span", "h3", "div", "b"))
