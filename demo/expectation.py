"""真值的写法：一个部门的每个机器判定评分点，应得出什么结果和理由。

Written by hand beside the planted data, in the product's words for outcomes and reasons, never by running it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

TOPICS = (
    "direct_funds",
    "employment",
    "epidemic",
    "rural_revitalization",
    "elderly_care",
    "social_assistance",
    "ecology",
    "food_safety",
    "education",
    "health_care",
)
UNREADABLE = "not_assessable column_unreadable"
NOT_APPLICABLE = "not_applicable not_applicable"
UNKNOWN = "needs_review applicability_unknown"
CATALOGUE = (
    "catalogue_published",
    "catalogue_own_functions",
    "catalogue_not_copied",
    "catalogue_covers_duties",
    "catalogue_current",
    "channel_names_column",
    "catalogue_columns_have_content",
    "responsible_office_named",
)
"""Criteria of the catalogue beside its header: without a catalogue all of them are lost."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """True when a browser ran the page's scripts. without: else; most often the column cannot be read."""

    said: "str | tuple[str, ...]"
    without: "str | tuple[str, ...]" = UNREADABLE


Said = str | tuple[str, ...] | Drawn
"""``"outcome reason"``, several of them, or either of these for a column that a script draws."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A special topic: its column, its policies, its progress."""

    present: Said
    policies: Said
    progress: Said


APPLIES_NOT = Topic(NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE)
UNDECIDED = Topic(UNKNOWN, UNKNOWN, UNKNOWN)
CLOSED = Topic(UNREADABLE, UNREADABLE, UNREADABLE)
GOOD = Topic("pass present", "pass enough", "pass fresh")


@dataclass(frozen=True, slots=True)
class Expected:
    """What is planted for a department. A topic that is not named does not apply.

    also: criterion → what is said, where a plant tells in more criteria than those above. In all others nothing is
    planted, so that no point may be lost.
    """

    present: Said
    on_time: Said
    earlier: Said
    title: Said
    sections: Said
    tables: Said
    balance: Said
    carry_over: Said
    catalogue: Said
    guide: Said
    documents: Said
    topics: Mapping[str, Topic] = field(default_factory=dict)
    also: Mapping[str, Said] = field(default_factory=dict)

    def criteria(self) -> Iterator[tuple[str, Said]]:
        """Criterion id and what is said of it."""
        yield "annual_report_present", self.present
        yield "published_on_time", self.on_time
        yield "earlier_reports_present", self.earlier
        yield "report_title_proper", self.title
        yield "report_sections_complete", self.sections
        yield "report_tables_complete", self.tables
        yield "report_figures_balance", self.balance
        yield "report_carries_over", self.carry_over
        yield "header_has_eight_elements", self.catalogue
        yield "guide_elements_complete", self.guide
        yield "document_metadata_complete", self.documents
        for name in TOPICS:
            topic = self.topics.get(name, APPLIES_NOT)
            yield f"{name}_column_present", topic.present
            yield f"{name}_policies", topic.policies
            yield f"{name}_progress", topic.progress
        yield from self.also.items()
