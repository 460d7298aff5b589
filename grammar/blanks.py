"""空白栏目和建设中栏目的写法。"""

from grammar.look import Look
from grammar.places import Where
from grammar.rows import empty_list
from grammar.site import Site
from grammar.wordings import BLANK

_SILENT = ("empty_list", "empty_table")
"""Ways that say nothing: among columns that scripts fill, nobody could tell whether a script still will."""


def blank(look: Look, site: Site, number: int) -> str:
    """A list without rows, as the family shows it."""
    way = look.habits.blank
    if (look.habits.feed != "static" or look.habits.held_list != "none") and way in _SILENT:
        way = "words"
    match way:
        case "empty_list":
            return empty_list(look)
        case "empty_table":
            return f"<table{look.names('list')} width='100%'><tr><th>标题</th><th>发布日期</th></tr></table>"
        case "zero":
            return f"{empty_list(look)}<div{look.names('pager')}>共0条 第1页/共1页</div>"
        case "jpage":
            return f'<ul{look.names("list")}></ul><script src="/js/jpage.js"></script><script>jpage({{totalrecord:0,perpage:15}});</script>'
        case "empty_frame":
            return _frame(look, site, number)
        case _:
            return notice(look, look.word("blank", BLANK))


def notice(look: Look, words: str) -> str:
    tag = look.word("notice tag", ("p", "div", "li", "span"))
    inner = f"<{tag}{look.names('blank')}>{words}</{tag}>"
    return f"<ul>{inner}</ul>" if tag == "li" else f"<div>{inner}</div>"


def _frame(look: Look, site: Site, number: int) -> str:
    address = f"/{look.addresses.folder}/empty{number}.html"
    charset = f'<meta charset="{look.declared}">' if look.declared else ""
    html = f"<html><head>{charset}</head><body><table width='100%'><tr><th>信息名称</th><th>发布日期</th></tr></table></body></html>"
    site.put(address, look.bytes_of(html), look.header, Where.LISTS)
    return f'<iframe src="{address}" width="100%" frameborder="0"></iframe>'


JPAGE = b"""function jpage(setting) {
  document.write('<div>\\u5171' + setting.totalrecord + '\\u6761</div>');
}
"""
