"""不是文章：错误提示、登录页、首页、栏目页、空壳——状态码说正常，内容却不是要找的那一篇。

A sign is believed only on a page that says little of its own: an article may well speak of 系统 and 登录.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from parsing.frame.labels import read_labels
from parsing.markup.page import Page
from parsing.signs.loading import is_loading
from parsing.signs.soft_404 import is_missing_page
from parsing.words.dates import find_listed_date
from parsing.words.listed_dates import is_only_date
from parsing.words.text import clean

# An error page has its sentence and a link home; a real article of this length says something.
_LITTLE = 300
_LONGEST_LINE = 60
_FEW_LINKS = 12
_ROWS = 6
_SPARSE = 20
_FOOTER = re.compile(
    r"版权所有|copyright|ICP备|公网安备|网站标识码|主办(?:单位)?[：:]|承办(?:单位)?[：:]|技术支持|邮政?编码?[：:]|地址[：:]|"
    r"联系电话|今天是|网站地图|关于我们|联系我们|建议使用|分辨率",
    re.IGNORECASE,
)  # fmt: skip


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_MISSING = _words(
    r"(?:页面|网页|文章|信息|内容|文件|稿件|文档|栏目|资源|地址|链接)(?:已经?|可能)?(?:被)?(?:不存在|删除|移除|移动|下线|撤销|撤回|失效|找不到|未找到|没有找到|走丢|丢失|过期)|"
    r"(?:找不到|未找到|没有找到|无法找到|不存在)(?:您|你|该|此|要|所|相关|请求|访问|浏览|查看|的){0,6}(?:页面|网页|信息|文章|内容|资源|文件|稿件)|"
    r"(?:抱歉|对不起).{0,20}(?:不存在|删除|找不到|下线|走丢)|(?:^|\D)404(?:\s|$|错误|页面|\D{0,6}not\s*found)|page\s*not\s*found|http\s*(?:status|error)\s*40[04]"
)
_DENIED = _words(
    r"(?:没有|无|暂无|缺少|需要?)(?:访问|查看|浏览|相应|阅读|操作)?权限|无权(?:访问|查看|浏览)|(?:禁止|拒绝)访问|access\s*denied|forbidden|^403(?:\s|$)|"
    r"(?:信息|内容|文章|栏目).{0,6}(?:不公开|未发布|未审核|审核中|仅限内网)"
)
_BROKEN = _words(
    r"系统(?:繁忙|异常|错误|出错|故障|忙)|服务器?(?:内部)?(?:错误|异常|繁忙|出错|忙|暂时?不可用)|(?:程序|运行时|数据库|应用程序)(?:错误|异常|出错|连接失败)|"
    r"(?:网络|请求|加载|访问|操作)(?:异常|错误|出错|失败|超时)|不合法参数|参数(?:错误|有误|不正确|非法)|非法(?:请求|访问|参数|操作)|请?稍[后候]再?(?:试|重试|访问)|"
    r"internal\s*server\s*error|bad\s*gateway|service\s*(?:temporarily\s*)?unavailable|gateway\s*time-?out|whitelabel error|runtime error|"
    r"http\s*(?:status|error)\s*5\d\d|^50[0234](?:\s|$)|出错啦?了|stack\s*trace|java\.lang\.|nested exception"
)
_FREQUENT = _words(
    r"(?:访问|请求|操作|刷新)(?:过于|太过?|次数过?)(?:频繁|多|快)|IP(?:地址)?.{0,8}(?:限制|封|禁)|安全(?:检测|验证|检查|防护)|请(?:输入|完成).{0,6}验证|看不清|"
    r"滑动.{0,6}验证|人机验证|(?:开启|启用|打开).{0,8}javascript|checking your browser|too many requests|疑似.{0,8}攻击|请求.{0,6}(?:被拦截|拦截)"
)
_UPKEEP = _words(
    r"(?:网站|系统|页面|平台|服务器?|数据库).{0,6}(?:维护中|升级中)|(?:维护|升级|改版|迁移)中|正在(?:进行)?(?:升级|维护|改版|迁移)|网站已(?:停止|关闭|下线|迁移)|"
    r"域名已(?:变更|更换|停用)|网站.{0,8}已(?:经)?迁移|已停止服务|暂停服务|未备案"
)
_UNBUILT = _words(r"(?:建设|完善|整理|开发|更新|调整)中|正在(?:建设|完善|整理|开发)|敬请期待|即将上线|待更新")
_LEAVING = _words(r"即将(?:离开|跳转|为您跳转)|将离开本网站|正在(?:为您)?跳转|是否继续(?:访问)?？|自动跳转|页面跳转中")
_LOGIN = _words(
    r"(?:请|需|需要|须|您还未|尚未|未)先?(?:登[录陆])|(?:用户|会员|管理员?|账号|密码|系统|统一)登[录陆]|登[录陆](?:后|系统|超时|失效|已过期)|统一身份认证|会话(?:超时|过期|失效)|重新登[录陆]|用户名|密\s*码[：:]?$"
)
_HOME = _words(r"^/(?:(?:index|default|home|main)\.\w+)?$")
_ARTICLE_METAS = ("articletitle", "pubdate", "contentsource")


class _Seen:
    """What the signs look at. own: the page's own lines, without its frame where that is known."""

    def __init__(self, page: Page, own: Sequence[str] | None) -> None:
        self.page = page
        self._given = own

    @cached_property
    def own(self) -> tuple[str, ...]:
        if self._given is not None:
            return tuple(self._given)
        linked = {clean(link.text()) for link in self.page.tree.css("a")}
        return tuple(line for line in self.page.lines() if line not in linked and not _is_frame_line(line, linked))

    @cached_property
    def links(self) -> int:
        return len(self.page.tree.css("a[href]"))

    @property
    def says_little(self) -> bool:
        return sum(map(len, self.own)) <= _LITTLE

    @cached_property
    def is_stated_article(self) -> bool:
        """It bears a mark that only articles bear."""
        return any(self.page.meta.get(name) for name in _ARTICLE_METAS)

    @cached_property
    def is_labelled(self) -> bool:
        fields = read_labels(self.page.lines()[:160])
        return bool({"index_number", "document_number", "time", "released", "source"} & fields.keys())

    def says(self, words: re.Pattern[str]) -> bool:
        """A short line of a page that says little is such a sentence, or the title is."""
        if not self.says_little or self.is_stated_article:
            return False
        return any(len(line) <= _LONGEST_LINE and words.search(line) for line in (self.page.title, *self.own))


