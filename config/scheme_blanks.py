"""方案里缺了、错了的项，先用什么顶上，好让其余的项在同一次里照样核对。"""

from collections.abc import Mapping
from datetime import date

BLANKS: Mapping[str, object] = {
    "id": "",
    "title": "",
    "issued_by": "",
    "full": 1,
    "period": {"from": date.min, "to": date.max},
    "from": date.min,
    "to": date.max,
    "annual_report": {"year": 1, "due": "01-01"},
    "year": 1,
    "due": "01-01",
    "totals": {},
    "functions": {},
    "indicators": [],
    "tries": 9,
    "days": 9,
    "source": "?",
    "because": "?",
    "number": "",
    "name": "",
    "path": ["?"],
    "methods": ["online"],
    "measures": "",
    "basis": [],
    "document": "",
    "confirmed": False,
    "applies_to": "all",
    "criteria": [{"id": "", "name": "", "points": 0, "decide": "automatic"}],
    "points": 0,
    "decide": "automatic",
}
