"""Whose name stands on no page: a village's supervisor lives among those the files speak of."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

SEALED = "village_supervisor"


def who(person: UUID | None, capacity: str, names: Mapping[UUID, str]) -> str:
    """The name of whoever acted in that capacity, or that it is sealed; a dash for nobody."""
    if capacity == SEALED:
        return _("sealed")
    return names.get(person, "—") if person else "—"
