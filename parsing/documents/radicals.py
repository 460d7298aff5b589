"""部首字符：PDF 文字层里顶替汉字的部首（⻔ 顶替 门），换回汉字。

Fonts draw a character and a radical with one glyph, and programs that print name the glyph after the lower code. NFKC
knows the Kangxi radicals (U+2F00–2FD5) but not the supplement (U+2E80–2EF3): its table is Unicode's
EquivalentUnifiedIdeograph, in which every one of them stands for the character with the same glyph.
"""

import unicodedata

_SUPPLEMENT = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩"
    "⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑"
    "⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_CHARACTERS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王"
    "𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長"
    "镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_MENDED = str.maketrans(_SUPPLEMENT, _CHARACTERS) | {
    # The simplified form, which fonts of the mainland draw; NFKC gives the traditional one.
    ord("⼾"): "户",
    # Marks that share a glyph with full-width ones in the same way.
    ord("∕"): "／",
    ord("〜"): "～",
}


def mend(text: str) -> str:
    """Characters for radicals and compatibility forms. Punctuation stays Chinese, and marks of footnotes no digits."""
    return "".join(map(_normal, text.translate(_MENDED)))


def _normal(character: str) -> str:
    category = unicodedata.category(character)
    return character if category.startswith("P") or category == "No" else unicodedata.normalize("NFKC", character)
