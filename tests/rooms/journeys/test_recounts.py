"""A loaded decree while files run: what moved is what counting anew gives, told and listed."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from netra.elections.queries import last_loaded
from netra.journeys import actions, queries
from netra.journeys.actions import recount, refresh
from netra.journeys.models import Journey, Moved, Recount
from netra.law.calendar import calendar_of
from netra.law.drafts import made_of
from netra.law.simulation import end, simulate
from netra.offices.queries import looking_from
from tests.rooms import decrees, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


def due() -> dict[Any, Any]:
    found = Journey.objects.unfiltered(reason="a test")
    return dict(found.values_list("file_id", "due_at"))


def test_what_moved_is_what_the_simulator_said_and_what_counting_anew_gives(
    decrees_file: Path,
) -> None:
    walks = [decrees.waiting(), decrees.waiting("2024-10-18")]
    refresh(path.reported("2024-10-17").file_id)
    content = decrees.row(decrees.working_day_of(walks[0]))
    draft = made_of({"decrees": [content | {"key": "draft"}]}, file="")
    files = [file for file, _due in queries.running()]
    before = due()
    said = {each.file.key: each.after for each in simulate(files, draft, at=decrees.NOW)}
    made = decrees.load(content)
    assert queries.counted(made.pk) is None
    decrees.follow()
    moves = recount(at=decrees.NOW)
    assert {str(each.file_id): each.becomes for each in moves} == said != {}
    for file, kept in queries.running():
        ends = end(file, file.step, calendar_of(file.area))
        assert ends is None or ends.due == kept
    assert {each.file_id: each.was for each in moves} == {
        key: at for key, at in before.items() if at != due()[key]
    }
    assert all(each.because == "9/2024" and each.becomes > each.was for each in moves)
    counted = queries.counted(made.pk)
    assert counted
    assert (counted.files, counted.moved, counted.to_move, counted.done) == (
        3,
        len(moves),
        len(moves),
        True,
    )
    assert sum(each.files for each in queries.told_of(made.pk)) == len(moves)
    assert recount(at=decrees.NOW) == []
    assert Recount.objects.count() == 1


@pytest.mark.parametrize(("number", "named"), [("9/2024", "9/2024"), ("", "Keputusan contoh")])
def test_each_decree_has_its_own_list(decrees_file: Path, number: str, named: str) -> None:
    walk = decrees.waiting()
    first = decrees.load(decrees.row(decrees.working_day_of(walk), number=number))
    decrees.follow()
    (there,) = recount(at=decrees.NOW)
    second = decrees.load(None, replaces=first.key)
    decrees.follow()
    (back,) = recount(at=decrees.NOW)
    assert (back.was, back.becomes) == (there.becomes, there.was)
    assert there.because == back.because == named, "taken back, it is named again"
    days = [queries.told_of(each.pk)[0].days for each in (first, second)]
    assert days[0] > 0 > days[1]
    assert days[0] == -days[1]
    third = decrees.load(decrees.row(number="10/2024"))
    decrees.follow()
    assert recount(at=decrees.NOW) == []
    assert queries.told_of(third.pk) == ()
    counted = queries.counted(third.pk)
    assert counted
    assert counted.done


def test_broken_off_it_goes_on_and_loses_nothing(
    decrees_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walks = [decrees.waiting(), decrees.waiting()]
    made = decrees.load(decrees.row(decrees.working_day_of(walks[0])))
    decrees.follow()
    plain = actions._moved

    def once(*given: Any) -> Any:
        if Moved.objects.exists():
            raise KeyboardInterrupt
        return plain(*given)

    monkeypatch.setattr(actions, "_AT_ONCE", 1)
    monkeypatch.setattr(actions, "_moved", once)
    with pytest.raises(KeyboardInterrupt):
        recount(at=decrees.NOW)
    half = queries.counted(made.pk)
    assert half
    assert (half.done, half.moved, half.to_move) == (False, 1, 2)
    monkeypatch.setattr(actions, "_moved", plain)
    assert len(recount(at=decrees.NOW)) == 1
    whole = queries.counted(made.pk)
    assert whole
    assert (whole.done, whole.moved) == (True, 2)
    assert sum(each.files for each in queries.told_of(made.pk)) == 2


def test_two_long_titles_do_not_stop_a_recount(decrees_file: Path) -> None:
    walk = decrees.waiting()
    days = [decrees.working_day_of(walk), decrees.working_day_of(walk) + timedelta(days=1)]
    for day, letter in zip(days, "ab", strict=True):
        decrees.load(decrees.row(day, number="", title=letter * 300))
    decrees.follow()
    (move,) = recount(at=decrees.NOW)
    assert len(move.because) == 300


def test_a_decree_the_law_has_not_read_is_not_called_counted(decrees_file: Path) -> None:
    made = decrees.load(decrees.row(number="10/2024"))
    assert recount(at=decrees.NOW) == []
    assert queries.counted(made.pk) is None
    decrees.follow()
    recount(at=decrees.NOW)
    counted = queries.counted(made.pk)
    assert counted
    assert counted.done
    assert last_loaded() == made.pk


@pytest.mark.parametrize(
    ("capacity", "place", "sees"),
    [
        ("caseworker", make.REGENCY, True),
        ("province_supervisor", make.PROVINCE, True),
        ("national_supervisor", make.NATION, True),
        ("merit_examiner", make.BKN, True),
        ("ppk_officer", make.PROSECUTION, True),
        ("personnel_officer", make.PERSONNEL, True),
        ("caseworker", make.OTHER_REGENCY, False),
        ("province_supervisor", make.OTHER_PROVINCE, False),
        ("ppk_officer", make.REGENT, False),
        ("district_supervisor", make.DISTRICT, False),
        ("administrator", make.NATION, False),
        ("auditor", make.NATION, False),
    ],
)
def test_an_office_reads_its_own_moved_dates(
    decrees_file: Path, capacity: str, place: str, sees: bool
) -> None:
    walk = decrees.waiting()
    decrees.load(decrees.row(decrees.working_day_of(walk)))
    decrees.follow()
    (move,) = recount(at=decrees.NOW)
    make.office(place)
    looking = make.viewer(capacity, looking_from(capacity, place), on=decrees.NOW.date())
    found = queries.moved_list(looking)
    assert [each.file_id for each in found.lines] == [walk.file_id] * sees
    assert queries.moved_lately(looking) == ((1, decrees.NOW) if sees else (0, None))
    if sees:
        assert (found.lines[0].becomes, found.lines[0].days > 0) == (move.becomes, True)


def test_a_date_that_no_longer_runs_is_not_told(decrees_file: Path) -> None:
    walk = decrees.waiting()
    decrees.load(decrees.row(decrees.working_day_of(walk)))
    decrees.follow()
    recount(at=decrees.NOW)
    looking = make.viewer("caseworker", on=decrees.NOW.date())
    lines = Journey.objects.unfiltered(reason="a test")
    lines.update(due_step="handling")
    assert queries.moved_list(looking).total == 0
    lines.update(due_step="bawaslu_verification", due_at=decrees.NOW + timedelta(days=400))
    assert queries.moved_list(looking).total == 0


def test_what_is_written_is_what_deriving_the_file_again_gives(decrees_file: Path) -> None:
    walk = decrees.waiting()
    decrees.load(decrees.row(decrees.working_day_of(walk)))
    decrees.follow()
    assert recount(at=decrees.NOW)
    lines = Journey.objects.unfiltered(reason="a test")
    counted = lines.values().get()
    refresh(walk.file_id)
    assert lines.values().get() == counted
