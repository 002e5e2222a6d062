"""One template database; a copy for the session; a copy of its own for a test that commits.

The owner makes the schema, tests work as the application's role. Copies keep what migrations and
reference data put in, and append-only tables, which a flush would meet with a refusal.
"""

import fcntl
import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from netra.doors.cli import databases, postgres
from netra.doors.cli.reference import load_reference
from netra.environment.database import connection, is_embedded
from netra.environment.variables import ROOT, VAR

Role = str
Connect = Callable[[Role], databases.Connection]

_PREFIX = "netra_template_"
_KEPT = 8
"""Templates of other states of the code that stay, for sessions still running on them."""


@contextmanager
def pointed_at(name: str, role: Role = "app") -> Iterator[None]:
    """Inside, Django's connections of every thread go to the database `name` as `role`."""
    wrapper = connections["default"]
    before = dict(wrapper.settings_dict)
    wrapper.close()
    wrapper.settings_dict.update(connection(role), NAME=name)
    try:
        yield
    finally:
        wrapper.close()
        wrapper.settings_dict.update(before)


def state_of_schema() -> str:
    """A name for what the template is built from: migrations, reference data, dependencies."""
    source = ROOT / "src" / "netra"
    paths = [*source.glob("**/migrations/*.py"), *source.glob("law/data/**/*")]
    paths += [*source.glob("*/actions.py"), *source.glob("*/actions/*.py")]
    paths += [ROOT / "requirements.txt"]
    digest = hashlib.sha256()
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture(scope="session")
def template_database(django_test_environment: None, django_db_blocker: Any) -> str:
    """The name of a database with schema and reference data, made once per state of the code."""
    if is_embedded():
        postgres.start()
        databases.provision()
    name = _PREFIX + state_of_schema()
    with open(VAR / "test-template.lock", "w") as lock, databases.connect("owner") as owner:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _sweep(owner)
        if not _exists(owner, name):
            with django_db_blocker.unblock():
                _build(owner, name)
    return name


def _build(owner: databases.Connection, name: str) -> None:
    draft = f"{name}_draft"
    databases.drop(owner, draft)
    owner.execute(f'CREATE DATABASE "{draft}"'.encode())
    with databases.connect("owner", draft) as inside:
        databases.prepare(inside, str(connection("app")["USER"]))
    with pointed_at(draft, role="owner"):
        call_command("migrate", verbosity=0, interactive=False)
    with pointed_at(draft):
        load_reference()
    # Renamed when whole: a session that died half-way leaves no template behind.
    owner.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"'.encode())


def _exists(owner: databases.Connection, name: str) -> bool:
    found = owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    return found is not None


def _sweep(owner: databases.Connection) -> None:
    """Databases of dead sessions and templates long superseded are gone."""
    rows = owner.execute("SELECT datname FROM pg_database ORDER BY oid DESC").fetchall()
    names = [str(row[0]) for row in rows]
    for name in names:
        session = re.fullmatch(r"netra_test_(\d+)(_\d+)?", name)
        if session and not _alive(int(session[1])):
            databases.drop(owner, name)
    for name in [name for name in names if name.startswith(_PREFIX)][_KEPT:]:
        databases.drop(owner, name)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def _copied(template: str, name: str) -> Iterator[None]:
    with databases.connect("owner") as owner:
        databases.copy(owner, template, name)
        try:
            with pointed_at(name):
                yield
        finally:
            databases.drop(owner, name)


@pytest.fixture(scope="session")
def django_db_setup(template_database: str, django_db_blocker: Any) -> Iterator[None]:
    """The session's database: a copy of the template, for tests that roll back."""
    with django_db_blocker.unblock(), _copied(template_database, f"netra_test_{os.getpid()}"):
        # Blocked again for tests that do not ask for the database.
        django_db_blocker.block()
        try:
            yield
        finally:
            django_db_blocker.restore()


_COPIES = iter(range(1, 1_000_000))


@pytest.fixture
def fresh_database(
    request: pytest.FixtureRequest, template_database: str, django_db_blocker: Any
) -> Iterator[str]:
    """A database of this test's own (0.1 s): what it commits, others (threads, roles) see."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        raise pytest.UsageError("fresh_database is used instead of the django_db mark, not with it")
    name = f"netra_test_{os.getpid()}_{next(_COPIES)}"
    with django_db_blocker.unblock(), _copied(template_database, name):
        yield name


@pytest.fixture
def as_role(fresh_database: str) -> Iterator[Connect]:
    """A function that opens a psycopg connection as `owner` or `app` to this test's database."""
    opened: list[databases.Connection] = []

    def connect(role: Role) -> databases.Connection:
        opened.append(databases.connect(role, fresh_database))
        return opened[-1]

    yield connect
    for one in opened:
        one.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that would flush tables is refused: append-only tables refuse the flush."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark and mark.kwargs.get("transaction"):
            raise pytest.UsageError(f"{item.nodeid}: use the fixture fresh_database")
