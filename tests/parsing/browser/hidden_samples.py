"""看得见看不见：每条规则一个小网页。"""

from tests.parsing.browser.sample import utf8

_TABS = """<script>function tab(n){{for(const i of[1,2])document.getElementById('con_'+i).style.display=i==n?'':'none'}}
</script><ul><li onclick="tab(1)">目录</li><li id=t2 onclick="tab(2)">征集</li></ul>
<div id=con_1><p>一</div><div id=con_2 style="display:none"><p>二</div>"""

VISIBILITY = (
    utf8("inline-style", "<p>甲<p style='color:red; DISPLAY : NONE'>乙<p style='display:none;display:block'>丙"),
    utf8("style-that-hides-nothing", "<p style='border:none;outline:none;overflow:hidden'>甲<p>乙"),
    utf8("attribute", "<p>甲<p hidden>乙<p hidden style='display:block'>丙<p hidden=''>丁"),
    utf8("words", "<p>甲<span style='display:none'>乙</span>丙<i style='visibility:hidden'>丁</i>"),
    utf8(
        "visible-inside",
        "<p style='visibility:hidden'>甲<div style='visibility:hidden'><p style='visibility:visible'>乙</div>",
    ),
    utf8("rows", "<ul><li>甲<li style='display:none'>乙<li>丙</ul>"),
    utf8("class-rule", "<style>.off, #two{display:none}</style><p class=off>甲<p id=two>乙<p>丙"),
    utf8("rule-overruled", "<style>.p{display:none}.p.on{display:block}</style><p class=p>甲<p class='p on'>乙"),
    utf8("rule-weaker", "<style>.p{display:none}p{display:block}</style><p class=p>甲<p>乙"),
    utf8("rule-for-print", "<style>@media print{.p{display:none}}</style><p class=p>甲<p>乙"),
    utf8("sheet-for-print", "<style media=print>.p{display:none}</style><p class=p>甲<p>乙"),
    utf8("rule-in-comment", "<style>/* .p{display:none} */</style><p class=p>甲<p>乙"),
    utf8("not-text", "<!--甲--><noscript>乙</noscript><template>丙</template><noframes>丁</noframes><p>戊"),
    utf8("conditional-comment", "<!--[if IE]><p>甲<![endif]--><![if !IE]><p>乙<![endif]>"),
    utf8("dialog", "<dialog>甲</dialog><p>乙"),
    utf8("tabs-by-script", _TABS.replace("{{", "{").replace("}}", "}"), "#t2"),
    utf8(
        "tabs-of-a-stranger",
        "<div><span>目录</span><span id=t>征集</span></div><div><ul><li>一</ul><ul style='display:none'><li>二</ul></div>"
        "<script>t.onclick=()=>document.querySelectorAll('ul').forEach(u=>u.style.display='')</script>",
        "#t",
    ),
    utf8("fold", "<a id=m href='#more' onclick='more.hidden=0'>…</a><p>甲<div id=more hidden>乙</div>", "#m"),
    utf8(
        "more-words",
        "<p>甲</p><span style='display:none'>乙</span><p><a onclick=\"document.querySelector('span').style.display=''\">展开</a>",
        "a",
    ),
    utf8(
        "more-rows",
        "<ul><li>甲<li style='display:none'>乙<li style='display:none'>丙</ul><a onclick=\"for(const x of "
        "document.querySelectorAll('li'))x.style.display=''\">加载更多</a>",
        "a",
    ),
    utf8(
        "menu",
        "<style>.sub{display:none}li:hover .sub{display:block}</style><ul><li id=m>甲<ul class=sub><li>"
        "<a href=x>乙</a></ul></ul>",
        "#m",
    ),
    utf8(
        "fold-by-a-class",
        "<style>.in{display:none}.sub.on>.in{display:block}</style><div class=sub><div class=name>甲</div><div class=in>"
        "<p>乙</div></div><script>document.querySelector('.name').onclick=e=>e.target.parentNode.classList.toggle('on')</script>",
        ".name",
    ),
    utf8("details", "<details><summary>甲</summary><p>乙</details>", "summary"),
)
