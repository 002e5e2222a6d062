"""The database itself refuses to change what was loaded."""

import psycopg
import pytest

from tests.harness.databases import Connect
from tests.rooms import decrees


@pytest.mark.parametrize("role", ["owner", "app"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE elections_loadeddecree SET because = 'x'",
        "DELETE FROM elections_loadeddecree",
        "TRUNCATE elections_loadeddecree CASCADE",
    ],
)
def test_what_was_loaded_stays(as_role: Connect, role: str, statement: str) -> None:
    decrees.load(decrees.row())
    with pytest.raises((psycopg.errors.RestrictViolation, psycopg.errors.InsufficientPrivilege)):
        as_role(role).execute(statement.encode())
