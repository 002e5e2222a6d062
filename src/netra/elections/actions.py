"""Bringing elections and their contests from `law/data`, so that files can point at them; loading
decrees beside those data, and writing them where the law reads them."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction
from procrastinate.contrib.django import app

from netra.base.errors import Problem
from netra.base.viewing import Actor
from netra.elections.models import Contest, Election, LoadedDecree
from netra.elections.queries import decrees_in_force, last_loaded
from netra.law import elections as law
from netra.law.decrees import written
from netra.law.tables import Row

FOLLOW = "netra.follow_decrees"
"""The job that counts the running files anew after a decree was loaded."""


class DecreesMoved(Problem):
    """Another decree was loaded after the report on this one was made."""

    code = "decrees_moved"


@transaction.atomic
def load_decree(
    *, row: Row | None, replaces: str, because: str, seen: int, by: Actor, at: datetime
) -> LoadedDecree:
    """The decree is loaded; as soon as this commits a job counts every running file anew.

    `row` is one of `decrees.toml`, its key chosen here; None only takes `replaces` back. `seen` is
    the last decree loaded when its report was made: DecreesMoved if there is another by now, or if
    what it replaces is not in force.
    """
    _one_at_a_time()
    if by.person_id is None or by.office_id is None:
        raise ValueError("a decree is loaded by a person, for an office")
    if last_loaded() != seen or (replaces and replaces not in _keys_in_force()):
        raise DecreesMoved
    key = f"loaded-{seen + 1}"
    loaded = LoadedDecree.objects.create(
        key=key,
        content=None if row is None else json.loads(written([{**row, "key": key}]))[0],
        replaces=LoadedDecree.objects.get(key=replaces) if replaces else None,
        because=because,
        person_id=by.person_id,
        office_id=by.office_id,
        loaded_at=at,
    )
    app.configure_task(FOLLOW, allow_unknown=True).defer()
    return loaded


@transaction.atomic
def write_decrees(file: Path) -> None:
    """The file holds the decrees in force, whole: a reader sees the one before or this one."""
    _one_at_a_time()
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8") as whole:
        whole.write(written(decrees_in_force()))
        whole.flush()
        os.fsync(whole.fileno())  # a name given to bytes that never arrived would stop every clock
    beside.replace(file)


def _one_at_a_time() -> None:
    """Until this transaction ends nobody else loads a decree or writes their file."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('decrees', 8))")


def _keys_in_force() -> set[str]:
    return {row["key"] for row in decrees_in_force()}


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
