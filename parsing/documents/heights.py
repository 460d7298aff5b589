"""上标、下标：升高的数字是脚注标记，读成 ¹，与前面的数字分得开。"""

from parsing.words.footnote_marks import lowered, raised

_CHANGES = {"superscript": raised, "subscript": lowered}
# Marks are short.
_LONGEST = 8


def at_height(text: str, height: str | None) -> str:
    """height: as Office calls it; text of any other stays as it is."""
    change = _CHANGES.get(height or "")
    return change(text) if change and len(text) <= _LONGEST else text
