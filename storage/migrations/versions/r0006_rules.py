"""判定所用的方案整个存下，考评记下它用的是哪一份；发现记下说法里的数和标记。

What was judged before has no rules: nobody kept them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "schemes",
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    # As it stands, for the library would add the reference in a second step, which SQLite cannot take.
    op.execute("ALTER TABLE assessments ADD COLUMN rules TEXT REFERENCES schemes (digest)")
    op.add_column("findings", sa.Column("values", sa.Text, nullable=False, server_default="{}"))
    op.add_column("findings", sa.Column("mark", sa.Text))
