"""模板：把内容填进 reports/templates 里的页面。

Autoescape is on; a missing value is an error, never a blank.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reports import notation


def render(template: str, **content: object) -> str:
    return _environment().get_template(template).render(**content)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "points": notation.points,
        "marks": notation.marks,
        "text_fragment": notation.text_fragment,
        "percent": notation.percent,
        "moment": notation.moment,
        "short": notation.short,
    }
    environment.tests["web_address"] = notation.is_web_address
    return environment
