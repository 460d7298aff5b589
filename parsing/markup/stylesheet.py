"""样式表：网页自带的样式里，哪些简单规则把元素藏起来，哪些又让它显示。"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_CONDITIONAL = re.compile(r"@[^@{};]{1,300}+\{((?:[^{}]*+\{[^{}]*+\})*+)[^{}]*+\}")
_SELECTORS = re.compile(r"[{;]")
_DECIDES = re.compile(r"display|visibility", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:", re.IGNORECASE)
_SIMPLE = re.compile(r"(?!html|body)[a-z][\w-]*|(?:[a-z][\w-]*)?(?:[.#][a-z_-][\w-]*)+", re.IGNORECASE)
_PSEUDO = re.compile(r"::?[a-z-]+(?:\([^()]*\))?", re.IGNORECASE)
_NAME = re.compile(r"[\w-]+")
_COMBINATOR = re.compile(r"[\s>+~]+")
_READABLE = re.compile(r"[\w\s.#>+~*-]+")
_SCREEN = re.compile(r"\b(?:all|screen)\b|\A\Z", re.IGNORECASE)
_HIDES = {"display": ("none",), "visibility": ("hidden", "collapse")}
_MOST_RULES = 200
# Of all rules together; each is looked for in the whole page.
_MOST_SELECTORS = 1000

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
    text = _sheets(tree)
    always = _CONDITIONAL.sub("", text) if _HIDING.search(text) else ""
    hiding = [rule for rule in islice(_rules(always, _HIDING), _MOST_SELECTORS) if rule.hides]
    concerned = tree.css(", ".join({rule.selector for rule in hiding})) if hiding else []
    unseen = tree.css_first("link[href*=css], link[rel=stylesheet]") is not None
    hidden: dict[int, tuple[LexborNode, Weight]] = {}
    for rule in _that_concern(concerned, hiding):
        for node in tree.css(rule.selector):
            if not (unseen and _other_classes(node, rule.selector)):
                hidden[node.mem_id] = (node, max(rule.weight, hidden.get(node.mem_id, (node, rule.weight))[1]))
    if not hidden:
        return []
    every = islice(_rules(always + "".join(_CONDITIONAL.findall(text)), _DECIDES), _MOST_SELECTORS)
    for rule in _that_concern(concerned, (rule for rule in every if not rule.hides)):
        for node in tree.css(rule.selector):
            if node.mem_id in hidden and rule.weight > hidden[node.mem_id][1]:
                del hidden[node.mem_id]
    return [node for node, _ in hidden.values()]


def shown_in_a_state(tree: LexborHTMLParser) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Of rules that show elements: the names in the whole selector, and in its last part, which tells what is shown."""
    for rule in islice(_rules(_sheets(tree), _DECIDES), _MOST_SELECTORS):
        if not rule.hides:
            parts = _COMBINATOR.split(rule.selector)
            yield frozenset(_NAME.findall(rule.selector)), frozenset(_NAME.findall(parts[-1]))


def _sheets(tree: LexborHTMLParser) -> str:
    """The page's own style sheets for the screen."""
    texts = (node.text() for node in tree.css("style") if _SCREEN.search(node.attributes.get("media") or ""))
    return _COMMENT.sub("", "\n".join(texts))


def _that_concern(nodes: Iterable[LexborNode], rules: Iterable[Rule]) -> Iterator[Rule]:
    """Rules whose last part names nothing but what these elements are called; asking for each costs more."""
    called: set[str] = set()
    for node in nodes:
        called |= {node.tag or "", node.attributes.get("id") or "", *(node.attributes.get("class") or "").split()}
    return (rule for rule in rules if called.issuperset(_NAME.findall(_COMBINATOR.split(rule.selector)[-1])))


def _rules(text: str, about: re.Pattern[str]) -> Iterator[Rule]:
    """The rules that hide or show, of those whose declarations speak of this."""
    found = ((place, *block.rpartition("{")) for place, block in enumerate(text.split("}")))
    for place, before, _, body in islice((one for one in found if about.search(one[3])), _MOST_RULES):
        style = declarations(body)
        hiding = hides(style)
        important = "!important" in "".join(style.get(name, "") for name in _HIDES)
        for selector in _SELECTORS.split(before)[-1].split(",") if hiding is not None else ():
            bare = _PSEUDO.sub("", selector).strip()
            if (_SIMPLE.fullmatch(selector.strip()) if hiding else _READABLE.fullmatch(bare)) and bare:
                yield Rule(bare, bool(hiding), (important, *_specificity(selector.strip()), place))


def _specificity(selector: str) -> tuple[int, int, int]:
    tags = len(re.findall(r"(?:^|[\s>+~])[a-z]", selector, re.IGNORECASE))
    return selector.count("#"), selector.count(".") + len(re.findall(r"(?<!:):(?!:)", selector)), tags


def _other_classes(node: LexborNode, selector: str) -> bool:
    return any(f".{name}" not in selector for name in (node.attributes.get("class") or "").split())
