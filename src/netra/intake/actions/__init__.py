"""The acts of intake."""

from netra.intake.actions.drafts import drop_draft, drop_drafts_older_than, keep_draft
from netra.intake.actions.filing import (
    NothingToAnswer,
    answer,
    ask_reporter,
    file_report,
    leave_tip,
    sign_filing,
)
from netra.intake.actions.records import submit_supervision_record
from netra.intake.actions.sealing import unseal
from netra.intake.actions.telling import KnownBeforeItHappened, Setting, Told

__all__ = [
    "KnownBeforeItHappened",
    "NothingToAnswer",
    "Setting",
    "Told",
    "answer",
    "ask_reporter",
    "drop_draft",
    "drop_drafts_older_than",
    "file_report",
    "keep_draft",
    "leave_tip",
    "sign_filing",
    "submit_supervision_record",
    "unseal",
]
