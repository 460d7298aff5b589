"""模板：把内容填进 demo/templates 里的页面。"""

import json
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


def render(template: str, **content: object) -> str:
    return _environment().get_template(template).render(**content)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=lambda name: name is None or name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "ymd": lambda day: f"{day:%Y-%m-%d}",
        "short_year": lambda day: f"{day:%y-%m-%d}",
        "loose": _loose,
        "spoken": lambda day: f"{day:%Y年%m月%d日} 17:35",
        "cut": _cut,
        "padded": _padded,
        "quoted": lambda text: json.dumps(text, ensure_ascii=False),
    }
    return environment


def _loose(day: date) -> str:
    """As old programs print it: without leading zeros."""
    return f"{day.year}-{day.month}-{day.day}"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def _padded(label: str) -> Markup:
    """Three characters as wide as four: 索 引 号."""
    return Markup("&ensp;").join(label) if len(label) == 3 else Markup(label)
