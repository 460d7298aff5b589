"""菜单：链接写在哪里都找得到，地址像不像文章不作数。"""

import pytest

from parsing.markup.page import Page
from parsing.menus.menus import menu_scripts, read_menu
from parsing.menus.script_menus import menu_requests, named_addresses

HERE = "http://h.gov.cn/czj/index.html"


def links(body: str) -> list[tuple[str, str]]:
    menu = read_menu(Page(f"<html><body>{body}</body></html>", HERE))
    return [(link.name, link.url.removeprefix("http://h.gov.cn")) for link in menu.links if not link.article]


def script(text: str) -> str:
    return f"<script>{text}</script>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<a href="/public/C1/column/123.html">行政许可</a>', ("行政许可", "/public/C1/column/123.html")),
        ('<a href="list.jsp?id=12">年报</a>', ("年报", "/czj/list.jsp?id=12")),
        ('<a href="/nb/" title="政府信息公开年报">政府信息公…</a>', ("政府信息公开年报", "/nb/")),
        ('<a href="/nb/"><img src="n.png" alt="年报"></a>', ("年报", "/nb/")),
        ("<a href=\"javascript:go('/nb/')\">年报</a>", ("年报", "/nb/")),
        ('<div><h3>年报</h3><a href="/nb/">更多&gt;&gt;</a><p>某局年报 2022-01-20</p></div>', ("年报", "/nb/")),
        ('<div><div><b>年报</b><span><a href="/nb/">MORE+</a></span></div><ul></ul></div>', ("年报", "/nb/")),
        ("<div onclick=\"location.href='/nb/'\">年报</div>", ("年报", "/nb/")),
        ("<p onclick=\"window.open('nb/list.do?c=3','_blank')\">年报</p>", ("年报", "/czj/nb/list.do?c=3")),
        ('<li data-href="/nb/">年报</li>', ("年报", "/nb/")),
        ('<li data-url="nb/"><i></i>年报<ul><li>2021</li></ul></li>', ("年报", "/czj/nb/")),
        ('<map><area href="/nb/" alt="年报"></map>', ("年报", "/nb/")),
        ('<select><option value="/nb/">年报</option></select>', ("年报", "/nb/")),
        (script('var m = [["年报", "/nb/"]];'), ("年报", "/nb/")),
        (script(r'var t={"lmId":7,"lmMc":"\u5e74\u62a5","parentName":"公开","dz":"\/nb\/"}'), ("年报", "/nb/")),
        (script('t([{n:"法定",c:[{n:"年报",u:"/nb/index.html"}]}])'), ("年报", "/nb/index.html")),
        (script("d.add(3, 1, '年报', 'nb/index.shtml');"), ("年报", "/czj/nb/index.shtml")),
        (script("var n=['指南','年报'], u=['/zn/','/nb/'];"), ("年报", "/nb/")),
        (script("document.write('<li><a href=\"/nb/\">' + '年报' + '</a></li>')"), ("年报", "/nb/")),
        ('<a href="#nb">年报</a><div id="nb"><h3>年 报</h3><ul></ul></div>', ("年报", "/czj/index.html#nb")),
    ],
)
def test_a_column_is_linked_in_any_way(body: str, found: tuple[str, str]) -> None:
    assert found in links(body)


