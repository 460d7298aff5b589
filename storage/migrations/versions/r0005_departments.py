"""考评记下它是哪些部门的，中断后只有同样的部门才接着做。"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assessments", sa.Column("departments", sa.Text, nullable=False, server_default="[]"))
