#!/bin/sh
# One would guess: node.css_matches("b") asks of the node itself, as Element.matches does in a browser.
# What happens: it is also true when only something inside the node matches; node.css(...) in turn gives the node itself.
# Version: selectolax 1.0.2
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check selectolax==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from selectolax.lexbor import LexborHTMLParser

print("selectolax", version("selectolax"))
row = LexborHTMLParser('<div class="row"><b>x</b></div>').css_first("div")
matches_inner, own = row.css_matches("b"), [node.tag for node in row.css("div")]
print("div.css_matches('b'):", matches_inner, "(a browser's div.matches('b') is false)")
print("div.css('div'):", own, "(a browser's div.querySelectorAll('div') is empty)")
sys.exit(0 if matches_inner is True and own == ["div"] else 1)
PYTHON
