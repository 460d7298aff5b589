"""浏览器的驱动程序起不来（如系统缺少程序库）：只有靠脚本生成的栏目未能核查。"""

import gc
import shutil
from collections.abc import Iterator
from threading import enumerate as enumerate_threads
from warnings import catch_warnings, simplefilter

import pytest
from pytest_httpserver import HTTPServer

from domain.capture import FailureKind
from domain.portal import Depth
from tests.crawler.conftest import Read, list_html

DRIVER = "PLAYWRIGHT_NODEJS_PATH"


@pytest.fixture
def unheard() -> Iterator[None]:
    """A driver that did not start is dead, but asyncio's loop may be closed before it has heard of that."""
    others = set(enumerate_threads())
    with catch_warnings():
        simplefilter("ignore", ResourceWarning)
        yield
        for thread in set(enumerate_threads()) - others:
            if thread.name.startswith("asyncio-waitpid"):
                thread.join()
        gc.collect()


@pytest.mark.usefixtures("unheard")
def test_a_driver_that_does_not_start_costs_only_what_is_drawn(
    site: HTTPServer, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DRIVER, shutil.which("false") or "/bin/false")
    drawn = "<html><body><ul class='list'></ul><script>fetch('./list.json').then(draw)</script></body></html>"
    site.expect_request("/jy/").respond_with_data(drawn, content_type="text/html")
    site.expect_request("/nb/").respond_with_data(
        list_html(("./t1.html", "2021年年度报告", "2022-01-20")), content_type="text/html"
    )
    failure = read("/jy/", Depth.LIST).failure
    assert failure is not None
    assert failure.kind is FailureKind.NO_BROWSER
    assert [entry.title for entry in read("/nb/", Depth.LIST).entries] == ["2021年年度报告"]
