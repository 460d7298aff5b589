"""栏目名称：一个名字是不是要找的那一类栏目，像到什么程度。"""

import re
import unicodedata
from enum import IntEnum
from functools import cache, lru_cache
from urllib.parse import urlsplit

from domain.portal import ColumnKind
from parsing.words.text import clean

# Names this short are found only as a whole: 教育 stands in too many others.
_SHORTEST_PART = 3
_SHORTEST_NAME = 2
_LONGEST_NAME = 40
_LONGEST_TOPIC = 12
# An issue in brackets tells one entry from the next: neither a count nor a remark on a column.
_NO_ISSUE = r"(?![^()]*第[^()]{1,4}[批期号次])"
_COUNT = rf"\({_NO_ISSUE}[^()\d]*+\d[^()]*+\)|\[\d++\]|【\d++】"
_COUNTED = re.compile(_COUNT)
_REMARK = re.compile(rf"\({_NO_ISSUE}[^()]*+\)$|{_COUNT}")
_NUMBERING = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.]\s*(?=\D))"
)
_SIGNS = re.compile(r"[\W_]+")
_ENDING = re.compile(r"(?:栏目|专栏|专题|专区|公开|公示|信息)$")
_JOINING = re.compile(r"[与和及]")
_IDLE = frozenset(("工作", "情况", "信息", "公开", "服务", "专栏", "栏目"))
_LONGEST_PIECE = 6
_OWN = ("本部门", "本单位", "本机关", "我局", "本局", "部门", "单位")
_TITLE = re.compile(r"^关于|的(?:通知|通告|公告|公示|报告|决定|批复|函|意见|说明)$")
_SENTENCE = re.compile(rf"(?:19|20)\d{{2}}年?|{_TITLE.pattern}|召开|举行|印发")
# Of one thing, not of a column: 政府信息公开申请表, 督导检查情况通报, 标准是多少？, 申请表.docx
_OF_ONE = re.compile(r"(?:通报|申请表|登记表|汇总表|[?？]|\.[a-zA-Z]{2,4})$")
_ORGAN = re.compile(r"(?:局|委|委员会|办公室|中心|政府|管委会|大队|支队)$")
_SEGMENT_NUMBERS = re.compile(r"^\d+[_-]?|[_-]?\d+$")

# Boards that hold further columns: they are opened when a department's columns are looked for.
_BOARDS = re.compile(
    r"政府信息公开$|政务公开$|信息公开$|主动公开|公开内容|法定主动|公开目录|重点领域|信息公开平台|^政策$|政策文件$|政策法规$"
    r"|更多栏目|基础信息|管理公开|决策公开|执行公开|服务公开|结果公开|履职依据|财政资金$|财政信息$|信息公开专栏"
)

# Pages of the whole site, which lead to no column that a department's own pages do not.
_OF_SITE = re.compile(
    r"^(?:(?:网站|站点)(?:地图|导航|声明|帮助)|sitemap|(?:联系|关于)我们|关于本站|版权声明|隐私(?:声明|政策)|法律声明|使用帮助"
    r"|无障碍\w*|长者\w*|适老\w*|友情链接|设为首页|加入收藏|rss\w*|(?:手机|移动|繁体|电脑)版?|english)$",
    re.IGNORECASE,
)

# The whole site once more: as it was, in another language or writing, for another screen.
_OTHER_EDITION = re.compile(
    r"^(?:(?:返回|回到|进入|访问|浏览|查看)?(?:\w{0,12}(?:局|委|办|政府|网站|官网|门户))?"
    r"(?:(?:[旧老]|历史)版本?(?:网站|官网|门户|首页|入口|链接|回顾)?|[旧老](?:网站|官网|网址|站))"
    r"|en(?:glish)?(?:version)?|(?:英文|英语|外文|日文|韩文|俄文)版?|(?:简体|繁[体體])(?:中文|版)?|(?:手机|移动|触屏|电脑|pc)版)$",
    re.IGNORECASE,
)


