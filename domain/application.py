"""依申请公开案件：登记册里的一行，申请怎样提出、怎样答复，只记登记人看到的。"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.capture import SavedPage
from domain.finding import Evidence


class Channel(StrEnum):
    """How an application was handed in (条例第29条)."""

    IN_PERSON = "in_person"
    MAIL = "mail"
    INTERNET = "internet"
    FAX = "fax"


class AnswerKind(StrEnum):
    """What was answered (条例第36条第一至七项、第37条、第38条、第39条, in this order)."""

    PUBLISHED = "published"
    GRANTED = "granted"
    REFUSED = "refused"
    NOT_HELD = "not_held"
    OTHER_ORGAN = "other_organ"
    REPEATED = "repeated"
    SPECIAL_RULES = "special_rules"
    PARTLY = "partly"
    NOT_READY_MADE = "not_ready_made"
    NO_APPLICATION = "no_application"


class Field(StrEnum):
    """What happened in a case, and when."""

    DEPARTMENT = "department"
    NUMBER = "number"
    CHANNEL = "channel"
    SUBMITTED = "submitted"
    RECEIVED = "received"
    CORRECTION = "correction"
    CORRECTED = "corrected"
    CORRECTIONS = "corrections"
    EXTENSION = "extension"
    EXCLUDED = "excluded"
    ANSWERED = "answered"
    STILL_UNANSWERED = "still_unanswered"
    KIND = "kind"
    REMARK = "remark"


class Particular(StrEnum):
    """What a person looks up in the answer, or in how the case was handled."""

    WRITTEN = "written"
    DOCUMENT_NUMBER = "document_number"
    APPLICANT = "applicant"
    DATE_RECEIVED = "date_received"
    REQUEST = "request"
    DATED = "dated"
    SEAL = "seal"
    AS_ASKED = "as_asked"
    LEGAL_BASIS = "legal_basis"
    EXPLAINED = "explained"
    OTHER_ORGAN_NAMED = "other_organ_named"
    RECONSIDERATION = "reconsideration"
    LAWSUIT = "lawsuit"
    FEE = "fee"
    PURPOSE = "purpose"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that may have happened. known: somebody looked; day: when it did, None: it did not."""

    known: bool = False
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """One registered application for information (政府信息公开申请). What nobody looked up is None, or not known.

    department: its id. number: what the register calls the case. correction, corrected: the notice to correct the
    application (补正), and the corrected one; corrections: how many such notices. excluded: working days that the law
    leaves out. still_unanswered: a day on which somebody made sure that there was no answer.
    cells: heading and words of every filled-in cell. address, digest, saved_at: the row, and the file it stands in.
    """

    department: str
    number: str
    submitted: date
    address: str
    digest: str
    saved_at: datetime
    cells: Mapping[str, str]
    channel: Channel | None = None
    received: date | None = None
    correction: Event = Event()
    corrected: Event = Event()
    corrections: int | None = None
    extension: Event = Event()
    excluded: int | None = None
    answered: date | None = None
    still_unanswered: date | None = None
    kind: AnswerKind | None = None
    particulars: Mapping[Particular, bool] = field(default_factory=dict)

    @property
    def arrived(self) -> date | None:
        """The day the time to answer runs from: for one handed in in person the same day (条例第31条)."""
        return self.submitted if self.received is None and self.channel is Channel.IN_PERSON else self.received

    def evidence(self, *fields: Field | Particular) -> Evidence:
        """The row, and its words in some of the columns."""
        words = (self.cells[name] for name in (Field.NUMBER, *fields) if name in self.cells)
        return Evidence(self.address, "；".join(words), self.digest, self.saved_at)


@dataclass(frozen=True, slots=True)
class Register:
    """The register of all departments, and its file as it was read."""

    file: SavedPage
    applications: tuple[Application, ...]

    def of(self, department: str) -> tuple[Application, ...]:
        return tuple(application for application in self.applications if application.department == department)
