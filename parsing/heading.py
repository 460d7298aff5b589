"""标题：读者看到的标题，不是网站名、栏目名，也不是“当前位置”。"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from parsing.agreement import core
from parsing.document_number import number_alone
from parsing.labels import read_labels
from parsing.marked_lines import Outside
from parsing.page import BLOCKS, Page, ancestors
from parsing.text import clean

_SEPARATOR = re.compile(r"\s*[_|｜]\s*|\s+[-–—－]+\s*|\s*[-–—－]+\s+|--+|—{2,}|－")
_SITE = re.compile(
    r"(?:人民政府|政府网|门户网站?|政务网|信息网|官网|官方网站|公开网|公开平台|服务网|网站|委员会|管委会|局|厅|办公室|中心|首页)$"
)
_LAST_PART = re.compile(r"^(.{4,}?)[-–—]([^-–—]{2,20})$")
_CRUMB = re.compile(r"当前位置|所在的?位置|您的位置|当前栏目|[>»›＞]|^首页")
_HINT = re.compile(r"titl|(?:^|[-_\s])(?:tit|bt|biaoti|headline|hd1?)(?:$|[-_\s\d])|biaoti", re.IGNORECASE)
_LARGE = re.compile(
    r"font-size:\s*(?:1[89]|[2-9]\d)(?:\.\d+)?(?:px|pt)|text-align:\s*center|font-weight:\s*(?:bold|[6-9]00)",
    re.IGNORECASE,
)
_NUMBERED_LINE = re.compile(r"^[\d\s:：./年月日-]+$")
_LONGEST = 200
_WEIGHTS = {"h1": 4, "h2": 3, "h3": 2}
_BELIEVED = 3


def title_parts(page: Page) -> tuple[str, ...]:
    """What the <title> consists of, without the names of the site: 「办法_通知公告_示例区人民政府」."""
    parts = [part.strip() for part in _SEPARATOR.split(page.title) if part.strip()]
    last = _LAST_PART.match(parts[0]) if parts else None
    if last and _SITE.search(last[2]):
        parts[:1] = [last[1].strip(), last[2].strip()]
    site = core(page.meta.get("sitename", ""))
    return tuple(
        part for place, part in enumerate(parts) if core(part) != site and (place == 0 or not _SITE.search(part))
    )


def find_heading(page: Page, body: LexborNode | None, outside: Outside | None = None) -> str:
    """The element above the body, or first in it, that heads the article by tag, looks or the <title>; '' when none."""
    parts = title_parts(page)
    # A title that names only the site tells nothing of the page.
    told = tuple(core(part) for part in parts[:1] if not (len(parts) == 1 and len(part) <= 20 and _SITE.search(part)))
    site = {core(page.meta.get("sitename", "")), core(page.meta.get("columnname", ""))} - {""}
    best, heaviest = "", float(_BELIEVED) - 0.5
    for place, node in enumerate(_candidates(page, body)):
        text = clean(node.text())
        if not 2 <= len(text) <= _LONGEST or core(text) in site or _is_other(node, text, outside):
            continue
        weight = _weight(node, core(text), told) + min(place, 500) / 1000
        if weight > heaviest:
            best, heaviest = text, weight
    return best


def _candidates(page: Page, body: LexborNode | None) -> Iterator[LexborNode]:
    """Elements without blocks of their own, down to the first few in the body."""
    inside = 0
    within = False
    root = page.body
    for node in root.traverse() if root is not None else ():
        within = within or (body is not None and node.mem_id == body.mem_id)
        if node.tag not in BLOCKS and node.tag not in ("span", "b", "strong", "font"):
            continue
        if node.tag not in _WEIGHTS and _has_blocks(node):
            continue
        if not clean(node.text()):
            continue
        inside += within
        if inside > 6:
            return
        yield node


def _has_blocks(node: LexborNode) -> bool:
    return any(child.tag in BLOCKS - {"br"} for child in node.iter())


def _is_other(node: LexborNode, text: str, outside: Outside | None) -> bool:
    """A line of another kind: a breadcrumb, labels, a date, a number, a link, the frame."""
    if _CRUMB.search(text) or _NUMBERED_LINE.match(text) or number_alone(text) or read_labels((text,)):
        return True
    around = (node, *ancestors(node))
    if any(parent.tag in ("a", "nav", "footer", "li", "label", "button", "option") for parent in around):
        return True
    if node.css_first("a") is not None and len(clean(node.css_first("a").text())) >= len(text) - 2:
        return True
    return bool(outside) and any(outside(parent) for parent in around if outside)


def _weight(node: LexborNode, text: str, told: tuple[str, ...]) -> float:
    weight: float = _WEIGHTS.get(node.tag or "", 0)
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
            # A visible headline that the <title> contradicts is most likely the site's or the column's name.
            weight -= 1.5
    if len(text) < 4 and text not in told:
        weight -= 2
    if _SITE.search(text) and len(text) <= 16 and text not in told:
        weight -= 3
    return weight
