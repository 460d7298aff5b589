"""让产品的某个版本扫描一个门户，拿回它看到的。"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from demo.places import PORTAL_FILE
from grammar.compare import Record

HERE = Path(__file__).resolve().parent
_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Checkout:
    """A version of the product."""

    name: str
    folder: Path


class Broken(Exception):
    """The scan did not end, or not well."""


def scanned(checkout: Checkout, folder: Path, out: Path) -> Record:
    """What the product sees of the portal in a folder, which is being served. out: where to keep it."""
    command = [sys.executable, str(HERE / "facts.py"), str(folder / PORTAL_FILE), str(out)]
    try:
        done = subprocess.run(
            command, cwd=checkout.folder, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Broken("the scan did not end") from error
    if done.returncode:
        raise Broken(done.stderr.strip()[-800:])
    facts: Record = json.loads(out.read_text(encoding="utf-8"))
    return facts
