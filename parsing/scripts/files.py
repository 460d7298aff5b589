"""外部脚本：同一网站上可能往列表里填数据的脚本文件。"""

import re
from urllib.parse import urlsplit

from parsing.markup.page import Page

_MOST = 6
_LIBRARY = re.compile(
    r"jquery|bootstrap|zepto|vue(?:x|-router|\.runtime|\.global|\.min|\.prod|\.js|@)|layui|layer[./-]|swiper|"
    r"superslide|echarts|lodash|underscore|moment|dayjs|polyfill|require(?:\.min)?\.js|sea(?:\.min)?\.js|avalon|react(?:-dom)?\.|"
    r"angular|axios(?:\.min)?\.js|element-ui|html5shiv|respond|modernizr|qrcode|share[.-]|jiathis|baidu|tongji|statistics|"
    r"analytics|^stat[._]|count|webtrends|barrier|wza|slick|carousel|scroll|fancybox|video|player|clipboard|crypto|md5|"
    r"base64|big5|rem\.|font|gtm|hm\.js|chunk-vendors|vendors?[.~-]|manifest|polyfills|es5-shim|pinyin|print|webuploader|"
    r"datepicker|calendar|wdate",
    re.IGNORECASE,
)
# Hosts that count visits or offer services around a page; they never hold its list.
_COUNTERS = re.compile(r"baidu|cnzz|google|umeng|kaipuyun|ucap|conac|bdimg|qq\.com|cdn", re.IGNORECASE)
_LIKELY = re.compile(
    r"list|column|page|news|data|info|article|unit|zfxxgk|xxgk|lanmu|lm|channel|index|main|app", re.IGNORECASE
)


def has_unread_scripts(page: Page) -> bool:
    """There are more script files than we read, or some of another host that is no library's."""
    return len(_own_files(page)) > _MOST or bool(_foreign_files(page))


def external_scripts(page: Page) -> tuple[str, ...]:
    """Addresses of script files of the page's own host that may fill its list: at most six, the likeliest first."""
    likely = sorted(_own_files(page), key=lambda url: not _LIKELY.search(_name(url)))
    return tuple(likely[:_MOST])


def _own_files(page: Page) -> list[str]:
    host = urlsplit(page.url).netloc
    return [url for url in _files(page) if urlsplit(url).netloc == host]


def _foreign_files(page: Page) -> list[str]:
    host = urlsplit(page.url).netloc
    return [url for url in _files(page) if urlsplit(url).netloc != host and not _COUNTERS.search(urlsplit(url).netloc)]


def _files(page: Page) -> list[str]:
    sources = (page.resolve(tag.attributes.get("src") or "") for tag in page.script_tags)
    return [url for url in dict.fromkeys(sources) if url and not _LIBRARY.search(_name(url))]


def _name(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[2]
