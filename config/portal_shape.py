"""门户文件的样子：每一项该写什么。"""

from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

# What stands for a value that is lacking or wrong, so that the rest can be checked in the same run.
BLANKS: Mapping[str, object] = {
    "id": "x",
    "name": "",
    "scheme": "",
    "host": "",
    "path": "/",
    "by": "?",
    "given": date.min,
    "why": "?",
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _address(value: str) -> str:
    if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname:
        raise ValueError("地址应以 http:// 或 https:// 开头")
    return value


Address = Annotated[str, AfterValidator(_address)]


def _query(value: str) -> str:
    if "{query}" not in value:
        raise ValueError("检索地址中应有 {query}，标明检索词写在哪里")
    return value


SearchAddress = Annotated[Address, AfterValidator(_query)]


def _hours(value: Any) -> Any:
    """``22:00-06:30`` as two times."""
    if not isinstance(value, str):
        return value
    try:
        start, end = (time.fromisoformat(part.strip()) for part in value.split("-"))
    except ValueError as error:
        raise ValueError("时段应写成“22:00-06:30”这样的起止时间") from error
    return start, end


def _column(value: Any) -> Any:
    return {"url": value} if isinstance(value, str) else value


class _Column(_Strict):
    url: Address
    name: str = ""


Columns = dict[str, Annotated[_Column, BeforeValidator(_column)]]


class _Politeness(_Strict):
    requests_per_second: float = Field(1.0, gt=0)
    concurrency: int = Field(1, ge=1)
    retries: int = Field(2, ge=0, le=5)
    contact: str = ""
    revisit_days: int = Field(45, ge=0)
    hours: Annotated[tuple[time, time] | None, BeforeValidator(_hours)] = None


class _Limits(_Strict):
    seconds: float = Field(30.0, gt=0)
    bytes: int = Field(30_000_000, gt=0)
    list_pages: int = Field(30, ge=1)
    articles: int = Field(200, ge=0)
    pages: int = Field(5000, ge=1)


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError("请写明，不能留空")
    return value.strip()


Words = Annotated[str, AfterValidator(_words)]


def _path(value: str) -> str:
    if not value.startswith("/"):
        raise ValueError("路径应以 / 开头")
    return value


class _RobotsPermit(_Strict):
    host: str
    path: Annotated[str, AfterValidator(_path)]
    by: Words
    given: date
    why: Words


class _Department(_Strict):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    name: str
    aliases: tuple[str, ...] = ()
    functions: dict[str, bool] = {}
    roots: tuple[Address, ...] = ()
    columns: Columns = {}

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class PortalShape(_Strict):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    name: str
    scheme: str
    base: Address | None = None
    hosts: tuple[str, ...] = ()
    intranet: bool = False
    weak_tls: tuple[str, ...] = ()
    cookies: str = ""
    register_file: str = Field("", alias="register")
    politeness: _Politeness = _Politeness()
    limits: _Limits = _Limits()
    robots_permits: tuple[_RobotsPermit, ...] = ()
    search: SearchAddress | None = None
    shared_columns: Columns = {}
    departments: tuple[_Department, ...] = Field(min_length=1)
