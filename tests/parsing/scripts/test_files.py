"""外部脚本：同一网站上可能填列表的脚本文件，不取程序库和统计。"""

from parsing.markup.page import Page
from parsing.scripts.files import external_scripts, has_unread_scripts


def page(*sources: str) -> Page:
    tags = "".join(f'<script src="{source}"></script>' for source in sources)
    return Page(f"<html><head>{tags}</head></html>", "https://www.example.gov.cn/zwgk/")


def test_own_files_that_are_no_library() -> None:
    found = page(
        "/js/jquery.min.js",
        "/js/vue.min.js",
        "js/menu.js",
        "/js/column-list.js",
        "https://hm.baidu.com/hm.js",
        "/layui/layui.js",
    )
    own = ("https://www.example.gov.cn/js/column-list.js", "https://www.example.gov.cn/zwgk/js/menu.js")
    assert external_scripts(found) == own
    assert not has_unread_scripts(found)


def test_more_than_we_read_or_on_another_host_is_unread() -> None:
    many = page(*(f"/js/a{n}.js" for n in range(9)))
    assert (len(external_scripts(many)), has_unread_scripts(many)) == (6, True)
    assert has_unread_scripts(page("https://data.example.gov.cn/list.js"))
