"""No record is read before it is said for whom: every guarded model, every way of reading."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Subquery

from netra.base.errors import Unguarded
from netra.base.guard import Guarded
from netra.base.models import File
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db

MODELS: list[Any] = [model for model in apps.get_models() if issubclass(model, Guarded)]


def of_file(rows: Any) -> str:
    """How the model comes to its file: of its own, or through the item it is about."""
    own = any(field.name == "file" for field in rows.model._meta.fields)
    return "file_id" if own else "item__file_id"


READINGS: dict[str, Callable[[Any], Any]] = {
    "iterate": lambda rows: list(rows.all()),
    "iterator": lambda rows: list(rows.all().iterator()),
    "length": lambda rows: len(rows.all()),
    "truth": lambda rows: bool(rows.all()),
    "index": lambda rows: rows.all()[0],
    "slice": lambda rows: list(rows.all()[:5]),
    "first": lambda rows: rows.order_by("pk").first(),
    "get": lambda rows: rows.get(),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.filter(path="ri").exists(),
    "contains": lambda rows: rows.contains(rows.model(pk=make.members(1)[0])),
    "aggregate": lambda rows: rows.aggregate(n=Count("pk")),
    "values": lambda rows: list(rows.values("pk")),
    "values_list": lambda rows: list(rows.values_list("pk", flat=True)),
    "in_bulk": lambda rows: rows.in_bulk(),
    "update": lambda rows: rows.update(path="ri"),
    "delete": lambda rows: rows.filter(path="ri").delete(),
    "explain": lambda rows: rows.all().explain(),
    "sql": lambda rows: str(rows.all().query),
    "raw": lambda rows: rows.raw("SELECT 1"),
    "in a filter": lambda rows: list(File.objects.filter(pk__in=rows.values(of_file(rows)))),
    "subquery": lambda rows: list(
        File.objects.annotate(
            x=Subquery(rows.filter(**{of_file(rows): OuterRef("pk")}).values("path")[:1]),
        )
    ),
    "exists in a filter": lambda rows: File.objects.filter(
        Exists(rows.filter(**{of_file(rows): OuterRef("pk")}))
    ).count(),
    "union": lambda rows: list(rows.unfiltered(reason="a test").union(rows.all())),
    "or": lambda rows: list(rows.unfiltered(reason="a test") | rows.all()),
    "and": lambda rows: list(rows.unfiltered(reason="a test") & rows.all()),
    "get or create": lambda rows: rows.get_or_create(path="ri"),
}


def test_every_room_with_records_is_met() -> None:
    rooms = {model._meta.app_label for model in MODELS}
    assert rooms >= {"intake", "evidence", "cases", "forwarding", "outcomes", "journeys"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("way", READINGS)
def test_reading_without_a_viewer_fails(model: Any, way: str) -> None:
    with pytest.raises(Unguarded):
        READINGS[way](model.objects)


NEED_AN_ARGUMENT = {"get", "index", "raw", "delete", "update", "get or create"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("way", sorted(set(READINGS) - NEED_AN_ARGUMENT))
def test_reading_for_somebody_works(model: Any, way: str) -> None:
    viewer = make.viewer("national_supervisor", make.NATION)
    opened = model.objects.visible_to(viewer)
    if way in ("union", "or", "and"):
        combined = {"union": opened.union, "or": opened.__or__, "and": opened.__and__}[way]
        assert list(combined(model.objects.visible_to(viewer))) == []
    else:
        READINGS[way](opened)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_whoever_has_no_room_sees_nothing_of_it(model: Any) -> None:
    viewer = make.viewer("administrator", make.NATION)
    assert viewer.rooms == frozenset()
    assert model.objects.visible_to(viewer).query.is_empty()


def test_opening_everything_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="say why"):
        MODELS[0].objects.unfiltered(reason="")
