"""扫描一个门户，把产品看到的写成 JSON：在任一版本的产品目录里运行，``python facts.py PORTAL_YAML OUT_JSON``。"""

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

# The product is the one in whose folder this runs, wherever this file lies.
sys.path[:] = [str(Path.cwd()), *(one for one in sys.path if Path(one).resolve() != Path(__file__).resolve().parent)]

from app import clock  # noqa: E402
from app.configuration import Configuration, load_configuration  # noqa: E402
from app.scan import Scanner  # noqa: E402
from app.workspace import Workspace  # noqa: E402
from domain.assessment import Trigger  # noqa: E402
from domain.capture import Capture  # noqa: E402
from domain.department import Department  # noqa: E402
from domain.entry import Article, Entry  # noqa: E402
from domain.score import CriterionResult  # noqa: E402
from domain.snapshot import ColumnView  # noqa: E402

AS_OF = date(2022, 2, 15)
Record = dict[str, Any]


class _Silent:
    def started(self, departments: int) -> None:
        return

    def captured(self, capture: Capture) -> None:
        return

    def gathered(self, department: Department) -> None:
        return


def facts_of(portal: str, data: Path) -> Record:
    """data: an empty folder, for the product to work in."""
    configuration = load_configuration(portal)
    workspace = Workspace(data)
    scanner = Scanner(configuration, workspace, clock.now, _Silent())
    assessment = scanner.scan(configuration.portal.departments, AS_OF, Trigger.SCAN)
    results = workspace.store.results(assessment.id)
    departments = {
        result.department.id: {
            "views": [_view(view) for view in workspace.store.snapshot(result.snapshot).views],
            "results": [_result(one) for one in result.results],
        }
        for result in results
    }
    workspace.engine.dispose()
    return {"departments": departments, "criteria": _criteria(configuration), "depths": _depths(configuration)}


def _criteria(configuration: Configuration) -> Record:
    """Which kinds a criterion reads, on which it rests beside, who decides it, and whether it compares departments."""
    comparing = {name for name, check in configuration.checks.items() if check.compare}
    return {
        criterion.id: {
            "kinds": [*criterion.columns, *criterion.beside],
            "rests": [*criterion.columns, *criterion.beside, *_searched(configuration, criterion.columns)],
            "decide": criterion.decide.value,
            "compares": criterion.id in comparing,
        }
        for criterion in configuration.scheme.criteria
    }


def _searched(configuration: Configuration, kinds: Iterable[str]) -> Iterator[str]:
    """Kinds whose documents' titles are searched for."""
    for kind in kinds:
        if search := configuration.vocabulary[kind].search:
            yield from (one.id for one in search.titles_of)


def _depths(configuration: Configuration) -> Record:
    return {kind.id: kind.depth.value for kind in configuration.kinds(configuration.scheme.indicators)}


def _view(view: ColumnView) -> Record:
    return {
        "kind": view.column.kind,
        "name": view.column.name,
        "url": view.column.url,
        "state": view.state.value,
        "complete": view.complete,
        "failure": f"{view.failure.kind.value} {view.failure.detail}" if view.failure else "",
        "note": view.note,
        "urls": [view.column.url, *(one.url for one in view.captures), *(url for _, url in view.children)],
        "entries": [_entry(entry) for entry in view.entries],
    }


def _entry(entry: Entry) -> Record:
    return {
        "title": entry.title,
        "url": entry.url,
        "listed": [str(witness.date) for witness in entry.listed if witness.witness.value == "list"],
        "failure": entry.failure.kind.value if entry.failure else "",
        "published": str(entry.published.date) if entry.published else None,
        "article": _article(entry.article) if entry.article else None,
    }


def _article(article: Article) -> Record:
    cells = [cell for table in article.tables for row in table.rows for cell in row]
    return {
        "title": article.heading or article.title,
        "titles": [article.title, article.heading],
        "document_number": article.info.document_number,
        "index_number": article.info.index_number,
        "source": article.source,
        "text": "\n".join((*article.paragraphs, *cells)),
        "paragraphs": list(article.paragraphs),
        "documents": [document.url for document in article.documents],
    }


def _result(result: CriterionResult) -> Record:
    findings = [
        {
            "outcome": finding.outcome.value,
            "reason": finding.reason,
            "open": finding.open,
            "deduction": str(finding.deduction),
            "message": finding.message,
        }
        for finding in result.findings
    ]
    return {"criterion": result.criterion, "outcome": result.outcome.value, "findings": findings}


def main() -> None:
    portal, out = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as data:
        facts = facts_of(portal, Path(data))
    Path(out).write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
