"""地址：栏目、翻页、文章、附件各放在哪里，页面里又怎样写。"""

import posixpath
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Scheme:
    """Patterns of addresses. p: the department's folder; k: page from 0, k1: from 1; n: the column's number."""

    home: str
    first: str
    following: str
    article: str
    undated: str


SCHEMES = {
    "index": Scheme(
        "/{p}/",
        "/{p}/{folder}/",
        "/{p}/{folder}/index_{k}.shtml",
        "/{p}/{folder}/{day:%Y%m}/t{day:%Y%m%d}_{id}.shtml",
        "/{p}/{folder}/{id}.shtml",
    ),
    "html": Scheme(
        "/{p}/index.html",
        "/{p}/{folder}/list.html",
        "/{p}/{folder}/list_{k}.html",
        "/{p}/{folder}/{id}.html",
        "/{p}/{folder}/{id}.html",
    ),
    "jsp": Scheme(
        "/{p}/index.jsp",
        "/{p}/list.jsp?id={n}",
        "/{p}/list.jsp?id={n}&page={k1}",
        "/{p}/show.jsp?id={id}",
        "/{p}/show.jsp?id={id}",
    ),
    "col": Scheme(
        "/{p}/index.html",
        "/col/col{n}/index.html",
        "/col/col{n}/index_{k1}.html",
        "/art/{day.year}/{day.month}/{day.day}/art_{n}_{id}.html",
        "/art/art_{n}_{id}.html",
    ),
    "public": Scheme(
        "/public/{code}/index.html",
        "/public/{code}/column/{n}.html",
        "/public/{code}/column/{n}.html?pageIndex={k1}",
        "/public/{code}/{id}.html",
        "/public/{code}/{id}.html",
    ),
    "jspx": Scheme(
        "/{p}/index.jspx",
        "/xxgk/{n}.jspx",
        "/xxgk/{n}_{k1}.jspx",
        "/{p}xx/{id}.jspx",
        "/{p}xx/{id}.jspx",
    ),
    "chinese": Scheme(
        "/{p}/index.jsp",
        "/{p}/list.jsp?lm={name}",
        "/{p}/list.jsp?lm={name}&page={k1}",
        "/{p}/show.jsp?lm={name}&id={id}",
        "/{p}/show.jsp?lm={name}&id={id}",
    ),
}
BY_ID = ("html", "jsp", "public", "jspx")
"""Schemes whose articles' addresses hold nothing but an id behind a fixed beginning (html: within one column)."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one department. encoding: of its pages, in which a browser writes queries.

    first_page: the number that queries count pages from.
    """

    scheme: str
    folder: str
    number: int
    encoding: str
    paged_by_query: bool
    first_page: int = 1

    def home(self) -> str:
        return self._filled(SCHEMES[self.scheme].home)

    def site_map(self) -> str:
        return f"/{self.folder}/wzdt.html"

    def column(self, number: int, folder: str, name: str, page: int = 0) -> str:
        place = {"n": number, "folder": folder, "name": quote(name.encode(self.encoding))}
        first = self._filled(SCHEMES[self.scheme].first, **place)
        if page == 0:
            return first
        if self.paged_by_query:
            return f"{first}{'&' if '?' in first else '?'}page={page + self.first_page}"
        return self._filled(SCHEMES[self.scheme].following, **place, k=page, k1=page + 1)

    def article(self, number: int, folder: str, name: str, serial: int, day: date | None) -> str:
        scheme = SCHEMES[self.scheme]
        place = {"n": number, "folder": folder, "name": quote(name.encode(self.encoding)), "id": serial}
        return self._filled(scheme.article if day else scheme.undated, **place, day=day)

    def _filled(self, pattern: str, **values: object) -> str:
        return pattern.format(p=self.folder, code=f"00{5000 + self.number * 37}", **values)


@dataclass(frozen=True, slots=True)
class Links:
    """How pages write addresses. base: scheme, host and port, without a slash at the end."""

    way: str
    base: str
    encoding: str

    def href(self, url: str, page: str) -> str:
        """An address (from its first slash on) as it stands in a page."""
        whole, _, anchor = unquote(url, self.encoding).partition("#")
        path, _, query = whole.partition("?")
        tail = (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")
        if self.way == "absolute":
            return f"{self.base}{path}{tail}"
        if self.way == "protocol":
            return f"//{urlsplit(self.base).netloc}{path}{tail}"
        if self.way == "base":
            return f"{path.lstrip('/') or '/'}{tail}"
        if self.way == "backslash":
            return path.replace("/", "\\") + tail
        if self.way == "relative":
            return f"{_relative(path, page)}{tail}"
        return f"{path}{tail}"

    def head(self) -> str:
        return f'<base href="{self.base}/">' if self.way == "base" else ""


def _relative(path: str, page: str) -> str:
    folder = page.partition("?")[0].rpartition("/")[0] or "/"
    short = posixpath.relpath(path, folder)
    short += "/" if path.endswith("/") and path != "/" and not short.endswith("/") else ""
    return short if short.startswith(".") else f"./{short}"
