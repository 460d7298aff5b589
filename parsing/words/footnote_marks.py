"""脚注标记：①、²、＊、[1]、(1)、注1 等，写在数字前后，不是数字的一部分。"""

import re

_RAISED = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
_LOWERED = str.maketrans("0123456789()", "₀₁₂₃₄₅₆₇₈₉₍₎")
# Compatibility folding (NFKC) makes plain digits of these: 4① would become 41.
_SIGN = (
    "[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u207d\u207e\u2080-\u2089\u208d\u208e"  # raised, lowered
    "\u2460-\u2487\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]+"  # in circles, in brackets
)
_SIGNS = re.compile(rf"[\[［(（〔【]注?{_SIGN}[\]］)）〕】]|{_SIGN}")
# On text that was folded.
_WRITTEN = r"[*※†‡]+|[\[〔【]注?\d{1,2}[\]〕】]|\(注?\d{1,2}\)|\(注\)"
_AROUND = re.compile(
    rf"^(?:(?:{_WRITTEN}|注\d{{0,2}}[:\s])\s*)+(?=[-+−–¥]?\d)|(?<=\w)(?:\s*(?:{_WRITTEN}|注\d{{0,2}}))+$"
)
_BETWEEN = "*"


def raised(text: str) -> str:
    """Digits as a reader sees those of <sup>."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Digits as a reader sees those of <sub>."""
    return text.translate(_LOWERED)


def without_signs(text: str) -> str:
    """Text without the marks that are characters of their own; to be asked before any folding.

    What stands between two digits is no mark behind either: it goes on keeping them apart.
    """
    return _SIGNS.sub(lambda sign: _BETWEEN if _is_between_digits(sign) else "", text)


def without_marks(figure: str) -> str:
    """A folded figure without what is written before or behind it as a mark: [1], (1), *, 注1."""
    return _AROUND.sub("", figure)


def _is_between_digits(sign: re.Match[str]) -> bool:
    before, behind = sign.string[: sign.start()][-1:], sign.string[sign.end() :][:1]
    return before.isdecimal() and behind.isdecimal()
