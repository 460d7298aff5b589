"""翻页控件的话：共几条、共几页、这是第几页；哪条链接说的是翻页，而不是一条信息的标题。"""

import re

RECORDS = re.compile(r"(?:共|总(?:计|数|共)?)\s*[:：]?\s*(\d+)\s*[条篇项]")
PAGES = re.compile(
    r"共\s*(\d+)\s*页|\d+\s*/\s*(?:共\s*)?(\d+)\s*页|第\s*\d+\s*/\s*(\d+)\s*页|页次\s*[:：]?\s*\d+\s*/\s*(\d+)"
)
# For those who hear a page the words may stand there once more, unseen: 「下一页」「›」, 「页面」「2」.
NEXT = re.compile(r"^[\[<【]?(?:(?:下一?页|后一?页|后页|next(?:\s*page)?)[\s>»›→\]】]*)+$|^[>»›→]$", re.IGNORECASE)
# Words that stand in no breadcrumb (首页 » 栏目).
OTHER_PAGES = re.compile(r"上一?页|前一?页|尾页|末页|最后一?页")
MORE = re.compile(r"^(?:点击)?(?:加载更多|查看更多|显示更多|更多信息|load\s*more)[\s.…>»]*$", re.IGNORECASE)
NUMBER = re.compile(
    r"^[\[【(]?(?:(?:第|(?:当前)?页面?|(?:current\s*)?page)\s?)?(\d{1,4})\s?页?[\]】)]?$", re.IGNORECASE
)
_COUNTED = r"(?:共?\s*\d+\s*[条篇项](?:记录|信息|数据|内容)?)?"
_BETWEEN = rf"[\s/／|,，、;；()（）]*{_COUNTED}[\s/／|,，、;；()（）]*"
_NOW = r"当前(?:页[码数]?[为是在:：\s]*第?|[为是在:：\s]*第)"
# A number of a page is its own only beside the number of all, or where it is called so: 「到第3页」 says nothing.
_OWN = re.compile(
    rf"第\s*(\d+)\s*页{_BETWEEN}[共总]\s*(?:计|有)?\s*\d+\s*页|[共总]\s*(?:计|有)?\s*\d+\s*页{_BETWEEN}第\s*(\d+)\s*页"
    rf"|{_NOW}\s*(\d+)|(\d+)\s*[/／]\s*(?:共\s*)?\d+\s*页|第\s*(\d+)\s*[/／]\s*(?:共\s*)?\d+\s*页|页次\s*[:：]?\s*(\d+)\s*[/／]\s*\d+"
)
_TURNS = r"(?:[上下前后]一?页|[首尾末]页|第一页|最后一?页|当前页面?|本页|(?:next|prev(?:ious)?|first|last|current)(?:\s*page)?)"
_TO = r"(?:(?:跳转|跳|转|前往|翻|去)?[到至]?\s*|go\s*to\s*(?:the\s*)?)"
_TURNS_PAGES = re.compile(rf"^\W*{_TO}(?:{_TURNS}\W*)+$", re.IGNORECASE)
_NUMBERED = re.compile(rf"^\W*{_TO}(?:第\s?\d{{1,4}}\s?页|(?:页面?|page)?\s*\d{{1,3}})\W*$", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 24


def stated_page(words: str) -> int:
    """Which page of the list this is, as its pager says; 0 where it does not."""
    match = _OWN.search(words)
    return int(next(filter(None, match.groups()), "0")[:9]) if match else 0


def turns_pages(visible: str, whole: str) -> bool:
    """A link's words are a pager's and no title. visible: what it shows; whole: its @title.

    A number or a mark alone is called by its @title: a picture's number may bear the title of an article.
    """
    if _says_so(visible):
        return not whole or _says_so(whole) or bool(_LETTER.search(visible))
    return bool(whole) and not _LETTER.search(visible) and _says_so(whole)


def _says_so(words: str) -> bool:
    return len(words) <= _LONGEST and bool(_TURNS_PAGES.match(words) or _NUMBERED.match(words))
