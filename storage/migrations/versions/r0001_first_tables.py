"""建立全部数据表。

Written out rather than taken from ``storage.tables``: this file must make the same tables for ever.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

POINTS = ("full", "earned", "lost", "pending")


def upgrade() -> None:
    _assessments()
    _results()
    _findings()
    _records()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _assessments() -> None:
    op.create_table(
        "assessments",
        sa.Column("id", sa.Integer, primary_key=True),
        *(_text(name) for name in ("portal", "scheme", "scheme_digest")),
        sa.Column("as_of", sa.Date, nullable=False),
        *(_text(name) for name in ("trigger", "source", "version", "started_at")),
        sa.Column("finished_at", sa.Text),
    )
    op.create_index("assessments_of_portal", "assessments", ["portal", "scheme"])
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("assessment_id", sa.Integer, sa.ForeignKey("assessments.id"), nullable=False),
        _text("department_id"),
        _text("taken_at"),
        sa.Column("facts", sa.LargeBinary, nullable=False),
    )
    op.create_index("snapshots_of_department", "snapshots", ["department_id", "taken_at"])


def _results() -> None:
    op.create_table(
        "department_results",
        sa.Column("assessment_id", sa.Integer, sa.ForeignKey("assessments.id"), primary_key=True),
        sa.Column("department_id", sa.Text, primary_key=True),
        _text("department"),
        sa.Column("snapshot_id", sa.Integer, sa.ForeignKey("snapshots.id"), nullable=False),
        _text("judged_at"),
        *(_text(f"raw_{name}") for name in POINTS),
        *(_text(f"scaled_{name}") for name in POINTS),
        _text("indicators"),
    )
    op.create_index("results_of_department", "department_results", ["department_id", "judged_at"])
    op.create_table(
        "criterion_results",
        sa.Column("assessment_id", sa.Integer, primary_key=True),
        sa.Column("department_id", sa.Text, primary_key=True),
        sa.Column("criterion", sa.Text, primary_key=True),
        _number("position"),
        *(_text(name) for name in ("indicator", "outcome", *POINTS)),
        sa.ForeignKeyConstraint(
            ["assessment_id", "department_id"],
            ["department_results.assessment_id", "department_results.department_id"],
        ),
    )


def _findings() -> None:
    criterion_key = ("assessment_id", "department_id", "criterion")
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer, primary_key=True),
        _number("assessment_id"),
        _text("department_id"),
        _text("criterion"),
        _number("position"),
        *(_text(name) for name in ("outcome", "reason", "message", "advice", "deduction")),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("cap", sa.Text),
        _text("fingerprint"),
        sa.ForeignKeyConstraint(criterion_key, [f"criterion_results.{name}" for name in criterion_key]),
    )
    op.create_index("findings_of_result", "findings", criterion_key)
    op.create_index("findings_by_fingerprint", "findings", ["fingerprint"])
    op.create_table(
        "evidence",
        sa.Column("finding_id", sa.Integer, sa.ForeignKey("findings.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        *(_text(name) for name in ("url", "quote", "digest", "fetched_at")),
    )


def _records() -> None:
    op.create_table(
        "records",
        sa.Column("digest", sa.Text, primary_key=True),
        _text("file"),
        sa.Column("offset", sa.BigInteger, nullable=False),
        _text("url"),
        _text("fetched_at"),
    )
