"""发现记下它说的是什么、出于哪个原因；原因各记一次。"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "causes",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("department_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
    )
    op.add_column("findings", sa.Column("about", sa.Text, nullable=False, server_default="[]"))
    # As it stands, for the library would add the reference in a second step, which SQLite cannot take.
    op.execute("ALTER TABLE findings ADD COLUMN cause TEXT REFERENCES causes (id)")
    op.create_index("findings_by_cause", "findings", ["cause"])