class Likeness(IntEnum):
    """How a link resembles the columns of a kind, the surest first.

    SAME: but for blanks, signs, numbering, the department's name, and endings that say nothing. WIDER: the name of a
    broader column, which is the kind's where what stands in it shows that.
    """

    EXACT = 0
    SAME = 1
    HOLDS = 2
    ADDRESS = 3
    WIDER = 4


@lru_cache(maxsize=8192)
def squeezed(name: str) -> str:
    """A name without blanks, quotation marks, brackets, punctuation, numbering and counts."""
    text = unicodedata.normalize("NFKC", clean(name))
    text = _NUMBERING.sub("", _COUNTED.sub("", text))
    return _SIGNS.sub("", text)


@lru_cache(maxsize=8192)
def bare(name: str, organs: tuple[str, ...] = ()) -> str:
    """The squeezed name without remarks in brackets, the organ in front, and endings that say nothing."""
    text = squeezed(_REMARK.sub("", unicodedata.normalize("NFKC", clean(name))))
    text = _without_organ(text, organs)
    while (shorter := _ENDING.sub("", text)) != text and len(shorter) >= _SHORTEST_NAME:
        text = shorter
    return text


def _without_organ(text: str, organs: tuple[str, ...]) -> str:
    """A squeezed name without the longest of the organs' names that stands in front, where something is left."""
    for organ in sorted(map(squeezed, organs), key=len, reverse=True):
        if organ and text.startswith(organ) and len(text) - len(organ) >= _SHORTEST_NAME:
            return text.removeprefix(organ)
    return text


def likeness(name: str, url: str, kind: ColumnKind, organs: tuple[str, ...] = ()) -> Likeness | None:
    """How like the kind's columns a link is; None: not at all, or known to be of another kind.

    organs: full and short names of the department.
    """
    words, asked = squeezed(name), _asked(kind)
    if words in asked:
        return Likeness.EXACT
    if words in _names_of(kind.ambiguous):
        return Likeness.HOLDS
    own = _without_organ(words, organs)
    if words in _names_of(kind.others) or any(squeezed(look_alike) in own for look_alike in kind.never):
        return None
    if not _own_names(name, organs).isdisjoint(_bare_names(kind)):
        return Likeness.SAME
    if _ORGAN.search(words):
        return None
    if len(words) <= _LONGEST_NAME and not _SENTENCE.search(words) and (_holds(words, kind) or _is_made_of(own, kind)):
        return Likeness.HOLDS
    return Likeness.ADDRESS if not _segments(url).isdisjoint(kind.hints) else None


def may_serve(name: str, kind: ColumnKind, organs: tuple[str, ...] = ()) -> bool:
    """A column of this name might hold what the kind's columns hold, though it is not called so."""
    if not may_be_named(name, kind, organs):
        return False
    if is_wider(name, kind):
        return True
    words = _without_organ(squeezed(name), organs)
    one = _SENTENCE.search(words) or _ORGAN.search(words) or _OF_ONE.search(name.strip())
    if len(words) > _LONGEST_TOPIC or one:
        return False
    return any(word in words or _spells(words, word) for word in kind.speaks if len(word) > 1)


def may_be_called(name: str, kind: ColumnKind, organs: tuple[str, ...] = ()) -> bool:
    """A column of this name is the kind's by its name, or might hold what the kind's columns hold."""
    return likeness(name, "", kind, organs) is not None or may_serve(name, kind, organs)


def may_be_named(name: str, kind: ColumnKind, organs: tuple[str, ...] = ()) -> bool:
    """Nothing in the name speaks against the kind: it is neither another kind's nor a look-alike's."""
    words = _without_organ(squeezed(name), organs)
    anothers = words in _names_of(kind.others) or is_anothers(name, kind, organs)
    return not (anothers or any(squeezed(look_alike) in words for look_alike in kind.never))


def _spells(name: str, word: str) -> bool:
    """The word's letters stand apart in a short name: 你问我答 spells 问答."""
    letters = iter(name)
    return len(name) <= 2 * len(word) and all(letter in letters for letter in word)


def is_title(name: str) -> bool:
    """The name is an article's title rather than a column's name."""
    return bool(_TITLE.search(squeezed(name)))


