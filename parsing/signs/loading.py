"""还在加载：脚本取来内容之前，网页在它的位置上写的话。这样的话什么也没有说。"""

import re

from parsing.markup.page import Page

_WAIT = r"请(?:您)?(?:耐心|稍微)?(?:稍[候后等]|等待|等候|等一[下会])(?:片刻)?"
_LOADING = re.compile(
    r"(?:(?:页面|网页|数据|内容|信息|正文|文章|列表|菜单|栏目|资源)*"
    r"(?:(?:正在|拼命|努力|玩命|全力|正)*(?:为您)?(?:加载|载入|读取)(?:数据|内容|信息|页面|网页|列表)?中?|loading)"
    rf"(?:{_WAIT})?|{_WAIT})",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\W_]+")


def is_loading(text: str) -> bool:
    """It says that something is still to come, and nothing else."""
    return bool(_LOADING.fullmatch(_SIGNS.sub("", text)))


def says_loading(page: Page) -> bool:
    """At some place of the page its script has not put yet what belongs there."""
    return any(map(is_loading, page.lines()))
