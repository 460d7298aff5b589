"""只有浏览器看得全的部门：菜单由脚本另外取来，栏目藏在井号后面，文章由脚本显示。"""

import json

import pytest
from pytest_httpserver import HTTPServer

from crawler.browser import find_program
from domain.portal import Depth
from tests.crawler.conftest import Read, ReadKind, article_html, list_html, put

pytestmark = pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")

NAMES = ("规范性文件", "部门预算", "会议公开", "收费目录清单", "政府信息公开制度", "行政许可结果")
# The address of the data is put together, so that nothing but a browser finds it.
_TREE = """var box = document.getElementById('tree'); fetch(['/tree', box.dataset.organ].join('?organ=')).then(r => r.json())
.then(all => { box.innerHTML = all.map(one => `<li><a href="${one.link}">${one.name}</a></li>`).join(''); });"""
_ROUTES = """var all = %s, tree = document.getElementById('tree'), box = document.getElementById('list');
tree.innerHTML = all.map(one => `<li><a href="/lm/#${one.id}">${one.name}</a></li>`).join('');
function show() { var one = all.find(one => one.id == location.hash.slice(1)); if (!one) return;
  fetch(['', 'rows', one.id].join('/')).then(r => r.text()).then(rows => { box.innerHTML = '<h2>' + one.name + '</h2>' + rows; }); }
show();"""
_SHELL = """<html><head><meta charset='utf-8'></head><body><div id='app'></div><script>
fetch(['', 'text', 1].join('/')).then(r => r.text()).then(text => { app.innerHTML = text; });</script></body></html>"""


def _rows(name: str) -> str:
    return "".join(
        f"<li><a href='/a/{place}.html'>{name}第{place}件的通知</a><i>2021-05-0{place}</i></li>" for place in (1, 2)
    )


# Links enough, of which none is a menu's.
_FOREIGN = "".join(f"<a href='http://www.{host}.gov.cn/'>{host}人民政府</a>" for host in ("中国", "某省", "某市"))
_NOTICES = "".join(f"<a href='/about/{word}.html'>{word}</a>" for word in ("关于我们", "联系我们", "网站地图"))
_WAITING = "<a href='/'>首页</a><a href='/gk/'>公开</a><a href='/hd/'>互动</a><p>数据加载中，请稍候…</p>"


@pytest.mark.parametrize(
    "around",
    [
        "<a href='/'>首页</a>",
        f"<p>友情链接</p><p>{_FOREIGN}</p>",
        f"<div class='page-foot'><p>{_NOTICES}</p></div>",
        f"<div>{_WAITING}</div>",
    ],
    ids=["hardly a link", "links to other sites", "links of the foot", "links, and a word that more is to come"],
)
def test_a_menu_that_a_script_asks_for(site: HTTPServer, read_kind: ReadKind, around: str) -> None:
    nodes = [{"name": name, "link": f"/lm/{place}/"} for place, name in enumerate(NAMES)]
    site.expect_request("/tree", query_string="organ=7").respond_with_json(nodes)
    put(site, "/lm/", f"<body>{around}<ul id='tree' data-organ='7'></ul><script>{_TREE}</script></body>")
    for place, name in enumerate(NAMES):
        page = list_html((f"/a/{place}.html", f"{name}的通知", "2021-05-01"))
        put(site, f"/lm/{place}/", page.replace("<body>", f"<body><h2>{name}</h2>"))
    assert [entry.title for entry in read_kind("normative_documents").entries] == ["规范性文件的通知"]


def test_columns_behind_a_number_sign(site: HTTPServer, read_kind: ReadKind) -> None:
    columns = [{"id": place, "name": name} for place, name in enumerate(NAMES, 5001)]
    script = _ROUTES % json.dumps(columns, ensure_ascii=False)
    links = "<a href='/'>首页</a><a href='/gk/'>公开</a><a href='/hd/'>互动</a>"
    put(site, "/lm/", f"<body>{links}<ul id='tree'></ul><div id='list'></div><script>{script}</script></body>")
    for column in columns:
        put(site, f"/rows/{column['id']}", f"<ul>{_rows(str(column['name']))}</ul>")
    view = read_kind("budget")
    assert [entry.title for entry in view.entries] == ["部门预算第1件的通知", "部门预算第2件的通知"]
    assert view.column.url == site.url_for("/lm/#5002"), "a person can open it"


def test_an_article_that_a_script_shows(site: HTTPServer, read: Read) -> None:
    put(site, "/lm/", list_html(("/a/1.html", "关于印发管理办法的通知", "2021-05-01")))
    put(site, "/a/1.html", _SHELL)
    put(
        site,
        "/text/1",
        "<h1>关于印发管理办法的通知</h1><div class='article-content'><p>第一条 为规范管理，制定本办法。</p></div>",
    )
    (entry,) = read("/lm/", Depth.ARTICLES).entries
    assert entry.article is not None and "为规范管理" in entry.article.text
    assert entry.article.capture.url == site.url_for("/a/1.html")


_HELD = """<html><head><meta charset='utf-8'></head><body><h1>关于印发管理办法的通知</h1>
<textarea class='nr' style='display:none'>&lt;p&gt;第一条 为规范管理，结合本区实际，制定本办法。&lt;/p&gt;</textarea>
<div id='zoom'></div><script src='/show.js'></script></body></html>"""


