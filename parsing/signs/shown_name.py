"""网页的名称：一个网页是不是某个栏目自己的，看它的标题、位置、栏名有没有这个名称。"""

from parsing.frame.frame import Frame, own_units
from parsing.markup.page import Page
from parsing.words.column_names import bare, squeezed


def shows_name(page: Page, name: str, frame: Frame) -> bool:
    """The page's title, or words of its own, bear the column's name; the menu of all pages names every column."""
    words = bare(name)
    own = (unit.words.partition("|")[0] for unit in own_units(page, frame) if unit.place != "script")
    return any(words in squeezed(text) for text in (page.title, *own))
