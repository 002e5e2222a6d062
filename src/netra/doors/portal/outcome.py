"""What became of a report, as its reporter may know it: kinds and dates, nobody's name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from netra.cases import queries as cases
from netra.doors.ui.formats import language
from netra.law import sanctions
from netra.law.glossary import term
from netra.outcomes import queries as outcomes

REASONED = frozenset({"not_registered", "kept_as_information"})


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One decision of an employer: what stands after remedies, and five dates, not one."""

    kind: str
    form: str
    dates: tuple[tuple[str, datetime | None], ...]


def decided(file_id: UUID, stage: str) -> tuple[Decided, ...]:
    """The decisions, once no remedy can change them; empty before: nobody is told of a sanction
    that may fall. While one has a term for an objection, only closing ends that."""
    final = stage in ("recorded", "reprimanded", "dismissed")
    ended = stage == "closed" or (final and outcomes.remedies_until(file_id) is None)
    if not ended:
        return ()
    return tuple(_decided(decision) for decision in outcomes.decisions_of(file_id))


def reason(file_id: UUID, stage: str) -> str:
    """Why it was not registered; "" at any other stage."""
    found = cases.case_of(file_id) if stage in REASONED else None
    review = cases.review(found.id) if found else None
    return review.reason if review else ""


def beside(file_id: UUID) -> tuple[str, ...]:
    """What runs beside the neutrality part, in plain sentences: the suspected crime, and measures
    as reported, which are no sanction. Nobody's name, no source's words."""
    case = cases.case_of(file_id)
    if case is None:
        return ()
    crime = {
        "transferred": _("The suspected crime is with the police. They investigate it."),
        "convicted": _("A court has decided on the suspected crime."),
        "acquitted": _("A court has decided on the suspected crime."),
        "stopped": _("The police or prosecutor stopped the investigation."),
    }.get(cases.crime(case.id), "")
    label = term("reported_measure", language()).capitalize()
    measures = [f"{label}: {each.measure} ({each.issued_by})." for each in cases.measures(case.id)]
    return tuple(filter(None, (crime, *measures)))


def _decided(decision: Any) -> Decided:
    kinds = {
        "ethics": term("ethics_sanction", language()),
        "discipline": term("disciplinary_sanction", language()),
        "reprimand": term("reprimand", language()),
        "none": _("no sanction"),
    }
    remedies = [each.decided_at for each in decision.remedies.all() if each.decided_at]
    return Decided(
        kind=kinds[decision.in_force_kind],
        form=_form(decision.in_force_form),
        dates=(
            (_("Decided"), decision.decided_at),
            (_("Delivered"), decision.delivered_at),
            (_("In force"), decision.in_force_at),
            (_("Remedies decided"), max(remedies, default=None)),
            (_("Recorded"), decision.recorded_at),
        ),
    )


def _form(code: str) -> str:
    if not code:
        return ""
    form = sanctions.form(code)
    return form.name_en if language() == "en" else form.name_id