def test_a_text_held_ready_that_a_scripts_file_shows(site: HTTPServer, read: Read) -> None:
    put(site, "/lm/", list_html(("/a/1.html", "关于印发管理办法的通知", "2021-05-01")))
    put(site, "/a/1.html", _HELD)
    script = "document.querySelector('#zoom').innerHTML = document.querySelector('.nr').value"
    site.expect_request("/show.js").respond_with_data(script, content_type="text/javascript")
    (entry,) = read("/lm/", Depth.ARTICLES).entries
    assert entry.article is not None and entry.article.paragraphs == ("第一条 为规范管理，结合本区实际，制定本办法。",)


def test_a_text_held_ready_whose_script_does_not_come_is_not_read(site: HTTPServer, read: Read) -> None:
    put(site, "/lm/", list_html(("/a/1.html", "关于印发管理办法的通知", "2021-05-01")))
    put(site, "/a/1.html", _HELD)
    (entry,) = read("/lm/", Depth.ARTICLES).entries
    assert entry.article is None and entry.failure is not None


_PROMISE = """<html><head><meta charset='utf-8'><title>{title}</title></head><body><div id='app'><header><a href='/'>区财政局</a></header>
<section><div id='detail'><p>正在加载…</p></div></section><div><p>主办单位：区财政局　地址：健康路31号</p></div></div>{script}</body></html>"""
_FETCHES = """<script>fetch(['', 'text', 1].join('/')).then(r => r.text()).then(text => { detail.innerHTML = text; });</script>"""
_TITLE = "关于印发管理办法的通知"
_ARTICLE = (
    f"<h1>{_TITLE}</h1><div>来源：区财政局　发布时间：2021-05-01</div><div><p>第一条 为规范管理，制定本办法。</p></div>"
)


@pytest.mark.parametrize("title", ["区财政局", _TITLE])
def test_an_article_in_whose_place_stands_that_it_is_loading(site: HTTPServer, read: Read, title: str) -> None:
    put(site, "/lm/", list_html(("/a/1.html", _TITLE, "2021-05-01")))
    put(site, "/a/1.html", _PROMISE.format(title=title, script=_FETCHES))
    put(site, "/text/1", _ARTICLE)
    (entry,) = read("/lm/", Depth.ARTICLES).entries
    assert entry.article is not None and "为规范管理" in entry.article.text and "加载" not in entry.article.text


def test_an_article_beside_a_word_that_something_else_is_loading(site: HTTPServer, read: Read) -> None:
    put(site, "/lm/", list_html(("/a/1.html", _TITLE, "2021-05-01")))
    beside = "<div class='weather'>加载中…</div><script>var weather</script></body>"
    put(site, "/a/1.html", article_html(_TITLE, "2021-05-01").replace("</body>", beside))
    (entry,) = read("/lm/", Depth.ARTICLES).entries
    assert entry.article is not None and entry.article.text.startswith("正文。")


@pytest.mark.parametrize("title", ["区财政局", _TITLE])
@pytest.mark.parametrize("script", [_FETCHES, "", "<script>var nothing = 1</script>"], ids=["no data", "none", "idle"])
def test_what_only_says_that_it_is_loading_is_no_article(site: HTTPServer, read: Read, title: str, script: str) -> None:
    """Whatever title the page bears."""
    put(site, "/lm/", list_html(("/a/1.html", _TITLE, "2021-05-01")))
    put(site, "/a/1.html", _PROMISE.format(title=title, script=script))
    (entry,) = read("/lm/", Depth.ARTICLES).entries
    assert entry.article is None and entry.failure is not None


_MENU_AND_TEXT = """<html><head><meta charset='utf-8'><title>区财政局</title></head><body><div id='app'><aside id='menu'><p>数据加载中</p></aside>
<section><div id='detail'><p>正在加载…</p></div></section><div class='foot'>主办单位：区财政局</div></div><script>
menu.innerHTML = 'NAMES'.split(' ').map(name => `<p><a href="/lm/${name}">${name}</a></p>`).join('');
fetch(['', 'text', 1].join('/')).then(r => r.text()).then(text => { detail.innerHTML = text; });</script></body></html>"""
_BOXED = "<ul><li>索引号：11330185-2021-00312</li><li>发文字号：财规〔2021〕2号</li><li>效力状态：有效</li></ul>"


def test_a_menu_that_a_script_made_hides_nothing_of_the_article_beside_it(site: HTTPServer, read: Read) -> None:
    put(site, "/lm/", list_html(("/a/1.html", _TITLE, "2021-05-01")))
    put(site, "/a/1.html", _MENU_AND_TEXT.replace("NAMES", " ".join(NAMES * 6)))
    put(site, "/text/1", _BOXED + _ARTICLE)
    (entry,) = read("/lm/", Depth.ARTICLES).entries
    assert entry.article is not None
    info = entry.article.info
    assert (info.index_number, info.document_number, info.validity) == (
        "11330185-2021-00312",
        "财规〔2021〕2号",
        "有效",
    )
    assert not any(name in entry.article.paragraphs for name in NAMES)
