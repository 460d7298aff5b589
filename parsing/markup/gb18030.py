"""GB18030：按浏览器（Encoding 标准）的读法，不按 Python 的读法。

Twenty sequences differ, which pages in use rely on (A3 A0 is their wide blank), and after a bad byte the standard says
where the next character begins, so that one bad byte spoils one character only.
"""

import codecs
import re

REPLACEMENT = "\ufffd"
_WIDE_BLANK = "\u3000"
_PRIVATE = re.compile("[\ue5e5\ue78d-\ue796\ue7c7\ue81e-\ue864]")
_AS_BROWSERS = {
    "\ue5e5": _WIDE_BLANK,  # A3A0
    "\ue78d": "\ufe10",  # A6D9 to A6F3: punctuation of vertical text
    "\ue78e": "\ufe12",
    "\ue78f": "\ufe11",
    "\ue790": "\ufe13",
    "\ue791": "\ufe14",
    "\ue792": "\ufe15",
    "\ue793": "\ufe16",
    "\ue794": "\ufe17",
    "\ue795": "\ufe18",
    "\ue796": "\ufe19",
    "\ue7c7": "\u1e3f",  # A8BC
    "\ue81e": "\u9fb4",  # FE59 to FEA0: characters that had no code point when Python's table was made
    "\ue826": "\u9fb5",
    "\ue82b": "\u9fb6",
    "\ue82c": "\u9fb7",
    "\ue832": "\u9fb8",
    "\ue843": "\u9fb9",
    "\ue854": "\u9fba",
    "\ue864": "\u9fbb",
}
_AS_PYTHON = str.maketrans({shown: private for private, shown in _AS_BROWSERS.items() if shown != _WIDE_BLANK})
_EURO = 0x80
_LEADS = range(0x81, 0xFF)
_DIGITS = range(0x30, 0x3A)
_ASCII = range(0x80)


def decode_gb18030(body: bytes) -> str:
    """Text of bytes in GB2312, GBK or GB18030; a bad sequence becomes one U+FFFD."""
    text = body.decode("gb18030", _ERRORS)
    return _PRIVATE.sub(lambda match: _AS_BROWSERS.get(match[0], match[0]), text)


def encode_gbk(character: str) -> bytes:
    """A character as a form or an address on a GBK page sends it; raises UnicodeEncodeError where GBK lacks it."""
    if character == "€":
        return bytes((_EURO,))
    encoded = character.translate(_AS_PYTHON).encode("gb18030")
    if len(encoded) > 2 or character in _AS_BROWSERS:
        raise UnicodeEncodeError("gbk", character, 0, 1, "not in GBK")
    return encoded


def _after_bad(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.object[error.start] == _EURO:
        return "€", error.start + 1
    return REPLACEMENT, error.start + _spoilt(error.object[error.start : error.start + 4])


def _spoilt(sequence: bytes) -> int:
    """How many bytes the bad sequence takes with it."""
    if sequence[0] not in _LEADS or len(sequence) == 1:
        return 1
    if sequence[1] not in _DIGITS:
        return 1 if sequence[1] in _ASCII else 2
    whole = all(byte in wanted for byte, wanted in zip(sequence[2:], (_LEADS, _DIGITS), strict=False))
    return len(sequence) if whole else 1


_ERRORS = "gb18030-as-browsers"
codecs.register_error(_ERRORS, _after_bad)
