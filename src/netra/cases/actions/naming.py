"""Naming a respondent, and what he or she is said to have done."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from netra.base.acts import begin
from netra.base.errors import Problem
from netra.base.viewing import Actor
from netra.cases import queries
from netra.cases.actions.own import own_case
from netra.cases.models import AllegedAct, Case, Respondent
from netra.law.glossary import term


class TwoEmployments(Problem):
    """A person is judged by the employment of the day of the act, and by no other."""

    code = "two_employments"
    field = "employment"


@transaction.atomic
def name_respondent(
    *,
    file_id: UUID,
    name: str,
    position: str,
    agency_name: str,
    agency_id: UUID | None,
    employment: str,
    status_on_day: str,
    status_proof: str,
    codes: Sequence[str],
    occurred_on: date | None,
    favoured_side: str,
    other_employment: str = "",
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Respondent:
    """The case speaks of this person and these acts, classed by the law of the day of the act.

    Without a name the person is called by number. `employment` is the one of the day of the act;
    another held at the same time is noted and judged by nothing.
    """
    step = begin("name_respondent", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    case = own_case(file_id, by)
    _one_employment(case, name, employment, other_employment)
    respondent = case.respondents.create(
        **_called(case, name),
        position=position,
        agency_name=agency_name,
        agency_id=agency_id,
        employment=employment,
        other_employment=other_employment,
        status_on_day=status_on_day,
        status_proof=status_proof,
    )
    for code in codes:
        _allege(case, respondent, code, occurred_on, favoured_side)
    step.record({"respondent": respondent.id, "name": respondent.name, "acts": list(codes)})
    return respondent


def _called(case: Case, name: str) -> dict[str, Any]:
    """The next number, and the name or, without one, the number as a name."""
    number = case.respondents.count() + 1
    by_number = f"{term('respondent').capitalize()} {number}"
    return {"number": number, "name": name.strip() or by_number, "named": bool(name.strip())}


def _allege(
    case: Case, respondent: Respondent, code: str, occurred_on: date | None, side: str
) -> None:
    assessed = queries.classed(
        case,
        code,
        occurred_on,
        employment=respondent.employment,
        contest=case.contest,
        facts=None,
    )
    AllegedAct.objects.create(
        respondent=respondent,
        code=code,
        occurred_on=occurred_on,
        phase=assessed.phase,
        klass=assessed.klass,
        articles=list(assessed.articles),
        certainty=str(assessed.citation.certainty),
        favoured_side=side,
    )


def _one_employment(case: Case, name: str, employment: str, other: str) -> None:
    """The same name again under another employment is the same person counted twice."""
    again = case.respondents.filter(name__iexact=name.strip(), named=True)
    if other == employment or again.exclude(employment=employment).exists():
        raise TwoEmployments()
