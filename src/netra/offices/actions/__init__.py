"""Bringing areas and offices from the law's data; changing who works where."""

from netra.offices.actions.calendar_keys import end_calendar_key, make_calendar_key
from netra.offices.actions.reference import (
    establish_panels,
    establish_village_supervisor,
    load_reference,
    load_villages,
    put_area,
)
from netra.offices.actions.staff import (
    SEALING_TIERS,
    CodeUnusable,
    appoint,
    enrol,
    enter_region_code,
    make_key,
    make_missing_keys,
)

__all__ = [
    "SEALING_TIERS",
    "CodeUnusable",
    "appoint",
    "end_calendar_key",
    "enrol",
    "enter_region_code",
    "establish_panels",
    "establish_village_supervisor",
    "load_reference",
    "load_villages",
    "make_calendar_key",
    "make_key",
    "make_missing_keys",
    "put_area",
]
