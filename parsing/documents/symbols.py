"""符号字体（Wingdings 等）的字：勾、叉、方框、带圈数字；其余是装饰，不是文字。"""

import re

_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0xA8: "□", 0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x99: "○", 0xA3: "□"}
_GREEK = zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)
_SYMBOL = {code: chr(code) for code in range(0x20, 0x40)}
for _latin, _letter in _GREEK:
    _SYMBOL |= {ord(_latin): _letter, ord(_latin.lower()): _letter.lower()}
_SYMBOL |= {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xD6: "√"}
for _first, _circled in ((0x81, "①②③④⑤⑥⑦⑧⑨⑩"), (0x8C, "❶❷❸❹❺❻❼❽❾❿")):
    _WINGDINGS |= {_first + index: char for index, char in enumerate(_circled)}
for _first, _circled in ((0x6A, "①②③④⑤⑥⑦⑧⑨⑩"), (0x75, "❶❷❸❹❺❻❼❽❾❿")):
    _WINGDINGS_2 |= {_first + index: char for index, char in enumerate(_circled)}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
# Other fonts whose letters are pictures, whatever their codes mean elsewhere.
_PICTURES = re.compile(r"wingdings|webdings|marlett", re.IGNORECASE)
CHECKED, UNCHECKED = "☑", "□"


def symbol(font: str, code: int) -> str:
    """What a reader sees at this code: fonts of symbols repeat their codes from U+F000 on."""
    code = _plain(code)
    known = _FONTS.get(font.lower())
    if known is not None:
        return known.get(code, "")
    drawn = _PICTURES.match(font) or code < 0x20 or 0xD800 <= code <= 0xDFFF
    return "" if drawn else chr(min(code, 0x10FFFF))


def in_font(font: str, text: str) -> str:
    """Text in a font of symbols; where private codes stand in another font, they are nearly always Wingdings."""
    if font.lower() in _FONTS or _PICTURES.match(font):
        return "".join(symbol(font, ord(char)) if _plain(ord(char)) < 0x100 else char for char in text)
    return "".join(symbol("Wingdings", ord(char)) if _plain(ord(char)) != ord(char) else char for char in text)


def _plain(code: int) -> int:
    return code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
