"""The two roles and the test databases themselves."""

import psycopg
import pytest
from django.db import connection

from tests.harness.databases import Connect


@pytest.mark.django_db
def test_a_test_works_as_the_application() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("netra_app",)


def test_the_application_owns_no_table(as_role: Connect) -> None:
    owned = as_role("owner").execute(
        "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = 'netra_app'"
    )
    assert owned.fetchone() == (0,)


def test_the_application_may_not_change_the_schema(as_role: Connect) -> None:
    app = as_role("app")
    for statement in (
        "CREATE TABLE mine (id int)",
        "TRUNCATE django_session",
        "DROP TABLE django_session",
        "ALTER TABLE django_session ADD COLUMN x int",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute(statement)


def test_what_one_connection_commits_another_sees(as_role: Connect) -> None:
    as_role("app").execute(
        "INSERT INTO django_session VALUES ('k', 'v', now())",
    )
    assert as_role("app").execute("SELECT count(*) FROM django_session").fetchone() == (1,)


def test_the_next_test_starts_afresh(as_role: Connect) -> None:
    assert as_role("app").execute("SELECT count(*) FROM django_session").fetchone() == (0,)
