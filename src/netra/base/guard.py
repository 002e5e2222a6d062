"""Managers that refuse to be read until it is said for whom.

A query set opens through `visible_to(viewer)`, or through `unfiltered(reason=…)` for the few
places where nobody looks (projections, number checks, the act that is being performed). Reading,
counting, aggregating or using it as a subquery while closed raises `Unguarded`: the list that
forgot its viewer fails in the first test that runs it, instead of leaking.
"""

from typing import Any, Self

from django.db import models

from netra.base.errors import Unguarded
from netra.base.ltree import PathField
from netra.base.viewing import Viewer


class GuardedQuerySet(models.QuerySet[Any]):
    """A query set that is closed until somebody is named."""

    _opened = False

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
        self._opened = True
        return self

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._opened = self._opened
        return clone

    def _check(self) -> None:
        if not self._opened:
            raise Unguarded(f"{self.model.__name__}: visible_to(viewer) or unfiltered(reason=…)")

    def _fetch_all(self) -> None:
        self._check()
        super()._fetch_all()  # type: ignore[misc]

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self._check()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._check()
        return super().count()

    def exists(self) -> bool:
        self._check()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._check()
        return super().aggregate(*args, **kwargs)

    def explain(self, *args: Any, **kwargs: Any) -> str:
        self._check()
        return super().explain(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._check()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._check()
        return super().delete()

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        self._check()
        return super().resolve_expression(*args, **kwargs)  # type: ignore[misc]


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
