"""A file walked along the path of the law, act by act, through the rooms' own actions.

Each function takes a walk at the stage before and leaves it at the stage its name says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from netra.cases import actions as cases
from netra.cases import queries as case_rows
from netra.cases.actions import Attending, Meeting, Ruling
from netra.intake import actions as intake
from netra.offices.queries import OfficeCard
from netra.outcomes.models import Decision
from tests.rooms import factories as make

REPORTER = {"name": "Zulaikha Pelapor-Rahasia", "address": "Jalan Tersembunyi 77"}
WITNESS = {"name": "Wicaksana Saksi-Rahasia"}


@dataclass
class Walk:
    """A file, the office that handles it, and the moment it is there."""

    file_id: UUID
    office: OfficeCard
    now: datetime
    code: str = ""
    people: list[UUID] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def later(self, hours: int = 1) -> datetime:
        """So many hours on."""
        self.now += timedelta(hours=hours)
        return self.now


def official(number: int = 1, agency: str = make.PROSECUTION, **other: Any) -> dict[str, Any]:
    """A civil servant of an agency, said to have done one act."""
    at = make.office(agency)
    return {
        "name": f"Respondent {number}",
        "position": "Pejabat struktural",
        "agency_name": at.name,
        "agency_id": at.id,
        "employment": "pns",
        "status_on_day": "active",
        "status_proof": "SK",
        "codes": ["PN-01"],
        "occurred_on": date(2024, 10, 14),
        "favoured_side": "",
        **other,
    }


def reported(
    day: str = "2024-10-17",
    *,
    path: str = make.REGENCY,
    by_decree: bool = True,
    reporter: Mapping[str, str] = REPORTER,
    **said: Any,
) -> Walk:
    """A report received and numbered; without a decree it waits for its signature."""
    at, office = make.moment(day), make.office(path)
    code, claim_hash = make.claim()
    filing = intake.file_report(
        told=make.told(**{"witnesses": [WITNESS], **said}),
        setting=make.setting(at.date()),
        channel=make.channel(at.date(), by_decree=by_decree),
        decree=make.DECREE if by_decree else "",
        office=office,
        reporter=reporter,
        claim_hash=claim_hash,
        by=make.citizen(),
        at=at,
    )
    return Walk(filing.file_id, office, at, code)


def tipped(day: str = "2024-10-17", *, path: str = make.REGENCY, **said: Any) -> Walk:
    """A tip, which has no reporter."""
    at, office = make.moment(day), make.office(path)
    code, claim_hash = make.claim()
    filing = intake.leave_tip(
        told=make.told(**said),
        setting=make.setting(at.date()),
        office=office,
        claim_hash=claim_hash,
        by=make.citizen(),
        at=at,
    )
    return Walk(filing.file_id, office, at, code)


def seen(day: str = "2024-10-15", *, path: str = make.DISTRICT) -> Walk:
    """Form A of a district supervisor."""
    at, by = make.moment(day), make.actor("district_supervisor", path)
    assert by.person_id is not None
    record = intake.submit_supervision_record(
        office=make.office(path),
        setting=make.setting(at.date()),
        number="001/LHP/PM.01.02/10/2024",
        assignment_letter="ST-12",
        supervisor_id=by.person_id,
        stage_supervised="Kampanye",
        activity="Pertemuan",
        told=make.told(witnesses=[WITNESS]),
        by=by,
        at=at,
    )
    return Walk(record.file_id, make.office(make.REGENCY), at)


def meeting(walk: Walk, *, present: int = 5, of: int = 5, **other: Any) -> Meeting:
    """A plenary of the handling office, by consensus unless said otherwise."""
    people = make.members(of, walk.office.path)
    attending = [Attending(person_id=p, present=n < present) for n, p in enumerate(people)]
    known = {
        "number": f"BA-{walk.now:%d%H%M}",
        "held_at": walk.now,
        "place": "Kantor",
        "agenda": "Pleno",
        "presided_by": people[0],
        "attending": attending,
    }
    return Meeting(**{**known, **other})


def found(walk: Walk, **other: Any) -> Walk:
    """The plenary fixes a finding."""
    at = walk.later(24)
    cases.fix_finding(
        file_id=walk.file_id,
        office=walk.office,
        meeting=meeting(walk, **other),
        accepted=True,
        about="Dugaan keberpihakan",
        by=make.actor("chair"),
        at=at,
    )
    return walk


def in_review(walk: Walk, **other: Any) -> Walk:
    """The office has opened the initial review."""
    cases.open_review(
        file_id=walk.file_id,
        office=walk.office,
        about="Dugaan keberpihakan",
        by=make.actor("intake_officer", walk.office.path),
        at=walk.later(),
        **other,
    )
    return walk


def named(walk: Walk, *people: dict[str, Any]) -> Walk:
    """The case speaks of these people, or of one official."""
    for one in people or (official(),):
        respondent = cases.name_respondent(
            file_id=walk.file_id,
            by=make.actor("caseworker", walk.office.path),
            at=walk.later(),
            **one,
        )
        walk.people.append(respondent.id)
    return walk


def reviewed(
    walk: Walk, exit: str = "register", reason: str = "", ground: str = "requirements_not_met"
) -> Walk:
    """The initial review is complete and one exit taken."""
    cases.complete_review(
        file_id=walk.file_id,
        kinds=["other_law"],
        checks=[{"key": "respondent", "met": "yes", "note": "", "article": ""}],
        handled_elsewhere="",
        exit=exit,
        reason=reason,
        ground=ground,
        by=make.actor("intake_officer", walk.office.path),
        at=walk.later(),
    )
    return walk


def registered(walk: Walk, wanted: int | None = None) -> Walk:
    """The case has its registration number."""
    cases.register(
        file_id=walk.file_id,
        office=walk.office,
        election_kind="PB",
        by=make.actor("intake_officer", walk.office.path),
        at=walk.later(),
        wanted=wanted,
    )
    return walk


def studied(walk: Walk) -> Walk:
    """The study stands."""
    cases.make_study(
        file_id=walk.file_id,
        facts="Fakta",
        analysis="Analisis",
        conclusion="Kesimpulan",
        elements=[],
        by=make.actor("caseworker", walk.office.path),
        at=walk.later(),
    )
    return walk


def rulings(
    walk: Walk, outcome: str = "forward", reason: str = "", ground: str = "not_proven"
) -> list[Ruling]:
    """One ruling on every alleged act, all alike."""
    case = case_rows.case_of(walk.file_id)
    assert case is not None
    return [
        Ruling(
            respondent_id=line.id,
            alleged_id=cell.id,
            outcome=outcome,
            reason=reason,
            ground=ground if outcome == "stop" else "",
        )
        for line in case_rows.respondents(case.id)
        for cell in line.acts
    ]


def decided(walk: Walk, ruled: Sequence[Ruling] | None = None, **other: Any) -> Walk:
    """The plenary has decided, to forward everything unless ruled otherwise."""
    at = walk.later()
    cases.decide(
        file_id=walk.file_id,
        office=walk.office,
        meeting=meeting(walk, **other),
        rulings=rulings(walk) if ruled is None else ruled,
        by=make.actor("chair", walk.office.path),
        at=at,
    )
    return walk


def at_registration(day: str = "2024-10-17", *people: dict[str, Any]) -> Walk:
    """A report, reviewed and registered."""
    return registered(reviewed(named(in_review(reported(day)), *people)))


def at_decision(day: str = "2024-10-17", *people: dict[str, Any]) -> Walk:
    """A report decided to be forwarded."""
    return decided(studied(at_registration(day, *people)))
