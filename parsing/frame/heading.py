"""标题：读者看到的标题，不是网站名、栏目名，也不是“当前位置”。"""

import re
from collections.abc import Container

from selectolax.lexbor import LexborNode

from parsing.frame.labels import read_labels
from parsing.markup.page import BLOCKS, Page, ancestors
from parsing.words.agreement import core
from parsing.words.dates import find_publication
from parsing.words.document_number import number_alone
from parsing.words.text import clean

# Between two years a stroke joins: （２０２１－２０２５年）.
_SEPARATOR = re.compile(r"\s*[_|｜]\s*|\s+[-–—－]+\s*|\s*[-–—－]+\s+|--+|—{2,}|(?<![\d年])－|－(?!\d)")
_SITE = re.compile(
    r"(?:人民政府|政府网|门户网站?|政务网|信息网|官网|官方网站|公开网|公开平台|服务网|网站|委员会|管委会|局|厅|办公室|中心|首页)$"
)
# These end no title of an article, so that they name the site even before it.
_PORTAL = re.compile(r"(?:人民政府|政府网|门户网站?|政务网|信息网|官网|官方网站|公开平台|网站)$")
_LONGEST_SITE = 20
_LAST_PART = re.compile(r"^(.{4,}?)[-–—]([^-–—]{2,20})$")
_CRUMB = re.compile(r"当前位置|所在的?位置|您的位置|当前栏目|[>»›＞]|^首页")
_HINT = re.compile(r"titl|(?:^|[-_\s])(?:tit|bt|biaoti|headline|hd1?)(?:$|[-_\s\d])|biaoti", re.IGNORECASE)
_LARGE = re.compile(
    r"font-size:\s*(?:1[89]|[2-9]\d)(?:\.\d+)?(?:px|pt)|text-align:\s*center|font-weight:\s*(?:bold|[6-9]00)",
    re.IGNORECASE,
)
_TOOLS = re.compile(
    r"^(?:(?:相关|点击)?附件|附件下载|下载|扫一扫|分享|打印|收藏|正文|相关|微信|登录|注册|搜索|热门|历史搜索|访问量|浏览)"
)
_NUMBERED_LINE = re.compile(r"^[\d\s:：./年月日-]+$")
# 「（2007年6月29日…会议通过）」 stands under a law's title, not in it.
_PASSED = re.compile(
    r"\s*[（(](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^（）()]*(?:通过|公布|修订|修正|发布|批准)[^（）()]*[）)]\s*$"
)
_LONGEST = 200
_WEIGHTS = {"h1": 4, "h2": 3, "h3": 2}
_BELIEVED = 2.5
_INLINE = frozenset(("span", "b", "strong", "font"))
# So few elements above the body, and first in it, are near enough to head it.
_NEAR = 8
# A headline has so many characters; 通知公告 is a column.
_TELLING = 7
_FIRST_INSIDE = 6


def title_parts(page: Page) -> tuple[str, ...]:
    """What the <title> consists of, without the names of the site: 「办法_通知公告_示例区人民政府」."""
    parts = [part.strip() for part in _SEPARATOR.split(page.title) if part.strip()]
    last = _LAST_PART.match(parts[0]) if parts else None
    if last and _SITE.search(last[2]):
        parts[:1] = [last[1].strip(), last[2].strip()]
    if len(parts) > 1 and _PORTAL.search(parts[0]) and len(parts[0]) <= _LONGEST_SITE:
        parts = parts[1:] + parts[:1]
    site = core(page.meta.get("sitename", ""))
    named = tuple(
        part for place, part in enumerate(parts) if core(part) != site and (place == 0 or not _SITE.search(part))
    )
    return named or tuple(parts[:1])


