"""The strip of a clock: what stands on its line, what it opens to, and what has no clock."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import pytest
from django.utils import translation

from netra.doors.desk.context import Desk
from netra.doors.desk.parts.clocks import Clocks, clocks
from netra.doors.ui.clocks import Strip
from netra.journeys.queries import Line
from netra.law.decrees import follow, followed, written
from netra.law.pauses import Pause
from tests.rooms import factories as make

FILE = UUID(int=7)
NOW = make.moment("2024-10-17")


def line(stage: str, moments: Mapping[str, str], **other: Any) -> Line:
    """A file of Kudus at that stage, with these moments come."""
    known: dict[str, Any] = {
        "file_id": FILE,
        "origin": "report",
        "number": "1",
        "number_assumed": False,
        "reference": "R",
        "about": "",
        "stage": stage,
        "since": NOW,
        "waits_for": "caseworker",
        "holder": "",
        "zone": "Asia/Jakarta",
        "regime": "regional_election",
        "rules_on": date(2024, 10, 15),
        "moments": {key: make.moment(day) for key, day in moments.items()},
        "pauses": (),
        "area": "33.19",
        "due_at": None,
        "due_step": "",
        "due_article": "",
        "due_certainty": "",
        "respondents": 1,
        "registered": True,
        "forwarded": False,
        "outcome": "",
        "crime": "",
        "closed": False,
    }
    return Line(**{**known, **other})


def seen(found: Line, now: datetime = NOW, language: str = "id") -> Clocks:
    with translation.override(language):
        return clocks(found, cast(Desk, SimpleNamespace(now=now)))


def strip(found: Clocks, name: str) -> Strip:
    return next(each for each in found.strips if each.name == name)


def why(found: Clocks, name: str) -> str:
    return next(each.why for each in found.unclocked if each.name == name)


def sanctioned(decided: str, **other: Any) -> Line:
    moments = {"decision": decided, **other.pop("moments", {})}
    return line("sanctioned", moments, forwarded=True, outcome="discipline", **other)


def test_each_day_off_has_its_name_and_its_decree_in_both_languages() -> None:
    found = sanctioned("2024-12-16", due_step="delivery_of_decision")
    said = {}
    for language in ("id", "en"):
        shown = strip(seen(found, language=language), _name(language)).days
        said[language] = {day.date: day for day in shown}
    leave = said["id"][date(2024, 12, 26)]
    assert (leave.counted, leave.decree is not None) == (False, True)
    assert leave.decree is not None
    assert "855/2023" in leave.decree.text
    assert leave.decree.url == "/hukum/aturan/penghitungan-hari/#decrees-skb-2024"
    assert said["id"][date(2024, 12, 21)].reason == "akhir pekan"
    assert said["en"][date(2024, 12, 21)].reason == "weekend"
    assert said["id"][date(2024, 12, 21)].decree is None
    assert said["id"][date(2024, 12, 27)].counted


def test_a_loaded_decree_for_one_area_is_named_with_its_own_address(tmp_path: Path) -> None:
    told = {
        "on": date(2024, 12, 20),
        "kind": "regional_day",
        "id": "Hari jadi",
        "en": "Founding day",
    }
    row = {
        "key": "contoh",
        "year": 2024,
        "number": "7/2024",
        "area": "33.19",
        "title": "Keputusan contoh",
        "url": "https://contoh.go.id/7",
        "certainty": "text",
        "day": [told],
    }
    (tmp_path / "decrees.json").write_text(written([row]))
    before = followed()
    follow(tmp_path / "decrees.json")
    try:
        found = strip(seen(sanctioned("2024-12-16")), _name("id"))
    finally:
        follow(before)
    day = next(each for each in found.days if each.date == told["on"])
    assert (day.counted, day.reason) == (False, "Hari jadi")
    assert day.decree is not None
    assert (day.decree.text, day.decree.url) == ("keputusan 7/2024", "https://contoh.go.id/7")


def _name(language: str) -> str:
    return {
        "id": "Batas penyampaian keputusan",
        "en": "Limit for delivering the decision",
    }[language]


def test_one_reading_bears_no_mark_and_links_to_its_row() -> None:
    found = line("decided", {"crime_decided": "2024-10-16"}, crime="concluded")
    only = strip(seen(found), "Penerusan tindak pidana pemilihan")
    assert (only.marks, only.readings) == ((), ())
    assert only.rules[0].text.startswith("UU 1/2015 Pasal 135 ayat (2): 24 jam sejak: ")
    assert only.rules[0].url.endswith("/tenggat/#deadlines_criminal-crime_forwarding")
    assert only.rules[0].citation is not None
    assert only.rules[0].citation.certainty == "text"


def test_two_readings_name_the_other_date_and_how_each_came_about() -> None:
    both = strip(seen(line("registered", {"registered": "2024-10-15"})), "Penanganan")
    assert both.marks == ("dua bacaan: atau 18 Okt 2024, 23.59 WIB",)
    assert [reading.shown for reading in both.readings] == [True, False]
    assert "hari pertama dihitung" in both.readings[0].how
    assert "hari pertama tidak dihitung" in both.readings[1].how


def test_a_year_without_decree_is_named() -> None:
    moments = {"delivered": "2026-12-28", "undisputed": "2026-12-28"}
    near = strip(seen(sanctioned("2026-12-22", moments=moments)), "Mulai berlaku")
    assert "sementara: keputusan hari libur 2027 belum ada" in near.marks
    assert near.opens
    assert any("2027" in rule.text for rule in near.rules)
    decreed = {"delivered": "2024-10-01", "undisputed": "2024-10-01"}
    before = strip(seen(sanctioned("2024-09-26", moments=decreed)), "Mulai berlaku")
    assert not any("sementara" in mark for mark in before.marks)


def paused(ends_on: date | None) -> Line:
    pause = Pause(kind="waiting_for_reporter", begins_on=date(2024, 10, 16), ends_on=ends_on)
    return line("awaiting_reporter", {"received": "2024-10-15"}, pauses=(pause,))


def test_a_standing_clock_says_since_when_and_why() -> None:
    stands = strip(seen(paused(None)), "Kajian awal")
    assert stands.due is None
    assert stands.state == "open"
    assert "dihentikan sejak 16 Okt 2024: menunggu pelapor" in stands.marks
    rule = next(rule for rule in stands.rules if rule.text.startswith("Menunggu pelapor"))
    assert rule.url.endswith("/penghitungan-hari/#deadlines_pauses-waiting_for_reporter")
    assert rule.citation is not None


def test_an_ended_pause_says_by_how_many_days_it_moved_the_end() -> None:
    moved = strip(seen(paused(date(2024, 10, 17))), "Kajian awal")
    assert "bergeser 2 hari" in moved.marks
    assert moved.due is not None
    assert any("tenggat bergeser 2 hari" in rule.text for rule in moved.rules)
    assert [day.counted for day in moved.days][1:3] == [False, False]


def test_days_that_two_pauses_share_are_told_once() -> None:
    one = paused(date(2024, 10, 17)).pauses[0]
    twice = replace(paused(None), pauses=(one, replace(one, ends_on=date(2024, 10, 18))))
    assert "bergeser 3 hari" in strip(seen(twice), "Kajian awal").marks


def test_an_extension_is_offered_and_once_granted_is_the_end() -> None:
    moments = {"registered": "2024-10-15"}
    offered = strip(seen(line("registered", moments)), "Penanganan")
    assert "Dapat diperpanjang sampai Sabtu, 19 Oktober 2024, 23.59 WIB" in [
        rule.text for rule in offered.rules
    ]
    granted = strip(seen(line("registered", {**moments, "extended": "2024-10-17"})), "Penanganan")
    assert granted.due is not None
    assert granted.due.date() == date(2024, 10, 19)
    assert any(rule.text.startswith("Diperpanjang; tanpa itu: Kamis, 17") for rule in granted.rules)


def objected(*days: str) -> Line:
    keys = ("delivered", "objection_lies", "objection_received")
    moments = dict(zip(keys, (days[0], *days), strict=False))
    return sanctioned("2024-09-30", moments=moments)


def test_an_objection_may_be_filed_until_its_time_is_over() -> None:
    open_still = strip(seen(objected("2024-10-01")), "Keberatan")
    assert open_still.right
    assert open_still.due is not None
    after = seen(objected("2024-10-01"), now=make.moment("2024-12-02"))
    assert "Keberatan" not in [each.name for each in after.strips]
    assert why(after, "Keberatan").startswith("waktu ini berakhir ")


def test_an_objection_once_filed_is_to_be_decided() -> None:
    filed = seen(objected("2024-10-01", "2024-10-07"))
    names = [each.name for each in filed.strips]
    assert "Keputusan atas keberatan" in names
    assert "Keberatan" not in names
    assert "Banding administratif" not in names


@pytest.mark.parametrize(
    ("found", "name", "told"),
    [
        (
            lambda: line("received", {"received": "2024-10-16"}),
            "Perbaikan laporan",
            "3 hari kalender, dihitung setelah ada: Permintaan melengkapi.",
        ),
        (
            lambda: line("registered", {"registered": "2024-10-15"}),
            "Keputusan rapat pleno",
            "Pleno berlangsung di dalam waktu penanganan; batas sendiri tidak ditemukan.",
        ),
        (
            lambda: line("recommended", {"recommended": "2024-10-15"}, forwarded=True),
            "Panggilan",
            "Saat itu tidak dicatat di Netra, jadi tenggat ini tidak pernah berjalan di sini.",
        ),
        (
            lambda: line("with_investigator", {}, crime="transferred"),
            "Putusan pengadilan negeri",
            "Saat itu tidak dicatat di Netra, jadi tenggat ini tidak pernah berjalan di sini.",
        ),
    ],
)
def test_a_step_without_a_clock_says_why(found: Callable[[], Line], name: str, told: str) -> None:
    shown = seen(found())
    assert why(shown, name).endswith(told)
    each = next(one for one in shown.unclocked if one.name == name)
    assert each.url.startswith("/hukum/aturan/tenggat/#deadlines")
    assert each.citation is not None


def test_the_criminal_track_concerns_only_a_file_with_a_suspected_crime() -> None:
    moments = {"registered": "2024-10-15", "decided": "2024-10-16", "crime_decided": "2024-10-16"}
    with_crime = seen(line("decided", moments, crime="concluded"))
    assert "Penerusan tindak pidana pemilihan" in [each.name for each in with_crime.strips]
    without = seen(line("decided", moments))
    assert "Penerusan tindak pidana pemilihan" not in [each.name for each in without.strips]


def test_a_step_done_has_no_strip() -> None:
    moments = {"received": "2024-10-14", "reviewed": "2024-10-15"}
    assert seen(line("reviewed", moments)).strips == ()
    moments = {"registered": "2024-10-14", "decided": "2024-10-15"}
    shown = seen(line("decided", moments), now=make.moment("2024-10-20"))
    assert shown.strips == ()


def test_the_step_that_is_due_stands_first_and_the_rest_by_their_ends() -> None:
    moments = {"registered": "2024-10-15", "crime_concluded": "2024-10-16"}
    moments |= {"crime_suspected": "2024-10-15", "crime_decided": "2024-10-15"}
    shown = seen(line("studied", moments, crime="concluded", due_step="handling"))
    assert len(shown.strips) > 2
    assert next(each.name for each in shown.strips) == "Penanganan"
    ends = [each.due for each in shown.strips[1:] if each.due]
    assert ends == sorted(ends)
