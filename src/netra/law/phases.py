"""The legal phases of a contest."""

from datetime import date

BEFORE_STAGES = "before_stages"
STAGES_BEGUN = "stages_begun"
BEFORE_DETERMINATION = "before_determination"
AFTER_DETERMINATION = "after_determination"
UNKNOWN_PHASE = "unknown"


def candidate_phase(on: date, determined_on: date | None) -> str:
    """Before or after determination; the day of determination itself is after."""
    determined = determined_on is not None and on >= determined_on
    return AFTER_DETERMINATION if determined else BEFORE_DETERMINATION


def act_phase(on: date, determined_on: date | None, undetermined_since: date | None) -> str:
    """As `candidate_phase`; `unknown` from the day on which determination, itself of unknown day,
    may have come (`undetermined_since`; None if it has not come yet)."""
    lost = determined_on is None and undetermined_since is not None and on >= undetermined_since
    return UNKNOWN_PHASE if lost else candidate_phase(on, determined_on)


def contest_window(on: date, determined_on: date | None, stages_begun_on: date | None) -> str:
    """before_stages, stages_begun or after_determination; an unknown beginning reads as begun."""
    if candidate_phase(on, determined_on) == AFTER_DETERMINATION:
        return AFTER_DETERMINATION
    waiting = stages_begun_on is not None and on < stages_begun_on
    return BEFORE_STAGES if waiting else STAGES_BEGUN
