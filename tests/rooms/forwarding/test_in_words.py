"""A receiver the house has no office for: named in words, its receipt written by the sender."""

import pytest
from django.db import IntegrityError, transaction

from netra.base.models import OutboxMessage
from netra.base.queries import acts_of
from netra.forwarding import actions, queries
from netra.forwarding.actions import NoAddressee, NotSentToYou, Sendee
from netra.forwarding.models import Recipient
from netra.outcomes.queries import stage
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


def forwarded(name: str = "Polres Contoh", function: str = "propam") -> path.Walk:
    walk = path.at_decision("2024-10-17", path.official(employment="polri"))
    sendee = Sendee(
        office_id=None, name=name, function=function, role="addressee", certainty="unverified"
    )
    actions.forward(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        letter_number="B-1",
        sendees=[sendee],
        by=make.actor("caseworker"),
        at=walk.later(),
    )
    return walk


def confirmed(walk: path.Walk, place: str = make.REGENCY) -> Recipient:
    return actions.acknowledge(
        file_id=walk.file_id,
        ticket="TT-1",
        by=make.actor("caseworker", place),
        at=walk.later(),
    )


def test_a_file_goes_to_a_name_and_nothing_leaves_by_the_house() -> None:
    walk = forwarded(" Polres Contoh ")
    row = Recipient.objects.get(forwarding__file_id=walk.file_id)
    assert (row.office, row.name) == (None, "Polres Contoh")
    assert stage(walk.file_id) == "forwarded"
    assert acts_of(walk.file_id)[-1].body.content["to"] == [["Polres Contoh", "addressee"]]
    assert not OutboxMessage.objects.filter(file_id=walk.file_id).exists()
    employer = make.viewer("ppk_officer", make.PROSECUTION)
    assert queries.forwardings(walk.file_id, employer) == []
    assert len(queries.forwardings(walk.file_id, make.viewer("caseworker"))) == 1


@pytest.mark.parametrize(("name", "function"), [(" ", "propam"), ("BKN", "merit_authority")])
def test_a_name_is_needed_and_never_stands_for_the_merit_authority(
    name: str, function: str
) -> None:
    with pytest.raises(NoAddressee):
        forwarded(name, function)


def test_the_database_wants_an_office_or_a_name() -> None:
    walk = forwarded()
    rows = Recipient.objects.filter(forwarding__file_id=walk.file_id)
    with pytest.raises(IntegrityError, match="office_or_a_name"), transaction.atomic():
        rows.update(name="")


def test_the_senders_caseworker_writes_down_its_receipt_once() -> None:
    walk = forwarded()
    with pytest.raises(NotSentToYou):
        confirmed(walk, make.OTHER_REGENCY)
    row = confirmed(walk)
    assert (row.received_at, row.ticket) == (walk.now, "TT-1")
    assert stage(walk.file_id) == acts_of(walk.file_id)[-1].to_stage == "acknowledged"
    with pytest.raises(NotSentToYou):
        confirmed(walk)


def test_a_caseworker_writes_no_receipt_for_an_office_of_the_house() -> None:
    walk = beyond.forwarded(path.at_decision())
    with pytest.raises(NotSentToYou):
        confirmed(walk)
    assert stage(walk.file_id) == "forwarded"
