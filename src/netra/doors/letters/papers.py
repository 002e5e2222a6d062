"""The papers of the first day: one frozen dataclass each, ``render`` and ``filename``."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from netra.doors.letters.parts import (
    Addressee,
    Attendee,
    Basis,
    Contact,
    Decision,
    Event,
    Identity,
    Interest,
    Letterhead,
    NextStep,
    Paper,
    Piece,
    Quorum,
    Reporter,
    Respondent,
    Signer,
    SuspectedAct,
    Vote,
)
from netra.doors.letters.printing import filename, render
from netra.law.certainty import Certainty

__all__ = [
    "Addressee",
    "Attendee",
    "Basis",
    "Certainty",
    "ClarificationInvitation",
    "Contact",
    "Decision",
    "DocumentReceipt",
    "Event",
    "FilingReceipt",
    "ForwardingLetter",
    "Identity",
    "Interest",
    "Letterhead",
    "NextStep",
    "Paper",
    "Piece",
    "PlenaryMinutes",
    "Quorum",
    "ReportForm",
    "Reporter",
    "Respondent",
    "Signer",
    "SuspectedAct",
    "TransferLetter",
    "Vote",
    "filename",
    "render",
]


@dataclass(frozen=True, kw_only=True)
class ReportForm(Paper):
    """Formulir laporan, to the fields of the annex of Perbawaslu 9/2024.

    ``for_signature`` makes it a pre-report: the paper says it is no filing receipt. A missing
    block prints lines to fill by hand. ``form_code`` comes from the law data of the day.
    """

    template: ClassVar[str] = "report_form"
    for_signature: bool
    form_code: str = ""
    reporter: Reporter = field(default_factory=Reporter)
    respondents: tuple[Respondent, ...] = ()
    event: Event = field(default_factory=Event)
    witnesses: tuple[Contact, ...] = ()
    evidence: tuple[Piece, ...] = ()
    account: str = ""
    reported_at: datetime | None = None
    receiver: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FilingReceipt(Paper):
    """Tanda bukti penyampaian laporan: proof that a signed report was handed in, and when."""

    template: ClassVar[str] = "filing_receipt"
    received_at: datetime
    reporter_name: str
    receiver_name: str
    receiver_office: str
    form_code: str = ""
    evidence: tuple[Piece, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClarificationInvitation(Paper):
    """Undangan klarifikasi. ``sequence`` is 1 or 2; ``capacity`` is terlapor, pelapor or saksi.

    ``online_at`` is the meeting's address and makes the clarification online; ``venue`` is the
    room otherwise.
    """

    template: ClassVar[str] = "clarification_invitation"
    classification: str
    attachment: str
    sequence: int
    addressee: Addressee
    capacity: str
    case_number: str
    acts: tuple[SuspectedAct, ...]
    meeting_at: datetime
    signer: Signer
    venue: str = ""
    online_at: str = ""
    form_code: str = ""
    contact: str = ""
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlenaryMinutes(Paper):
    """Berita acara rapat pleno. Refuses to exist without quorum and without a recorded reason."""

    template: ClassVar[str] = "plenary_minutes"
    held_at: datetime
    place: str
    case_number: str
    attendance: tuple[Attendee, ...]
    quorum: Quorum
    agenda: tuple[str, ...]
    decisions: tuple[Decision, ...]
    interests: tuple[Interest, ...] = ()
    ended_at: datetime | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where quorum is not shown to be met and no reason is recorded."""
        if not self.quorum_met and not self.quorum.reason_if_unmet:
            raise ValueError("minutes without quorum need the recorded reason")

    @property
    def members_present(self) -> int:
        """How many members with a vote are present."""
        return sum(person.present and person.member for person in self.attendance)

    @property
    def quorum_met(self) -> bool:
        """Whether enough members are present; false where no rule says how many are enough."""
        needed = self.quorum.needed
        return needed is not None and self.members_present >= needed


@dataclass(frozen=True, kw_only=True)
class ForwardingLetter(Paper):
    """Surat penerusan, under the form's own ``title``. It has no place for the reporter's name."""

    template: ClassVar[str] = "forwarding_letter"
    title: str
    classification: str
    addressee: Addressee
    case_number: str
    origin: str
    respondents: tuple[Identity, ...]
    acts: tuple[SuspectedAct, ...]
    summary: str
    phase: str
    violation_class: str
    clarified: bool
    signer: Signer
    form_code: str = ""
    attachments: tuple[Piece, ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TransferLetter(Paper):
    """Surat pelimpahan to the investigator. It has no place for the reporter's name."""

    template: ClassVar[str] = "transfer_letter"
    classification: str
    addressee: Addressee
    case_number: str
    origin: str
    respondents: tuple[Identity, ...]
    articles: str
    discussed_at: datetime
    signer: Signer
    form_code: str = ""


@dataclass(frozen=True, kw_only=True)
class DocumentReceipt(Paper):
    """Tanda terima for documents or a forwarded file; ``ticket_number`` is the receiver's own."""

    template: ClassVar[str] = "document_receipt"
    received_at: datetime
    handed_over_by: Signer
    received_by: Signer
    concerning: str
    ticket_number: str = ""
    documents: tuple[Piece, ...] = ()
