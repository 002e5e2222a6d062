"""Two officers on one file, eight on one series of numbers, two copies of one form."""

from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction

from netra.base.acts import append, lock_file, open_file
from netra.base.errors import FileMoved, NotAllowedNow, NumberTaken
from netra.base.models import File, IssuedNumber, OutboxMessage
from netra.base.numbers import issue, upcoming
from netra.base.once import already, remember
from netra.base.outbox import enqueue
from netra.base.queries import acts_of, last_seq, verify_chain
from netra.base.viewing import CITIZEN
from netra.cases import actions as cases
from netra.cases.models import Case
from tests.rooms import factories as make
from tests.rooms import path
from tests.rooms.concurrency import at_once

AT = make.moment("2024-10-17")


pytestmark = pytest.mark.usefixtures("fresh_database")


def register(walk: path.Walk, seen: int | None) -> Case:
    return cases.register(
        file_id=walk.file_id,
        office=walk.office,
        election_kind="PB",
        by=make.actor("intake_officer"),
        at=AT,
        seen=seen,
    )


@pytest.mark.parametrize("saw_the_page", [True, False])
def test_one_of_two_officers_registers(saw_the_page: bool) -> None:
    walk = path.reviewed(path.named(path.in_review(path.reported())))
    make.actor("intake_officer")
    seen = last_seq(walk.file_id) if saw_the_page else None
    done = at_once([partial(register, walk, seen)] * 2)
    registered = [one for one in done if isinstance(one, Case)]
    refused = [one for one in done if not isinstance(one, Case)]
    assert len(registered) == 1
    assert isinstance(refused[0], FileMoved if saw_the_page else NotAllowedNow)
    assert [act.kind for act in acts_of(walk.file_id)].count("register") == 1
    assert IssuedNumber.objects.filter(table="registration").count() == 1
    assert verify_chain(walk.file_id) == []


def test_who_acts_on_an_old_page_is_told_what_happened() -> None:
    walk = path.in_review(path.reported())
    with transaction.atomic(), pytest.raises(FileMoved) as moved:
        lock_file(walk.file_id, seen=1)
    assert moved.value.facts["act"] == "open_review"
    assert moved.value.facts["capacity"] == "intake_officer"


def test_acts_of_many_threads_make_one_chain() -> None:
    with transaction.atomic():
        file = open_file(at=AT)

    def act() -> None:
        with transaction.atomic():
            append(file=lock_file(file.id), kind="x", at=AT, by=CITIZEN, to_stage="tip")

    assert at_once([act] * 6) == [None] * 6
    assert [one.seq for one in acts_of(file.id)] == [1, 2, 3, 4, 5, 6]
    assert verify_chain(file.id) == []


def give(file: File, wanted: int | None = None, table: str = "filing") -> int:
    with transaction.atomic():
        return issue(
            office_id=make.office(make.REGENCY).id,
            table=table,
            year=2024,
            file=file,
            text_for=lambda sequence: (f"{table} {sequence}", False),
            wanted=wanted,
        ).sequence


def a_file() -> File:
    with transaction.atomic():
        return open_file(at=AT)


def test_numbers_have_no_gap_and_no_twin() -> None:
    file = a_file()
    make.office(make.REGENCY)

    def ten() -> list[int]:
        return [give(file) for _ in range(10)]

    given = at_once([ten] * 8)
    assert sorted(number for numbers in given for number in numbers) == list(range(1, 81))


def test_a_number_rolled_back_is_given_again() -> None:
    file = a_file()
    assert give(file) == 1
    with transaction.atomic():
        assert give(file) == 2
        transaction.set_rollback(True)  # as if something after the number went wrong
    assert upcoming(office_id=make.office(make.REGENCY).id, table="filing", year=2024) == 2
    assert give(file) == 2


def test_the_first_number_may_be_set_and_no_other() -> None:
    file = a_file()
    assert give(file, wanted=17) == 17
    for wanted in (17, 16, 19, 0, -1):
        with pytest.raises(NumberTaken) as taken:
            give(file, wanted=wanted)
        assert taken.value.facts["following"] == 18
    assert give(file, wanted=18) == 18
    assert give(file, table="registration") == 1


@pytest.mark.parametrize("wanted", [0, -3])
def test_numbers_begin_at_one(wanted: int) -> None:
    with pytest.raises(NumberTaken):
        give(a_file(), wanted=wanted)


def test_a_void_number_is_not_given_again() -> None:
    file = a_file()
    give(file)
    IssuedNumber.objects.update(voided_at=AT)
    assert give(file) == 2


@pytest.mark.parametrize(
    ("place", "number", "assumed"),
    [
        (make.REGENCY, "001/PL/PB/Kab/14.21/X/2024", False),
        (make.OTHER_REGENCY, "001/PL/PB/Kota/[64.71]/X/2024", True),
    ],
)
def test_a_region_code_nobody_entered_stands_in_brackets(
    place: str, number: str, assumed: bool
) -> None:
    path.reported(path=place)
    found = IssuedNumber.objects.get()
    assert (found.text, found.assumed) == (number, assumed)


def test_a_form_sent_twice_does_one_thing() -> None:
    token = uuid4()
    done: list[Any] = []

    def submit() -> str:
        with transaction.atomic():
            before = already(token)
            if before is not None:
                return before
            done.append(1)
            remember(token, "/made")
            return "/made"

    assert at_once([submit] * 6) == ["/made"] * 6
    assert done == [1]
    assert already(uuid4()) is None


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return int(cursor.fetchone()[0])


def test_what_leaves_the_house_leaves_with_its_act_or_not_at_all() -> None:
    file = a_file()
    before = jobs()
    with transaction.atomic():
        enqueue(file=file, kind="forwarding", to_office=None, content={})
        assert jobs() == before + 1
        transaction.set_rollback(True)  # as if the act had failed
    assert (jobs(), OutboxMessage.objects.count()) == (before, 0)
    with transaction.atomic():
        message = enqueue(file=file, kind="forwarding", to_office=None, content={})
    assert (jobs(), OutboxMessage.objects.count()) == (before + 1, 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'message_id' FROM procrastinate_jobs")
        assert (str(message.id),) in cursor.fetchall()
