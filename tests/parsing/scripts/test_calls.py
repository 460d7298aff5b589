"""取数调用：常见写法都认得出地址、参数和页码；认不全的不去问。"""

import pytest

from parsing.markup.page import Page
from parsing.scripts.request import DataRequest
from tests.parsing.page_scripts import data_request

HOST = "https://www.example.gov.cn"


def page(script: str, markup: str = "", url: str = f"{HOST}/zwgk/tzgg/index.html") -> Page:
    return Page(f"<html><body>{markup}<script>{script}</script></body></html>", url)


def got(path: str) -> DataRequest:
    return DataRequest("GET", HOST + path)


@pytest.mark.parametrize(
    ("script", "first", "second"),
    [
        ("axios.get('/api/list', {params: {page: 1, size: 10}}).then(show)", got("/api/list?page=1&size=10"), got("/api/list?page=2&size=10")),
        ("axios({url: '/api/list', method: 'get', params: {pageNo: 0}})", got("/api/list?pageNo=0"), got("/api/list?pageNo=1")),
        ("function load(page) { $.getJSON('/api/list?page=' + page + '&size=15', draw) } load(1)", got("/api/list?page=1&size=15"), got("/api/list?page=2&size=15")),
        ("var load = (p) => fetch(`/api/list?current=${p}`).then(r => r.json()); load(1)", got("/api/list?current=1"), got("/api/list?current=2")),
        ("let pageIndex = 0; function more() { $.get('/api/list', {pageIndex: pageIndex}, f); pageIndex++ }", got("/api/list?pageIndex=0"), got("/api/list?pageIndex=1")),
        ("var page = 1; page = obj.curr; $.get('/data/list_' + page + '.json')", got("/data/list_1.json"), got("/data/list_2.json")),
        ("$.get('/api/list', {start: (page - 1) * 20, limit: 20})", got("/api/list?start=0&limit=20"), got("/api/list?start=20&limit=20")),
        ("$.get('/api/list', {offset: 0, limit: 20})", got("/api/list?offset=0&limit=20"), got("/api/list?offset=20&limit=20")),
        ("new Vue({data: {url: '/api/list', query: {pageNum: 1, pageSize: 10, id: 'a7'}}, created() { axios.get(this.url, {params: this.query}) }})",
         got("/api/list?pageNum=1&pageSize=10&id=a7"), got("/api/list?pageNum=2&pageSize=10&id=a7")),
        ("layui.table.render({elem: '#t', url: '/api/list', page: true, limit: 30, where: {cid: 4}, request: {pageName: 'pageNo'}})",
         got("/api/list?cid=4&pageNo=1&limit=30"), got("/api/list?cid=4&pageNo=2&limit=30")),
        ("axios.defaults.baseURL = '/gateway'; axios.get('list?p=1')", got("/gateway/list?p=1"), got("/gateway/list?p=2")),
        ("$.ajax({url: '/list', dataType: 'jsonp', jsonp: 'cb', data: {page: 1}})", got("/list?page=1&cb=callback"), got("/list?page=2&cb=callback")),
        ("$.get('/list.json?t=' + Math.random() + '&page=' + page)", got("/list.json?t=1&page=1"), got("/list.json?t=1&page=2")),
    ],
)  # fmt: skip
def test_pages_of_a_request(script: str, first: DataRequest, second: DataRequest) -> None:
    request = data_request(page(script))
    assert request is not None
    assert (request.page(1), request.page(2)) == (first, second)


@pytest.mark.parametrize(
    ("script", "form"),
    [
        ("var x = new XMLHttpRequest(); x.open('POST', '/q/list', true); x.send('id=3&page=1')", (("id", "3"), ("page", "1"))),
        ("$.post('/q/list', {id: 3, param: JSON.stringify({pageNo: n, size: 9})}, f)", (("id", "3"), ("param", '{"pageNo":1,"size":9}'))),
        ("axios.post('/q/list', Qs.stringify({id: 3}))", (("id", "3"),)),
        ("axios.post('/q/list', new URLSearchParams({id: 3}))", (("id", "3"),)),
    ],
)  # fmt: skip
def test_posted_forms(script: str, form: tuple[tuple[str, str], ...]) -> None:
    request = data_request(page(script))
    assert request is not None
    assert request.page(1) == DataRequest("POST", f"{HOST}/q/list", form)


