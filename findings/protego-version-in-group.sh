#!/bin/sh
# One would guess: a robots.txt group "User-agent: examplebot/2.1" is the group of examplebot, whose product token it begins with.
# What happens: the version makes it another crawler's name; the group is passed over and the rules for * are taken.
# Version: Protego 0.7.0
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check protego==0.7.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from protego import Protego

print("Protego", version("protego"))
RULES = "User-agent: {}\nDisallow: /drafts/\n\nUser-agent: *\nAllow: /\n"
allowed = {name: Protego.parse(RULES.format(name)).can_fetch("http://a.example/drafts/1", "examplebot") for name in ("examplebot", "examplebot/2.1")}
for name, may in allowed.items():
    print(f"group {name!r}: examplebot {'may' if may else 'may not'} fetch what the group forbids")
sys.exit(0 if allowed == {"examplebot": False, "examplebot/2.1": True} else 1)
PYTHON
