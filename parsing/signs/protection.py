"""防护页：认出网站防护程序返回的验证页，不去破解它。"""

import re

# Bodies that set a cookie by script and reload: 瑞数, 加速乐 and their like; all are small.
_LARGEST = 20_000
_SIGNS = re.compile(
    rb"__jsl_clearance|\$_ts\s*=|_\$[a-z]{2}=|content=\"[^\"]+\"\s+r=['\"]m['\"]|acw_sc__v2|cf-chl|captcha|"
    rb"waf_(?:cookie|token)|\xe8\xaf\xb7\xe5\xbc\x80\xe5\x90\xafJavaScript\xe5\xb9\xb6\xe5\x88\xb7\xe6\x96\xb0",
    re.IGNORECASE,
)


def is_protection(status: int, body: bytes) -> bool:
    """True for a challenge page. 412 and 521 mean little else on these portals."""
    if status in (412, 521):
        return True
    return len(body) < _LARGEST and bool(_SIGNS.search(body)) and b"<p" not in body
