"""案例用的文件：由 .yaml 小表写成真的 xlsx、docx，仓库里不放二进制文件。"""

from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook
from ruamel.yaml import YAML

Area = tuple[int, int, int, int]
Pages = Callable[[Path, Path], Path]


@pytest.fixture(scope="session")
def real_pages() -> Pages:
    """Copies a case's pages, if it has any, to a folder of the test; ``x.xlsx.yaml`` becomes ``x.xlsx``, and so with docx."""

    def prepare(pages: Path, target: Path) -> Path:
        if not pages.exists():
            return target
        copytree(pages, target)
        for written, write in (("xlsx", _write_xlsx), ("docx", _write_docx)):
            for file in target.rglob(f"*.{written}.yaml"):
                write(YAML(typ="safe", pure=True).load(file), file.with_suffix(""))
                file.unlink()
        return target

    return prepare


def _write_xlsx(content: Mapping[str, Any], file: Path) -> None:
    """sheets: name → {rows, merged: ["A1:B2", …]}."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, table in content["sheets"].items():
        sheet = workbook.create_sheet(name)
        for row in table["rows"]:
            sheet.append(row)
        for area in table.get("merged", ()):
            sheet.merge_cells(area)
    workbook.save(file)


def _write_docx(content: Mapping[str, Any], file: Path) -> None:
    """paragraphs, then tables: a list of {rows, merged: [[top, left, bottom, right], …]}, counted from 0."""
    document = Document()
    for text in content.get("paragraphs", ()):
        document.add_paragraph(text)
    for table in content.get("tables", ()):
        rows = table["rows"]
        grid = document.add_table(len(rows), max(len(row) for row in rows))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                grid.cell(y, x).text = str(text or "")
        for top, left, bottom, right in table.get("merged", ()):
            # Word joins the texts of merged cells; an office worker sees only the first, so the others are emptied.
            text = grid.cell(top, left).text
            grid.cell(top, left).merge(grid.cell(bottom, right)).text = text
    document.save(str(file))
