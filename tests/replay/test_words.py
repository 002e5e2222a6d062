"""No text of the demonstration names a person, a side, an account, a school or a unique office."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from netra.doors.cli.demo.scrub import findings

ROOMS = ("base", "intake", "cases", "evidence", "forwarding", "outcomes", "journeys")


def texts() -> Iterator[str]:
    """Every text in the tables of the rooms, inside JSON too."""
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            kinds = (models.CharField, models.TextField, models.JSONField)
            columns = [each.name for each in model._meta.fields if isinstance(each, kinds)]
            for row in model._base_manager.get_queryset().values_list(*columns):
                yield from _inside(row)


def _inside(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _inside(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _inside(inner)


def complaints() -> list[str]:
    """Each text that would have to be scrubbed, with the rule that says so."""
    return [f"{found[0].rule}: {text}" for text in set(texts()) if (found := findings(text))]


def test_the_demonstration_names_nobody(files: dict[str, UUID]) -> None:
    assert len(set(texts())) > 400
    assert complaints() == []
