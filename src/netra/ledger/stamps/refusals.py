"""Why a stamp is none."""

from typing import Literal, get_args

Why = Literal[
    "unreadable",
    "refused",
    "other_bytes",
    "other_question",
    "no_certificate",
    "no_root",
    "not_valid_then",
    "wrong",
    "chain_changed",
    "moment_changed",
    "acts_missing",
    "before_its_acts",
    "clocks_differ",
    "from_the_future",
    "our_clock_behind",
]
WHYS: tuple[Why, ...] = get_args(Why)
"""Every reason; the door has a sentence for each."""


class BadStamp(ValueError):
    """A stamp that proves nothing. `why` is one of WHYS; `detail` what the tool or authority said,
    in its own words."""

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why: Why = why
        self.detail = detail