@dataclass(frozen=True, slots=True)
class _Sign:
    name: str
    holds: Callable[[_Seen], bool]


def refusal(page: Page, own: Sequence[str] | None = None) -> str:
    """Why the page is no article, in Chinese; '' when no sign says so.

    own: the page's own lines, where the portal's frame is known; without it, links and the usual footer are left out.
    """
    return _first(_SIGNS, _Seen(page, own))


def promise(page: Page, own: Sequence[str] | None = None) -> str:
    """The words that stand for what a script has not put there yet, on a page that says little else; '' without any."""
    seen = _Seen(page, own)
    return next(filter(is_loading, seen.own), "") if seen.says_little else ""


def error_said(page: Page) -> str:
    """What a page says that came in place of any other, a menu or a list, in Chinese; '' when it says nothing such.

    A page of many links that says something else is one all the same: front pages ask for log-ins and codes too. A row
    of a list, a link with its day, is the title of what was published and says nothing of the page.
    """
    seen = _Seen(page, None)
    says_more = seen.links > _FEW_LINKS and sum(map(len, seen.own)) > 2 * _LONGEST_LINE
    if says_more:
        return ""
    linked = frozenset(filter(None, (clean(link.text()) for link in page.tree.css("a"))))
    return _first(_ERRORS, _Seen(page, [line for line in seen.own if not _is_row(line, linked)]))


