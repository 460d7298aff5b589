"""增加访问记录表。"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TEXTS = ("address", "shown", "url", "final_url", "digest", "content_type", "etag", "last_modified", "failure_detail")
_TIMES = ("fetched_at", "asked_at", "first_at")


def upgrade() -> None:
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("assessment_id", sa.Integer, sa.ForeignKey("assessments.id"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in _TEXTS),
        sa.Column("drawn", sa.Boolean, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("failure", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in _TIMES),
    )
    op.create_index("visits_of_address", "visits", ["address", "drawn", "id"])
    op.create_index("visits_of_assessment", "visits", ["assessment_id"])
