"""列表数据请求：认得出字面写明的数据地址，认不出就说不知道；读得懂返回的记录。"""

import json
from datetime import date

import pytest

from domain.entry import DateWitness, Witness
from parsing.markup.page import Page
from parsing.records.list_data import ListData
from parsing.scripts.request import DataRequest
from tests.parsing.page_scripts import data_request, inline_records, read_records

URL = "https://www.example.gov.cn/zwgk/tzgg/index.html"
TRS = """
var SiteInfo = {
  //searchId: 1,
  searchId: 200210, //默认
  home: "https://www.example.gov.cn/"
};
var name = "规范性文件";
var classsql = (name == "全部") ? "parentid=7" : "parentid,chnlid+=7"; // chnlid=8
require(["list2.trsapi"], function (listModel) {
  listModel({
    listArgs: {channelid: SiteInfo.searchId, classsql: classsql + "*modal=1", sortfield: '-pubdate'},
    pagebar: {pgTemp: 'a.html', prepage: 10, displayNum: 2},
    callToPage: function (p) { $("body").show({a: 1}); }
  });
});
"""


def page(script: str = "", url: str = URL, kind: str = "text/javascript") -> Page:
    return Page(f'<html><body><div>x</div><script type="{kind}">{script}</script></body></html>', url)


def first_page(page: Page) -> DataRequest | None:
    request = data_request(page)
    return request.page(1) if request else None


def test_trs_arguments_are_put_together_from_the_script() -> None:
    form = (("channelid", "200210"), ("classsql", "parentid,chnlid+=7*modal=1"), ("sortfield", "-pubdate"))
    expected = DataRequest(
        "POST", "https://www.example.gov.cn/fjdzapp/search", (*form, ("page", "1"), ("prepage", "10"))
    )
    assert first_page(page(TRS)) == expected


def test_trs_page_object_with_its_own_address_and_a_page_size_that_a_script_may_change() -> None:
    script = """var pageChnlInfo = {classsql: "" || "chnlid=891", prepage: 15};
    if (x) { pageChnlInfo.prepage = 12; }
    listModel({listArgs: {classsql: pageChnlInfo.classsql, sortfield: pageChnlInfo.sortfield || '-docreltime'},
      listApi: {url: "/other/search"}, pagebar: {prepage: pageChnlInfo.prepage || 20}});"""
    form = (("classsql", "chnlid=891"), ("sortfield", "-docreltime"), ("page", "1"), ("prepage", "15"))
    assert first_page(page(script)) == DataRequest("POST", "https://www.example.gov.cn/other/search", form)


@pytest.mark.parametrize(
    "script",
    [
        TRS.replace("searchId: 200210,", "searchId: readId(),"),
        TRS.replace('(name == "全部")', '(qs.type == "qt")'),
        TRS + 'classsql = "chnlid=9";',
        TRS + TRS,
        TRS.replace('var classsql = (name == "全部")', 'var classsql = classsql + (name == "全部")'),
        "listModel({pagebar: {prepage: 10}})",
        "listModel({listArgs: {classsql: 'a'",
        "listModel({listArgs: {classsql: " + "(" * 5000,
    ],
)
def test_trs_without_literal_arguments_is_not_asked(script: str) -> None:
    assert data_request(page(script)) is None


@pytest.mark.parametrize(
    ("url", "script", "expected"),
    [
        ("http://a.gov.cn/gkmlpt/index#4180", "", "http://a.gov.cn/gkmlpt/api/all/4180?page=1"),
        (
            "http://a.gov.cn/ju/gkmlpt/index#5",
            "c={SID: '755031'}",
            "http://a.gov.cn/ju/gkmlpt/api/all/5?page=1&sid=755031",
        ),
        ("http://a.gov.cn/gkmlpt/policy", "var o = {catalog_id: 77}", "http://a.gov.cn/gkmlpt/api/all/77?page=1"),
    ],
)
def test_gkmlpt(url: str, script: str, expected: str) -> None:
    assert first_page(page(script, url)) == DataRequest("GET", expected)


@pytest.mark.parametrize("path", ["index", "content/0/508/post_1.html"])
def test_gkmlpt_without_a_catalogue(path: str) -> None:
    assert data_request(page("var sid = 3", f"http://a.gov.cn/gkmlpt/{path}")) is None


