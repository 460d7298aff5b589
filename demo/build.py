"""生成样例门户：网页、门户配置和真值出自同一份数据，同样的地址总是生成同样的字节。"""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from demo.departments import DEPARTMENTS
from demo.departments.portal import EXPECTED, MENU, NEWS, PORTAL, UNSEARCHED
from demo.files.pictures import png
from demo.pages import render
from demo.places import INDEX, PORTAL_FILE, SERVER_FILE, SITE, TRUTH_FILE, file_of
from demo.plan import PlacedOrgan, place_organ
from demo.register import REGISTER_FILE, REGISTERED, register_csv
from demo.render import Link, OrganPages, Site, SiteFile
from demo.search import SEARCH, index_of
from demo.truth import truths_of, write_truth

_PORTAL_NUMBER = 90
# A path of no interest that the portal wants left alone.
_ROBOTS = "User-agent: *\nDisallow: /oa/\n"


def build(folder: Path, base: str) -> None:
    """Write the sample portal below a folder: ``site``, ``portal.yaml`` and its register, ``truth.json``, ``server.json``.

    base: the address the site will be served at, without a slash at its end.
    """
    placed = tuple(place_organ(department, number) for number, department in enumerate(DEPARTMENTS, 1))
    portal = place_organ(PORTAL, _PORTAL_NUMBER)
    _write_site(folder / SITE, placed, portal)
    text = render(
        "portal/portal.yaml",
        base=base,
        host=urlsplit(base).netloc,
        search=SEARCH,
        register=REGISTER_FILE,
        shared=portal.mapped,
        departments=list(zip(DEPARTMENTS, placed, strict=True)),
    )
    (folder / PORTAL_FILE).write_text(text, encoding="utf-8")
    (folder / REGISTER_FILE).write_bytes(register_csv())
    write_truth(folder / TRUTH_FILE, truths_of(DEPARTMENTS, EXPECTED, REGISTERED))
    (folder / SERVER_FILE).write_text(
        json.dumps(_habits(placed, portal), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _write_site(site: Path, placed: tuple[PlacedOrgan, ...], portal: PlacedOrgan) -> None:
    written: set[Path] = set()
    for file in _files(placed, portal):
        path = site / file_of(file.url)
        if path in written:
            raise ValueError(f"two pages at {file.url}")
        written.add(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)


def _files(placed: tuple[PlacedOrgan, ...], portal: PlacedOrgan) -> Iterator[SiteFile]:
    news = next(column.articles for column in portal.columns if column.column.name == NEWS)
    site = Site(tuple(Link(name, f"/{folder}/") for name, folder in MENU), news)
    departments = [Link(one.organ.name, one.home) for one in placed]
    yield SiteFile("/", render("portal/home.html", links=departments).encode())
    for _, folder in MENU:
        if f"/{folder}/" != portal.home:
            yield SiteFile(f"/{folder}/", render("portal/home.html", links=departments).encode())
    yield SiteFile("/oa/", render("portal/home.html", links=[]).encode())
    yield SiteFile("/robots.txt", _ROBOTS.encode())
    yield SiteFile("/visits.txt", b"128465")
    yield SiteFile("/favicon.ico", png())
    yield SiteFile("/js/page.js", render("portal/paging.html").encode())
    for one in (portal, *placed):
        if not one.organ.down:
            yield from OrganPages(site, one).files()


def _habits(placed: tuple[PlacedOrgan, ...], portal: PlacedOrgan) -> dict[str, object]:
    """What a folder of files cannot say: headers, who is out of order, what the search knows."""
    return {
        "index": INDEX,
        "types": {f"/{one.organ.folder}/": one.family.server_type for one in placed},
        "down": [f"/{one.organ.folder}/" for one in placed if one.organ.down],
        "search": index_of(one for one in (portal, *placed) if one.organ.folder != UNSEARCHED),
    }
