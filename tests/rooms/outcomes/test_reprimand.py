"""A personnel agency's reprimand, and two kinds of sanction on one person."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from netra.journeys.actions import refresh
from netra.journeys.queries import line_of
from netra.outcomes import actions
from netra.outcomes.actions.refusals import DecidedAlready, NotYourEmployee
from netra.outcomes.models import Decision
from netra.outcomes.queries import stage
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


def sent_to(place: str = make.PERSONNEL) -> path.Walk:
    return beyond.sent(path.at_decision(), beyond.sendee(place))


def impose(
    walk: path.Walk, kind: str, place: str = make.PERSONNEL, capacity: str = "personnel_officer"
) -> Decision:
    return actions.impose(
        file_id=walk.file_id,
        respondent_id=walk.people[0],
        office_id=make.office(place).id,
        path=place,
        kind=kind,
        form={"ethics": "SM-1", "discipline": "SS-1"}.get(kind, ""),
        number=f"K-{kind}",
        breach="Pasal",
        council="",
        by=make.actor(capacity, place),
        at=walk.later(),
    )


def test_a_personnel_agency_reprimands_and_it_is_done_once_delivered() -> None:
    walk = sent_to()
    decision = impose(walk, "reprimand")
    assert (stage(walk.file_id), decision.form) == ("sanctioned", "")
    known: dict[str, Any] = {"file_id": walk.file_id, "decision_id": decision.id}
    by = make.actor("personnel_officer", make.PERSONNEL)
    actions.deliver(**known, by=by, at=walk.later())
    assert stage(walk.file_id) == "reprimanded"
    refresh(walk.file_id)
    line = line_of(walk.file_id)
    assert line is not None
    assert line.outcome == "reprimand"
    beyond.closed(walk)
    assert stage(walk.file_id) == "closed"


@pytest.mark.parametrize("kind", ["ethics", "discipline", "none"])
def test_a_personnel_agency_imposes_nothing_else(kind: str) -> None:
    with pytest.raises(NotYourEmployee):
        impose(sent_to(), kind)


def test_a_neighbours_personnel_agency_reprimands_nobody() -> None:
    walk = beyond.sent(
        path.at_decision(), beyond.sendee(make.PERSONNEL), beyond.sendee(make.OTHER_PERSONNEL)
    )
    with pytest.raises(NotYourEmployee):
        impose(walk, "reprimand", make.OTHER_PERSONNEL)


def test_moral_sanction_and_punishment_stand_beside_each_other_once_each() -> None:
    walk = sent_to(make.PROSECUTION)
    authority = (make.PROSECUTION, "ppk_officer")
    walk.decisions = [impose(walk, "ethics", *authority), impose(walk, "discipline", *authority)]
    for kind in ("ethics", "none"):
        with pytest.raises(DecidedAlready), transaction.atomic():
            impose(walk, kind, *authority)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.unfiltered(reason="a test").filter(kind="ethics").update(kind="discipline")
    beyond.recorded(walk)
    assert stage(walk.file_id) == "recorded"
