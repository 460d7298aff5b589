"""全部测试共用的设施。"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from crawler.browser import ARGUMENTS_VARIABLE

# How long an example takes is for bench/ to say; a busy machine fails no test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True, scope="session")
def browser_as_root() -> Iterator[None]:
    """Chromium does not sandbox itself as root; pages of the tests are our own."""
    with pytest.MonkeyPatch.context() as patch:
        if os.geteuid() == 0 and not os.environ.get(ARGUMENTS_VARIABLE):
            patch.setenv(ARGUMENTS_VARIABLE, "--no-sandbox")
        yield


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A file made for a test may hold the time it was made at, and processes must agree on the tests' names."""
    return argname if isinstance(val, bytes) else None
