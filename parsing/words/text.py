"""文字：去掉排版留下的空白和零宽字符。"""

import re

_ZERO_WIDTH = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\xad]")


def clean(text: str) -> str:
    """Fold every run of white space (also NBSP, U+3000) into one blank, drop zero-width characters, strip."""
    return " ".join(_ZERO_WIDTH.sub("", text).split())
