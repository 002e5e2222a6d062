"""Forty of forty: what the house's own acts make of each case is what its source says."""

import csv
from datetime import date
from itertools import groupby
from pathlib import Path
from uuid import UUID

import pytest

from netra.base.models import Act
from netra.base.queries import acts_of, verify_chain
from netra.cases import queries as cases
from netra.doors.cli.demo import load
from netra.doors.cli.demo.replay.days import incident
from netra.doors.cli.demo.replay.facts import Case
from netra.doors.cli.demo.replay.facts import cases as published
from netra.doors.cli.demo.replay.outcome import outcome, outside_powers
from netra.doors.cli.demo.replay.page import PAGE, page
from netra.intake import queries as intake
from netra.law.catalogue import assess
from netra.law.elections import election
from netra.offices import queries as offices
from netra.offices.models import Person
from netra.outcomes import queries as outcomes

Row = dict[str, str]
HERE = Path(__file__).parent
TODAY = date(2024, 10, 17)
CIVIL_SERVANTS = ("pns", "pppk", "acting_regional_head")
COLUMNS = (
    "entrance",
    "election",
    "contest",
    "office",
    "respondents",
    "employment",
    "classes",
    "stage",
    "exit",
    "steps",
    "assumed",
    "outside_powers",
)


def expected() -> dict[str, Row]:
    with (HERE / "expected.csv").open(encoding="utf-8", newline="") as file:
        return {row["case"]: row for row in csv.DictReader(file)}


def observed(case: Case, file_id: UUID) -> Row:
    """The row of one file, read from the database and the law."""
    begun = intake.record_of(file_id) or intake.filing_of(file_id)
    found = cases.case_of(file_id)
    people = cases.respondents(found.id) if found else []
    acts = acts_of(file_id)
    told = [kind for kind, _again in groupby(act.kind for act in acts)]
    supposed = [act for act, _again in groupby((a.kind, a.at, a.assumed) for a in acts) if act[2]]
    assert begun is not None
    contest = begun.contest
    return {
        "entrance": _entrance(file_id),
        "election": contest.election_id if contest else "",
        "contest": f"{contest.kind}:{contest.area_code}" if contest else "",
        "office": (found or begun).office.key,
        "respondents": str(len(people)),
        "employment": _counted([person.employment for person in people]),
        "classes": _classes(case, people),
        "stage": outcomes.stage(file_id),
        "exit": outcome(file_id),
        "steps": " ".join(told),
        "assumed": str(len(supposed) + incident(case).assumed),
        "outside_powers": "yes" if outside_powers(file_id) else "no",
    }


def _entrance(file_id: UUID) -> str:
    filing = intake.filing_of(file_id)
    return "record" if filing is None else filing.channel


def _counted(kinds: list[str]) -> str:
    runs = [(kind, len(list(again))) for kind, again in groupby(kinds)]
    totals: dict[str, int] = {}
    for kind, count in runs:
        totals[kind] = totals.get(kind, 0) + count
    return " ".join(kind if count == 1 else f"{kind}*{count}" for kind, count in totals.items())


def _classes(case: Case, people: list[cases.RespondentLine]) -> str:
    """Each act's class for a civil servant: of the file, or by the law where nobody is named."""
    found = {
        (act.code, act.klass)
        for person in people
        for act in person.acts
        if person.employment in CIVIL_SERVANTS
    }
    return " ".join(f"{code}={klass}" for code, klass in sorted(found or _by_law(case)))


def _by_law(case: Case) -> set[tuple[str, str]]:
    contest = case.law_contest()
    return {
        (
            code,
            assess(
                code,
                on=incident(case).on,
                determined_on=contest.determined_on if contest else None,
                employment="pns",
                regime=election(contest.election_id).regime if contest else None,
            ).klass,
        )
        for code in case.alleged
    }


def together(rows: list[Row]) -> Row:
    """One row for a case that became several files: numbers add up, the rest is alike."""
    first = rows[0]
    assert all(row["steps"] == first["steps"] and row["exit"] == first["exit"] for row in rows)
    added = {key: str(sum(int(row[key]) for row in rows)) for key in ("respondents", "assumed")}
    kinds = " ".join(row["employment"] for row in rows).split()
    return {**first, **added, "employment": _counted(kinds)}


def test_every_case_has_an_expectation_and_a_source() -> None:
    with (HERE / "sources.csv").open(encoding="utf-8", newline="") as file:
        sourced = {row["case"] for row in csv.DictReader(file)}
    replayed = {case.id for case in published()}
    assert len(replayed) == 40
    assert replayed == set(expected()) == sourced


@pytest.mark.parametrize("number", sorted(expected()))
def test_the_case_comes_out_as_expected(number: str, files: dict[str, UUID]) -> None:
    parts = [case for case in published() if case.id == number]
    found = together([observed(case, files[case.key]) for case in parts])
    wanted = expected()[number]
    assert {key: found[key] for key in COLUMNS} == {key: wanted[key] for key in COLUMNS}


def test_the_chain_of_every_file_holds(files: dict[str, UUID]) -> None:
    assert verify_chain() == []
    assert Act.objects.filter(assumed=True, file_id__in=files.values()).exists()


def test_a_second_load_changes_nothing(files: dict[str, UUID]) -> None:
    before = Act.objects.count(), Person.objects.count()
    again = load(replays=True)["files"]
    assert again == {name: str(file_id) for name, file_id in files.items()}
    assert (Act.objects.count(), Person.objects.count()) == before


def test_a_published_case_takes_no_number_of_the_demonstrations_own(
    files: dict[str, UUID],
) -> None:
    kudus, forwarded = cases.case_of(files["kudus"]), cases.case_of(files["PC-034-1"])
    assert kudus is not None
    assert forwarded is not None
    assert (kudus.number, forwarded.number) == ("01/Reg/TM/PB/Kab/14.21/X/2024", "")
    assert kudus.office_id == forwarded.office_id


def test_nobody_made_for_a_replay_may_sign_in_or_sits_with_the_demonstrations_own(
    files: dict[str, UUID],
) -> None:
    made = Person.objects.filter(username__startswith="replay-")
    assert made.exists()
    assert not [person for person in made if person.has_usable_password()]
    council = offices.members(offices.office_by_key("bawaslu-kabupaten-kudus").id, on=TODAY)
    assert not {person.username for person, _seat in council} & {each.username for each in made}


def test_the_reference_page_is_current(files: dict[str, UUID]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(files), "run the module replay.page"
