"""Dates, due words, hostile text, the two date fields."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms
from django.utils import timezone, translation

from netra.doors.ui import formats, messages
from netra.doors.ui.fields import form_errors
from netra.doors.ui.forms import DayField, MomentField
from netra.doors.ui.icons import icon
from netra.doors.ui.safetext import neutralise

AT = datetime(2024, 10, 17, 2, 0, tzinfo=UTC)


def test_a_moment_reads_as_in_the_house_style() -> None:
    with translation.override("id"):
        assert formats.moment(AT, "WITA") == "Kamis, 17 Oktober 2024, 10.00 WITA"
        assert formats.moment(AT, "Asia/Jayapura") == "Kamis, 17 Oktober 2024, 11.00 WIT"
        assert formats.day_short(date(2024, 10, 17)) == "17 Okt 2024"
        assert formats.number(12345) == "12.345"
    with translation.override("en"):
        assert formats.moment(AT, "Asia/Jakarta") == "Thursday, 17 October 2024, 09:00 WIB"
        assert formats.number(12345) == "12,345"


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(hours=6), "hari ini, 16.00 WITA"),
        (timedelta(days=1, hours=6), "besok, 16.00 WITA"),
        (timedelta(days=2), "lusa, 10.00 WITA"),
        (timedelta(days=5), "5 hari lagi, 10.00 WITA"),
        (timedelta(hours=-1), "terlambat sejak hari ini, 09.00 WITA"),
        (timedelta(days=-3), "terlambat 3 hari"),
    ],
)
def test_due_is_said_in_calendar_days_of_the_zone(after: timedelta, words: str) -> None:
    with translation.override("id"):
        assert formats.due_words(AT + after, AT, "WITA") == words


def test_due_tomorrow_turns_at_local_midnight() -> None:
    late_evening = datetime(2024, 10, 17, 15, 30, tzinfo=UTC)  # 23.30 WITA
    with translation.override("id"):
        assert formats.due_words(late_evening + timedelta(hours=1), late_evening, "WITA") == (
            "besok, 00.30 WITA"
        )


def test_invisible_characters_are_shown_and_markup_is_dead() -> None:
    html = neutralise("a\u202eb\u200b<i>")
    assert html.startswith("<bdi>a")
    assert "[U+202E]" in html
    assert "[U+200B]" in html
    assert "\u202e" not in html
    assert "&lt;i&gt;" in html


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("party")


class Asking(forms.Form):
    known = DayField(label="Tanggal kejadian")
    heard = MomentField(label="Waktu klarifikasi", required=False)


def asked(**boxes: str) -> Asking:
    return Asking({f"known_{part}": text for part, text in boxes.items()})


@pytest.mark.parametrize("month", ["10", "oktober", "Oct", "October", "Okt"])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    form = asked(day="17", month=month, year="2024")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["known"] == date(2024, 10, 17)


@pytest.mark.parametrize(
    ("boxes", "message", "box"),
    [
        ({}, "Tanggal kejadian: tulis tanggalnya, misalnya 17 10 2024.", "day"),
        ({"day": "1", "year": "2024"}, "bulan belum diisi", "month"),
        ({"day": "31", "month": "2", "year": "2024"}, "tanggal ini tidak ada", "day"),
        ({"day": "1", "month": "2", "year": "24"}, "empat angka", "year"),
        ({"day": "1", "month": "x", "year": "2024"}, "tanggal ini tidak ada", "day"),
        ({"day": "²", "month": "2", "year": "2024"}, "tanggal ini tidak ada", "day"),
    ],
)
def test_a_wrong_date_names_the_field_and_leads_to_the_box(
    boxes: dict[str, str], message: str, box: str
) -> None:
    with translation.override("id"):
        [line] = form_errors(asked(**boxes))
    assert message in line["text"]
    assert line["href"] == f"#id_known-{box}"


@pytest.mark.parametrize("clock", ["16.30", "16:30", "1630"])
def test_a_moment_is_read_in_the_active_zone_and_kept_in_utc(clock: str) -> None:
    data = {"known_day": "1", "known_month": "1", "known_year": "2024"}
    data |= {"heard_day": "17", "heard_month": "10", "heard_year": "2024", "heard_time": clock}
    with timezone.override("Asia/Makassar"):
        form = Asking(data)
        assert form.is_valid(), form.errors
    assert form.cleaned_data["heard"] == datetime(2024, 10, 17, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("clock", ["25.00", "16.60", "noon", "-1.30", "²²²²"])
def test_a_wrong_time_is_refused_in_words(clock: str) -> None:
    data = {"heard_day": "17", "heard_month": "10", "heard_year": "2024", "heard_time": clock}
    with translation.override("id"):
        assert "jam dan menit" in str(Asking(data).errors["heard"])


def test_the_components_catalogue_is_complete() -> None:
    folder = messages.folders()["netra.doors.ui"]
    assert list(messages._faults("netra.doors.ui", folder)) == []


def test_extracting_again_changes_nothing() -> None:
    file = messages.catalogue(messages.folders()["netra.doors.ui"])
    before = file.read_bytes()
    messages.extract(messages.folders()["netra.doors.ui"])
    assert file.read_bytes() == before
