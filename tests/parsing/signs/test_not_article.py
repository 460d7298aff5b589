"""不是文章：错误提示、登录页、首页、栏目页、空壳认得出；文章里说到系统、登录的照样是文章。"""

import pytest

from parsing.markup.page import Page
from parsing.signs.not_article import error_said, refusal

FRAME = (
    "<div><a href='/'>首页</a> <a href='/zwgk/'>政务公开</a> <a href='/hd/'>互动交流</a></div>{}"
    "<div>主办：示例区管委会 电话：0722-0000000</div><div>网站标识码：4200000000 版权所有</div>"
)
LONG = "<p>为规范系统管理，登录信息系统应当使用本人账号；系统繁忙时请稍后再试，页面不存在的应当及时报告。</p>" * 12


def said(content: str, *, head: str = "", path: str = "/zwgk/5001.html") -> str:
    page = Page(
        f"<html><head>{head}</head><body>{FRAME.format(content)}</body></html>", f"http://www.example.gov.cn{path}"
    )
    return refusal(page)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("您访问的页面不存在", "网页称该页面不存在"),
        ("该信息已被删除或移动", "网页称该页面不存在"),
        ("文章不存在或已下线", "网页称该页面不存在"),
        ("404 Not Found", "网页称该页面不存在"),
        ("您没有权限查看该信息", "网页称没有查看权限"),
        ("系统繁忙，请稍后再试", "网页称系统出错或繁忙"),
        ("服务器内部错误", "网页称系统出错或繁忙"),
        ("HTTP Status 500 – Internal Server Error", "网页称系统出错或繁忙"),
        ("访问过于频繁", "网页称访问受到限制或要求验证"),
        ("您的IP已被限制访问", "网页称访问受到限制或要求验证"),
        ("正在进行安全检测", "网页称访问受到限制或要求验证"),
        ("请开启JavaScript", "网页称访问受到限制或要求验证"),
        ("该栏目需登录后查看", "网页是登录页"),
        ("网站正在升级维护，如有带来不便，敬请谅解！", "网页称网站维护、停用或已迁移"),
        ("网站维护中，请稍后访问。", "网页称网站维护、停用或已迁移"),
        ("本栏目正在建设中……", "网页称内容正在建设"),
        ("您访问的链接即将离开本网站，是否继续？", "网页只是跳转或离站提示"),
    ],
)
def test_a_sentence_in_place_of_an_article(sentence: str, name: str) -> None:
    assert said(f"<div>{sentence}</div>") == name
    assert said(f"<div>{sentence}</div>{LONG}") == "", "an article may say so, too"
    assert said(f"<div>{sentence}</div>", head="<meta name='ArticleTitle' content='关于系统维护的公告'>") == ""


def test_a_form_for_a_password() -> None:
    form = "<form>用户名<input name='u'>密码<input type='password'></form>"
    assert said(form) == "网页是登录页"
    assert said(form + LONG) == ""


def test_the_home_page_and_a_column_page() -> None:
    rows = "".join(
        f"<li><a href='/a/{n}.html'>关于开展第{n}次检查的通知</a><span>2021-06-{n}</span></li>" for n in range(10, 30)
    )
    assert said(f"<ul>{rows}</ul>", path="/index.html") == "网页是网站首页"
    assert said(f"<ul>{rows}</ul>", path="/zwgk/tzgg/") == "网页是栏目列表，不是文章"
    assert said(f"<p>发布日期：2021-06-10</p><p>见附件。</p><ul>{rows}</ul>") == "", "相关信息 beside an article"


def test_an_empty_shell() -> None:
    url = "http://www.example.gov.cn/zwgk/5001.html"
    assert refusal(Page("<body><div id='app'></div><script src='/app.js'></script></body>", url)).endswith("空壳")
    assert refusal(Page("<body><h1>{{title}}</h1><div>{{content}}</div></body>", url)).endswith("空壳")


def test_an_article_of_an_attachment_only() -> None:
    assert said("<h1>公示</h1><p>附件：<a href='1.pdf'>名单.pdf</a></p>") == ""


def test_with_the_frame_known_only_the_pages_own_lines_count() -> None:
    page = Page(
        "<body>" + "<p>友情链接和机构介绍，</p>" * 60 + "<p>该信息已被删除</p></body>", "http://x.gov.cn/1.html"
    )
    assert refusal(page) == ""
    assert refusal(page, ("该信息已被删除",)) == "网页称该页面不存在"


@pytest.mark.parametrize("title", ["养老机构消防安全检查通报", "关于系统升级暂停服务的公告"])
def test_a_row_of_a_short_list_says_nothing_of_the_page(title: str) -> None:
    rows = f"<ul><li><a href='/a/1.html'>{title}</a><span>2021-10-15</span></li></ul>"
    url = "http://www.example.gov.cn/zwgk/yl/"
    assert error_said(Page(f"<body>{FRAME.format(rows)}</body>", url)) == ""
    assert error_said(Page(f"<body>{FRAME.format(f'<p>{title}</p>')}</body>", url))
