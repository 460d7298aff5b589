"""数据表：考评、所用方案、内容、快照、部门结果、评分点、原因、发现、证据、存档位置、访问记录、网页截图。

A change here needs a migration in ``migrations/versions``; a test compares the two.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from storage.column_types import ExactDecimal, UtcTime

metadata = MetaData()

POINTS = ("full", "earned", "lost", "pending")

# Whole, as they judged; digest: of the content.
schemes = Table(
    "schemes",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("id", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

assessments = Table(
    "assessments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("portal", Text, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("scheme_digest", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
    Column("departments", Text, nullable=False, server_default="[]"),
    Column("rules", ForeignKey("schemes.digest")),
    Index("assessments_of_portal", "portal", "scheme"),
)

# Bytes that are kept once, whoever names them by their digest.
contents = Table(
    "contents",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)

# content: the facts without their times; none once they have expired.
snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assessment_id", ForeignKey("assessments.id"), nullable=False),
    Column("department_id", Text, nullable=False),
    Column("taken_at", UtcTime, nullable=False),
    Column("content", ForeignKey("contents.digest")),
    Column("times", LargeBinary),
    Index("snapshots_of_department", "department_id", "taken_at"),
    Index("snapshots_of_assessment", "assessment_id", "department_id"),
)

# content: the department as it was, and its indicators' points.
# said_in: which assessments hold its criteria, findings and evidence, as runs of [assessment, how many].
department_results = Table(
    "department_results",
    metadata,
    Column("assessment_id", ForeignKey("assessments.id"), primary_key=True),
    Column("department_id", Text, primary_key=True),
    Column("snapshot_id", ForeignKey("snapshots.id"), nullable=False),
    Column("judged_at", UtcTime, nullable=False),
    *(Column(f"raw_{name}", ExactDecimal, nullable=False) for name in POINTS),
    *(Column(f"scaled_{name}", ExactDecimal, nullable=False) for name in POINTS),
    Column("content", ForeignKey("contents.digest")),
    Column("said_in", Text, nullable=False, server_default="[]"),
    Index("results_of_department", "department_id", "judged_at"),
)

criterion_results = Table(
    "criterion_results",
    metadata,
    Column("assessment_id", Integer, primary_key=True),
    Column("department_id", Text, primary_key=True),
    Column("criterion", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    *(Column(name, ExactDecimal, nullable=False) for name in POINTS),
    ForeignKeyConstraint(
        ["assessment_id", "department_id"],
        ["department_results.assessment_id", "department_results.department_id"],
    ),
)

# Each once, whichever nights and criteria name it.
causes = Table(
    "causes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("department_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("about", Text, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assessment_id", Integer, nullable=False),
    Column("department_id", Text, nullable=False),
    Column("criterion", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("advice", Text, nullable=False),
    Column("deduction", ExactDecimal, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("cap", ExactDecimal),
    Column("fingerprint", Text, nullable=False),
    Column("values", Text, nullable=False, server_default="{}"),
    Column("mark", Text),
    Column("about", Text, nullable=False, server_default="[]"),
    Column("cause", ForeignKey("causes.id")),
    ForeignKeyConstraint(
        ["assessment_id", "department_id", "criterion"],
        [
            "criterion_results.assessment_id",
            "criterion_results.department_id",
            "criterion_results.criterion",
        ],
    ),
    Index("findings_of_result", "assessment_id", "department_id", "criterion"),
    Index("findings_by_fingerprint", "fingerprint"),
    Index("findings_by_cause", "cause"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("finding_id", ForeignKey("findings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("fetched_at", UtcTime, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("file", Text, nullable=False),
    Column("offset", BigInteger, nullable=False),
    Column("url", Text, nullable=False),
    Column("fetched_at", UtcTime, nullable=False),
)

visits = Table(
    "visits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assessment_id", ForeignKey("assessments.id"), nullable=False),
    Column("address", Text, nullable=False),
    Column("drawn", Boolean, nullable=False),
    Column("shown", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("final_url", Text, nullable=False),
    Column("status", Integer),
    Column("digest", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("failure", Text),
    Column("failure_detail", Text, nullable=False),
    Column("fetched_at", UtcTime, nullable=False),
    Column("asked_at", UtcTime, nullable=False),
    Column("first_at", UtcTime, nullable=False),
    Index("visits_of_address", "address", "drawn", "id"),
    Index("visits_of_assessment", "assessment_id"),
)

# One picture of each copy: url and page are the address and the digest that evidence gives.
screenshots = Table(
    "screenshots",
    metadata,
    Column("url", Text, primary_key=True),
    Column("page", Text, primary_key=True),
    Column("assessment_id", ForeignKey("assessments.id"), nullable=False),
    Column("digest", Text, nullable=False),
    Column("taken_at", UtcTime, nullable=False),
    Index("screenshots_of_assessment", "assessment_id"),
)
