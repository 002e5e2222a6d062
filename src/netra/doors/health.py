"""`/health/`: whether the site, its database and its migrations are in order."""

from importlib.metadata import version
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse


def health(request: HttpRequest) -> JsonResponse:
    """200 and the state as JSON, or 503 when the database is away or migrations are pending."""
    try:
        state = _state()
    except DatabaseError as error:
        broken = {"version": version("netra"), "database": "unreachable"}
        return JsonResponse({**broken, "error": type(error).__name__}, status=503)
    status = 503 if state["migrations"]["pending"] else 200
    return JsonResponse(state, status=status)


def _state() -> dict[str, Any]:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return {
        "version": version("netra"),
        "database": "ok",
        "migrations": {
            "applied": len(executor.loader.applied_migrations),
            "pending": len(pending),
        },
        "last_act": None if pending else _last_act(),
    }


def _last_act() -> str | None:
    """When the newest act was recorded, ISO 8601 in UTC."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(recorded_at) FROM base_act")
        (moment,) = cursor.fetchone()
    return moment.isoformat() if moment else None