@pytest.mark.parametrize(
    ("script", "markup", "expected"),
    [
        ("$.get('/list', {id: $('#cid').val()})", "<input type=hidden id=cid value=77>", "/list?id=77"),
        ("$.get('/list', {id: document.getElementById('cid').value})", "<input id=cid value=77>", "/list?id=77"),
        ("$.get($('#box').attr('data-url') + '&page=' + p)", "<div id=box data-url='/list?c=1'></div>", "/list?c=1&page=1"),
        ("fetch(box.dataset.listUrl)", "<div data-list-url='/list?c=1'></div>", "/list?c=1"),
        ("$.get('/list', {id: getQueryString('cid')})", "", "/list?id=9"),
        ("", "<ul class=a data-url='/api/list.json'></ul>", "/api/list.json"),
    ],
)  # fmt: skip
def test_values_that_stand_in_the_page(script: str, markup: str, expected: str) -> None:
    request = data_request(page(script, markup, f"{HOST}/zwgk/?cid=9"))
    assert request is not None
    assert request.page(1) == got(expected)


@pytest.mark.parametrize(
    ("script", "first", "second"),
    [
        ("axios.post('/q/list', {page: 1, id: '3'})", '{"page":1,"id":"3"}', '{"page":2,"id":"3"}'),
        (
            "$.ajax({url: '/q/list', type: 'post', contentType: 'application/json', data: JSON.stringify({p: 1})})",
            '{"p":1}',
            '{"p":2}',
        ),
        (
            "function load(n) { fetch('/q/list', {method: 'POST', headers: {'Content-Type': 'application/json'},"
            " body: JSON.stringify({id: '3', page: String(n)})}) } load(1)",
            '{"id":"3","page":"1"}',
            '{"id":"3","page":"2"}',
        ),
    ],
)
def test_a_body_of_json_is_a_field_without_a_name(script: str, first: str, second: str) -> None:
    request = data_request(page(script))
    assert request is not None
    assert [request.page(1), request.page(2)] == [
        DataRequest("POST", HOST + "/q/list", (("", body),)) for body in (first, second)
    ]


@pytest.mark.parametrize(
    "script",
    [
        "axios.post('/q/list', {page: now()})",
        "$.get('/list', {id: id, page: 1})",
        "$.get('/list?year=' + new Date().getFullYear())",
        "function show(id) { $.get('/list', {id: id}) } show(1); show(2)",
        "$.get('/a/list', {page: 1}); $.get('/b/list', {page: 1})",
        "map.get('key'); localStorage.get('/a')",
        "$.get('/list', {...more})",
        "$.post('/search', {classsql: '(docid2=7)+(reldocid=7)'})",
    ],
)
def test_what_is_not_literal_is_not_asked(script: str) -> None:
    assert data_request(page(script)) is None


def test_of_several_requests_the_one_for_a_page_is_likely_the_lists() -> None:
    request = data_request(page("$.get('/hot.json'); $.get('/list', {page: 1}); $.get('/count/visit')"))
    assert request is not None
    assert (request.page(1), request.sole) == (got("/list?page=1"), False)


def test_names_are_those_of_the_function_around() -> None:
    script = (
        "function a() { var url = '/count/x'; $.get(url) } function b() { var url = '/list'; $.get(url, {page: 1}) }"
    )
    request = data_request(page(script))
    assert request is not None
    assert request.page(1) == got("/list?page=1")


def test_the_pages_own_calls_come_before_those_of_its_files() -> None:
    request = data_request(page("$.get('/list.json')"), "$.get('/hot.json?page=1')")
    assert request is not None
    assert (request.page(1), request.sole) == (got("/list.json"), False)
    request = data_request(page("start()"), "function start() { $.get('/list.json') }")
    assert request is not None
    assert (request.page(1), request.sole) == (got("/list.json"), True)
