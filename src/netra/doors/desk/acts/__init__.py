"""Every act an officer can do: its form, and how it is done."""

from netra.doors.desk.acts import (
    appointing,
    beside,
    facts,
    forwarding,
    intake,
    merit,
    naming,
    plenary,
    review,
    study,
    work,
)
from netra.doors.desk.acts.form import ActForm

_MODULES = (
    intake,
    naming,
    review,
    plenary,
    facts,
    study,
    work,
    beside,
    forwarding,
    merit,
    appointing,
)

FORMS: dict[str, type[ActForm]] = {form.act: form for module in _MODULES for form in module.FORMS}
"""The form of each act, by the act's key in `law/data/procedure.toml`."""
