"""把记录画成行、把页翻下去的脚本：每页一个按钮，或者加载更多。"""

from grammar.records import Feed
from grammar.wordings import MORE


def draw(feed: Feed, address: str = "") -> str:
    """Turns records into rows, with the date as readers know it. address: what makes a row's; empty: it is told."""
    day = (
        "function day(v){return typeof v=='number'?new Date(v+288e5).toISOString().slice(0,10):String(v).slice(0,10);}"
    )
    place = address or f"r.{feed.key('url')}"
    below = f"<p>'+r.{feed.key('summary')}+'</p>" if feed.summarised else ""
    row = (
        f"'<li><a href=\"'+{place}+'\">'+r.{feed.key('title')}+'</a><span>'"
        f"+(r.{feed.key('date')}?day(r.{feed.key('date')}):'')+'</span>{below}</li>'"
    )
    return (
        f"{day}function draw(rows,add){{var e=document.getElementById('{feed.holder}'),h='';"
        f"for(var i=0;i<rows.length;i++){{var r=rows[i];h+={row};}}"
        "e.innerHTML=(add?e.innerHTML:'')+'<ul>'+h+'</ul>';}"
    )


def taken(feed: Feed) -> str:
    """What is done with an answer d to the question for page n."""
    rows = f"d.{feed.key('list')}"
    return _grown(feed, rows) if feed.grows else f"draw({rows});{_pages(feed)}"


def html_shown(feed: Feed) -> str:
    """The same of an answer that holds the rows' markup."""
    box = f"document.getElementById('{feed.holder}')"
    return f"{box}.innerHTML=d.data.html;{_buttons(feed, _count(feed, 'd.data.total'), 'd.data.total')}"


def asked(feed: Feed) -> str:
    return f"'{feed.api}?{feed.key('channel')}={feed.number}&{feed.key('page')}='+n"


def ajax_load(feed: Feed, method: str) -> str:
    data = f"{{{feed.key('channel')}:{feed.number},{feed.key('page')}:n}}"
    return (
        f"function load(n){{$.ajax({{url:'{feed.api}',type:'{method}',dataType:'json',data:{data},"
        f"success:function(d){{{taken(feed)}}}}});}}"
    )


def _pages(feed: Feed) -> str:
    total = f"d.{feed.key('total')}"
    return _buttons(feed, "d.totalPage", "") if feed.counts_rows else _buttons(feed, _count(feed, total), total)


def _count(feed: Feed, total: str) -> str:
    """How many pages a number of rows fills."""
    return f"Math.ceil({total}/{feed.size})"


def _buttons(feed: Feed, count: str, total: str) -> str:
    """One for every page, below the list."""
    told = f"' 共'+{total}+'条'" if total else f"' 第'+(n+{1 - feed.first})+'页/共'+m+'页'"
    return (
        f"var m={count},p='';for(var i=1;m>1&&i<=m;i++)p+='<button onclick=\"load('+(i-{1 - feed.first})+')\">'+i+'</button>';"
        f"document.getElementById('{feed.holder}').insertAdjacentHTML('beforeend','<div>'+p+{told}+'</div>');"
    )


def _grown(feed: Feed, rows: str) -> str:
    """A button below the list while there is more; where nobody tells how much, a page that is not full is the last."""
    word, button = feed.look.word("more", MORE), f"more{feed.number}"
    seen = f"document.querySelectorAll('#{feed.holder} li').length"
    goes_on = f"{rows}.length=={feed.size}" if feed.counts_rows else f"{seen}<d.{feed.key('total')}"
    return (
        f"var b=document.getElementById('{button}');if(b)b.remove();draw({rows},n>{feed.first});if({goes_on})"
        f"document.getElementById('{feed.holder}').insertAdjacentHTML('beforeend',"
        f"'<button id=\"{button}\" onclick=\"load('+(n+1)+')\">{word}</button>');"
    )
