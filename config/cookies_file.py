"""读取授权的 cookie：门户运维单位给的 Netscape 格式文件，只有本人可读。"""

from http.cookiejar import LoadError, MozillaCookieJar
from pathlib import Path

from domain.portal import Cookie

_OTHERS = 0o077


def load_cookies(file: Path) -> tuple[Cookie, ...]:
    """Cookies of a Netscape cookie file; ValueError with one sentence when it cannot be used."""
    if not file.is_file():
        raise ValueError(f"找不到 cookie 文件 {file}，请核对路径")
    if file.stat().st_mode & _OTHERS:
        raise ValueError(f"cookie 文件 {file} 别人也能读，请先运行 chmod 600 {file}")
    jar = MozillaCookieJar(file)
    try:
        jar.load(ignore_discard=True, ignore_expires=True)
    except (LoadError, UnicodeDecodeError) as error:
        raise ValueError(f"{file} 不是 Netscape 格式的 cookie 文件，请重新导出") from error
    return tuple(Cookie(cookie.domain, cookie.path, cookie.name, cookie.value or "") for cookie in jar)
