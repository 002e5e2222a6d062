"""`/health/`: whether the site, its database and its migrations are in order."""

from functools import cache
from importlib.metadata import version
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse


def health(request: HttpRequest) -> JsonResponse:
    """200 and the state as JSON, or 503 when the database is away or migrations are pending."""
    try:
        state = _state()
    except DatabaseError as error:
        broken = {"version": version("netra"), "database": "unreachable"}
        return JsonResponse({**broken, "error": type(error).__name__}, status=503)
    return JsonResponse(state, status=503 if state["migrations"]["pending"] else 200)


def _state() -> dict[str, Any]:
    applied = set(MigrationRecorder(connection).applied_migrations())
    pending = _on_disk() - applied
    return {
        "version": version("netra"),
        "database": "ok",
        "migrations": {"applied": len(applied), "pending": len(pending)},
        "last_act": None if pending else _last_act(),
    }


@cache
def _on_disk() -> frozenset[tuple[str, str]]:
    # A process runs one state of the code: read once, for this page is asked every few seconds.
    return frozenset(MigrationLoader(None).disk_migrations)


def _last_act() -> str | None:
    """When the newest act was recorded, ISO 8601 in UTC."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(recorded_at) FROM base_act")
        (moment,) = cursor.fetchone()
    return moment.isoformat() if moment else None
