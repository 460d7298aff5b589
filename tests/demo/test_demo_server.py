"""样例门户的网站：只在本机、该报错的报错、编码照样例所说、接口给出 JSON。"""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from demo.server import serve


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("served")) as address:
        yield address


def _ask(base: str, path: str, form: str | None = None) -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=10)
    connection.request("GET" if form is None else "POST", path, body=form)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, response.headers["Content-Type"], body


def test_serves_this_machine_only(base: str) -> None:
    assert urlsplit(base).hostname == "127.0.0.1"


def test_home_page(base: str) -> None:
    status, content_type, body = _ask(base, "/")
    assert (status, content_type) == (200, "text/html; charset=utf-8")
    assert "云岭高新区" in body.decode()


def test_list_with_a_pager(base: str) -> None:
    first = _ask(base, "/zwgk/bmxxgk/jfj/zfxxgknb/")[2].decode()
    second = _ask(base, "/zwgk/bmxxgk/jfj/zfxxgknb/index_1.shtml")[2].decode()
    assert 'createPageHTML(2, 0, "index", "shtml")' in first
    assert "2018年政府信息公开工作年度报告" not in first
    assert "2018年政府信息公开工作年度报告" in second


@pytest.mark.parametrize(
    ("page", "header"),
    [
        ("/jsj/zwgk.asp", "text/html"),
        ("/scjgj/index.asp", "text/html; charset=ISO-8859-1"),
    ],
    ids=["silent", "lying"],
)
def test_gbk_under_a_header_that_does_not_say_so(base: str, page: str, header: str) -> None:
    status, content_type, body = _ask(base, page)
    assert (status, content_type) == (200, header)
    assert "云岭高新区" in body.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


def test_department_out_of_order(base: str) -> None:
    for path in ("/sqgzj/fbjd_12/zwgk/", "/sqgzj/fbjd_12/zwgk/zfxxgknb/", "/sqgzj/nothing"):
        assert _ask(base, path)[0] == 503


def test_page_that_is_not_there(base: str) -> None:
    status, _, body = _ask(base, "/zwgk/nothing.shtml")
    assert status == 404
    assert "不存在" in body.decode()


def test_nothing_outside_the_site(base: str) -> None:
    assert _ask(base, "/../truth.json")[0] == 404


def test_robots(base: str) -> None:
    assert _ask(base, "/robots.txt")[2].decode() == "User-agent: *\nDisallow: /oa/\n"


def test_search(base: str) -> None:
    found = _ask(base, f"/search/?q={quote('促进工业企业技术改造 办法')}")[2].decode()
    assert "共找到 2 条结果" in found
    assert "/zwgk/bmxxgk/jfj/gfxwj/202109/t20210915_" in found
    assert "共找到 0 条结果" in _ask(base, f"/search/?q={quote('建筑工地扬尘管控办法')}")[2].decode()
    assert "共找到 0 条结果" in _ask(base, "/search/?q=")[2].decode()


def test_list_for_a_script(base: str) -> None:
    page = _ask(base, "/xzspj/xxgk/zfxxgknb/")[2].decode()
    assert "年度报告</a>" not in page
    status, content_type, body = _ask(base, "/xzspj/api/article/list", "channelId=902&pageNo=2")
    assert (status, content_type) == (200, "application/json; charset=utf-8")
    answer = json.loads(body)
    assert (answer["total"], answer["pages"]) == (4, 2)
    assert [row["title"] for row in answer["rows"]] == ["云岭高新区行政审批局2018年政府信息公开工作年度报告"]
    assert _ask(base, answer["rows"][0]["url"])[0] == 200


def test_stops_when_the_block_ends(tmp_path: Path) -> None:
    with serve(tmp_path) as address:
        assert _ask(address, "/")[0] == 200
    with pytest.raises(ConnectionError):
        _ask(address, "/")
