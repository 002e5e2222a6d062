"""How a case comes in: a report at the counter, a tip, a supervisor's record, a finding."""

from dataclasses import replace
from secrets import token_bytes

from netra.cases import actions as cases
from netra.doors.cli.demo.replay.run import Run
from netra.intake import actions as intake
from netra.law.channel import reporting_channel
from netra.offices.queries import OfficeCard

COUNTER = "counter"


def file_report(run: Run) -> None:
    """A report was signed at the office; who reported is not stated and sealed as such."""
    on_paper = replace(reporting_channel(on=run.day.on, decree=None), kind="report")
    filing = intake.file_report(
        told=_told(run),
        setting=run.setting,
        channel=on_paper,
        decree="",
        office=run.office,
        reporter={"name": run.unstated},
        claim_hash=token_bytes(32),  # no code opens it: nobody was given one
        entrance=COUNTER,
        by=run.actor("intake_officer"),
        at=run.at,
    )
    run.file_id = filing.file_id


def leave_tip(run: Run) -> None:
    """Somebody told the office, without a report."""
    filing = intake.leave_tip(
        told=_told(run),
        setting=run.setting,
        office=run.office,
        claim_hash=token_bytes(32),
        entrance=COUNTER,
        by=run.actor("citizen"),
        at=run.at,
    )
    run.file_id = filing.file_id


def submit_supervision_record(run: Run) -> None:
    """A supervisor of the district or of the office itself wrote what was seen."""
    run.taken_by(_panel(run))
    by = run.actor("district_supervisor")
    if by.person_id is None:
        raise LookupError("a supervisor acts in person")
    record = intake.submit_supervision_record(
        office=run.office,
        setting=run.setting,
        number=run.unstated,
        assignment_letter=run.unstated,
        supervisor_id=by.person_id,
        stage_supervised=run.unstated,
        activity=run.about,
        told=_told(run),
        by=by,
        at=run.at,
    )
    run.file_id = record.file_id


def declare_initial_information(run: Run) -> None:
    """The plenary takes the tip for initial information."""
    cases.declare_initial_information(
        office=run.office,
        meeting=run.meeting("Penetapan informasi awal"),
        accepted=True,
        **run.act("chair"),
    )


def order_tracing(run: Run) -> None:
    """A team follows it."""
    cases.order_tracing(decree=run.unstated, team=run.unstated, **run.act("chair"))


def report_tracing(run: Run) -> None:
    """The team reports what the source says of it."""
    result = run.case.said("result", "Hasil penelusuran tidak dirinci sumber.")
    cases.report_tracing(result=result, **run.act("caseworker"))


def fix_finding(run: Run) -> None:
    """The plenary makes it a finding, or not on a ground."""
    cases.fix_finding(
        office=run.office,
        meeting=run.meeting("Penetapan temuan"),
        accepted=run.case.accepted,
        about=run.about,
        ground="" if run.case.accepted else run.case.said("ground"),
        reported_count=run.case.words.get("reported_count"),
        reported_count_of=run.case.said("reported_count_of"),
        **run.act("chair"),
    )


def take_over(run: Run) -> None:
    """The regency's office takes the case of its panel."""
    above = run.crew.office(run.case.office)
    cases.take_over(
        office=above,
        reason="Diambil alih menurut sumber.",
        **run.act("chair", above),
    )
    run.taken_by(above)


def _told(run: Run) -> intake.Told:
    case = run.case
    return intake.Told(
        what=run.what,
        place=run.office.name.partition(" ")[2],
        area_code=run.office.area_code,
        occurred_on=run.incident.on,
        known_on=None,
        named=[{"position": line.position or "Terlapor"} for line in case.lines],
    )


def _panel(run: Run) -> OfficeCard:
    """The district's panel, where the source speaks of one; else the office itself."""
    if not run.case.panel:
        return run.office
    return run.crew.panel(run.case.panel, on=run.day.on)
