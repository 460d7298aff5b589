#!/bin/sh
# One would guess: a cell that shows #DIV/0! comes as that error, and a formula whose value was never stored as something unknown.
# What happens: both come as '' and cannot be told from an empty cell.
# Version: python-calamine 0.9.1
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
"$folder/venv/bin/python" - "$folder/book.xlsx" <<'PYTHON'
import sys
from importlib.metadata import version

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

print("python-calamine", version("python-calamine"))
book = Workbook()
book.active.append(["before", "#DIV/0!", "=1+1", None, "behind"])
assert book.active["B1"].data_type == "e" and book.active["C1"].data_type == "f"
book.save(sys.argv[1])
row = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()[0]
print("error, formula without a value, empty cell:", row[1:4])
sys.exit(0 if row == ["before", "", "", "", "behind"] else 1)
PYTHON
