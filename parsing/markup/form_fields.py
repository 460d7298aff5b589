"""表单控件：读者在网页的输入框、下拉框、勾选框里看到什么。"""

from selectolax.lexbor import LexborNode

_WRITTEN_IN = frozenset(("", "text", "number", "tel", "email", "url", "search", "date", "month", "time", "week"))
_TICKED = frozenset(("checkbox", "radio"))
_TICK = "√"
# A script may fill a field that the page leaves open: the cell is neither empty nor known.
OPEN_FIELD = "□"


def entered_text(node: LexborNode) -> str | None:
    """What a form field shows, empty for one that shows nothing; None for any other element."""
    if node.tag == "input":
        return _input(node)
    if node.tag == "select":
        return _chosen(node)
    if node.tag == "textarea":
        return node.text()
    return "" if node.tag == "datalist" else None


def _input(node: LexborNode) -> str:
    kind = (node.attributes.get("type") or "").strip().lower()
    if kind in _TICKED:
        return _TICK if "checked" in node.attributes else ""
    if kind not in _WRITTEN_IN:
        return ""
    return (node.attributes["value"] or "") if "value" in node.attributes else OPEN_FIELD


def _chosen(select: LexborNode) -> str:
    """Of several that are marked as chosen browsers take the last, of none the first."""
    options = select.css("option")
    chosen = [option for option in options if "selected" in option.attributes]
    if "multiple" in select.attributes:
        return " ".join(option.text() for option in chosen)
    return next((option.text() for option in (*chosen[::-1], *options)), "")
