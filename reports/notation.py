"""写法：分数、时间、摘要、地址印在报告上的样子。"""

import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import quote, urlsplit

from domain.beijing import BEIJING

_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{16,128})")
_SHORT = 12
_FRAGMENT = 40


def points(value: Decimal) -> str:
    """One decimal, two where needed: 82 → 82.0, 0.750 → 0.75."""
    exact = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = f"{exact:f}"
    return text[:-1] if text.endswith("0") else text


def marks(value: Decimal) -> str:
    """Full marks as schemes print them: 2.0 → 2, 0.50 → 0.5."""
    text = points(value)
    return text.removesuffix(".0")


def percent(part: Decimal, whole: Decimal) -> str:
    """Width of a bar's part, 0 to 100; 0 when there is no whole."""
    return f"{part / whole * 100:.2f}" if whole else "0.00"


def moment(value: datetime) -> str:
    """Beijing time to the second, as an appeal needs it."""
    return f"{value.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}"


def digest_hex(digest: str) -> str:
    """The hex part, or empty when it is not a digest. The only source of a saved copy's file name."""
    match = _DIGEST.fullmatch(digest)
    return match.group(1) if match else ""


def short(code: str) -> str:
    """The first characters of a digest or fingerprint: enough to recognise, short enough to read aloud."""
    return (digest_hex(code) or code)[:_SHORT]


def is_web_address(url: str) -> bool:
    """True for what may be a link; anything else (``javascript:``, ``data:``) is only shown."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def text_fragment(words: str) -> str:
    """A fragment that makes a browser scroll to the quoted words and mark them; empty for no words."""
    line = next((line.strip() for line in words.splitlines() if line.strip()), "")
    return f"#:~:text={quote(line[:_FRAGMENT], safe='').replace('-', '%2D')}" if line else ""
