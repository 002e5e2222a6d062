"""Decrees loaded beside the data: read from the file that is followed, laid over the calendar."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netra.law import decrees
from netra.law.calendar import calendar_of, national
from netra.law.counting import Way, last_day
from netra.law.deadlines.limits import rules_of_data
from netra.law.drafts import Draft, made_of
from netra.law.loading import BadLines, days_of, lines_of, objections, withdrawn_of
from netra.law.simulation import end, simulate, why
from tests.law.test_simulation import AT, moment, running

ROW: dict[str, Any] = {
    "key": "muat-1",
    "year": 2027,
    "number": "1/2026",
    "title": "Keputusan contoh",
    "url": "https://contoh.example/",
    "article": "",
    "certainty": "official",
    "checked_on": date(2026, 11, 21),
    "day": days_of("2027-04-14 cuti bersama: Cuti bersama contoh | Joint leave, an example"),
}
DAY = date(2027, 4, 14)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    before = decrees.followed()
    decrees.follow(tmp_path / "decrees.json")
    yield tmp_path / "decrees.json"
    decrees.follow(before)


def put(file: Path, *rows: dict[str, Any]) -> None:
    beside = file.with_suffix(".new")
    beside.write_text(decrees.written(rows))
    beside.replace(file)


def test_what_is_loaded_holds_at_once_and_what_is_gone_no_longer(file: Path) -> None:
    before = national()
    assert before.is_working_day(DAY)
    assert before.provisional(2027)
    put(file, ROW)
    assert national() is national() is not before
    assert calendar_of("33.19").why_off(DAY) == national().why_off(DAY)
    assert (national().day_off(DAY), national().provisional(2027)) == ("Cuti bersama contoh", False)
    assert [each.number for each in decrees.decrees_of(2027)] == ["1/2026"]
    assert decrees.decrees()[-1].citation.url == ROW["url"]
    put(file)
    assert national() is before


def test_a_regional_decree_holds_in_its_area_only(file: Path) -> None:
    off = days_of("2027-04-14 hari libur daerah: Pemungutan suara ulang")
    put(file, ROW | {"day": off, "area": "33.19"})
    assert calendar_of("33.19").day_off(DAY) == "Pemungutan suara ulang"
    assert calendar_of("33.19.06").day_off(DAY)
    assert calendar_of("33.1").is_working_day(DAY)
    assert national().is_working_day(DAY)
    for calendar in (national(), calendar_of("33.19"), calendar_of("33.19.06")):
        assert calendar.provisional(2027), "one regency's day says nothing of the country's year"


def test_an_area_takes_its_own_day_back(file: Path) -> None:
    off = days_of("2027-04-14 hari libur daerah: Pemungutan suara ulang")
    first = ROW | {"day": off, "area": "33.19"}
    put(file, first, ROW | {"key": "muat-2", "day": [], "withdrawn": [DAY], "area": "33.19"})
    assert calendar_of("33.19").is_working_day(DAY)
    put(file, first, ROW | {"key": "muat-2", "day": [], "withdrawn": [DAY]})
    assert calendar_of("33.19").day_off(DAY), "the nation's decree does not take it"


def test_a_draft_that_replaces_is_counted_without_what_it_replaces(file: Path) -> None:
    put(file, ROW)
    other = ROW | {"key": "muat-2", "day": days_of("2027-04-15 cuti bersama: Lain")}
    draft = made_of({"decrees": [other]}, file="", replaces=frozenset({"muat-1"}))
    then = draft.calendar(calendar_of("33.19"), "33.19")
    assert then.is_working_day(DAY)
    assert then.day_off(date(2027, 4, 15)) == "Lain"
    assert draft.calendar(calendar_of("33.19"), "33.19") is then
    put(file, other)
    assert calendar_of("33.19").extra == then.extra


def test_another_process_follows_at_once(file: Path) -> None:
    program = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from netra.law import decrees; from netra.law.calendar import calendar_of\n"
        "decrees.follow(Path(sys.argv[1]))\n"
        "for _ in sys.stdin: print(calendar_of('33.19').day_off(date(2027, 4, 14)), flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ,
    ) as other:
        assert other.stdin
        assert other.stdout
        for rows, said in (((), "None"), ((ROW,), "Cuti bersama contoh"), ((), "None")):
            put(file, *rows)
            other.stdin.write("?\n")
            other.stdin.flush()
            assert other.stdout.readline().strip() == said
        other.stdin.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.dates(date(2027, 1, 1), date(2027, 11, 30)), more=st.sets(st.integers(0, 40)))
@pytest.mark.parametrize("days", [3, 14])
def test_a_loaded_holiday_never_makes_a_date_earlier(
    file: Path, start: date, more: set[int], days: int
) -> None:
    put(file)
    before = _end(start, days)
    off = [
        {"on": start + timedelta(days=n), "kind": "holiday", "id": "Libur", "en": "Holiday"}
        for n in sorted(more)
    ]
    put(file, ROW | {"day": off})
    assert _end(start, days) >= before


def _end(start: date, days: int) -> date:
    way = Way(unit="working_day", first_counts=False, calendar=calendar_of("33.19"))
    end = last_day(start, days, way)
    assert end
    return end


def complaints(row: dict[str, Any], replaces: str = "") -> list[tuple[str, str]]:
    content = {"decrees": [row]}
    (found,) = made_of(content, file="").decrees
    return [(each.column, each.file) for each in objections(found, replaces=replaces)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"number": "", "day": []}, [("number", "")]),
        ({"year": 2024, "number": "855/2023 , 3/2023, 4/2023", "day": []}, [("number", "")]),
        ({"day": days_of("2027-01-01 hari libur nasional: Lain")}, [("days", "2027-01-01")]),
        (
            {"day": days_of("2027-04-14 cuti bersama: A\n2027-04-14 cuti bersama: B")},
            [("days", "2027-04-14")],
        ),
        ({"day": days_of("2027-04-14 hari libur daerah: A")}, [("days", "2027-04-14")]),
        ({"area": "33.19"}, [("days", "2027-04-14")]),
        ({"withdrawn": [date(2027, 4, 15)]}, [("withdrawn", "2027-04-15")]),
        ({"withdrawn": [date(2027, 4, 17)]}, [("withdrawn", "2027-04-17")]),
        ({"withdrawn": [date(2027, 1, 1)]}, []),
        (
            {"withdrawn": [date(2027, 1, 1)], "area": "33.19", "day": []},
            [("withdrawn", "2027-01-01")],
        ),
    ],
)
def test_what_is_so_already_or_never_was_is_refused(
    file: Path, change: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert complaints(ROW | change) == expected


def test_the_same_decree_twice_is_refused_and_may_replace_itself(file: Path) -> None:
    put(file, ROW)
    again = ROW | {"key": "muat-2"}
    assert complaints(again) == [("number", ""), ("days", "2027-04-14")]
    assert complaints(again, replaces="muat-1") == []


def test_lines_are_read_as_they_are_written() -> None:
    text = "2027-04-14 cuti bersama: Cuti bersama contoh | Joint leave, an example"
    row = {"day": days_of(f"\n {text} \n"), "withdrawn": withdrawn_of("2027-01-01\n")}
    assert lines_of(row) == (text, "2027-01-01")
    (day,) = days_of("2027-04-14 Joint  leave: Contoh")
    assert day["en"] == "joint leave"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("2027-04-14 cuti bersama: A\n\n11 Maret: B\n2027-02-30 cuti bersama: C", [3, 4]),
        ("2027-04-14 akhir pekan: A", [1]),
        ("2027-04-14 cuti bersama: | A", [1]),
        ("2027-04-14 cuti bersama: A\n" * 3000, [367]),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, lines: list[int]) -> None:
    with pytest.raises(BadLines) as refused:
        days_of(text)
    assert [each.row for each in refused.value.problems] == lines
    assert all(each.remedy and each.remedy_id for each in refused.value.problems)


def test_only_files_of_the_area_move(file: Path) -> None:
    off = days_of("2024-10-18 hari libur daerah: Contoh")
    row = ROW | {"year": 2024, "day": off, "area": "64.71"}
    draft = made_of({"decrees": [row]}, file="")
    asked: dict[str, Any] = {
        "step": "bawaslu_verification",
        "moments": {"verification_asked": moment(16)},
    }
    here, there = running(**asked), running(**asked, area="64.71")
    assert [each.file for each in simulate([here, there], draft, at=AT)] == [there]


def october(key: str, day: int, **more: Any) -> dict[str, Any]:
    kind = "hari libur daerah" if more.get("area") else "cuti bersama"
    off = days_of(f"2024-10-{day} {kind}: Contoh")
    return ROW | {"key": key, "number": key, "year": 2024, "day": off} | more


def cause(*, went: tuple[dict[str, Any], ...] = (), came: tuple[str, ...] = ()) -> str:
    """What moved a verification asked for on Wednesday 16 October: three working days."""
    rows = {"decrees": [row | {"key": f"{row['key']}-went"} for row in went]}
    made = made_of(rows, file="").decrees if went else ()
    before = Draft(rules=rules_of_data(), decrees=made, replaces=frozenset(came))
    asked = running("bawaslu_verification", moments={"verification_asked": moment(16)})
    return why(asked, asked.step, before)


def test_what_came_is_named_where_its_day_moved_the_end_and_nothing_else_is(file: Path) -> None:
    put(
        file,
        october("old", 17),
        october("new", 21),
        october("saturday", 19),
        october("afterwards", 31),
        october("elsewhere", 18, area="64.71"),
    )
    assert cause(came=("new", "saturday", "afterwards", "elsewhere")) == "new"
    assert cause(came=("saturday",)) == ""


def test_where_no_decree_moved_the_end_the_article_of_the_limit_is_named(file: Path) -> None:
    put(file, october("new", 17))
    came = Draft.taking_back(frozenset({"new"}))
    handled = running(moments={"registered": moment(16)})
    assert why(handled, handled.step, came) == "UU 1/2015 Pasal 134 ayat (5)"
    assert why(handled, "handle", came) == ""
    assert end(handled, "handle", national()) is None


def test_a_decree_without_a_number_is_named_by_its_title(file: Path) -> None:
    put(file, october("new", 17, number="", title="Keputusan tanpa nomor"))
    assert cause(came=("new",)) == "Keputusan tanpa nomor"


def test_what_holds_in_another_area_is_not_named_for_a_day_that_turned_here(file: Path) -> None:
    put(file, october("new", 21), october("elsewhere", 21, area="64.71"))
    assert cause(came=("new", "elsewhere")) == "new"


def test_what_went_is_named_with_what_took_its_place(file: Path) -> None:
    put(file)
    assert cause(went=(october("wrong", 21),)) == "wrong"
    put(file, october("right", 22))
    assert cause(went=(october("wrong", 21),), came=("right",)) == "wrong; right"