def test_hanweb_parameters_are_posted_with_the_first_three_pages() -> None:
    script = """$('#7489').jpage({perPage: 20, proxyUrl: '/module/jpage/dataproxy.jsp',
      ajaxParam: {col: 1, 'webid': '3', path: '/', columnid: '54', unitid: "7489", webname: '某局'}});"""
    query = "startrecord=1&endrecord=60&perpage=20"
    form = (("col", "1"), ("webid", "3"), ("path", "/"), ("columnid", "54"), ("unitid", "7489"), ("webname", "某局"))
    expected = DataRequest("POST", f"https://www.example.gov.cn/module/jpage/dataproxy.jsp?{query}", form)
    assert first_page(page(script)) == expected


def test_hanweb_address_with_its_parameters_is_got() -> None:
    xml = '<nextgroup><![CDATA[<a href="/m/dataproxy.jsp?page=1&amp;columnid=2&amp;unitid=3"></a>]]></nextgroup>'
    found = first_page(page(xml, kind="text/xml"))
    assert found == DataRequest("GET", "https://www.example.gov.cn/m/dataproxy.jsp?page=1&columnid=2&unitid=3")


def test_hanweb_without_parameters() -> None:
    assert data_request(page("$('#a').jpage({proxyUrl: '/m/dataproxy.jsp', data: {columnid: id, unitid: u}})")) is None


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("fetch('list.json').then(r => r.json())", DataRequest("GET", "https://www.example.gov.cn/zwgk/tzgg/list.json")),
        ("$.getJSON('/a/list.json', function (d) {})", DataRequest("GET", "https://www.example.gov.cn/a/list.json")),
        ("$.get('/api/list', {id: 3, q: '年报'})", DataRequest("GET", "https://www.example.gov.cn/api/list?id=3&q=%E5%B9%B4%E6%8A%A5")),
        (
            "var root = '/api'; $.ajax({type: 'post', url: root + '/list', data: {id: 3, page: 1}, success: f})",
            DataRequest("POST", "https://www.example.gov.cn/api/list", (("id", "3"), ("page", "1"))),
        ),
        ("fetch('/q/search', {method: 'POST', body: 'a=1&b='})", DataRequest("POST", "https://www.example.gov.cn/q/search", (("a", "1"), ("b", "")))),
        ("$.get('/visit/count?id=1'); $.get('/list.json')", DataRequest("GET", "https://www.example.gov.cn/list.json")),
    ],
)  # fmt: skip
def test_plain_calls(script: str, expected: DataRequest) -> None:
    request = data_request(page(script))
    assert request is not None
    assert (request.page(1), request.known, request.sole) == (expected, False, True)


@pytest.mark.parametrize(
    "script",
    [
        "",
        "// $.get('/list.json')",
        "fetch(address)",
        "fetch(`/list/${id}.json`)",
        "$.get('/list?id=' + id)",
        "$.get('/list'.concat(id))",
        "$.get('/list', {id: id})",
        "$.ajax({url: '/list', data: $('form').serialize()})",
        "$.ajax({url: '/list', ...rest, data: {p: p++}})",
        "$.get('/one.json'); $.get('/two.json')",
        "$.get('/one.json'); $.get(other)",
        "$.post('/message/submit', {id: 1})",
        "$.get('javascript:void(0)')",
        "fetch('/search', {method: 'POST', body: JSON.stringify({a: 1})})",
    ],
)
def test_nothing_literal_is_no_request(script: str) -> None:
    assert data_request(page(script)) is None


HANWEB = """<datastore><totalrecord>33</totalrecord><recordset>
<record><![CDATA[<li><a href="/art/2021/1/5/art_1_2.html" title="关于某事的通知">关于某…</a><span>2021-01-06</span></li>]]></record>
<record><![CDATA[<tr><td>2</td><td><a href='art_1_3.html'>关于另一事的通知</a></td><td>[2021-01-04]</td></tr>]]></record>
<record><![CDATA[<li>没有链接</li>]]></record></recordset></datastore>"""


