"""Managers that refuse to be read until it is said for whom.

A query set opens through `visible_to(viewer)`, or through `unfiltered(reason=…)` for the few
places where nobody looks (projections, number checks, the act that is being performed). Reading,
counting, aggregating or using it as a subquery while closed raises `Unguarded`: the list that
forgot its viewer fails in the first test that runs it, instead of leaking.
"""

from typing import Any, Self

from django.db import models
from django.db.models import sql

from netra.base.errors import Unguarded
from netra.base.ltree import PathField
from netra.base.viewing import Viewer


class GuardedQuery(sql.Query):
    """A query that is turned into SQL only once somebody is named; copies remember."""

    opened = False

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        if not self.opened:
            raise _unguarded(self.model)
        return super().get_compiler(*args, **kwargs)


class GuardedQuerySet(models.QuerySet[Any]):
    """A query set that is closed until somebody is named."""

    def __init__(self, model: Any = None, query: Any = None, **kwargs: Any) -> None:
        super().__init__(model, query or GuardedQuery(model), **kwargs)

    def visible_to(self, viewer: Viewer) -> Self:
        """Only what the viewer's mandate lets him or her see; nothing if the room is not his."""
        if self.model._meta.app_label not in viewer.rooms:
            return self.none()._open()
        return self.filter(self.model.visible_filter(viewer))._open()

    def unfiltered(self, *, reason: str) -> Self:
        """Every row; `reason` says why nobody's sight is widened by it."""
        if not reason:
            raise ValueError("say why")
        everything: Self = self.all()
        return everything._open()

    def _open(self) -> Self:
        self._query.opened = True  # type: ignore[attr-defined]
        return self

    def _check(self) -> None:
        if not getattr(self.query, "opened", False):
            raise _unguarded(self.model)

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        self._check()  # here the traceback still names the line that forgot its viewer
        return super().resolve_expression(*args, **kwargs)  # type: ignore[misc]

    # These make a query of another class, or none, and would pass the gate of the compiler.

    def update(self, **kwargs: Any) -> int:
        self._check()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._check()
        return super().delete()

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        raise _unguarded(self.model)

    def _merge_sanity_check(self, other: Any) -> None:
        """`&`, `|` and `^` take in the other's rows, so it must be open too."""
        other._check()
        super()._merge_sanity_check(other)  # type: ignore[misc]


def _unguarded(model: Any) -> Unguarded:
    return Unguarded(f"{model.__name__}: visible_to(viewer) or unfiltered(reason=…)")


class GuardedManager(models.Manager.from_queryset(GuardedQuerySet)):  # type: ignore[misc]
    """The manager of everything that belongs to an office."""


class Guarded(models.Model):
    """A visible row: it carries its office and that office's path, and is read for somebody."""

    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    path = PathField()

    objects = GuardedManager()

    class Meta:
        abstract = True

    @classmethod
    def visible_filter(cls, viewer: Viewer) -> models.Q:
        """What this viewer may see of this table: his office and those beneath it."""
        return models.Q(path__under=viewer.path)
