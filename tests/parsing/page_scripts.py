"""网页脚本里的列表：测试里的三个问法。"""

from parsing.markup.page import Page
from parsing.records.list_data import ListData
from parsing.records.scripted_list import PageScripts
from parsing.scripts.request import ListRequest


def data_request(page: Page, extra_scripts: str = "") -> ListRequest | None:
    """The one request that fills the page's list, by the scripts in the page and in the files given."""
    return PageScripts(page, extra_scripts).request()


def inline_records(page: Page, extra_scripts: str = "") -> ListData:
    """The rows that stand in the page for a script to draw."""
    return PageScripts(page, extra_scripts).records()


def read_records(answer: str, page: Page, extra_scripts: str = "") -> ListData:
    """The list in the answer to the page's request."""
    return PageScripts(page, extra_scripts).read(answer)
