"""Bringing elections and their contests from `law/data`, so that files can point at them."""

from typing import Any

from django.db import models, transaction

from netra.elections.models import Contest, Election
from netra.law import elections as law


@transaction.atomic
def load_reference() -> None:
    """The elections and contests of the data stand, and no other; loading again changes nothing.

    A contest the data no longer hold is kept, and retired, while a file points at it.
    """
    known = law.elections()
    elections = [_election(each) for each in known]
    contests = [_contest(row) for each in known for row in law.contests(each.id)]
    _put(Election, elections)
    _put(Contest, contests)
    _drop(Contest, contests)
    Contest.objects.exclude(key__in=[each.key for each in contests]).update(retired=True)
    _drop(Election, elections)


def _put(model: type[models.Model], found: list[Any]) -> None:
    columns = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_create(
        found, update_conflicts=True, unique_fields=["key"], update_fields=columns
    )


def _drop(model: type[models.Model], found: list[Any]) -> None:
    """Rows that are not among those found are gone, but for those that something points at.

    A row goes before what it points at: so again, until nothing more can go.
    """
    gone = model._default_manager.exclude(pk__in=[each.pk for each in found])
    while free := set(gone.values_list("pk", flat=True)) - _pointed_at(model, gone):
        gone.filter(pk__in=free).delete()


def _pointed_at(model: type[models.Model], among: models.QuerySet[Any]) -> set[Any]:
    """The keys of those rows that a row of any room points at."""
    related = model._meta.get_fields(include_hidden=True)
    fields = [each.field for each in related if isinstance(each, models.ForeignObjectRel)]
    return {
        key
        for field in fields
        for key in field.model._base_manager.filter(**{f"{field.name}__in": among})
        .values_list(field.attname, flat=True)
        .distinct()
    }


def _election(row: law.Election) -> Election:
    return Election(
        key=row.id,
        name=row.name_id,
        name_en=row.name_en,
        regime=row.regime,
        parent_id=row.parent,
        stages_begun_on=row.stages_begun_on,
        stages_begun_precision=str(row.begun.precision),
        stages_begun_id=row.begun.text_id,
        stages_begun_en=row.begun.text_en,
        certainty=str(row.citation.certainty),
    )


def _contest(row: law.Contest) -> Contest:
    runs_from, runs_to = law.runs(row)
    return Contest(
        key=row.key,
        election_id=row.election_id,
        kind=row.kind,
        area_code=row.area_code,
        area_name=row.area_name,
        province=row.province,
        voting_on=row.voting_on,
        runs_from=runs_from,
        runs_to=runs_to,
        determined_on=row.determined_on,
        determined_precision=str(row.determined.precision),
        determined_id=row.determined.text_id,
        determined_en=row.determined.text_en,
        parent_id=row.parent,
        single_pair=row.single_pair,
        outcome=row.outcome,
        outcome_certainty=str(row.outcome_certainty or ""),
        assumed=row.assumed,
        certainty=str(row.citation.certainty),
        source=row.citation.title,
    )
