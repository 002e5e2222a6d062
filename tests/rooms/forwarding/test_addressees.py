"""Several kinds of respondent in one file, and addressees other than the law's row names."""

import pytest

from netra.forwarding import queries
from netra.forwarding.actions import OtherAddressee, Sendee
from netra.forwarding.models import Recipient
from netra.outcomes.queries import deciders, stage, to_be_advised_on
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


def mixed() -> path.Walk:
    people = (
        path.official(1, make.PROSECUTION),
        path.official(2, make.REGENT, employment="village_head"),
    )
    walk = path.at_decision("2024-10-17", *people)
    regent = Sendee(
        office_id=None,
        name="Bupati melalui camat",
        function="regent_via_camat",
        role="addressee",
        certainty="unverified",
        letter_number="B-2",
        for_respondents=(2,),
    )
    return beyond.sent(walk, beyond.sendee(make.BKN, for_respondents=(1,)), regent)


def test_each_kind_gets_its_own_letter_of_its_own_people() -> None:
    walk = mixed()
    sent = queries.latest(walk.file_id)
    assert sent is not None
    read = {
        each.letter_number or sent.letter_number: [
            person["number"] for person in queries.dossier_of_letter(sent, [each])["respondents"]
        ]
        for each in sent.recipients.all()
    }
    assert read == {"B-1": [1], "B-2": [2]}
    bkn = make.viewer("merit_examiner", make.BKN)
    assert [one["number"] for one in queries.dossier_for(sent, bkn)["respondents"]] == [1]
    assert queries.dossier_for(sent, bkn)["study"] is None


def test_only_who_was_sent_to_the_authority_waits_for_its_advice() -> None:
    walk = mixed()
    servant, head = walk.people
    assert to_be_advised_on(walk.file_id) == {servant}
    assert deciders(walk.file_id) == {head: make.office(make.REGENT).id}
    walk.people = [servant]
    beyond.recommended(beyond.acknowledged(walk))
    assert stage(walk.file_id) == "recommended"


def test_an_addressee_the_row_does_not_name_needs_its_reason() -> None:
    walk = path.at_decision()
    with pytest.raises(OtherAddressee):
        beyond.sent(walk, beyond.sendee(make.PROSECUTION, reason=" "))
    assert stage(walk.file_id) == "decided"
    beyond.sent(walk, beyond.sendee(make.PROSECUTION, reason="Disampaikan langsung kepada PPK"))
    kept = Recipient.objects.get(forwarding__file_id=walk.file_id)
    assert (kept.role, kept.reason) == ("addressee", "Disampaikan langsung kepada PPK")
    assert to_be_advised_on(walk.file_id) == set()


def test_a_copy_is_free_and_a_regional_office_as_addressee_is_not() -> None:
    walk = path.at_decision()
    with pytest.raises(OtherAddressee):
        beyond.sent(walk, beyond.sendee(make.BKN_REGION))
    beyond.sent(walk, beyond.sendee(make.BKN), beyond.sendee(make.REGENT, "copy"))
    assert stage(walk.file_id) == "forwarded"


def test_a_personnel_agency_reads_of_its_own_authoritys_people_only() -> None:
    people = (path.official(1, make.PROSECUTION), path.official(2, make.REGENT))
    walk = path.at_decision("2024-10-17", *people)
    beyond.forwarded(walk, copies=[make.PERSONNEL, make.OTHER_INSPECTORATE])
    sent = queries.latest(walk.file_id)
    assert sent is not None
    for capacity, place, numbers in (
        ("personnel_officer", make.PERSONNEL, [1]),
        ("ppk_officer", make.PROSECUTION, [1]),
        ("inspector", make.OTHER_INSPECTORATE, [2]),
        ("ppk_officer", make.GOVERNOR, []),
        ("merit_examiner", make.BKN, [1, 2]),
    ):
        looking = make.viewer(capacity, place)
        read = queries.dossier_for(sent, looking)["respondents"]
        assert [person["number"] for person in read] == numbers, place
