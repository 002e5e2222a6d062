"""Who looks and who acts: plain values that travel below the doors instead of a request."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """A mandate on a date: what a person may see while acting for one office."""

    person_id: UUID
    capacity: str
    office_id: UUID
    path: str
    on: date
    zone: str = "Asia/Jakarta"
    rooms: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts, in which capacity, for which office. A citizen has neither person nor office.

    `assumed` is true for somebody who writes down long afterwards what was done and only supposes
    when: the moments he or she gives are marked so in the chain.
    """

    capacity: str
    person_id: UUID | None = None
    office_id: UUID | None = None
    path: str = ""
    zone: str = "Asia/Jakarta"
    assumed: bool = False

    @classmethod
    def of(cls, viewer: Viewer) -> "Actor":
        """The actor a viewer is when he or she acts."""
        return cls(
            capacity=viewer.capacity,
            person_id=viewer.person_id,
            office_id=viewer.office_id,
            path=viewer.path,
            zone=viewer.zone,
        )


CITIZEN = Actor(capacity="citizen")
SYSTEM = Actor(capacity="system")
