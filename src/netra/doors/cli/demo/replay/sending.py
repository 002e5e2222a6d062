"""Forwarding a replayed case, and what receivers did with it."""

from collections.abc import Iterator

from netra.doors.cli.demo.replay.facts import Line
from netra.doors.cli.demo.replay.run import Run
from netra.forwarding import actions as forwarding
from netra.forwarding import queries as sent_rows
from netra.law.glossary import term
from netra.offices.queries import OfficeCard
from netra.outcomes import actions as outcomes

AS_REPORTED = "Menurut sumber kantor menyurati penerima ini."
PRESS = "press"
REPRIMAND = "reprimand"
PERSONNEL = {"appointing_authority": "ppk", "personnel_agency": "personnel", "kpu": "kpu"}


def forward(run: Run) -> None:
    """The file goes to whom the law of the day names, or to whom the source says it went."""
    forwarding.forward(
        office_id=run.office.id,
        path=run.office.path,
        letter_number=run.unstated,
        sendees=list(_sendees(run)),
        **run.act("chair"),
    )


def acknowledge(run: Run) -> None:
    """The merit authority has it."""
    forwarding.acknowledge(ticket=run.unstated, **run.act("merit_examiner", _authority(run)))


def verify(run: Run) -> None:
    """It verified the file."""
    outcomes.verify(note=run.unstated, **run.act("merit_examiner", _authority(run)))


def examine(run: Run) -> None:
    """It examined the file."""
    outcomes.examine(findings=run.unstated, **run.act("merit_examiner", _authority(run)))


def recommend(run: Run) -> None:
    """It wrote to the appointing authority on each respondent."""
    for person, line in run.people():
        agency = run.agency(line)
        if agency is None:
            raise LookupError(f"{run.case.key}: nobody to recommend to")
        outcomes.recommend(
            respondent_id=person.id,
            to_office_id=agency.id,
            number=run.unstated,
            title=term("recommendation").capitalize(),
            advice=line.advice,
            text=line.advised,
            limit_days=run.case.words.get("limit_days"),
            limit_claimed_by=run.unstated,
            **run.act("merit_examiner", _authority(run)),
        )


def impose(run: Run) -> None:
    """The employer decided on those the source says it decided on."""
    for person, line in run.people():
        for kind, _colon, form in (each.partition(":") for each in line.imposed):
            employer = _employer(run, line, kind)
            outcomes.impose(
                respondent_id=person.id,
                office_id=employer.id,
                path=employer.path,
                kind=kind,
                form=form,
                number=run.unstated,
                breach=run.about,
                council="",
                **run.act("personnel_officer" if kind == REPRIMAND else "ppk_officer", employer),
            )


def _sendees(run: Run) -> Iterator[forwarding.Sendee]:
    chosen = run.case.said("sent_to")
    for line in sent_rows.proposed(run.file, path=run.office.path, on=run.day.on):
        own = line.function in sent_rows.MERIT or line.function == chosen
        if not (chosen and own):
            yield from _as_proposed(line)
    if chosen:
        yield _other(run, chosen, "addressee")
    if copied := run.case.said("copy_to"):
        yield _other(run, copied, "copy")


def _as_proposed(line: sent_rows.Proposed) -> Iterator[forwarding.Sendee]:
    """One receiver of the row; in words where the house has no such office."""
    if line.office is None and line.function in (*sent_rows.MERIT, "appointing_authority"):
        return  # a copy to an office nobody knows is no copy
    yield forwarding.Sendee(
        office_id=line.office.id if line.office else None,
        name="" if line.office else term(line.function).capitalize(),
        function=line.function,
        role=line.role,
        certainty=str(line.citation.certainty),
        article=line.citation.article,
        for_respondents=line.for_respondents,
    )


def _other(run: Run, function: str, role: str) -> forwarding.Sendee:
    """A receiver the source names, whether or not a row does."""
    office = _of_the_place(run, function)
    return forwarding.Sendee(
        office_id=office.id,
        function=function,
        role=role,
        certainty=PRESS,
        reason=AS_REPORTED if role == "addressee" else "",
    )


def _of_the_place(run: Run, function: str) -> OfficeCard:
    if function == "appointing_authority":
        known = (run.agency(line) for _person, line in run.people())
        found = next((each for each in known if each), None)
        if found is not None:
            return found
    return run.crew.office(run.own(PERSONNEL[function]))


def _employer(run: Run, line: Line, kind: str) -> OfficeCard:
    agency = run.agency(line)
    if agency is None:
        raise LookupError(f"{run.case.key}: the employer is not known")
    if kind != REPRIMAND:
        return agency
    return run.crew.office(agency.key.replace("ppk-", "personnel-", 1))


def _authority(run: Run) -> OfficeCard:
    """The merit authority the file was sent to."""
    sent = sent_rows.latest(run.file)
    for each in sent.recipients.all() if sent else ():
        if each.function == "merit_authority" and each.office is not None:
            return run.crew.office(each.office.key)
    raise LookupError(f"{run.case.key} was not sent to the merit authority")
