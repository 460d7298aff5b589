"""先只列最新一年：别的年份要点年份的链接、选下拉框、提交查询表单才看得到；最新一年的网页就是栏目的首页。"""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import unquote

from grammar.look import Look
from grammar.row import Row

NONE = "none"
_WORDS = ("年份：", "选择年份：", "按年度查看", "")
_OPTIONS = ("{}年", "{}", "{}年度")
_BUTTONS = (
    "<button>查询</button>",
    '<input type="submit" value="查看">',
    '<button type="submit">确定</button>',
)
_INNOCENT = {
    "friends": (
        '<select onchange="if(this.value)window.open(this.value)"><option value="">相关链接</option>'
        '<option value="http://www.gov.cn/">中国政府网</option>'
        '<option value="http://www.yunling.gov.cn/">云岭市人民政府</option></select>'
    ),
    "size": (
        '字号：<select onchange="document.body.style.fontSize=this.value"><option value="18px">大</option>'
        '<option value="16px" selected>中</option><option value="14px">小</option></select>'
    ),
    "scope": (
        '<form action="/search"><select name="scope"><option value="title">标题</option>'
        '<option value="text">全文</option></select><input type="text" name="words">'
        '<input type="submit" value="搜索"></form>'
    ),
    NONE: "",
}


def by_years(look: Look, rows: Sequence[Row]) -> Mapping[int, list[Row]]:
    """The newest year first; nothing where the list shows all of its rows at once."""
    if look.habits.newest == NONE or not all(row.listed for row in rows):
        return {}
    years: dict[int, list[Row]] = {}
    for row in rows:
        years.setdefault(row.listed.year if row.listed else 0, []).append(row)
    return dict(sorted(years.items(), reverse=True)) if len(years) > 1 else {}


def address_of(first: str, year: int) -> str:
    """first: the column's own address."""
    return f"{_open(first)}{year}"


def ways(look: Look, first: str, years: Sequence[int], shown: int, page: str) -> str:
    """What leads from one year's rows to those of the others. page: where it stands."""
    text = look.word("year option", _OPTIONS)
    match look.habits.newest:
        case "links":
            inner = " ".join(look.anchor(address_of(first, year), text.format(year), page) for year in years)
        case "own":
            # The newest year is the column itself; where it is shown its name may lead nowhere.
            named = [
                (year, text.format(year), first if year == years[0] else address_of(first, year)) for year in years
            ]
            plain = look.word("year shown", (True, False))
            inner = " ".join(
                f"<span>{name}</span>" if plain and year == shown else look.anchor(url, name, page)
                for year, name, url in named
            )
        case "address":
            values = {look.href(address_of(first, year), page): year for year in years}
            inner = f'<select onchange="location.href=this.value">{_options(values, shown, text)}</select>'
        case "value":
            action = escape(
                f"{look.word('goes', ('location.href', 'window.location'))}='{_scripted(look, first, page)}'+"
            )
            value = look.word("chosen", ("this.value", "this.options[this.selectedIndex].value"))
            options = _options({str(year): year for year in years}, shown, text)
            inner = f'<select name="year" onchange="{action}{value}">{options}</select>'
        case _:
            inner = _form(look, first, _options({str(year): year for year in years}, shown, text), page)
    return f"<div>{look.word('years', _WORDS)}{inner}</div>"


def innocent(look: Look) -> str:
    """A select that leads to no more of the list."""
    return f"<div>{found}</div>" if (found := _INNOCENT[look.habits.other_select]) else ""


def _options(values: Mapping[str, int], shown: int, text: str) -> str:
    return "".join(
        f'<option value="{escape(value)}"{" selected" if year == shown else ""}>{text.format(year)}</option>'
        for value, year in values.items()
    )


def _form(look: Look, first: str, options: str, page: str) -> str:
    path, _, query = first.partition("?")
    pairs = (pair.partition("=") for pair in unquote(query, look.encoding).split("&") if pair)
    hidden = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, _, value in pairs)
    action = escape(look.href(path, page))
    button = look.word("year button", _BUTTONS)
    return f'<form action="{action}" method="get">{hidden}<select name="year">{options}</select>{button}</form>'


def _scripted(look: Look, first: str, page: str) -> str:
    """In a script a backslash begins something else."""
    return look.href(_open(first), page).replace("\\", "/")


def _open(first: str) -> str:
    return f"{first}{'&' if '?' in first else '?'}year="
