"""Which version of the rules governs: a file keeps its rules, and the transition is a row."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from netra.law.amending import named_in
from netra.law.deadlines import deadline, deadlines, no_limits
from netra.law.deadlines.limits import FILES
from netra.law.deadlines.versions import Version, version
from netra.law.elections import elections, stages
from netra.law.tables import rows

WIB = ZoneInfo("Asia/Jakarta")


def handling(regime: str, **moments: datetime) -> Version:
    found = version("handling", regime=regime, moments=moments, zone="WIB")
    assert found is not None
    return found


def test_the_amendment_of_the_campaign_governs_from_its_first_day() -> None:
    before = handling("regional_election", registered=datetime(2024, 9, 29, 23, 59, tzinfo=WIB))
    after = handling("regional_election", registered=datetime(2024, 9, 30, 0, 0, tzinfo=WIB))
    assert before.regulation == "Perbawaslu 8/2020"
    assert after.regulation == "Perbawaslu 8/2020 jo 9/2024"
    assert after.citation.other_reading


def test_a_report_received_before_and_registered_after_shows_both_versions() -> None:
    found = handling(
        "regional_election",
        received=datetime(2024, 9, 29, 10, tzinfo=WIB),
        registered=datetime(2024, 10, 1, 10, tzinfo=WIB),
    )
    assert found.decides == "registered"
    assert found.others == ("Perbawaslu 8/2020",)


def test_through_2020_either_version_may_have_applied() -> None:
    found = handling("regional_election", registered=datetime(2020, 9, 10, tzinfo=WIB))
    assert (found.regulation, found.others) == ("Perbawaslu 8/2020", ("Perbawaslu 14/2017",))


def test_general_elections_changed_their_rules_in_october_2022() -> None:
    old = handling("general_election", registered=datetime(2022, 10, 10, 12, tzinfo=WIB))
    new = handling("general_election", registered=datetime(2022, 10, 11, 12, tzinfo=WIB))
    assert (old.regulation, new.regulation) == ("Perbawaslu 7/2018", "Perbawaslu 7/2022")


def test_nothing_governs_while_the_deciding_moment_is_unknown() -> None:
    assert version("handling", regime="general_election", moments={}, zone="WIB") is None
    assert version("nothing", regime="general_election", moments={}, zone="WIB") is None
    early = {"objection_received": datetime(2009, 1, 1, tzinfo=WIB)}
    assert version("remedy", regime="any", moments=early, zone="WIB") is None


def test_discipline_follows_the_day_of_the_step() -> None:
    days = (date(2021, 8, 30), date(2021, 8, 31))
    found = [
        version("discipline", regime="any", moments={}, zone="WIB", step_begins=day) for day in days
    ]
    assert [each.regulation for each in found if each] == ["PP 53/2010", "PP 94/2021"]


@pytest.mark.parametrize(
    ("day", "regulation", "others", "due", "other"),
    [
        (date(2021, 8, 9), "PP 53/2010", (), date(2021, 8, 23), None),
        (date(2021, 8, 10), "PP 79/2021", ("PP 53/2010",), date(2021, 9, 1), date(2021, 8, 24)),
        (date(2021, 8, 30), "PP 79/2021", ("PP 53/2010",), date(2021, 9, 17), date(2021, 9, 13)),
        (date(2021, 8, 31), "PP 79/2021", (), date(2021, 9, 20), None),
    ],
)
def test_from_10_to_30_august_2021_an_objection_has_two_readings(
    day: date, regulation: str, others: tuple[str, ...], due: date, other: date | None
) -> None:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=WIB)
    moments = {"objection_received": at, "delivered": at}
    found = version("remedy", regime="any", moments=moments, zone="WIB")
    assert found is not None
    assert (found.regulation, found.others) == (regulation, others)
    counted = deadline(
        "objection", regime="regional_election", on=date(2020, 11, 1), moments=moments, zone="WIB"
    )
    assert counted.due is not None
    assert counted.due.date() == due
    assert {each.date() for each in counted.readings} >= {due, *([other] if other else [])}
    assert bool(counted.citation.other_reading) == (other is not None)


def test_a_step_of_the_employer_is_counted_by_the_rules_of_its_own_day() -> None:
    def delivery(decided: datetime) -> str:
        return deadline(
            "delivery_of_decision",
            regime="regional_election",
            on=date(2020, 11, 1),
            moments={"decision": decided},
            zone="WIB",
        ).citation.article

    assert delivery(datetime(2021, 8, 30, 9, tzinfo=WIB)) == "PP 53/2010 Pasal 31 ayat (3)"
    assert delivery(datetime(2021, 8, 31, 9, tzinfo=WIB)) == "PP 94/2021 Pasal 37 ayat (3)"


def test_a_step_of_the_office_is_counted_by_the_rules_of_the_file() -> None:
    def completing(on: date) -> int:
        return deadline(
            "completing",
            regime="general_election",
            on=on,
            moments={"asked_to_complete": datetime(2022, 10, 14, 9, tzinfo=WIB)},
            zone="WIB",
        ).days

    assert (completing(date(2022, 10, 10)), completing(date(2022, 10, 11))) == (3, 2)


def test_a_version_says_of_what_since_which_day_and_each_other_once() -> None:
    found = handling(
        "regional_election",
        received=datetime(2020, 9, 1, 10, tzinfo=WIB),
        registered=datetime(2020, 9, 10, 23, 30, tzinfo=WIB),
    )
    assert (found.subject, found.decided_on) == ("handling", date(2020, 9, 10))
    assert found.others == ("Perbawaslu 14/2017",)


def first_and_last(regulation: str) -> tuple[date, date]:
    """When it is in force; where its first day is not known, its year."""
    dated = {row["key"]: row for row in rows("regulations")}
    dated |= {row["regulation"]: row for row in rows("rule_versions")}
    known = dated.get(regulation, {})
    year = date(int(regulation[-4:]), 1, 1)
    return known.get("from", year), known.get("to", date.max)


def test_no_row_of_a_clock_cites_a_regulation_outside_its_days() -> None:
    earliest = min(s.starts_on for e in elections() for s in stages(e.id) if s.starts_on)
    limits = [row for name in FILES for row in rows(name)]
    opens: dict[str, date] = {}
    for row in limits:
        opens[row["family"]] = min(opens.get(row["family"], date.max), row.get("from", earliest))
    checked = set()
    for row in [*limits, *rows("counting")]:
        begins = max(row.get("from", earliest), opens.get(row.get("family", ""), earliest))
        for name in named_in(row["article"]):
            first, last = first_and_last(name)
            checked.add(name)
            assert begins >= first, (row, name)
            assert row.get("to", date.max) <= last or "jo" in row["article"], (row, name)
    assert {"UU 1/2015", "UU 7/2017", "PP 53/2010", "PP 94/2021", "Perbawaslu 9/2024"} <= checked


def test_an_entry_into_force_is_counted_by_the_regulation_that_limits_it() -> None:
    def cited(day: date, on: date) -> tuple[str, str]:
        at = datetime(day.year, day.month, day.day, 9, tzinfo=WIB)
        moments = {"decision": at, "delivered": at}
        found = deadline("in_force", regime="regional_election", on=on, moments=moments, zone="WIB")
        return found.citation.source, found.counting.source

    then = date(2020, 10, 1)
    assert cited(then, then) == ("pp-53-2010", "pp-53-2010")
    assert cited(date(2021, 9, 1), then) == ("pp-94-2021", "pp-94-2021")


def test_before_its_law_a_general_election_has_no_known_limits() -> None:
    before, after = date(2016, 3, 1), date(2018, 3, 1)
    told = {each.step for each in no_limits(regime="general_election", on=before)}
    found = deadlines(regime="general_election", on=before, moments={}, zone="WIB")
    gone = {"reporting", "finding", "handling", "completing"}
    assert gone <= told
    assert not (gone | {"handling_extended"}) & {each.step for each in found}
    assert not gone & {each.step for each in no_limits(regime="general_election", on=after)}


@pytest.mark.parametrize(
    ("on", "certainty", "also"),
    [(date(2019, 5, 6), "text", 0), (date(2024, 1, 29), "contradicted", 1)],
)
def test_reporting_in_general_elections_was_plain_until_two_quotes_differed(
    on: date, certainty: str, also: int
) -> None:
    at = datetime(on.year, on.month, on.day, 9, tzinfo=WIB)
    found = deadline(
        "reporting", regime="general_election", on=on, moments={"known": at}, zone="WIB"
    )
    assert found.citation.certainty == certainty
    units = {each.variant.unit for each in found.explained}
    assert units == {"working_day", *["calendar_day"][:also]}
