"""属性里的数据地址：写在列表容器或脚本标签属性上的接口地址。"""

import re
from collections.abc import Iterator, Mapping

from parsing.markup.page import Page
from parsing.scripts.request import ListRequest, list_request
from parsing.scripts.values import NotLiteralError
from parsing.words.text import clean

_NAMES = re.compile(r"^(?:data-)?(?:[a-z]+-)?(?:url|api|src|source|interface|request|load|remote)$")
_NOT_OURS = frozenset(("src", "data-src", "data-original-src"))
_ASSET = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|ico|js|css|mp4|pdf|docx?|xlsx?)(?:\?|$)", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:https?://|//|/|\.{1,2}/)\S+$|^[\w/-]+\.(?:json|jsp|do|action)(?:\?\S*)?$")
_HOLDERS = "ul, ol, div, table, tbody, section, dl"


def attribute_requests(page: Page) -> set[ListRequest]:
    """The addresses in attributes of empty holders and of scripts that stand in files."""
    requests = set()
    for value in _addresses(page):
        try:
            requests.add(list_request(page, "GET", value, (), known=False))
        except NotLiteralError:
            continue
    return requests


def _addresses(page: Page) -> Iterator[str]:
    for tag in page.script_tags:
        yield from _in(tag.attributes)
    for node in page.tree.css(_HOLDERS):
        if any(_NAMES.match(name) for name in node.attributes) and len(clean(node.text())) < 20:
            yield from _in(node.attributes)


def _in(attributes: Mapping[str, str | None]) -> Iterator[str]:
    for name, value in attributes.items():
        if (
            value
            and _NAMES.match(name)
            and name not in _NOT_OURS
            and _ADDRESS.match(value)
            and not _ASSET.search(value)
        ):
            yield value
