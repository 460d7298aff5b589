"""空白：栏目真的没有信息，要有正面的迹象，而且没有什么还能把它填上。"""

import re

from parsing.frame.frame import Frame, own_units
from parsing.markup.page import CUT, Page
from parsing.markup.units import units
from parsing.words.text import clean

NOTHING = re.compile(
    r"^(?:(?:对不起|抱歉)[，,]?)?(?:(?:您?所?(?:查询|访问|浏览|选择|选)的|本|该|此|当前)(?:栏目|页面|目录|分类|频道|类别)[下中里内]?)?[，,]?"
    r"(?:目前)?(?:暂时?)?(?:没有|无|未查询到|未找到)(?:任何|相关|此类|该类|符合条件的?|发布的?|更多)*"
    r"(?:内容|信息|数据|记录|文章|公开信息|结果|资料)[。！!…]*$"
)
SCRIPTED = re.compile(
    r"listModel|classsql|\$\.(?:ajax|post|get|getJSON)\(|XMLHttpRequest|fetch\(|axios|dataproxy|datastore|new Vue|jpage|"
    r"angular\.module|avalon\.define|layui\.(?:use|table)|gkmlpt|createApp\("
)
# Values without a call; libraries, counters, page furniture: hints only, for pages that stand alone.
_FILLS_NOTHING = re.compile(
    r"^(?:var|let|const)\s[^()]*$|"
    r"jquery|bootstrap|swiper|slick|layer|tongji|statistic|analytics|hm\.baidu|counter|share|print|gotop|fontsize|"
    r"banner|menu|nav|header|footer|search|createPage|_hmt|currentYear|getFullYear",
    re.IGNORECASE,
)
_LIST_HOLDERS = (
    "ul[class*=list], ul[id*=list], div[class*=list] > ul, div[class*=documents] > ul, div[class*=List] > ul, "
    "ul.news, ul.newsList, div[class*=list], table[class*=list]"
)
_FEWEST_SIBLINGS = 2
_FEWEST_FRAMED = 5
_LONGEST_LEFT = 60
# A sentence may say what stands in the list's place.
_SAYS = re.compile(r"[。，；！？,;]")


def nothing_sign(page: Page) -> str:
    """The words with which the page says that there is nothing; what a fold hides says it of another state."""
    folded = set(page.folded)
    return next((line for line in page.lines() if NOTHING.match(line.replace(" ", "")) and line not in folded), "")


def could_be_filled(page: Page, frame: Frame) -> bool:
    """A script is at work that may still put rows there: one that no sibling with rows in its HTML has as well."""
    if page.holds_markup:
        return True
    if frame.siblings >= _FEWEST_SIBLINGS:
        return not set(page.script_marks) <= frame.static
    return bool(SCRIPTED.search(page.scripts)) or not all(map(_fills_nothing, page.script_marks))


def _fills_nothing(mark: str) -> bool:
    """A long script may do anything."""
    return not mark.endswith(CUT) and bool(_FILLS_NOTHING.search(mark))


def has_empty_list(page: Page) -> bool:
    """A list's own container stands on the page with nothing in it: by its name, a hint only."""
    return any(not clean(node.text()) for node in page.tree.css(_LIST_HOLDERS))


def nothing_left(page: Page, frame: Frame) -> bool:
    """Beside what all pages of the section show there is no link, no inner page, and hardly a word.

    The page must show that it is one of them, or the empty list itself: else it is an error's few words. A section of
    a page has been seen with the rest of it.
    """
    if not frame.known or frame.inner_of(page):
        return False
    # Where hardly a sibling has rows in its HTML any script may be what fills lists here, and any page be cut off;
    # where none has, it may be we who do not see them.
    if frame.siblings < _FEWEST_SIBLINGS and (not frame.siblings or page.script_marks or not page.closed):
        return False
    every = list(units(page))
    left = own_units(page, frame, every)
    shown = len(every) - len(left) >= _FEWEST_FRAMED or page.tree.css_first("ul, ol, dl, table") is not None
    if not shown and not page.is_section:
        return False
    own = [unit for unit in left if unit.place != "script"]
    if any(unit.is_link or _SAYS.search(unit.words) for unit in own):
        return False
    return sum(len(unit.words) for unit in own) <= _LONGEST_LEFT
