"""Lists: the same few queries for ten files or a thousand, in the order of their deadlines."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.base.ids import new_id
from netra.base.models import File
from netra.base.viewing import Viewer
from netra.journeys import queries
from netra.journeys.models import Journey, JourneyReader
from netra.offices.models import Office
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db

AT = make.moment("2024-10-17")
MOST_QUERIES = 12


def offices(count: int) -> list[Office]:
    """So many regency offices beneath one province."""
    make.office(make.PROVINCE)
    return Office.objects.bulk_create(
        Office(
            key=f"list-{number}",
            function="supervisory",
            tier="regency",
            name=f"Kantor {number}",
            path=f"ri.p33.list{number}",
        )
        for number in range(count)
    )


def files(count: int, held_by: list[Office]) -> list[UUID]:
    """So many files in turn at these offices, each with a deadline of its own."""
    made = File.objects.bulk_create(File(id=new_id(), opened_at=AT) for _ in range(count))
    Journey.objects.bulk_create(
        Journey(
            file=file,
            office=held_by[number % len(held_by)],
            path=held_by[number % len(held_by)].path,
            holder=held_by[number % len(held_by)],
            origin="report",
            number=f"{number:04}/PL",
            about=f"Dugaan nomor {number}",
            stage="received",
            since=AT,
            waits_for="intake_officer",
            zone="Asia/Jakarta",
            regime="regional_election",
            rules_on=date(2024, 10, 17),
            due_at=AT + timedelta(hours=number) if number % 10 else None,
            area_code="33.19",
            closed=number % 7 == 0,
        )
        for number, file in enumerate(made)
    )
    return [file.id for file in made]


def cost(read: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as captured:
        read()
    return len(captured)


READS: dict[str, Callable[[Viewer], Any]] = {
    "worklist": lambda viewer: queries.worklist(viewer),
    "case_list": lambda viewer: queries.case_list(viewer, words="dugaan nomor"),
    "stages": lambda viewer: queries.stages_in_sight(viewer),
}


@pytest.mark.parametrize("read", READS)
def test_a_list_costs_the_same_whatever_its_length(read: str) -> None:
    viewer = make.viewer("province_supervisor", make.PROVINCE)
    one, *others = offices(50)
    files(10, [one])
    few = cost(lambda: READS[read](viewer))
    files(990, [one, *others])
    many = cost(lambda: READS[read](viewer))
    assert few == many <= MOST_QUERIES


def test_the_nearest_deadline_comes_first_and_none_comes_last() -> None:
    files(30, offices(3))
    page = queries.worklist(make.viewer("province_supervisor", make.PROVINCE))
    dues = [line.due_at for line in page.lines]
    known = [due for due in dues if due is not None]
    assert known == sorted(known)
    assert dues == [*known, *([None] * (len(dues) - len(known)))]
    assert not any(line.closed for line in page.lines)


def test_pages_hold_each_file_once() -> None:
    made = files(130, offices(2))
    viewer = make.viewer("province_supervisor", make.PROVINCE)
    shown: list[UUID] = []
    start: int | None = 0
    while start is not None:
        page = queries.case_list(viewer, start=start)
        assert page.total == 130
        shown += [line.file_id for line in page.lines]
        start = page.after
    assert sorted(shown) == sorted(made)


def test_words_and_stage_narrow_the_list() -> None:
    files(20, offices(1))
    viewer = make.viewer("province_supervisor", make.PROVINCE)
    assert queries.case_list(viewer, words="0003/pl").total == 1
    assert queries.case_list(viewer, words="DUGAAN 13").total == 1
    assert queries.case_list(viewer, words="tidak ada").total == 0
    assert queries.case_list(viewer, stage="received").total == 20
    assert queries.case_list(viewer, stage="closed").total == 0


def test_words_widen_nothing() -> None:
    files(5, offices(1))
    stranger = make.viewer("caseworker", make.OTHER_REGENCY)
    assert queries.case_list(stranger, words="dugaan").total == 0
    assert queries.stages_in_sight(stranger) == {}


def test_a_reader_sees_the_one_line() -> None:
    one, _ = files(2, offices(1))
    office = make.office(make.BKN)
    JourneyReader.objects.create(journey_id=one, office_id=office.id, path=office.path)
    page = queries.case_list(make.viewer("merit_examiner", make.BKN))
    assert [line.file_id for line in page.lines] == [one]