def is_board(name: str) -> bool:
    """The name of a board that holds columns of many kinds."""
    return len(name) <= _LONGEST_NAME and bool(_BOARDS.search(squeezed(name)))


def is_of_site(name: str) -> bool:
    """The name of a page that every site has: its map, its notices, other ways to look at it, itself as it was."""
    return bool(_OF_SITE.match(squeezed(name))) or is_other_edition(name)


def is_other_edition(name: str) -> bool:
    """The name of the site as it was, or is for others: what stands there are not today's columns, or the same again."""
    return bool(_OTHER_EDITION.match(squeezed(name)))


def is_wider(name: str, kind: ColumnKind) -> bool:
    """The name of a broader column, which may hold the kind's entries, or the kind's column."""
    return squeezed(name) in _names_of(kind.wider)


def is_anothers(name: str, kind: ColumnKind, organs: tuple[str, ...] = ()) -> bool:
    """The name of another kind's column, and not of a broader one that may hold this kind's."""
    named = _own_names(name, organs)
    anothers = not named.isdisjoint(_bare_others(kind)) and named.isdisjoint(_bare_names(kind))
    return anothers and not is_wider(name, kind)


def speaks_of(text: str, kind: ColumnKind, shortest: int = 1) -> bool:
    """The text bears a name of the kind or a word of its entries. shortest: single letters stand in many other words."""
    words = squeezed(text)
    return any(word in words for word in (*_bare_names(kind), *kind.speaks) if len(word) >= shortest)


def _holds(words: str, kind: ColumnKind) -> bool:
    """It holds a name of the kind that is not itself part of another kind's name there."""
    held = [name for name in _asked(kind) if len(name) >= _SHORTEST_PART and name in words]
    if not held:
        return False
    longer = [other for other in _names_of(kind.others) if other in words]
    return any(not any(name in other for other in longer) for name in held)


def _is_made_of(words: str, kind: ColumnKind) -> bool:
    """Each of its words stands in a name of the kind, one of them tells the kind: 人事招录, like 人事招考 and 招录信息."""
    text = _JOINING.sub("", words)
    if len(text) < 2 * _SHORTEST_NAME or not any(word in text for word in kind.speaks if len(word) >= _SHORTEST_NAME):
        return False
    pieces = _pieces(kind)
    reached = {0}
    for end in range(1, len(text) + 1):
        if any(at in reached and text[at:end] in pieces for at in range(max(0, end - _LONGEST_PIECE), end - 1)):
            reached.add(end)
    return len(text) in reached


@cache
def _pieces(kind: ColumnKind) -> frozenset[str]:
    """What names of the kind may be made of, and words that tell of no kind."""
    lengths = range(_SHORTEST_NAME, _LONGEST_PIECE + 1)
    found = (
        name[at : at + length] for name in _asked(kind) for length in lengths for at in range(len(name) - length + 1)
    )
    return frozenset(found) | _IDLE


@cache
def _names_of(names: frozenset[str] | tuple[str, ...]) -> frozenset[str]:
    return frozenset(squeezed(name) for name in names)


@cache
def _asked(kind: ColumnKind) -> frozenset[str]:
    return frozenset(squeezed(name) for name in kind.names)


@cache
def _bare_names(kind: ColumnKind) -> frozenset[str]:
    """Without those that another kind's name comes down to as well."""
    return frozenset(bare(name) for name in kind.names) - frozenset(bare(name) for name in kind.others)


@cache
def _bare_others(kind: ColumnKind) -> frozenset[str]:
    return frozenset(bare(name) for name in kind.others)


def _own_names(name: str, organs: tuple[str, ...]) -> frozenset[str]:
    """Without the department's name, and also without what only says that it is its own: 财政局本部门预算."""
    named = bare(name, organs)
    return frozenset((named, _without_organ(named, _OWN)))


@lru_cache(maxsize=8192)
def _segments(url: str) -> frozenset[str]:
    """The words of an address: folders and values of its query, without numbers before and behind."""
    parts = urlsplit(url.lower())
    words = [*parts.path.split("/"), *re.split(r"[=&]", parts.query)]
    return frozenset(_SEGMENT_NUMBERS.sub("", word.partition(".")[0]) for word in words)
