"""A decree of one area speaks for its own days, never for those of the whole country."""

from datetime import date
from pathlib import Path

from netra.law.decrees import follow, followed, written
from tests.doors.desk.test_clocks import sanctioned, seen


def test_a_province_s_decree_makes_no_national_holiday(tmp_path: Path) -> None:
    day = date(2027, 3, 17)
    own = {"on": day, "kind": "regional_day", "id": "Hari jadi", "en": "Founding day"}
    row = {
        "key": "contoh",
        "year": 2027,
        "number": "7/2027",
        "area": "33",
        "title": "Keputusan contoh",
        "url": "https://contoh.go.id/7",
        "certainty": "text",
        "day": [own],
    }
    (tmp_path / "decrees.json").write_text(written([row]))
    before = followed()
    follow(tmp_path / "decrees.json")
    try:
        shown = seen(sanctioned("2027-03-01", due_step="delivery_of_decision"))
    finally:
        follow(before)
    days = {each.date: each for each in shown.strips[0].days}
    assert days[day].decree is not None
    off = [each for each in days.values() if each.reason not in ("", "akhir pekan", "Hari jadi")]
    assert off, "a holiday the library knows lies within"
    assert [each.decree for each in off] == [None] * len(off)
