"""Who sees what: `access_rooms.csv`, reasoned from how an office works, compared both ways.

A row is a viewer; a cell names the files he or she sees on that surface, no more and no fewer. The
numbers in `why` are those of the practice notes on the course of a file (1) and on people to
protect (3).
"""

import csv
import io
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from netra.base.viewing import Viewer
from netra.cases import queries as cases
from netra.evidence import queries as evidence
from netra.evidence.actions import keep, look
from netra.forwarding import queries as forwarding
from netra.intake import queries as intake
from netra.journeys import queries as journeys
from netra.journeys.actions import refresh
from netra.offices.queries import capacities, looking_from
from netra.outcomes import queries as outcomes
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db

with (Path(__file__).parent / "access_rooms.csv").open(encoding="utf-8", newline="") as table:
    EXPECTED = list(csv.DictReader(table))

SURFACES: dict[str, Callable[[UUID, Viewer], Any]] = {
    "filing": intake.filing,
    "record": intake.record,
    "case": cases.case,
    "forwarding": forwarding.forwardings,
    "examination": outcomes.examination,
    "recommendation": outcomes.recommendations,
    "decision": outcomes.decisions,
    "evidence": evidence.items_of,
}


def six_files() -> dict[str, path.Walk]:
    """One file at each of six places on the path, each with evidence, each in its list."""
    make.all_offices()
    walks = {
        "report": path.in_review(path.reported()),
        "panel": path.reported(path=make.DISTRICT),
        "tip": path.tipped(),
        "finding": path.registered(path.named(path.found(path.seen()))),
        "forwarded": beyond.forwarded(path.at_decision()),
        "decided": decided(),
    }
    for name, walk in walks.items():
        add_evidence(walk, make.DISTRICT if name in ("panel", "finding") else make.REGENCY)
        refresh(walk.file_id)
    return walks


def decided() -> path.Walk:
    """The same, advised on and decided."""
    sent = beyond.acknowledged(beyond.forwarded(path.at_decision()))
    return beyond.imposed(beyond.recommended(sent))


def add_evidence(walk: path.Walk, place: str) -> None:
    stream = io.BytesIO(b"Catatan lapangan")
    keep(
        file_id=walk.file_id,
        office_id=make.office(place).id,
        path=place,
        stream=stream,
        looked=look(stream, name="catatan.txt", size=16),
        by=make.citizen(),
        at=walk.later(),
    )


def seen(viewer: Viewer, walks: dict[str, path.Walk]) -> dict[str, set[str]]:
    """What the viewer sees of the six files on each surface."""
    found = {
        surface: {name for name, walk in walks.items() if read(walk.file_id, viewer)}
        for surface, read in SURFACES.items()
    }
    names = {walk.file_id: name for name, walk in walks.items()}
    for lines in (journeys.worklist(viewer), journeys.case_list(viewer)):
        assert lines.total == len(lines.lines)
        found["list"] = {names[line.file_id] for line in lines.lines}
        single = {name for name, walk in walks.items() if journeys.line(walk.file_id, viewer)}
        assert single == found["list"]
    assert sum(journeys.stages_in_sight(viewer).values()) == len(found["list"])
    return found


def test_everybody_sees_what_the_table_says_and_nothing_else() -> None:
    walks = six_files()
    wrong = []
    for row in EXPECTED:
        found = seen(make.viewer(row["capacity"], row["office"]), walks)
        for surface, names in found.items():
            if names != set(row[surface].split()):
                wrong.append((row["capacity"], row["office"], surface, sorted(names)))
    assert not wrong, wrong


def test_the_table_speaks_of_every_capacity_and_says_why() -> None:
    assert {row["capacity"] for row in EXPECTED} == set(capacities())
    assert all(row["why"] for row in EXPECTED)
    columns = {"capacity", "office", "list", "why", *SURFACES}
    assert all(set(row) == columns for row in EXPECTED)


def test_whoever_looks_for_an_employer_sees_nothing_before_it_was_sent() -> None:
    sent, held = beyond.forwarded(path.at_decision()), path.at_decision()
    for walk in (sent, held):
        refresh(walk.file_id)
    for capacity, place in (
        ("personnel_officer", make.PERSONNEL),
        ("inspector", make.INSPECTORATE),
    ):
        make.office(make.PROSECUTION)
        looking = make.viewer(capacity, place)
        assert [line.file_id for line in journeys.case_list(looking).lines] == [sent.file_id]
        assert forwarding.forwardings(held.file_id, looking) == []


def test_an_agency_without_an_authority_above_it_sees_nothing() -> None:
    """Not its neighbours' files, nor those of all authorities."""
    assert looking_from("inspector", "ppk.lone.inspectorate") == "ppk.lone.inspectorate"
    assert looking_from("caseworker", make.REGENCY) == make.REGENCY


def test_an_auditor_reads_number_and_stage_of_every_file_and_nobody_else_does() -> None:
    walks = six_files()
    auditor = make.viewer("auditor", make.NATION)
    listed = {line.file_id for line in journeys.audit_list(auditor).lines}
    assert listed == {walk.file_id for walk in walks.values()}
    others = [row for row in EXPECTED if row["capacity"] != "auditor"]
    for row in others:
        looking = make.viewer(row["capacity"], row["office"])
        assert journeys.audit_list(looking).total == 0
        assert journeys.audit_line(walks["report"].file_id, looking) is None
    assert {field.name for field in fields(journeys.AuditLine)} == {
        "file_id",
        "number",
        "reference",
        "stage",
        "since",
        "closed",
    }


@pytest.mark.parametrize("surface", sorted({"list", *SURFACES}))
def test_each_surface_is_open_to_some_and_closed_to_others(surface: str) -> None:
    assert {bool(row[surface]) for row in EXPECTED} == {True, False}
