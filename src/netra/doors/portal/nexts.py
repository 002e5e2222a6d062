"""What happens next with a filing, with dates from the law and who holds it."""

from typing import Any

from django.utils.translation import gettext as _

from netra.doors.ui.formats import moment
from netra.doors.ui.parts import Step
from netra.journeys import queries as lines
from netra.law.calendar import calendar_of
from netra.law.deadlines import Deadline, deadlines

Limits = dict[str, Deadline]


def next_steps(filing: Any) -> tuple[Step, ...]:
    """The steps ahead of a filing just sent, the dated ones with their day."""
    line = lines.line_of(filing.file_id)
    counted = (
        deadlines(
            regime=line.regime,
            on=line.rules_on,
            moments=line.moments,
            zone=line.zone,
            holidays=calendar_of(line.area),
            pauses=line.pauses,
        )
        if line
        else ()
    )
    limits = {each.step: each for each in counted}
    steps = {"report": _report, "pre_report": _pre_report, "tip": _tip}[filing.channel]
    return tuple(steps(filing, limits))


def _sent(filing: Any, what: str) -> Step:
    return Step(
        when=moment(filing.filed_at, filing.office.zone),
        what=what,
        who=filing.office.name,
        state="done",
    )


def _report(filing: Any, limits: Limits) -> list[Step]:
    office = filing.office.name
    return [
        _sent(filing, _("Your report was received and numbered.")),
        Step(
            when=_until(filing, limits, "initial_review"),
            what=_("The office checks whether the report is complete and what kind it is."),
            who=office,
            state="now",
        ),
        Step(
            when=_("If something is missing"),
            what=_("The office asks you. You read the question, and its last day, with your code."),
            who=_("You"),
        ),
        *_handling(filing, limits, office),
    ]


def _pre_report(filing: Any, limits: Limits) -> list[Step]:
    office = filing.office.name
    return [
        _sent(filing, _("Your answers were sent to the office. No clock runs yet.")),
        Step(
            when=_until(filing, limits, "reporting"),
            what=_(
                "You sign the printed form at the office, a posko or a Panwascam. Bring your "
                "identity card. From then on it is a report."
            ),
            who=_("You"),
            state="now",
        ),
        Step(
            when=_("When you sign"),
            what=_("You get the number and the filing receipt. The office checks the report."),
            who=office,
        ),
        *_handling(filing, limits, office),
    ]


def _tip(filing: Any, limits: Limits) -> list[Step]:
    office = filing.office.name
    return [
        _sent(filing, _("Your message was sent to the office.")),
        Step(
            when=_("No law sets a day for this"),
            what=_("The members decide whether to look into it as initial information."),
            who=office,
            state="now",
        ),
        Step(
            when=_("At any time"),
            what=_("You may still report with your name at the office."),
            who=_("You"),
        ),
    ]


def _handling(filing: Any, limits: Limits, office: str) -> list[Step]:
    limit = limits.get("handling")
    days = limit.days if limit else None
    when = _("Up to %(n)s days after registration") % {"n": days} if days else _("Afterwards")
    return [
        Step(
            when=when,
            what=_("The office hears people, studies the report, and its members decide."),
            who=office,
        ),
        Step(
            when=_("After the decision"),
            what=_(
                "If it is a matter of neutrality, the file goes to the authority for civil "
                "servants. You follow it with the same code."
            ),
        ),
    ]


def _until(filing: Any, limits: Limits, step: str) -> str:
    limit = limits.get(step)
    if limit is None or limit.due is None:
        return _("As soon as you can")
    return _("By %(moment)s") % {"moment": moment(limit.due, filing.office.zone)}
