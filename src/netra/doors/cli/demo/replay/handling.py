"""Review, registration, clarification, discussion, study and plenary of a replayed case."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from netra.cases import actions as cases
from netra.cases import queries as case_rows
from netra.doors.cli.demo.replay.facts import Line
from netra.doors.cli.demo.replay.run import Run
from netra.law.elements import elements
from netra.law.requirements import requirements
from netra.outcomes import queries as outcomes

WITNESSES, ABSENT = "witnesses", "absent"
CONCLUSIONS = {"met": "continue", "not_met": "not_a_crime", "not_stated": "open"}
MET = {"forward": "yes", "transfer": "yes", "stop": "no"}
CONCLUDED = {
    "forward": "Diteruskan",
    "transfer": "Unsur pidana dinyatakan terpenuhi; dilimpahkan",
    "stop": "Dihentikan",
}
NOON = time(13, 0)


def open_review(run: Run) -> None:
    """The office looks at the report."""
    cases.open_review(office=run.office, about=run.about, **run.act("caseworker"))


def name_respondent(run: Run) -> None:
    """Everybody the source counts is a respondent, by number: no name is taken over."""
    for line in run.case.lines:
        agency = run.agency(line)
        person = cases.name_respondent(
            name="",
            position=line.position,
            agency_name=run.employer(line),
            agency_id=agency.id if agency else None,
            employment=line.employment,
            status_on_day="active",
            status_proof="Status pada hari kejadian diandaikan.",
            codes=line.codes,
            occurred_on=run.incident.on,
            favoured_side="",
            **run.act("caseworker"),
        )
        run.named[person.id] = line


def complete_review(run: Run) -> None:
    """The exit the source tells of: to be registered, forwarded directly, or not registered."""
    kinds = {step.kind for step in run.case.steps}
    ground = run.case.said("ground")
    registered = "register" in kinds
    crime = ["crime"] if "discuss_with_gakkumdu" in kinds else []
    chosen = "register" if registered else "forward_directly" if "forward" in kinds else ""
    cases.complete_review(
        kinds=["other_law", *crime],
        checks=[] if not chosen else list(_checks(run)),
        handled_elsewhere="",
        exit=chosen or "not_registered",
        reason=run.case.said("reason"),
        ground="" if chosen else ground,
        **run.act("caseworker"),
    )


def register(run: Run) -> None:
    """The case has the office's next number; the source's own number is not taken over."""
    cases.register(
        office=run.office,
        election_kind=run.setting.election_kind,
        **run.act("caseworker"),
    )


def discuss_with_gakkumdu(run: Run) -> None:
    """A discussion with police and prosecutor."""
    met = run.case.said("crime")
    cases.discuss_with_gakkumdu(
        ordinal=_so_far(run, "discuss_with_gakkumdu") + 1,
        institutions=["bawaslu", "police", "prosecutor"],
        articles=run.case.said("articles", run.unstated),
        conclusion=CONCLUSIONS[met],
        note=_as_told(run),
        **run.act("caseworker"),
    )


def invite(run: Run) -> None:
    """Everybody heard later is invited, and everybody where it is not stated who was."""
    for whom, person, label in _whom(run):
        cases.invite(
            whom=whom,
            respondent_id=person,
            label=label,
            number=run.unstated,
            for_at=_for_at(run),
            place=run.office.name,
            **run.act("caseworker"),
        )


def serve(run: Run) -> None:
    """The invitations are served."""
    for invitation in _open_invitations(run):
        cases.serve(
            invitation_id=invitation.id,
            proof=_as_told(run),
            **run.act("caseworker"),
        )


def clarify(run: Run) -> None:
    """Who was invited came, or did not; what was said is not stated."""
    wanted = "witness" if run.step.whom == WITNESSES else "respondent"
    for invitation in _open_invitations(run):
        if invitation.whom != wanted:
            continue
        came = run.step.whom != ABSENT
        cases.clarify(
            invitation_id=invitation.id,
            came=came,
            under_oath=False,
            read_back=False,
            signed=False,
            basis=_as_told(run),
            answers=[],
            **run.act("caseworker"),
        )


def find_facts(run: Run) -> None:
    """The facts an invented case gives, of each act of each person; what it leaves out is open."""
    contest = run.case.law_contest()
    for person, line in run.people():
        cases.find_facts(
            stage=outcomes.stage,
            alleged_ids=[act.id for act in person.acts],
            facts=run.case.words["facts"],
            employment=line.employment,
            contest=contest.key if contest else "",
            because=_as_told(run),
            **run.act("caseworker"),
        )


def study(run: Run) -> None:
    """A study that says what the source says, element by element."""
    cases.make_study(
        facts=run.what,
        analysis="Ringkasan; kajian lengkap tidak ada pada peragaan.",
        conclusion=f"{CONCLUDED[run.case.ruling]}. {_as_told(run)}",
        elements=[
            {
                "alleged_id": act.id,
                "key": element.key,
                "met": MET[line.ruling or run.case.ruling],
                "because": _as_told(run),
            }
            for person, line in run.people()
            for act in person.acts
            for element in elements(act.code, on=run.incident.on)
        ],
        **run.act("caseworker"),
    )


def decide(run: Run) -> None:
    """The plenary rules on each act of each person as the source tells."""
    cases.decide(
        office=run.office,
        meeting=run.meeting("Keputusan atas kajian"),
        rulings=[
            _ruling(run, person.id, act.id, line)
            for person, line in run.people()
            for act in person.acts
        ],
        **run.act("chair"),
    )


def note_reported_measure(run: Run) -> None:
    """What the office is reported to have done beyond its powers."""
    cases.note_reported_measure(
        stage=outcomes.stage,
        respondent_id=None,
        kind=run.case.said("measure_kind"),
        measure=run.case.said("measure"),
        issued_by=run.case.said("measure_by"),
        issued_on=run.step.stated,
        source=run.source,
        **run.act("caseworker"),
    )


def transfer_to_investigator(run: Run) -> None:
    """The suspected crime goes to the investigator."""
    cases.transfer_to_investigator(
        stage=outcomes.stage,
        to=run.case.said("investigator"),
        letter_number=run.unstated,
        articles=run.case.said("articles"),
        **run.act("chair"),
    )


def record_investigation_result(run: Run) -> None:
    """What the court decided, as reported."""
    cases.record_investigation_result(
        stage=outcomes.stage,
        outcome="convicted",
        decided_by=run.case.said("court"),
        number="",
        decided_on=run.step.stated,
        text=run.case.said("verdict"),
        reported_by=run.source,
        **run.act("caseworker"),
    )


def _as_told(run: Run) -> str:
    return f"{run.source.capitalize()}; bukti aslinya tidak ada pada peragaan."


def _ruling(run: Run, person: UUID, act: UUID, line: Line) -> cases.Ruling:
    outcome = line.ruling or run.case.ruling
    stopped = outcome == "stop"
    return cases.Ruling(
        respondent_id=person,
        alleged_id=act,
        outcome=outcome,
        ground=(line.ground or run.case.said("ground")) if stopped else "",
        reason=(line.reason or run.case.said("reason")) if stopped else "",
    )


def _checks(run: Run) -> Iterator[dict[str, str]]:
    for each in requirements(regime=run.setting.regime, on=run.day.on):
        if each.statutory_minimum:
            yield {
                "key": each.key,
                "met": "unclear",
                "note": run.unstated,
                "article": each.citation.article,
            }


def _whom(run: Run) -> Iterator[tuple[str, UUID | None, str]]:
    for number in range(1, run.case.witnesses + 1):
        yield "witness", None, f"Saksi {number}"
    for person, _line in run.people():
        yield "respondent", person.id, person.name


def _for_at(run: Run) -> datetime:
    """The stated day of the clarification, else the next one on the way, else the day after."""
    stated = run.case.words.get("invited_for")
    planned = (step.stated for step in run.case.steps[run.number :] if step.kind == "clarify")
    day = stated or next(planned, None) or run.day.on + timedelta(days=1)
    noon = datetime.combine(day, NOON, tzinfo=ZoneInfo(run.office.zone))
    return noon if noon > run.at else run.at + timedelta(hours=1)


def _open_invitations(run: Run) -> list[Any]:
    """Invitations of the latest round nobody was heard on."""
    case = case_rows.case_of(run.file)
    if case is None:
        raise LookupError(f"{run.case.key} has no case")
    heard = {each.invitation_id for each in case_rows.clarifications(case.id)}
    return [each for each in case_rows.invitations(case.id) if each.id not in heard]


def _so_far(run: Run, kind: str) -> int:
    return sum(step.kind == kind for step in run.case.steps[: run.number])
