"""读取并校验门户与部门配置。"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from config.cookies_file import load_cookies
from config.portal_shape import BLANKS, Columns, PortalShape
from config.problems import ConfigInvalid, Problem
from config.reading import Reading, read_model
from config.register_file import load_register
from config.source import read_source
from domain.application import Register
from domain.department import Column, Department
from domain.portal import Cookie, Limits, Politeness, Portal, RobotsPermit, Vocabulary
from domain.scheme import Scheme

_HOSTS = ("hosts",)


@dataclass(frozen=True, slots=True)
class PortalSource:
    """A portal as it could be read. scheme: the id of the scheme it is assessed by; empty where it could not be read.

    register: of applications for information, if the file names one. problems: those found so far.
    """

    portal: Portal
    scheme: str
    register: Register | None
    problems: tuple[Problem, ...]
    reading: Reading[PortalShape]

    def problems_with(self, scheme: Scheme) -> Iterator[Problem]:
        """What does not fit the scheme: functions it does not know."""
        for position, department in enumerate(self.portal.departments):
            for function in department.functions.keys() - scheme.functions.keys():
                message = f"方案 {scheme.id} 没有“{function}”这项职能，请改用方案 functions 中的写法"
                yield from self.reading.complain(("departments", position, "functions", function), message)


def load_portal(file: Path, vocabulary: Vocabulary) -> PortalSource:
    """Read one portal file; ConfigInvalid with every mistake."""
    source = read_portal(file, vocabulary)
    if source.problems:
        raise ConfigInvalid(source.problems)
    return source


def read_portal(file: Path, vocabulary: Vocabulary | None) -> PortalSource:
    """As much of a portal as can be read, with its mistakes; ConfigInvalid where nothing can.

    vocabulary: None where it could not be read: nothing is said of the kinds of columns then.
    """
    reading = read_model(read_source(file), PortalShape, blanks=BLANKS)
    stated = reading.model
    if stated is None:
        raise ConfigInvalid(reading.problems)
    problems = [*reading.problems, *_inconsistencies(reading, stated, vocabulary)]
    cookies = _cookies(file, reading, stated, problems)
    register: Register | None = None
    try:
        names = {name: department.id for department in stated.departments for name in department.names}
        if stated.register_file and _knows_names(reading, stated):
            register = load_register(file.parent / stated.register_file, names)
    except ConfigInvalid as invalid:
        problems += invalid.problems
    portal = replace(_portal(stated, vocabulary or {}), cookies=cookies)
    return PortalSource(portal, stated.scheme, register, tuple(problems), reading)


def _knows_names(reading: Reading[PortalShape], stated: PortalShape) -> bool:
    keys = ("id", "name", "aliases")
    return reading.knows(*(("departments", i, key) for i in range(len(stated.departments)) for key in keys))


def _cookies(
    file: Path, reading: Reading[PortalShape], stated: PortalShape, problems: list[Problem]
) -> tuple[Cookie, ...]:
    try:
        cookies = load_cookies(file.parent / stated.cookies) if stated.cookies else ()
    except ValueError as error:
        problems += reading.complain(("cookies",), str(error))
        return ()
    for cookie in cookies:
        if not _is_ours(cookie.host, stated.hosts):
            message = f"cookie 的网站 {cookie.host} 不在 hosts 中，请从文件中删去这一行"
            problems += reading.complain(("cookies",), message, _HOSTS)
    return cookies


def _inconsistencies(
    reading: Reading[PortalShape], stated: PortalShape, vocabulary: Vocabulary | None
) -> Iterator[Problem]:
    hosts = set(stated.hosts)
    for host in stated.weak_tls:
        if host not in hosts:
            yield from reading.complain(("weak_tls",), f"{host} 不在 hosts 中，请核对写法", _HOSTS)
    for i, permit in enumerate(stated.robots_permits):
        if permit.host not in hosts:
            message = f"{permit.host} 不在 hosts 中，请核对写法"
            yield from reading.complain(("robots_permits", i, "host"), message, _HOSTS)
    if stated.search and urlsplit(stated.search).netloc not in hosts:
        yield from reading.complain(("search",), _outside(stated.search), _HOSTS)
    yield from _repeated(reading, stated)
    yield from _wrong_columns(reading, ("shared_columns",), stated.shared_columns, vocabulary, hosts)
    for position, department in enumerate(stated.departments):
        place = ("departments", position)
        yield from _wrong_columns(reading, (*place, "columns"), department.columns, vocabulary, hosts)
        for kind in department.columns:
            if vocabulary and kind in vocabulary and vocabulary[kind].portal:
                message = f"“{kind}”是整个门户的栏目，请写在 shared_columns 中"
                yield from reading.complain((*place, "columns", kind), message)
        for i, root in enumerate(department.roots):
            if urlsplit(root).netloc not in hosts:
                yield from reading.complain((*place, "roots", i), _outside(root), _HOSTS)


def _repeated(reading: Reading[PortalShape], stated: PortalShape) -> Iterator[Problem]:
    ids = Counter(department.id for department in stated.departments)
    names = Counter(name for d in stated.departments for name in set(d.names))
    for position, department in enumerate(stated.departments):
        place = ("departments", position)
        if ids[department.id] > 1:
            yield from reading.complain((*place, "id"), f"部门编号 {department.id} 重复，请改名")
        for name in department.names:
            if names[name] > 1:
                message = f"部门名称“{name}”重复，无法分清是哪个部门，请改正"
                yield from reading.complain((*place, "name"), message)


def _wrong_columns(
    reading: Reading[PortalShape],
    place: tuple[str | int, ...],
    columns: Columns,
    vocabulary: Vocabulary | None,
    hosts: set[str],
) -> Iterator[Problem]:
    for kind, column in columns.items():
        if vocabulary and kind not in vocabulary:
            yield from reading.complain((*place, kind), f"没有“{kind}”这类栏目，请改用 columns.yaml 中的写法")
        elif vocabulary and vocabulary[kind].search:
            yield from reading.complain((*place, kind), f"“{kind}”不是栏目，请在 search 中写检索地址")
        if urlsplit(column.url).netloc not in hosts:
            yield from reading.complain((*place, kind), _outside(column.url), _HOSTS)


def _is_ours(domain: str, hosts: Iterable[str]) -> bool:
    """A cookie of one of the hosts, or of a domain above it."""
    name = domain.lstrip(".")
    return any(f".{host.partition(':')[0]}".endswith(f".{name}") for host in hosts)


def _outside(url: str) -> str:
    return f"地址 {url} 的网站不在 hosts 中；如确属本门户，请把 {urlsplit(url).netloc} 加入 hosts"


def _portal(stated: PortalShape, vocabulary: Vocabulary) -> Portal:
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
        Column(kind, column.name or vocabulary[kind].names[0], column.url, shared)
        for kind, column in stated.items()
        if kind in vocabulary
    )
