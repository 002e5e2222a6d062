"""What may go wrong in a way the person can mend.

A problem carries a code and facts, never a sentence: the door turns the code into words in the
person's language (`netra.doors.ui.problems`).
"""

from typing import Any


class Problem(Exception):
    """What was asked cannot be done; `code` says what, `facts` fill the sentence."""

    code: str = "problem"
    field: str | None = None

    def __init__(self, code: str | None = None, *, field: str | None = None, **facts: Any) -> None:
        self.code = code or self.code
        self.field = field if field is not None else self.field
        self.facts = facts
        super().__init__(f"{self.code} {facts}" if facts else self.code)


class FileMoved(Problem):
    """Somebody acted on the file after this page was opened."""

    code = "file_moved"


class NumberTaken(Problem):
    """The number was already given by this office."""

    code = "number_taken"


class NotAllowedNow(Problem):
    """The act is not open at the file's stage, or not to this capacity."""

    code = "not_allowed_now"


class BeforeTheLastStep(Problem):
    """The act is dated before the day the file came to where it stands."""

    code = "before_the_last_step"
    field = "at"


class Unguarded(RuntimeError):
    """A record was about to be read without saying for whom. Always a defect, never a message."""
