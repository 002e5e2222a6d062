"""Respondents by alleged acts: the matrix on a file's page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from netra.cases.queries import Cell as CellRow
from netra.cases.queries import RespondentLine
from netra.doors.desk.acts.classed import class_word, phase_word, result_word
from netra.doors.desk.acts.form import either, word
from netra.doors.desk.parts.beside import ground_word
from netra.doors.ui.parts import AllegedAct, MatrixRow
from netra.law.catalogue import act as catalogue_act


def matrix(
    respondents: list[RespondentLine], address: Callable[[UUID], str] | None = None
) -> tuple[MatrixRow, ...]:
    """Respondents with the acts alleged, each with its class, what the facts found come to and what
    was ruled; `address` leads from an alleged act to its assessment."""
    return tuple(
        MatrixRow(
            name=f"{person.number}. {person.name}",
            detail=_respondent_detail(person),
            acts=tuple(_alleged(cell, address) for cell in person.acts),
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


def klass(cell: Any) -> str:
    """The class of an alleged act in words, with the phase that made it so."""
    return f"{class_word(cell.code, cell.klass)} ({phase_word(cell.phase)})"


def _respondent_detail(person: RespondentLine) -> str:
    employment = (
        _("employment not known") if person.employment == "unknown" else word(person.employment)
    )
    other = word(person.other_employment) if person.other_employment else ""
    noted = _("also: %(employment)s") % {"employment": other} if other else ""
    return " · ".join(filter(None, (person.position, person.agency_name, employment, noted)))


def _alleged(cell: CellRow, address: Callable[[UUID], str] | None) -> AllegedAct:
    return AllegedAct(
        act=act_name(cell.code),
        klass=klass(cell),
        ruling=_ruling(cell.outcome) if cell.outcome else "",
        ground=ground_word(cell.ground),
        result=result_word(cell.result, cell.code, cell.klass),
        url=address(cell.id) if address else "",
    )
