"""Writing down what was found of an alleged act, fact by fact."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from netra.base.acts import begin
from netra.base.errors import Problem
from netra.base.viewing import Actor
from netra.cases import queries
from netra.cases.actions.naming import TwoEmployments
from netra.cases.actions.own import own_case
from netra.cases.models import ActFinding, AllegedAct, Case, Respondent
from netra.elections.queries import contest as contest_with
from netra.evidence.queries import manifest
from netra.law.facts import require_known

StageOf = Callable[[UUID], str]
CONTEST, KNOWN = "contest", "known"


class NothingAlleged(Problem):
    """Facts are found of acts alleged in this very case."""

    code = "nothing_alleged"


class NoSuchEvidence(Problem):
    """A fact rests on evidence of its own file."""

    code = "no_such_evidence"
    field = "evidence"


@transaction.atomic
def find_facts(
    *,
    file_id: UUID,
    stage: StageOf,
    alleged_ids: Sequence[UUID],
    facts: Mapping[str, str],
    employment: str,
    contest: str,
    because: str = "",
    evidence: Sequence[int] = (),
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> list[ActFinding]:
    """What was found stands beside each of these acts, a row for each, and the acts are classed by
    it; what was found before stays. The respondents' employment and status are those found.

    `facts` are keys and values of `law.facts` (LookupError for any other), without what is not
    known; `contest` the key of the contest aimed at, "" for none.
    """
    step = begin("find_facts", file_id=file_id, by=by, at=at, stage=stage, seen=seen)
    case = own_case(file_id, by)
    said = {**facts, **({CONTEST: KNOWN} if contest else {})}
    require_known(said)
    _kept(evidence, file_id)
    alike = {
        "facts": said,
        "employment": employment,
        "contest": contest_with(contest) if contest else None,
        "because": because,
        "evidence": sorted(set(evidence)),
        "found_by_id": by.person_id,
        "capacity": by.capacity,
        "found_at": at,
    }
    found = [ActFinding(alleged=act, **alike) for act in _alleged(case, alleged_ids)]
    for each in found:
        _class(case, each)
    step.record({**_body(found), "contest": contest, "because": because}, to=step.stage)
    return ActFinding.objects.bulk_create(found)


def _kept(evidence: Sequence[int], file_id: UUID) -> None:
    """Each number is one of the file's evidence; else `NoSuchEvidence`."""
    if not set(evidence) <= {each["number"] for each in manifest(file_id)}:
        raise NoSuchEvidence()


def _alleged(case: Case, wanted: Sequence[UUID]) -> list[AllegedAct]:
    """The acts wanted, all of this case; else `NothingAlleged`."""
    found = AllegedAct.objects.filter(respondent__case=case, id__in=wanted)
    acts = list(found.select_related("respondent").order_by("respondent__number", "code"))
    if not acts or len(acts) != len(set(wanted)):
        raise NothingAlleged()
    return acts


def _class(case: Case, found: ActFinding) -> None:
    """The alleged act and its respondent follow what was found."""
    act, person = found.alleged, found.alleged.respondent
    _now(person, found)
    assessed = queries.classed(
        case,
        act.code,
        act.occurred_on,
        employment=found.employment,
        contest=found.contest,
        facts=found.facts,
    )
    act.phase, act.klass = assessed.phase, assessed.klass
    act.articles, act.certainty = list(assessed.articles), str(assessed.citation.certainty)
    act.result = str(assessed.result)
    act.save(update_fields=["phase", "klass", "articles", "certainty", "result"])


def _now(person: Respondent, found: ActFinding) -> None:
    if found.employment == person.other_employment:
        raise TwoEmployments()
    person.employment = found.employment
    person.status_on_day = found.facts.get(queries.STATUS, person.status_on_day)
    person.save(update_fields=["employment", "status_on_day"])


def _body(found: Sequence[ActFinding]) -> dict[str, object]:
    first = found[0]
    return {
        "alleged": [each.alleged_id for each in found],
        "findings": [each.id for each in found],
        "facts": dict(first.facts),
        "employment": first.employment,
        "evidence": list(first.evidence),
    }
