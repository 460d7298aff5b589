"""列表查询：只问第几页、几条、哪个栏目的提交可以照样再问；办理、登记、带个人信息的，一概不代为提交。"""

import pytest

from parsing.scripts.list_query import list_query

JSON = "application/json;charset=UTF-8"
FORM = "application/x-www-form-urlencoded"
ADDRESS = "http://a.gov.cn/api/cms/content/page"


@pytest.mark.parametrize(
    "body",
    [
        '{"channelId": 8107, "pageNo": 1, "pageSize": 5}',
        '{"channelId": "c-81_07", "current": 2, "size": 10, "title": "", "userName": null}',
        '{"page": 0, "rows": 20, "begin": "2021-01-01", "onlyTop": false}',
    ],
)
def test_a_page_of_a_list(body: str) -> None:
    assert list_query(ADDRESS, JSON, body) == (("", body),)


def test_a_page_of_a_list_as_a_form() -> None:
    asked = list_query("http://a.gov.cn/module/search.jsp", FORM, "cid=8&page=1&rows=5&q=")
    assert asked == (("cid", "8"), ("page", "1"), ("rows", "5"), ("q", ""))


@pytest.mark.parametrize(
    ("url", "body"),
    [
        (ADDRESS, ""),
        (ADDRESS, "[1, 2]"),
        (ADDRESS, '{"channelId": 8107}'),
        (ADDRESS, '{"pageNo": 1, "pageSize": 5, "keyword": "王小明"}'),
        (ADDRESS, '{"pageNo": 1, "pageSize": 5, "userName": "wang"}'),
        (ADDRESS, '{"pageNo": 1, "pageSize": 5, "key": "13812345678"}'),
        (ADDRESS, '{"pageNo": 1, "pageSize": 5, "where": {"any": 1}}'),
        ("http://a.gov.cn/api/letter/submit", '{"pageNo": 1, "pageSize": 5}'),
        ("http://a.gov.cn/api/info/save", '{"pageNo": 1, "pageSize": 5}'),
        ("http://a.gov.cn/api/user/login/page", '{"pageNo": 1, "pageSize": 5}'),
        ("http://a.gov.cn/api/comment/list", '{"pageNo": 1, "pageSize": 5}'),
    ],
    ids=[
        "nothing",
        "no object",
        "no page",
        "words",
        "a name",
        "a number of a person",
        "more",
        "files",
        "saves",
        "login",
        "comments",
    ],
)
def test_anything_else_is_not_sent(url: str, body: str) -> None:
    assert list_query(url, JSON, body) == ()
