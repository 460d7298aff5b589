"""增加网页截图表。"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "screenshots",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("page", sa.Text, primary_key=True),
        sa.Column("assessment_id", sa.Integer, sa.ForeignKey("assessments.id"), nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("taken_at", sa.Text, nullable=False),
    )
    op.create_index("screenshots_of_assessment", "screenshots", ["assessment_id"])
