"""Bringing areas and offices from the law's data; who works where, and who keeps identities."""

from netra.offices.actions.calendar_keys import end_calendar_key, make_calendar_key
from netra.offices.actions.custody import (
    SHORTEST,
    SecretAlreadySet,
    SecretTooShort,
    begin_recovery,
    change_secret,
    end_own_key,
    finish_recovery,
    grant,
    make_key,
    set_secret,
)
from netra.offices.actions.reference import (
    establish_panels,
    establish_village_supervisor,
    load_reference,
    load_villages,
    put_area,
)
from netra.offices.actions.staff import (
    CodeUnusable,
    appoint,
    enrol,
    enter_region_code,
)

__all__ = [
    "SHORTEST",
    "CodeUnusable",
    "SecretAlreadySet",
    "SecretTooShort",
    "appoint",
    "begin_recovery",
    "change_secret",
    "end_calendar_key",
    "end_own_key",
    "enrol",
    "enter_region_code",
    "establish_panels",
    "establish_village_supervisor",
    "finish_recovery",
    "grant",
    "load_reference",
    "load_villages",
    "make_calendar_key",
    "make_key",
    "put_area",
    "set_secret",
]
