"""PostgreSQL's label trees as a field: an office's place among the others."""

from typing import Any

from django.db import models


class PathField(models.Field):  # type: ignore[type-arg]
    """An ltree column. `path__under="ri.p33"` is true for that office and all beneath it."""

    description = "ltree path"

    def db_type(self, connection: Any) -> str:
        return "ltree"

    def get_internal_type(self) -> str:
        return "PathField"


@PathField.register_lookup
class Under(models.Lookup):  # type: ignore[type-arg]
    """`<@`: the column lies at or beneath the given path."""

    lookup_name = "under"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} <@ ({right})::ltree", [*left_params, *right_params]


@PathField.register_lookup
class Over(models.Lookup):  # type: ignore[type-arg]
    """`@>`: the column lies at or above the given path."""

    lookup_name = "over"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} @> ({right})::ltree", [*left_params, *right_params]