def find_heading(page: Page, body: LexborNode | None, named: str = "", framed: Container[int] = frozenset()) -> str:
    """The element above the body, or first in it, that heads the article by tag, looks or the <title>; '' when none.

    named: the title of the row that led here. framed: elements that stand on other pages of the section, too.
    """
    parts = title_parts(page)
    # A title that names only the site tells nothing of the page.
    told = tuple(
        core(part) for part in parts[:1] if not (len(parts) == 1 and len(part) <= _LONGEST_SITE and _SITE.search(part))
    )
    # Where the <title> is the row's there is no other heading, though the page may show none.
    row, cut = core(named), named.endswith(("..", "…"))
    sure = next((part for part in told if row and (part == row or (cut and part.startswith(row)))), "")
    told += (row,) if row and not cut else ()
    site = {core(page.meta.get("sitename", "")), core(page.meta.get("columnname", ""))} - {""}
    if not told:
        site |= {core(part) for part in parts}
    best, heaviest = "", _BELIEVED
    candidates, above = _candidates(page, body)
    for place, node in enumerate(candidates):
        text = _without_number(node)
        if node.mem_id in framed or (sure and core(text) != sure) or text.endswith("。"):
            continue
        if not 2 <= len(text) <= _LONGEST or core(text) in site or _is_other(node, text):
            continue
        weight = _weight(node, core(text), told, near=above - _NEAR <= place < above) + min(place, 500) / 1000
        if place + 1 < above and len(text) >= _TELLING and _crowns(candidates[place + 1]):
            weight += 2.5
        if weight >= heaviest:
            best, heaviest = text, weight
    return _PASSED.sub("", best)


def _without_number(node: LexborNode) -> str:
    """What it says, but not the document's number in a line of its own below."""
    lines = [line for line in map(clean, node.text(separator="\n").split("\n")) if line]
    return clean("".join(lines[:-1])) if len(lines) > 1 and number_alone(lines[-1]) else clean(node.text())


def _candidates(page: Page, body: LexborNode | None) -> tuple[list[LexborNode], int]:
    """Elements without blocks of their own, down to the first few in the body; how many stand above the body."""
    found: list[LexborNode] = []
    above: int | None = None
    mixed: dict[int, bool] = {}
    for node in page.body.traverse() if page.body is not None else ():
        if body is not None and node.mem_id == body.mem_id:
            above = len(found)
        if above is not None and len(found) >= above + _FIRST_INSIDE:
            break
        if (node.tag in BLOCKS or _stands_out(node, mixed)) and not _has_blocks(node) and clean(node.text()):
            found.append(node)
    return found, len(found) if above is None else above


def _has_blocks(node: LexborNode) -> bool:
    return node.tag not in _WEIGHTS and any(child.tag in BLOCKS - {"br"} for child in node.iter())


def _crowns(below: LexborNode) -> bool:
    """The next line above the body says when and by whom it was published."""
    text = clean(below.text())
    return bool(find_publication(text)) or not {"time", "released", "source", "issuer"}.isdisjoint(read_labels((text,)))


def _stands_out(node: LexborNode, mixed: dict[int, bool]) -> bool:
    """A piece of a line that heads the article while the rest of the line is dates and labels.

    mixed: of the blocks that were asked already, whether they hold such lines.
    """
    if node.tag not in _INLINE:
        return False
    block = next((parent for parent in ancestors(node) if parent.tag in BLOCKS), None)
    if block is None:
        return True
    if block.mem_id not in mixed:
        text = clean(block.text())
        mixed[block.mem_id] = len(text) > _LONGEST or bool(read_labels((text,)))
    return mixed[block.mem_id]


def _is_other(node: LexborNode, text: str) -> bool:
    """A line of another kind: a breadcrumb, labels, a date, a number, a link."""
    if (
        _CRUMB.search(text)
        or _TOOLS.search(text)
        or _NUMBERED_LINE.match(text)
        or number_alone(text)
        or read_labels((text,))
    ):
        return True
    around = (node, *ancestors(node))
    if any(parent.tag in ("a", "nav", "footer", "li", "label", "button", "option") for parent in around):
        return True
    link = node.css_first("a")
    return link is not None and len(clean(link.text())) >= len(text) - 2


def _weight(node: LexborNode, text: str, told: tuple[str, ...], near: bool) -> float:
    weight = _WEIGHTS.get(node.tag or "", 0) + 1.5 * near
    attributes = node.attributes
    if _HINT.search(attributes.get("class") or "") or _HINT.search(attributes.get("id") or ""):
        weight += 2 if len(text) >= 4 else 1
    if _LARGE.search(attributes.get("style") or "") or attributes.get("align") == "center" or node.tag == "font":
        weight += 1
    for title in told:
        if text == title:
            weight += 5
        elif len(text) >= 4 and (text in title or title in text) and len(text) <= 2 * len(title):
            weight += 2 + 2 * len(text) / max(len(title), len(text))
        elif title:
            # A headline that the <title> contradicts is the site's or the column's name, unless the text follows it.
            weight -= 1 if near else 2.5
    if len(text) < 4 and text not in told:
        weight -= 2
    if _SITE.search(text) and len(text) <= 16 and text not in told:
        weight -= 3
    return weight
