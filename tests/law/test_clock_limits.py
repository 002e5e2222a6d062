"""The limits of both regimes, of the employer's side and of the criminal branch, step by step."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from netra.law.deadlines import Deadline, NoKnownLimit, deadline, deadlines, no_limits
from netra.law.deadlines.limits import FILES, limit
from netra.law.tables import rows

WIB = ZoneInfo("Asia/Jakarta")
START = datetime(2024, 10, 17, 10, tzinfo=WIB)
ON = date(2024, 10, 17)


def of(
    step: str, *, regime: str = "regional_election", on: date = ON, **moments: datetime
) -> Deadline:
    return deadline(step, regime=regime, on=on, moments=moments, zone="WIB")


# step, regime, moment, the last day when it begins on Thursday 17 October 2024
LIMITS = [
    ("summons", "any", "summons_sent", (10, 28)),
    ("summons_second", "any", "summons_missed", (10, 28)),
    ("delivery_of_decision", "any", "decision", (11, 6)),
    ("objection", "any", "delivered", (11, 6)),
    ("objection_answer", "any", "objection_copied", (10, 25)),
    ("objection_decision", "any", "objection_received", (11, 15)),
    ("appeal", "any", "delivered", (11, 6)),
    ("appeal_answer", "any", "appeal_copied", (11, 15)),
    ("task_force_check", "any", "merit_received", (10, 24)),
    ("bawaslu_verification", "any", "verification_asked", (10, 22)),
    ("police_investigation", "regional_election", "crime_reported", (11, 6)),
    ("prosecutor_return", "regional_election", "dossier_received", (10, 22)),
    ("police_completion", "regional_election", "dossier_returned", (10, 22)),
    ("prosecutor_to_court", "regional_election", "dossier_complete", (10, 24)),
    ("court_judgment", "regional_election", "court_received", (10, 24)),
    ("court_appeal", "regional_election", "judgment", (10, 20)),
    ("court_appeal_sent", "regional_election", "court_appealed", (10, 20)),
    ("court_appeal_judgment", "regional_election", "court_appealed", (10, 24)),
    ("police_investigation", "general_election", "crime_reported", (10, 31)),
    ("court_appeal_judgment", "general_election", "court_appealed", (10, 24)),
    ("notice_to_complete", "general_election", "reviewed", (10, 17)),
    ("initial_review", "regional_election", "received", (10, 18)),
    ("finding", "regional_election", "supervision_record", (10, 23)),
    ("tracing", "regional_election", "known", (10, 23)),
    ("handling_extended", "general_election", "registered", (11, 5)),
]


@pytest.mark.parametrize(("step", "regime", "moment", "day"), LIMITS)
def test_the_last_day_of_a_limit(step: str, regime: str, moment: str, day: tuple[int, int]) -> None:
    found = of(step, regime=regime, **{moment: START})
    assert found.due == datetime(2024, *day, 23, 59, 59, tzinfo=WIB)
    assert found.counts_from == moment
    assert len([each for each in found.strip if each.counted]) == found.days
    assert found.strip[-1].counted


def test_an_appeal_is_decided_within_sixty_five_working_days() -> None:
    found = of("appeal_decision", appeal_received=START)
    assert found.due is not None
    assert found.due.date() == date(2025, 1, 22)
    off = {day.date: day.reason for day in found.strip if day.key in ("holiday", "joint_leave")}
    assert off[date(2024, 11, 27)] == "Hari Pemilihan Kepala Daerah"
    assert off[date(2024, 12, 26)] == "Cuti Bersama Hari Raya Natal"
    assert len(off) == 4


def test_a_crime_goes_to_the_police_within_a_day_of_hours() -> None:
    found = of("crime_forwarding", crime_decided=START)
    assert found.due == START.replace(day=18)
    assert (found.unit, found.days, found.readings) == ("hour", 24, (found.due,))


def test_the_three_claims_of_the_earlier_era_are_all_shown_and_end_with_it() -> None:
    then = datetime(2020, 9, 15, 9, tzinfo=WIB)
    found = of("authority_answer", on=date(2020, 9, 15), recommended=then)
    ends = {(each.variant.days, each.variant.unit) for each in found.explained}
    assert found.citation.certainty == "contradicted"
    assert {days for days, _ in ends} == {3, 10, 14}
    assert found.due is not None
    assert found.due.date() == date(2020, 9, 29)
    with pytest.raises(NoKnownLimit):
        of("authority_answer", recommended=START)


def test_without_a_remedy_the_old_punishment_held_from_the_day_it_was_set() -> None:
    set_on = datetime(2020, 10, 1, 9, tzinfo=WIB)
    found = of("in_force", on=date(2020, 9, 1), decision=set_on, delivered=set_on.replace(day=5))
    assert found.opens
    assert found.due == datetime(2020, 10, 20, tzinfo=WIB)
    assert found.readings[0] == datetime(2020, 10, 1, tzinfo=WIB)


def test_the_old_rules_opened_the_examination_after_seven_working_days() -> None:
    then = datetime(2020, 10, 1, 9, tzinfo=WIB)
    assert of("summons", on=date(2020, 10, 1), summons_sent=then).opens
    assert not of("summons", summons_sent=START).opens


def test_an_extension_names_what_it_lengthens() -> None:
    found = {
        each.step: each.extends for each in deadlines(regime="any", on=ON, moments={}, zone="WIB")
    }
    assert not any(found.values())
    for regime in ("regional_election", "general_election"):
        assert of("handling_extended", regime=regime).extends == "handling"


@pytest.mark.parametrize(
    ("regime", "plain", "further"),
    [
        ("regional_election", date(2024, 10, 19), date(2024, 10, 21)),
        ("general_election", date(2024, 10, 25), date(2024, 11, 5)),
    ],
)
def test_an_extension_moves_the_end_of_the_step_it_lengthens(
    regime: str, plain: date, further: date
) -> None:
    may = of("handling", regime=regime, registered=START)
    assert (may.due and may.due.date(), may.extension and may.extension.granted) == (plain, False)
    assert may.extension
    assert (may.extension.due and may.extension.due.date()) == further
    did = of("handling", regime=regime, registered=START, extended=START + timedelta(days=1))
    longer = of("handling_extended", regime=regime, registered=START)
    assert did.extension
    assert (did.step, did.extends, did.extension.granted) == ("handling", None, True)
    assert (did.due, did.readings, did.strip) == (longer.due, longer.readings, longer.strip)
    assert did.extension.without == may.due
    assert did.citation == longer.citation
    assert longer.extension is None


def test_what_has_no_limit_is_said_with_its_source() -> None:
    said = {each.step: each for each in no_limits(regime="regional_election", on=ON)}
    assert {"registration", "gakkumdu_second", "forwarding", "authority_answer"} <= said.keys()
    assert all(each.note_id and each.note_en and each.citation.source for each in said.values())
    then = {each.step for each in no_limits(regime="regional_election", on=date(2020, 9, 1))}
    assert "authority_answer" not in then
    assert "appeal" in then


@pytest.mark.parametrize("regime", ["regional_election", "general_election"])
@pytest.mark.parametrize("on", [date(2020, 10, 1), date(2022, 3, 1), ON, date(2026, 11, 20)])
def test_no_step_has_two_limits_or_both_a_limit_and_none(regime: str, on: date) -> None:
    steps = [each.step for each in deadlines(regime=regime, on=on, moments={}, zone="WIB")]
    none = [each.step for each in no_limits(regime=regime, on=on)]
    assert len(steps) == len(set(steps))
    assert not set(steps) & set(none)


# Steps of the procedure that began or ended with an authority; every other one is always known.
ERAS = {
    "merit_verification": (None, date(2024, 9, 3)),
    "task_force_check": (date(2024, 9, 4), None),
    "bawaslu_verification": (date(2024, 9, 4), None),
    "result_to_authority": (date(2024, 9, 4), None),
}


@pytest.mark.parametrize("regime", ["regional_election", "general_election"])
def test_on_no_day_is_a_step_forgotten(regime: str) -> None:
    """Each has its limit, or says that none was found, on every day on which some row changes."""
    every = [row for name in (*FILES, "deadlines_none") for row in rows(name)]
    every = [
        row for row in every if "extends" not in row
    ]  # there is none without what it lengthens
    steps = {row["step"] for row in every}
    first = date(2015, 1, 1)
    turns = {row.get("from", first) for row in every}
    turns |= {row["to"] + timedelta(days=1) for row in every if "to" in row}
    for on in sorted(day for day in turns if day >= first):
        found = deadlines(regime=regime, on=on, moments={}, zone="WIB")
        known = {each.step for each in found if not each.extends}
        known |= {each.step for each in no_limits(regime=regime, on=on)}
        assert steps - known == {step for step, era in ERAS.items() if not within(on, era)}, on


def within(on: date, era: tuple[date | None, date | None]) -> bool:
    first, last = era
    return (first is None or first <= on) and (last is None or on <= last)


def test_every_row_can_be_counted() -> None:
    for name in FILES:
        for row in rows(name):
            found = limit(row)
            assert found.variants[0].days >= 1
            assert found.citation.title
            assert row["unit"] in ("calendar_day", "working_day", "hour")
            assert row["ends"] in ("day_end", "day_start", "reception_end", "moment")
