"""脚本向网页要的值：地址里的参数、隐藏字段、容器上的属性。"""

import re
from urllib.parse import parse_qsl, urlsplit

from parsing.markup.page import Page

_BY_ID = re.compile(r"#[\w-]+")
# A script that asks the page for more is no list's.
_MOST_ASKED = 300


class Surroundings:
    """What a script finds in the page that it runs in. None: nothing, or not one thing only."""

    def __init__(self, page: Page | None = None) -> None:
        self._page = page
        self._asked = 0

    def query(self, name: str) -> str | None:
        """A field of the page's own address."""
        pairs = parse_qsl(urlsplit(self._page.url).query) if self._page else []
        return next((value for key, value in pairs if key == name), None)

    def value(self, selector: str, attribute: str = "value") -> str | None:
        """An attribute of the element with this id."""
        if self._page is None or not _BY_ID.fullmatch(selector) or self._has_asked_enough():
            return None
        node = self._page.tree.css_first(f'[id="{selector[1:]}"]')
        return node.attributes.get(attribute) if node else None

    def attribute(self, name: str) -> str | None:
        """The value that the page's elements have for this attribute, when they agree on one."""
        if self._page is None or not re.fullmatch(r"[a-z][\w-]*", name) or self._has_asked_enough():
            return None
        tagged = (tag.attributes for tag in self._page.script_tags)
        nodes = (node.attributes for node in self._page.tree.css(f"[{name}]"))
        found = {value for attributes in (*tagged, *nodes) if (value := attributes.get(name))}
        return found.pop() if len(found) == 1 else None

    def _has_asked_enough(self) -> bool:
        self._asked += 1
        return self._asked > _MOST_ASKED


def kebab(name: str) -> str:
    """listUrl → list-url, as ``dataset`` names attributes."""
    return re.sub(r"[A-Z]", lambda letter: f"-{letter[0].lower()}", name)
