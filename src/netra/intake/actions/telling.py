"""What was told, the law it falls under, and how people in it are written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from netra.base.acts import Step
from netra.base.errors import Problem
from netra.base.seal import seal
from netra.intake.models import NamedPerson, SealedPerson
from netra.offices.queries import OfficeCard, above, key_of


class KnownBeforeItHappened(Problem):
    """The day it was known lies before the day it happened."""

    code = "known_before_it_happened"
    field = "known_on"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was told, and about whom. `missing` names the statutory fields that were skipped."""

    what: str
    place: str
    area_code: str
    occurred_on: date | None
    known_on: date | None
    named: Sequence[Mapping[str, str]] = ()
    witnesses: Sequence[Mapping[str, str]] = ()
    missing: Sequence[str] = field(default_factory=list)
    language: str = "id"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Under which law a file begins: regime, contest, the day whose rules hold."""

    regime: str
    contest_key: str | None
    election_kind: str
    rules_on: date


def check_days(told: Told) -> None:
    """Raises `KnownBeforeItHappened` if the days contradict each other."""
    if told.occurred_on and told.known_on and told.known_on < told.occurred_on:
        raise KnownBeforeItHappened(occurred_on=told.occurred_on, known_on=told.known_on)


def name_people(step: Step, named: Sequence[Mapping[str, str]]) -> None:
    """The people the file speaks of stand in it, as its author knows them."""
    for number, person in enumerate(named, start=1):
        NamedPerson.objects.create(file=step.file, number=number, **person)


def seal_people(
    step: Step, office_id: UUID, role: str, people: Sequence[Mapping[str, str]]
) -> None:
    """They stand in the file, readable only with the office's key."""
    if not people:
        return
    key = key_of(office_id)
    for number, person in enumerate(people, start=1):
        SealedPerson.objects.create(
            file=step.file,
            role=role,
            number=number,
            key=key,
            sealed=seal(dict(person), bytes(key.public)),
            sealed_at=step.at,
        )


def sealing_office(office: OfficeCard) -> UUID:
    """Panels and village supervisors seal to the regency: their mandates end with the election."""
    regency = above(office.path, tier="regency")
    return regency.id if regency else office.id
