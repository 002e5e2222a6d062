"""Respondents by alleged acts: the matrix on a file's page."""

from typing import Any

from django.utils.translation import gettext as _

from netra.cases.queries import Cell as CellRow
from netra.cases.queries import RespondentLine
from netra.doors.desk.acts.form import either, word
from netra.doors.desk.parts.beside import ground_word
from netra.doors.ui.parts import AllegedAct, MatrixRow
from netra.law.catalogue import act as catalogue_act
from netra.law.catalogue import class_term


def matrix(respondents: list[RespondentLine]) -> tuple[MatrixRow, ...]:
    """Respondents with the acts alleged, each with its class and what was ruled."""
    return tuple(
        MatrixRow(
            name=f"{person.number}. {person.name}",
            detail=_respondent_detail(person),
            acts=tuple(_alleged(cell) for cell in person.acts),
        )
        for person in respondents
    )


def act_name(code: str) -> str:
    """An act's code and name, in the page's language."""
    found = catalogue_act(code)
    return f"{code} {either(found.name_id, found.name_en)}"


def ruled(found: Any) -> str:
    """What a plenary ruled on an alleged act, with the ground on which it was stopped."""
    outcome = _ruling(found.outcome)
    return f"{outcome}: {ground_word(found.ground)}" if found.ground else outcome


def _ruling(outcome: str) -> str:
    return {
        "forward": _("forwarded"),
        "transfer": _("only the crime remains"),
        "stop": _("stopped"),
    }[outcome]


def klass(cell: CellRow) -> str:
    """The class of an alleged act in words, with the phase that made it so."""
    known = {
        "ethics": _("ethics"),
        "discipline": _("discipline"),
        "administrative": _("administrative"),
        "not_a_violation": _("not a violation by the list"),
        "contract": _("contract"),
        "not_applicable": _("not applicable"),
    }
    phase = {
        "before_determination": word("before_determination"),
        "after_determination": word("after_determination"),
        "unknown": word("phase_unknown"),
    }
    named = known.get(cell.klass) or word(class_term(cell.code, cell.klass))
    return f"{named} ({phase.get(cell.phase, cell.phase)})"


def _respondent_detail(person: RespondentLine) -> str:
    employment = (
        _("employment not known") if person.employment == "unknown" else word(person.employment)
    )
    other = word(person.other_employment) if person.other_employment else ""
    noted = _("also: %(employment)s") % {"employment": other} if other else ""
    return " · ".join(filter(None, (person.position, person.agency_name, employment, noted)))


def _alleged(cell: CellRow) -> AllegedAct:
    return AllegedAct(
        act=act_name(cell.code),
        klass=klass(cell),
        ruling=_ruling(cell.outcome) if cell.outcome else "",
        ground=ground_word(cell.ground),
    )
