"""核对表述里花括号中的名称：检查给不出的值，判定时才发现就晚了。"""

from collections.abc import Iterator, Set
from string import Formatter


def wrong_placeholders(words: str, given: Set[str]) -> Iterator[str]:
    """What is wrong with the placeholders of one sentence, each with the remedy. given: the values that there are."""
    try:
        parts = list(Formatter().parse(words))
    except ValueError:
        yield f"花括号不成对，请改正；要写花括号本身，请写两个：{words}"
        return
    for _, name, form, conversion in parts:
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            written = name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            yield f"花括号里只能写名称，“{{{written}}}”请改正；{_choice(given)}"
        elif name not in given:
            yield f"没有“{{{name}}}”这个值，请改正；{_choice(given)}"


def _choice(given: Set[str]) -> str:
    """``share`` is for the price, not for reading."""
    names = "、".join(f"{{{name}}}" for name in sorted(given - {"share"}))
    return f"可用的有：{names}" if names else "这里没有可用的值"