@pytest.mark.parametrize("mark", ["#/", "#!/"])
@pytest.mark.parametrize(
    "written",
    [
        'var lm=[["公开年报","{}list/102"],["公开指南","{}list/103"]];',
        'var lm=[{{name:"公开年报",url:"{}list/102"}},{{name:"公开指南",url:"{}list/103"}}];',
        'document.write(\'<a href="{}list/102">公开年报</a><a href="{}list/103">公开指南</a>\');',
    ],
    ids=["pairs", "objects", "written"],
)
@pytest.mark.parametrize("before", ["/gk/", ""], ids=["whole", "the route alone"])
def test_a_scripts_menu_of_routes_leads_to_as_many_pages(written: str, before: str, mark: str) -> None:
    """On the page that shows them all, two links are enough: the columns are not its front page."""
    menu = read_menu(
        Page(f"<body>{script(written.format(before + mark, before + mark))}</body>", "http://h.gov.cn/gk/")
    )
    assert [(link.name, link.url) for link in menu.links] == [
        ("公开年报", f"http://h.gov.cn/gk/{mark}list/102"),
        ("公开指南", f"http://h.gov.cn/gk/{mark}list/103"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<ul><li><a href="/a/1.html">区财政局公开年报</a><span>2022-01-20</span></li></ul>',
        '<a href="/a/1.html">关于公布区财政金融局二〇二一年度政府信息公开工作年度报告的通知</a>',
        '<a href="#nb">年报</a><p>网页上没有这一节</p>',
        '<img data-src="/nb/" alt="年报">',
        '<li><a href="/nb/1.html">{{标题}}请勿删除</a></li>',
        script('var p = {"name": "年报", "icon": "/img/nb.png"}'),
    ],
)
def test_what_is_no_column(body: str) -> None:
    assert links(body) == []


def test_names_without_an_address_are_remembered() -> None:
    page = Page(f"<body><span id=nb>年报</span>{script('var m = {id: 7, name: `公开指南`}')}</body>", HERE)
    assert {"年报", "公开指南"} <= read_menu(page).mentions


@pytest.mark.parametrize(
    "written",
    [
        r"""document.write("<a href=\"list_"+n+".shtml\">养老服务</a>");""",
        "box.innerHTML = '<a href=\"/lm/' + (id + 1) + '/\">养老服务</a>';",
        "s += '<a href=\"' + address + '\">养老服务</a>';",
        'box.innerHTML = `<a href="/lm/${id}/">养老服务</a>`;',
        "add({name: '养老服务', url: `/lm/${id}/`});",
    ],
)
def test_an_address_that_a_script_puts_together_leads_nowhere_but_its_name_is_remembered(written: str) -> None:
    menu = read_menu(Page(f"<body>{script(written)}</body>", HERE))
    assert (menu.links, "养老服务" in menu.mentions) == ((), True)


def test_what_a_script_puts_before_an_address_is_where_the_site_lies() -> None:
    assert links(script("s = '<ul>'; s += '<li><a href=\"' + base + '/nb/\">年报</a>'")) == [("年报", "/nb/")]


def test_damaged_scripts_do_no_harm() -> None:
    assert links(script("if (a) { [ ( '年报', '/nb/' ")) == [("年报", "/nb/")]
    assert links(script("}}]) // '年报','/nb/'")) == []


def test_script_files_of_the_own_host_that_are_no_library() -> None:
    html = (
        '<script src="/js/menu.js"></script><script src="jquery.min.js"></script><script src="//cdn.cn/m.js"></script>'
    )
    assert menu_scripts(html, Page(html, HERE)) == ("http://h.gov.cn/js/menu.js",)


def test_a_menu_that_is_asked_for() -> None:
    asked = menu_requests('$.ajax({url: "/api/getMenu.json"}); $.get("/api/channelTree?pid=" + id); fetch("/api/news")')
    assert [(one.address, one.whole) for one in asked] == [
        ("/api/getMenu.json", True),
        ("/api/channelTree?pid=", False),
    ]


def test_what_a_script_holds_with_its_day_is_a_row_of_a_list() -> None:
    held = '{"rows": [{"title": "行政处罚", "url": "#/list/3032", "date": ""}]}, {"name": "行政许可", "url": "#/list/307", "createTime": "2021"}'
    assert list(named_addresses(held)) == [("行政许可", "#/list/307")]


def test_the_file_of_an_article_that_a_script_holds_is_no_column() -> None:
    held = """d["detail-4"]={html:'<p>现将检查情况公示如下。</p><p>附件：<a href="/gateway/file/4">农资检查情况</a></p>'};
    d["home"]={html:'<ul><li><a href="/nb/">年报</a></li></ul>'}"""
    menu = read_menu(Page(script(held), HERE))
    assert [(link.name, link.article) for link in menu.links] == [("农资检查情况", True), ("年报", False)]