def test_records_in_the_page_and_in_the_answer() -> None:
    inline = inline_records(page(HANWEB, kind="text/xml"))
    first, second = inline.entries
    assert inline.total == 33
    assert (first.title, first.url) == ("关于某事的通知", "https://www.example.gov.cn/art/2021/1/5/art_1_2.html")
    assert [(w.witness, w.date) for w in first.listed] == [
        (Witness.LIST, date(2021, 1, 6)),
        (Witness.ADDRESS, date(2021, 1, 5)),
    ]
    assert (second.title, second.listed[0].date) == ("关于另一事的通知", date(2021, 1, 4))
    assert read_records(HANWEB, page()) == ListData((first, second), 33, rows=2)
    assert inline_records(page("var a = 1")) == ListData()


def test_json_records() -> None:
    answer = {
        "menu": [{"name": f"栏目{n}", "url": f"/c{n}/"} for n in range(9)],
        "data": {
            "totalCount": "33",
            "list": [
                {
                    "doctitle": "<em>某局</em>&ldquo;年报&rdquo;",
                    "url": "",
                    "chnldocurl": "./202101/t20210105_1.html",
                    "pubdate": "2021-01-06 10:00",
                },
                {"doctitle": "没有地址", "pubdate": "2021-01-06", "count": 99},
                {"doctitle": "坏地址", "url": "javascript:void(0)"},
            ],
        },
    }
    read = read_records(json.dumps(answer), page())
    assert read.total == 33
    (entry,) = read.entries
    assert (entry.title, entry.url) == ("某局“年报”", "https://www.example.gov.cn/zwgk/tzgg/202101/t20210105_1.html")
    assert entry.listed == (
        DateWitness(Witness.LIST, date(2021, 1, 6), "2021-01-06"),
        DateWitness(Witness.ADDRESS, date(2021, 1, 5), "t20210105_1"),
    )


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("createTime", 1609862400000, date(2021, 1, 6)),  # midnight in China is the day before in UTC
        ("create_time", "1609862400", date(2021, 1, 6)),
        ("pubDate", {"time": 1609862400000, "year": 121}, date(2021, 1, 6)),
        ("display_publish_time", "20210106", date(2021, 1, 6)),
        ("fbrq", "20210106093000", date(2021, 1, 6)),
        ("publishtime", "2021年1月6日", date(2021, 1, 6)),
        ("date", 0, None),
        ("date", "昨天", None),
    ],
)
def test_dates(field: str, value: object, expected: date | None) -> None:
    (entry,) = read_records(json.dumps([{"title": "通知", "url": "/a", field: value}]), page()).entries
    assert (entry.published.date if entry.published else None) == expected


@pytest.mark.parametrize("wrapped", ['cb({0});', "jQuery1_2({0})", "var list = {0};", "/**/ a.b({0})", "\ufeff{0}"])  # fmt: skip
def test_wrapped_answers(wrapped: str) -> None:
    answer = wrapped.replace("{0}", '{"total": 5, "articles": [{"title": "通知", "post_url": "/p/post_1.html"}]}')
    read = read_records(answer, page())
    assert ([entry.title for entry in read.entries], read.total) == (["通知"], 5)


def test_a_list_written_as_text_inside_the_answer() -> None:
    answer = json.dumps({"code": 200, "data": json.dumps([{"bt": "通知", "link": "/a.html"}])})
    assert [entry.url for entry in read_records(answer, page()).entries] == ["https://www.example.gov.cn/a.html"]


@pytest.mark.parametrize("answer", ["", "null", "3", "<html>404</html>", "{", "[" * 100_000, "[1, [2]]", '{"a": "[x"}'])
def test_garbage_is_nothing(answer: str) -> None:
    assert read_records(answer, page()) == ListData((), None)


def test_an_empty_list_says_so_and_a_total_below_its_records_is_none() -> None:
    assert read_records('{"total": 0, "articles": []}', page()) == ListData((), 0, empty=True)
    rows = [{"title": f"通知{n}", "url": f"/{n}"} for n in range(3)]
    assert read_records(json.dumps({"num": 1, "list": rows}), page()).total is None
    assert read_records(json.dumps({"count": 3, "list": rows}), page()).total is None  # perhaps only this page's
    assert read_records(json.dumps({"count": 4, "list": rows}), page()).total == 4
    assert read_records(json.dumps({"total": 3, "list": rows}), page()).total == 3
