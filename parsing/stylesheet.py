"""样式表：网页自带的样式里，哪些简单规则把元素藏起来，哪些又让它显示。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_CONDITIONAL = re.compile(r"@[^{};]+\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}")
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_DECIDES = re.compile(r"display|visibility", re.IGNORECASE)
_SIMPLE = re.compile(r"(?!html|body)[a-z][\w-]*|(?:[a-z][\w-]*)?(?:[.#][a-z_-][\w-]*)+", re.IGNORECASE)
_PSEUDO = re.compile(r"::?[a-z-]+(?:\([^()]*\))?", re.IGNORECASE)
_READABLE = re.compile(r"[\w\s.#>+~*-]+")
_SCREEN = re.compile(r"|.*\b(?:all|screen)\b.*", re.IGNORECASE)
_HIDES = {"display": ("none",), "visibility": ("hidden", "collapse")}
_MOST_SELECTORS = 200

Weight = tuple[bool, int, int, int, int]
"""Important or not, ids, classes, tags, place: the rule of the greatest weight wins."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A selector and whether it hides or shows."""

    selector: str
    hides: bool
    weight: Weight


def declarations(style: str) -> dict[str, str]:
    """Property → value in lower case, as the last declaration has it."""
    pairs = (part.partition(":") for part in style.lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def hides(style: dict[str, str]) -> bool | None:
    """Whether declarations hide an element or show it; None when they say nothing about it."""
    said = [style[name].partition("!")[0].strip() in hiding for name, hiding in _HIDES.items() if name in style]
    return any(said) if said else None


def hidden_by_rules(tree: LexborHTMLParser) -> list[LexborNode]:
    """Elements that simple rules of the page's own style sheets hide and no other rule may show.

    An element with more classes than such a rule names may be shown by a style sheet that we do not have.
    """
    rules = list(_rules(tree))
    if not any(rule.hides for rule in rules):
        return []
    unseen = tree.css_first("link[href*=css], link[rel=stylesheet]") is not None
    hidden: dict[int, tuple[LexborNode, Weight]] = {}
    for rule in (rule for rule in rules if rule.hides):
        for node in tree.css(rule.selector):
            if not (unseen and _other_classes(node, rule.selector)):
                hidden[node.mem_id] = (node, max(rule.weight, hidden.get(node.mem_id, (node, rule.weight))[1]))
    for rule in (rule for rule in rules if not rule.hides) if hidden else ():
        for node in tree.css(rule.selector):
            if node.mem_id in hidden and rule.weight > hidden[node.mem_id][1]:
                del hidden[node.mem_id]
    return [node for node, _ in hidden.values()]


def _rules(tree: LexborHTMLParser) -> Iterator[Rule]:
    """Rules of the page that hide or show; those that hold under a condition only where they show."""
    texts = (node.text() for node in tree.css("style") if _SCREEN.fullmatch(node.attributes.get("media") or ""))
    text = _COMMENT.sub("", "\n".join(texts))
    if "none" not in text and "hidden" not in text:
        return
    conditional = "\n".join(_CONDITIONAL.findall(text))
    found = [*_decisive(_CONDITIONAL.sub("", text)), *(one for one in _decisive(conditional) if not one[1])]
    for place, (selector, hiding, important) in enumerate(found[:_MOST_SELECTORS]):
        bare = _PSEUDO.sub("", selector).strip()
        if (_SIMPLE if hiding else _READABLE).fullmatch(selector if hiding else bare):
            yield Rule(bare, hiding, (important, *_specificity(selector), place))


def _decisive(text: str) -> Iterator[tuple[str, bool, bool]]:
    for selectors, body in _RULE.findall(text):
        style = declarations(body) if _DECIDES.search(body) else {}
        hiding = hides(style)
        if hiding is not None:
            important = "!important" in "".join(style.get(name, "") for name in _HIDES)
            yield from ((selector.strip(), hiding, important) for selector in selectors.split(","))


def _specificity(selector: str) -> tuple[int, int, int]:
    tags = len(re.findall(r"(?:^|[\s>+~])[a-z]", selector, re.IGNORECASE))
    return selector.count("#"), selector.count(".") + len(re.findall(r"(?<!:):(?!:)", selector)), tags


def _other_classes(node: LexborNode, selector: str) -> bool:
    return any(f".{name}" not in selector for name in (node.attributes.get("class") or "").split())
