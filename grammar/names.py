"""类名与编号：随机字母、拼音、没有，或者名不副实。"""

from dataclasses import dataclass

from grammar.draw import Draw

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PINYIN = {
    "header": "yetou",
    "menu": "daohang",
    "crumbs": "weizhi",
    "hot": "redian",
    "main": "zhuti",
    "list": "liebiao",
    "row": "hang",
    "date": "riqi",
    "title": "biaoti",
    "body": "zhengwen",
    "box": "xinxi",
    "info": "shuoming",
    "pager": "fenye",
    "footer": "yejiao",
    "friends": "youqing",
    "active": "dangqian",
    "files": "fujian",
    "blank": "kong",
}
_MISLEADING = {
    "header": "list",
    "menu": "list",
    "crumbs": "title",
    "hot": "content",
    "main": "sidebar",
    "list": "menu",
    "row": "nav-item",
    "date": "author",
    "title": "time",
    "body": "footer",
    "box": "nav",
    "info": "links",
    "pager": "content-box",
    "footer": "article",
    "friends": "news-list",
    "active": "date",
    "files": "share",
    "blank": "article-list",
}


@dataclass(frozen=True, slots=True)
class Names:
    """role → `` class="…"``, or nothing."""

    way: str
    draw: Draw

    def __call__(self, role: str) -> str:
        if self.way == "none":
            return ""
        attribute = self.draw.pick(f"attribute {role}", ("class", "class", "id"))
        return f' {"class" if role in ("row", "date", "active") else attribute}="{self._name(role)}"'

    def _name(self, role: str) -> str:
        if self.way == "pinyin":
            return _PINYIN[role]
        if self.way == "misleading":
            return _MISLEADING[role]
        return "".join(self.draw.pick(f"{role} {place}", _LETTERS) for place in range(5))
