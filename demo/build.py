"""生成样例门户：网页、门户配置和真值出自同一份数据，同样的地址总是生成同样的字节。"""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from demo.departments import DEPARTMENTS
from demo.departments.portal import NEWS, PORTAL, SHARED, STUBS
from demo.expectation import Expected
from demo.families import FAMILIES
from demo.model import Department
from demo.pages import render
from demo.plan import PlacedDepartment, place_department
from demo.render import DepartmentPages, Link, Site, SiteFile
from demo.truth import truths_of, write_truth

SITE, PORTAL_FILE, TRUTH_FILE, SERVER_FILE = "site", "portal.yaml", "truth.json", "server.json"
INDEX = "index.shtml"


def build(folder: Path, base: str) -> None:
    """Write the sample portal below a folder: ``site``, ``portal.yaml``, ``truth.json``, ``server.json``.

    base: the address the site will be served at, without a slash at its end.
    """
    placed = tuple(place_department(department, number) for number, department in enumerate(DEPARTMENTS, 1))
    portal = place_department(PORTAL, 90)
    for file in _files(placed, portal):
        path = folder / SITE / path_of(file.url)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Two pages at one address would be a fault of the plan.
        with path.open("xb") as target:
            target.write(file.content)
    shared = [column for column in portal.columns if column.column.name in SHARED]
    text = render("portal/portal.yaml", base=base, host=urlsplit(base).netloc, shared=shared, departments=placed)
    (folder / PORTAL_FILE).write_text(text, encoding="utf-8")
    write_truth(folder / TRUTH_FILE, truths_of(DEPARTMENTS))
    (folder / SERVER_FILE).write_text(json.dumps(_habits(placed), indent=1) + "\n", encoding="utf-8")
