"""疑点：没看到，不等于没有。The rule that every check follows before it claims that something is missing."""

from domain.finding import Observation, Value, fail, needs_review
from domain.snapshot import ColumnView


def absent(column: ColumnView, reason: str, quote: str, /, **values: Value) -> Observation:
    """Something is not in a column: a fail when the column was read to its end, else a person looks."""
    evidence = column.evidence(quote)
    claim = fail if column.certain and evidence else needs_review
    return claim(reason, *evidence, **values)
