"""脚本做出来的菜单：网页取来时那里还空着，浏览器画出来才有；和文章放在一起读，会被当成正文。"""

from selectolax.lexbor import LexborNode

from parsing.markup.attachments import is_file
from parsing.markup.page import Page, ancestors
from parsing.signs.loading import is_loading
from parsing.words.text import clean

_FEWEST_LINKS = 3
# Of what a menu says, names of its groups apart.
_LINKED_SHARE = 0.6


def drop_made_menus(drawn: Page, came: Page, title: str) -> None:
    """What repeats over the pages of a section is learned from pages as they came, and so without these menus.

    title: of the article that is sought; what bears it is no menu, nor is what leads to files.
    """
    waited = {node.attributes.get("id") for node in came.tree.css("[id]") if _waits(node)}
    menus = [node for node in drawn.tree.css("[id]") if node.attributes.get("id") in waited and _is_menu(node, title)]
    inside = {node.mem_id for node in menus}
    for node in [one for one in menus if not any(above.mem_id in inside for above in ancestors(one))]:
        node.decompose()


def _waits(node: LexborNode) -> bool:
    words = clean(node.text())
    return not words or is_loading(words)


def _is_menu(node: LexborNode, title: str) -> bool:
    links, words = node.css("a[href]"), "".join(node.text().split())
    linked = sum(len("".join(link.text().split())) for link in links)
    files = any(is_file(link.attributes.get("href") or "") for link in links)
    return len(links) >= _FEWEST_LINKS and linked >= len(words) * _LINKED_SHARE and title not in words and not files
