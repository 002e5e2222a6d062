"""What was found of an alleged act, and what the law of the day makes of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from netra.cases.models import ActFinding, Case
from netra.cases.queries.rows import Cell, RespondentLine
from netra.elections.queries import undetermined_since
from netra.law.catalogue import Assessment, assess
from netra.law.facts import fact

STATUS = "status"


def classed(
    case: Case,
    code: str,
    occurred_on: date | None,
    *,
    employment: str,
    contest: Any,
    facts: Mapping[str, str] | None,
) -> Assessment:
    """The assessment of an act by the law of its day; of the day of the case's rules where the day
    of the act is not known. Facts left out are supposed (`law.catalogue.assess`)."""
    return assess(
        code,
        on=occurred_on or case.rules_on,
        determined_on=contest.determined_on if contest else None,
        employment=employment,
        regime=contest.election.regime if contest and contest != case.contest else case.regime,
        facts=facts,
        undetermined_since=undetermined_since(contest) if contest else None,
    )


def assessment(
    case: Case, person: RespondentLine, cell: Cell, found: ActFinding | None
) -> Assessment:
    """What the facts found come to; before any were, the status on the day of the act speaks
    alone and everything else is open. No query."""
    if found is None:
        return classed(
            case,
            cell.code,
            cell.occurred_on,
            employment=person.employment,
            contest=case.contest,
            facts=said_of(person),
        )
    return classed(
        case,
        cell.code,
        cell.occurred_on,
        employment=found.employment,
        contest=found.contest,
        facts=found.facts,
    )


def said_of(person: RespondentLine) -> dict[str, str]:
    """What was said of a respondent when he or she was named, as facts: the status if known."""
    known = {option.value for option in fact(STATUS).options}
    return {STATUS: person.status_on_day} if person.status_on_day in known else {}


def findings(alleged_id: UUID) -> list[ActFinding]:
    """What was found of one alleged act, the latest first; the caller may see the case. One
    query."""
    found = ActFinding.objects.filter(alleged_id=alleged_id)
    return list(found.select_related("found_by", "contest__election").order_by("-found_at", "-id"))


def latest_findings(case_id: UUID) -> dict[UUID, ActFinding]:
    """What was found last of each alleged act of a case, by act. One query."""
    found = ActFinding.objects.filter(alleged__respondent__case_id=case_id)
    in_order = found.select_related("contest__election").order_by("found_at", "id")
    return {each.alleged_id: each for each in in_order}
