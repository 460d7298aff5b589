"""写在网页里的数据：数组、对象、JSON 脚本；菜单和不止一个的不算。"""

import pytest

from parsing.markup.page import Page
from tests.parsing.page_scripts import inline_records

ROWS = "[{id: 1, title: '第1件文件', url: '/zc/t20210501_1.htm'}, {id: 2, title: \"第2件文件\", url: '/zc/t20210502_2.htm'}]"
JSON = (
    '{"state": {"list": {"total": 7, "rows": [{"t1": "关于第一件事的通知", "lj": "/a/1.html", "rq": "2021-05-01"}]}}}'
)


def titles(markup: str) -> list[str]:
    found = inline_records(Page(f"<html><body>{markup}</body></html>", "https://www.example.gov.cn/zc/"))
    return [entry.title for entry in found.entries]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<script>var list = {ROWS};</script>", ["第1件文件", "第2件文件"]),
        (f"<script>window.__INITIAL_STATE__={JSON};</script>", ["关于第一件事的通知"]),
        (f"<script type='application/json'>{JSON}</script>", ["关于第一件事的通知"]),
        ("<script>var menu = [{title: '机构职能', url: '/jgzn/'}, {title: '财政信息', url: '/czxx/'}]</script>", []),
        (f"<script>var a = {ROWS}; var b = {ROWS.replace('件', '个')};</script>", []),
        (f"<script>function f() {{ var list = {ROWS}; }}</script>", []),
        (f"<script>var list = {ROWS[:-1]}</script>", []),
        ("<script>var list = [{id: 5, title: '某件文件', time: '2021-05-01'}]; s = '<a href=\"/art/' + one.id + '.html\">'</script>", ["某件文件"]),
        ("<script>var list = [{id: 5, title: '某件文件', time: '2021-05-01'}]</script>", []),
    ],
)  # fmt: skip
def test_records_in_scripts(markup: str, expected: list[str]) -> None:
    assert titles(markup) == expected
