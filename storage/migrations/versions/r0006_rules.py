"""判定所用的方案整个存下；快照和结果的内容按摘要只存一份；结果记下各评分点存在哪次考评里。

What was judged before has no rules: nobody kept them. Facts that were stored before keep their times within.
"""

import hashlib

import sqlalchemy as sa
import zstandard
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
    _refer("assessments", "rules TEXT REFERENCES schemes (digest)")
    op.add_column("findings", sa.Column("values", sa.Text, nullable=False, server_default="{}"))
    op.add_column("findings", sa.Column("mark", sa.Text))
    op.create_table(
        "contents",
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    _move_facts()
    _move_results()


def _refer(table: str, column: str) -> None:
    # As it stands, for the library would add the reference in a second step, which SQLite cannot take.
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")


def _move_facts() -> None:
    """Those that have expired are empty and name no content."""
    _refer("snapshots", "content TEXT REFERENCES contents (digest)")
    op.add_column("snapshots", sa.Column("times", sa.LargeBinary))
    bind = op.get_bind()
    for id in bind.scalars(sa.text("SELECT id FROM snapshots WHERE length(facts) > 0")).all():
        facts = bind.scalar(sa.text("SELECT facts FROM snapshots WHERE id = :id"), {"id": id})
        set_content = sa.text("UPDATE snapshots SET content = :content WHERE id = :id")
        bind.execute(set_content, {"id": id, "content": _kept(facts)})
    op.drop_column("snapshots", "facts")


def _move_results() -> None:
    """Every result holds all its criteria itself."""
    _refer("department_results", "content TEXT REFERENCES contents (digest)")
    op.add_column("department_results", sa.Column("said_in", sa.Text, nullable=False, server_default="[]"))
    op.execute(
        "UPDATE department_results SET said_in = '[[' || assessment_id || ',' || (SELECT count(*) FROM "
        "criterion_results AS said WHERE said.assessment_id = department_results.assessment_id "
        "AND said.department_id = department_results.department_id) || ']]'"
    )
    bind = op.get_bind()
    query = sa.text("SELECT assessment_id, department_id, department, indicators FROM department_results")
    for assessment, id, department, indicators in bind.execute(query).all():
        content = f'{{"department":{department},"indicators":{indicators}}}'.encode()
        values = {"content": _kept(zstandard.ZstdCompressor().compress(content)), "assessment": assessment, "id": id}
        where = "WHERE assessment_id = :assessment AND department_id = :id"
        bind.execute(sa.text(f"UPDATE department_results SET content = :content {where}"), values)
    op.drop_column("department_results", "department")
    op.drop_column("department_results", "indicators")


def _kept(packed: bytes) -> str:
    """The digest under which it is kept, once. Of what is packed: something damaged cannot be unpacked."""
    digest = f"sha256:{hashlib.sha256(packed).hexdigest()}"
    bind = op.get_bind()
    if bind.scalar(sa.text("SELECT 1 FROM contents WHERE digest = :digest"), {"digest": digest}) is None:
        insert = sa.text("INSERT INTO contents (digest, packed) VALUES (:digest, :packed)")
        bind.execute(insert, {"digest": digest, "packed": packed})
    return digest
