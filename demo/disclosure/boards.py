"""公开平台的板块和附件：制度栏目有的空白，有的在内嵌页面里，有的要按名字找。"""

from demo.disclosure.planted import Planted
from demo.expectation import UNREADABLE
from demo.matters.writings import news
from demo.model import Column, Framed, Listing, Notice

_SYSTEM = (
    news("{organ}政府信息主动公开制度", (2020, 9, 16)),
    news("{organ}政府信息公开保密审查制度", (2020, 9, 16)),
)

JINGFA = Planted(
    (Column("system", "政府信息公开制度", "zfxxgkzd", Listing(_SYSTEM)),),
    {"platform_boards_present": "pass present", "portal_entry_reachable": "pass present"},
)
# Blank, while the regulations stand in a file cabinet.
CAIZHENG = Planted(
    (Column("system", "政府信息公开制度", "zfxxgkzd", Notice()),),
    {"platform_boards_present": "fail blank", "platform_search_and_download_work": "pass work"},
)
# Nothing on the column's own page: the list stands in a frame.
DANGZHENG = Planted(
    (Column("system", "政府信息公开制度", "zfxxgkzd", Framed(_SYSTEM)),),
    {"platform_boards_present": "pass present"},
)
# No such board was found; it may bear another name. The file of the catalogue cannot be opened.
JIANSHE = Planted(
    (), {"platform_boards_present": "needs_review not_found", "platform_search_and_download_work": "fail broken"}
)
# Under a shorter name, and the way to apply is told in a file.
KECHUANG = Planted(
    (Column("", "信息公开制度", "xxgkzd", Listing(_SYSTEM[:1]), mapped=False),),
    {"platform_boards_present": "pass present", "platform_search_and_download_work": "pass work"},
)
SHIQIAO = Planted((), {"portal_entry_reachable": (UNREADABLE,) * 2, "platform_boards_present": (UNREADABLE,) * 5})
