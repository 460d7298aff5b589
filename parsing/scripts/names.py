"""字段名：页码、每页条数、起始条数、总数通常怎么写。"""

# ruff: noqa: SIM905
PAGE = frozenset(
    "page pageno pageindex pagenum pagenumber currentpage curpage currpage pagecurrent curr current p pn pageid "
    "nowpage cpage topage thispage pagenow pagei curpageno currentpageno".split()
)
# Names that a variable bears only when it counts pages.
PAGE_VARIABLE = PAGE - {"p", "pn", "current", "curr", "pageid"}
SIZE = frozenset("size pagesize rows limit perpage prepage pernum pagerows rp ps length pagecount pagenums".split())
OFFSET = frozenset("start offset skip startrecord startindex startrow begin firstresult from".split())
TOTALS = (
    "total recordcount totalcount totalrecord totalrecords totalnum totalhits totalelements totalrows totalsize rowcount "
    "recordstotal allcount totalnumber count num"
).split()
PAGES = "pages totalpage totalpages pagecount pagetotal countpage pagenums totalpagenum".split()


def plain(key: str) -> str:
    """In small letters, without the marks that join words, and only what stands after the last dot."""
    return key.rpartition(".")[2].lower().replace("_", "").replace("-", "")
