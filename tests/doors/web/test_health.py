"""`/health/` says what is, and 503 when something is not."""

import json
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

from tests.harness.databases import Connect


@pytest.mark.django_db
def test_a_sound_site_says_so() -> None:
    response = Client().get("/health/")
    state = response.json()
    assert response.status_code == 200
    assert state["database"] == "ok"
    assert state["version"]
    assert state["migrations"]["applied"] > 0
    assert state["migrations"]["pending"] == 0
    assert state["last_act"] is None


def test_a_pending_migration_is_503(as_role: Connect) -> None:
    as_role("owner").execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    response = Client().get("/health/")
    assert response.status_code == 503
    assert response.json()["migrations"]["pending"] == 1


def test_a_database_that_is_away_is_503_and_quotes_nothing() -> None:
    gone = OperationalError("connection to 10.0.0.7 as netra_app failed")
    with patch("netra.doors.health.MigrationRecorder", side_effect=gone):
        response = Client().get("/health/")
    assert response.status_code == 503
    assert response.json()["database"] == "unreachable"
    assert "10.0.0.7" not in json.dumps(response.json())
