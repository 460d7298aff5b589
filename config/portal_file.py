"""读取并校验门户与部门配置。"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from config.cookies_file import load_cookies
from config.problems import ConfigInvalid, Problem
from config.register_file import load_register
from config.source import Source, read_source, validate
from domain.application import Register
from domain.department import Column, Department
from domain.portal import Cookie, Limits, Politeness, Portal, RobotsPermit, Vocabulary
from domain.scheme import Scheme


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


class _PortalFile(_Strict):
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


class PortalSource:
    """A portal file that is valid by itself. scheme: the id of the scheme it is assessed by.

    register: of applications for information, if the file names one.
    """

    def __init__(self, portal: Portal, scheme: str, register: Register | None, source: Source) -> None:
        self.portal = portal
        self.scheme = scheme
        self.register = register
        self._source = source

    def problems_with(self, scheme: Scheme) -> Iterator[Problem]:
        """What does not fit the scheme: functions it does not know."""
        for position, department in enumerate(self.portal.departments):
            for function in department.functions.keys() - scheme.functions.keys():
                place = ("departments", position, "functions", function)
                yield self._source.problem(
                    place, f"方案 {scheme.id} 没有“{function}”这项职能，请改用方案 functions 中的写法"
                )


def load_portal(file: Path, vocabulary: Vocabulary) -> PortalSource:
    """Read one portal file; ConfigInvalid with every mistake."""
    source = read_source(file)
    stated = validate(source, _PortalFile)
    problems = list(_inconsistencies(source, stated, vocabulary))
    cookies: tuple[Cookie, ...] = ()
    try:
        cookies = load_cookies(file.parent / stated.cookies) if stated.cookies else ()
    except ValueError as error:
        problems.append(source.problem(("cookies",), str(error)))
    problems += (
        source.problem(("cookies",), f"cookie 的网站 {c.host} 不在 hosts 中，请从文件中删去这一行")
        for c in cookies
        if not _is_ours(c.host, stated.hosts)
    )
    register: Register | None = None
    try:
        names = {name: department.id for department in stated.departments for name in department.names}
        register = load_register(file.parent / stated.register_file, names) if stated.register_file else None
    except ConfigInvalid as invalid:
        problems += invalid.problems
    if problems:
        raise ConfigInvalid(problems)
    portal = replace(_portal(stated, vocabulary), cookies=cookies)
    return PortalSource(portal, stated.scheme, register, source)


def _inconsistencies(source: Source, stated: _PortalFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    hosts = set(stated.hosts)
    ids = Counter(department.id for department in stated.departments)
    names = Counter(name for d in stated.departments for name in set(d.names))
    for host in stated.weak_tls:
        if host not in hosts:
            yield source.problem(("weak_tls",), f"{host} 不在 hosts 中，请核对写法")
    for i, permit in enumerate(stated.robots_permits):
        if permit.host not in hosts:
            yield source.problem(("robots_permits", i, "host"), f"{permit.host} 不在 hosts 中，请核对写法")
    yield from _wrong_columns(source, ("shared_columns",), stated.shared_columns, vocabulary, hosts)
    if stated.search and urlsplit(stated.search).netloc not in hosts:
        yield source.problem(("search",), _outside(stated.search))
    for position, department in enumerate(stated.departments):
        place = ("departments", position)
        if ids[department.id] > 1:
            yield source.problem((*place, "id"), f"部门编号 {department.id} 重复，请改名")
        for name in department.names:
            if names[name] > 1:
                yield source.problem((*place, "name"), f"部门名称“{name}”重复，无法分清是哪个部门，请改正")
        yield from _wrong_columns(source, (*place, "columns"), department.columns, vocabulary, hosts)
        for kind in department.columns:
            if kind in vocabulary and vocabulary[kind].portal:
                yield source.problem((*place, "columns", kind), f"“{kind}”是整个门户的栏目，请写在 shared_columns 中")
        for i, root in enumerate(department.roots):
            if urlsplit(root).netloc not in hosts:
                yield source.problem((*place, "roots", i), _outside(root))


def _wrong_columns(
    source: Source, place: tuple[str | int, ...], columns: Columns, vocabulary: Vocabulary, hosts: set[str]
) -> Iterator[Problem]:
    for kind, column in columns.items():
        if kind not in vocabulary:
            yield source.problem((*place, kind), f"没有“{kind}”这类栏目，请改用 columns.yaml 中的写法")
        elif vocabulary[kind].search:
            yield source.problem((*place, kind), f"“{kind}”不是栏目，请在 search 中写检索地址")
        if urlsplit(column.url).netloc not in hosts:
            yield source.problem((*place, kind), _outside(column.url))


def _is_ours(domain: str, hosts: Iterable[str]) -> bool:
    """A cookie of one of the hosts, or of a domain above it."""
    name = domain.lstrip(".")
    return any(f".{host.partition(':')[0]}".endswith(f".{name}") for host in hosts)


def _outside(url: str) -> str:
    return f"地址 {url} 的网站不在 hosts 中；如确属本门户，请把 {urlsplit(url).netloc} 加入 hosts"


def _portal(stated: _PortalFile, vocabulary: Vocabulary) -> Portal:
    return Portal(
        id=stated.id,
        name=stated.name,
        base=stated.base or "",
        hosts=frozenset(stated.hosts),
        intranet=stated.intranet,
        weak_tls=frozenset(stated.weak_tls),
        politeness=Politeness(**stated.politeness.model_dump()),
        limits=Limits(**stated.limits.model_dump()),
        search=stated.search or "",
        robots_permits=tuple(RobotsPermit(**permit.model_dump()) for permit in stated.robots_permits),
        columns=_columns(stated.shared_columns, vocabulary, shared=True),
        departments=tuple(
            Department(
                id=department.id,
                name=department.name,
                aliases=department.aliases,
                functions=dict(department.functions),
                roots=department.roots,
                columns=_columns(department.columns, vocabulary, shared=False),
            )
            for department in stated.departments
        ),
    )


def _columns(stated: Columns, vocabulary: Vocabulary, *, shared: bool) -> tuple[Column, ...]:
    return tuple(
        Column(kind, column.name or vocabulary[kind].names[0], column.url, shared) for kind, column in stated.items()
    )