def _is_row(line: str, linked: Iterable[str]) -> bool:
    rests = (line.replace(text, "", 1) for text in linked if line.startswith(text) or line.endswith(text))
    return any(is_only_date(clean(rest)) for rest in rests)


def _first(signs: Sequence[_Sign], seen: _Seen) -> str:
    return next((sign.name for sign in signs if sign.holds(seen)), "")


def _is_login(seen: _Seen) -> bool:
    asks = seen.page.tree.css_first("input[type=password i]") is not None
    if asks and seen.links <= _FEW_LINKS and not seen.is_stated_article and not seen.is_labelled:
        return seen.says_little
    return seen.says(_LOGIN) and (asks or seen.links <= _FEW_LINKS or _is_all(seen, _LOGIN))


def _is_all(seen: _Seen, words: re.Pattern[str]) -> bool:
    """Hardly anything stands beside the sentence."""
    return sum(len(line) for line in seen.own if not words.search(line)) <= _LONGEST_LINE


def _is_home(seen: _Seen) -> bool:
    parts = urlsplit(seen.page.url)
    if seen.is_stated_article or parts.query or not _HOME.match(parts.path or "/"):
        return False
    return seen.links > _FEW_LINKS and seen.links * 4 > len(seen.own)


def _is_column(seen: _Seen) -> bool:
    """Dated rows of links and nothing that an article has: neither its marks, nor labels, nor a paragraph."""
    if seen.is_stated_article or seen.is_labelled or any(len(line) > _LONGEST_LINE for line in seen.own):
        return False
    rows = [link for link in seen.page.tree.css("li a, tr a, dd a") if len(clean(link.text())) >= 6]
    around = [parent for row in rows if (parent := row.parent)]
    nodes = {parent.mem_id: parent for parent in around}
    dated = {at for at, parent in nodes.items() if find_listed_date(clean(parent.text()))}
    return sum(parent.mem_id in dated for parent in around) >= _ROWS


def _is_shell(seen: _Seen) -> bool:
    """Nothing to read, but a script or a place for one to draw in."""
    said = sum(len(line) for line in seen.own if "{{" not in line)
    if said > _SPARSE or seen.is_stated_article or seen.page.tree.css_first("img, table") is not None:
        return False
    place = seen.page.tree.css_first("body > div[id], body > section[id]")
    filled = any("{{" in line for line in seen.own)
    return filled or bool(seen.page.scripts.strip()) or (place is not None and not clean(place.text()))


def _is_frame_line(line: str, linked: set[str]) -> bool:
    """A footer's line, or one made of links: 首页 | 机构概况 | 政务公开."""
    if _FOOTER.search(line):
        return True
    words = [word for word in re.split(r"[\s|｜>»·/]+", line) if word]
    return len(words) > 1 and all(word in linked for word in words)


_ERRORS = (
    _Sign("网页称该页面不存在", lambda seen: is_missing_page(seen.page) or seen.says(_MISSING)),
    _Sign("网页称没有查看权限", lambda seen: seen.says(_DENIED)),
    _Sign("网页称访问受到限制或要求验证", lambda seen: seen.says(_FREQUENT)),
    _Sign("网页是登录页", _is_login),
    _Sign("网页称网站维护、停用或已迁移", lambda seen: seen.says(_UPKEEP)),
    _Sign("网页只是跳转或离站提示", lambda seen: seen.says(_LEAVING)),
    _Sign("网页称系统出错或繁忙", lambda seen: seen.says(_BROKEN)),
)
_SIGNS = (
    *_ERRORS,
    _Sign("网页称内容正在建设", lambda seen: seen.says(_UNBUILT)),
    _Sign("网页是网站首页", _is_home),
    _Sign("网页是栏目列表，不是文章", _is_column),
    _Sign("网页内容由脚本填充，取得的是空壳", _is_shell),
)
