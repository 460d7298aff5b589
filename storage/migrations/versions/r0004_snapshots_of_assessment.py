"""按考评找快照的索引。"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("snapshots_of_assessment", "snapshots", ["assessment_id", "department_id"])
