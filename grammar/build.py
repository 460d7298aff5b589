"""由种子生成一个门户：网页、门户配置、服务器的习惯、真值；同样的种子和地址总是同样的字节。"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from demo.departments import DEPARTMENTS
from demo.departments.portal import PORTAL
from demo.expectation import GOOD
from demo.model import Article, Column, Department, Listing
from demo.places import PORTAL_FILE, TRUTH_FILE
from grammar.addresses import Addresses, Links
from grammar.blanks import JPAGE
from grammar.department import Pages
from grammar.draw import Draw
from grammar.feeds import JQUERY
from grammar.gathered import gathering_of, put_gathered
from grammar.habits import habits_of
from grammar.look import Look, encoding_of
from grammar.menus import Item
from grammar.names import Names
from grammar.pagers import PAGE_SCRIPT
from grammar.places import ROBOTS_FILE, Where
from grammar.plan import Planned, Planner, kind_of
from grammar.portal import put_portal, shared_kinds, top_menu
from grammar.reshaping import reshaped
from grammar.rewording import reworded
from grammar.search import SEARCH, Document, documents_of, put_search
from grammar.site import Site
from grammar.truth import Record, truth_of
from grammar.yearless import with_yearless_report

# Some portals are large enough for what departments are compared by.
_DEPARTMENTS = (*(3,) * 9, 8)
_FAMILIES, _FAULTS = 2, 3
_SCRIPT = "application/javascript; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Planting:
    """department: place among those drawn. state: what is made of the column of a kind."""

    department: int
    kind: str
    state: str


def build(seed: int, folder: Path, base: str) -> None:
    """Write the portal of a seed. base: the address it will be served at, without a slash at its end."""
    draw, site = Draw(f"portal {seed}"), Site()
    count = draw.pick("number of departments", _DEPARTMENTS)
    drawn = [
        reworded(
            reshaped(
                with_yearless_report(with_epidemic(one), draw.below(f"years of {one.id}")),
                draw.below(f"forms of {one.id}"),
            ),
            draw.below(f"words of {one.id}"),
        )
        for one in draw.some("departments", [one for one in DEPARTMENTS if not one.down], count)
    ]
    shared = shared_kinds(draw)
    planted = _plantings(draw, drawn, shared)
    looks = [_look(draw, place, department, base) for place, department in enumerate(drawn)]
    gathering = gathering_of(draw, shared)
    gathered: list[tuple[Department, tuple[Planned, ...]]] = []
    records: list[Record] = []
    documents: list[Document] = []
    for place, (department, look) in enumerate(zip(drawn, looks, strict=True)):
        faults = {one.kind: one.state for one in planted if one.department == place}
        below = draw.below(f"department {place}")
        columns = gathering.taken(Planner(department, look, below, faults).columns())
        gathered.append((department, columns))
        pages = Pages(department, look, site, below, top_menu(shared, shared=look.habits.shared_header), columns)
        with site.of(department.id):
            pages.put()
        records.append(_record(department, look, columns, shared, faults, base))
        documents += documents_of(department.id, columns)
    homes = tuple(Item(one.name, look.addresses.home()) for one, look in zip(drawn, looks, strict=True))
    put_portal(site, shared, homes)
    put_gathered(site, draw, gathering, gathered)
    put_search(site, documents)
    _put_scripts(site)
    site.write(folder)
    (folder / PORTAL_FILE).write_text(_portal(seed, drawn, homes, base), encoding="utf-8")
    truth = {"seed": seed, "departments": records}
    (folder / TRUTH_FILE).write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _record(
    department: Department,
    look: Look,
    columns: tuple[Planned, ...],
    shared: tuple[str, ...],
    faults: Mapping[str, str],
    base: str,
) -> Record:
    unsettled = {"epidemic"} | (set(shared) if look.habits.shared_header else set())
    record = truth_of(department, look, columns, dict(faults), unsettled - faults.keys(), base)
    return record | {"look": {name: getattr(look.habits, name) for name in look.habits.__slots__}}


def _look(draw: Draw, place: int, department: Department, base: str) -> Look:
    family = draw.below(f"family {place % _FAMILIES}")
    habits = habits_of(family)
    encoding = encoding_of(habits.charset)
    first = 0 if habits.from_nought else 1
    addresses = Addresses(habits.scheme, department.folder, place + 1, encoding, habits.pager == "query", first)
    names = Names(habits.classes, family.below("names"))
    return Look(habits, names, family, Links(habits.links, base, encoding), addresses, department.name)


def _plantings(draw: Draw, departments: list[Department], shared: tuple[str, ...]) -> list[Planting]:
    planted = []
    for number in range(_FAULTS):
        place = draw.number(f"fault department {number}", 0, len(departments) - 1)
        kinds = [kind_of(one) for one in departments[place].columns if _spoilable(one)]
        state = draw.pick(f"fault {number}", ("missing", "blank", "under_construction"))
        free = [kind for kind in kinds if not (state == "missing" and kind in shared)]
        planted.append(Planting(place, draw.pick(f"fault kind {number}", free), state))
    return planted


def _spoilable(column: Column) -> bool:
    return isinstance(column.content, Listing) and kind_of(column) not in ("", "annual_report")


def with_epidemic(department: Department) -> Department:
    """What the portal's shared column holds of a department, as a column of its own."""
    if department.expected.topics.get("epidemic") is not GOOD:
        return department
    own = tuple(_signed_by(department))
    column = Column("epidemic", "疫情防控", "yqfk", Listing(own))
    return replace(department, columns=(*department.columns, column)) if own else department


def _signed_by(department: Department) -> list[Article]:
    """By its name, by a short one with or without the zone in front, or by nobody but named in the title."""
    names = (department.name, *department.aliases, *(name.removeprefix("区") for name in department.aliases))
    shared = next(column.content for column in PORTAL.columns if column.kind == "epidemic")
    articles = shared.articles if isinstance(shared, Listing) else ()
    return [one for one in articles if (one.title if one.unsigned else one.source).startswith(names)]


def _put_scripts(site: Site) -> None:
    site.put("/js/page.js", PAGE_SCRIPT, _SCRIPT)
    site.put("/js/jquery.min.js", JQUERY, _SCRIPT)
    site.put("/js/jpage.js", JPAGE, _SCRIPT)
    site.put(ROBOTS_FILE, b"User-agent: *\nDisallow: /oa/\n", "text/plain", Where.ROBOTS)


def _portal(seed: int, departments: list[Department], homes: tuple[Item, ...], base: str) -> str:
    """JSON is YAML."""
    listed = [
        {
            "id": one.id,
            "name": one.name,
            "aliases": list(one.aliases),
            "functions": dict(one.functions),
            "roots": [base + home.url],
        }
        for one, home in zip(departments, homes, strict=True)
    ]
    portal = {
        "id": f"unseen-{seed}",
        "name": "云岭高新区",
        "scheme": "suizhou-gxq-2021",
        "base": f"{base}/",
        "search": f"{base}{SEARCH}?q={{query}}",
        "hosts": [urlsplit(base).netloc],
        "politeness": {"requests_per_second": 400, "concurrency": 8, "retries": 1},
        "departments": listed,
    }
    return json.dumps(portal, ensure_ascii=False, indent=1) + "\n"
