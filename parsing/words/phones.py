"""电话号码：从一段文字里认出号码；同一个号码写法不同也算一个。"""

import re
import unicodedata

_DASH = "-‐‑–—―−"
_AREA = rf"(?:\(?0\d{{2,3}}\)?\s?[{_DASH}]{{0,2}}\s?)?"
_PHONE = re.compile(rf"(?<![\d.]){_AREA}(?P<local>[2-8]\d{{3}}\s?\d{{3,4}}|1[3-9]\d{{9}}|12345)(?!\d)")
# Eight digits may be a day written together.
_DAY = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{2}")


def phones(text: str) -> tuple[str, ...]:
    """The numbers in reading order, digits only, without their area code, each once."""
    found = (re.sub(r"\D", "", match["local"]) for match in _PHONE.finditer(unicodedata.normalize("NFKC", text)))
    return tuple(dict.fromkeys(number for number in found if not _DAY.fullmatch(number)))
