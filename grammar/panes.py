"""页签：一页上的各个栏目，点了它的链接才看得见。"""

from grammar.look import Look


def pane(look: Look, anchor: str, head: str, main: str) -> str:
    """A column's part of the page, and how the page hides it until its link is followed."""
    match look.habits.panes:
        case "style":
            return f'<div class="{_name(look)}" id="{anchor}" style="display:none">{head}{main}</div>'
        case "class":
            return f'<div class="{_name(look)}" id="{anchor}">{head}{main}</div>'
        case _:
            return f'<div><a name="{anchor}"></a>{head}{main}</div>'


def opener(look: Look) -> str:
    """What shows the part that the address names: stands once, behind them."""
    name = _name(look)
    match look.habits.panes:
        case "style":
            show = "p.style.display=p.id==at?'block':'none'"
            styles = ""
        case "class":
            show = f"p.className=p.id==at?'{name} on':'{name}'"
            styles = f"<style>.{name}{{display:none}}.{name}.on{{display:block}}</style>"
        case _:
            return ""
    return (
        f"{styles}<script>function opened(){{var at=location.hash.slice(1);"
        f"document.querySelectorAll('.{name}').forEach(function(p){{{show}}});}}"
        "window.onhashchange=opened;opened();</script>"
    )


def _name(look: Look) -> str:
    return look.word("pane class", ("pane", "tabcon", "nr", "con"))
