"""The acts of this room, in the order of the law."""

from netra.outcomes.actions.appointing import (
    close,
    decide_remedy,
    deliver,
    enter_into_force,
    impose,
    object_to,
    record_sanction,
)
from netra.outcomes.actions.merit import (
    ask_verification,
    check_by_task_force,
    examine,
    recommend,
    verify,
    verify_by_office,
)

__all__ = [
    "ask_verification",
    "check_by_task_force",
    "close",
    "decide_remedy",
    "deliver",
    "enter_into_force",
    "examine",
    "impose",
    "object_to",
    "recommend",
    "record_sanction",
    "verify",
    "verify_by_office",
]
