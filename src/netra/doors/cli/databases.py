"""Roles, databases and their extensions: `netra_owner` owns, `netra_app` works."""

import time
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from netra.doors.cli.postgres import SUPERUSER
from netra.environment.database import (
    APP_ROLE,
    DATABASE_NAME,
    OWNER_ROLE,
    SOCKET_DIR,
    connection,
    is_embedded,
)

EXTENSIONS = ("ltree", "pg_trgm", "btree_gist", "unaccent")

Connection = psycopg.Connection[tuple[Any, ...]]


def connect(role: str, database: str = "") -> Connection:
    """An autocommit connection as `owner` or `app`, to `database` or the site's own."""
    place = connection(role)
    known = {
        "dbname": database or place["NAME"],
        "user": place["USER"],
        "password": place["PASSWORD"],
        "host": place["HOST"],
        "port": place["PORT"],
        **place["OPTIONS"],
    }
    wanted = {name: value for name, value in known.items() if value}
    return psycopg.connect(autocommit=True, **wanted)


def provision() -> None:
    """Both roles and the site's database exist, with extensions and the application's rights.

    On a server of one's own the roles and the database are its administrator's to make.
    """
    if is_embedded():
        with psycopg.connect(
            host=str(SOCKET_DIR), user=SUPERUSER, dbname="postgres", autocommit=True
        ) as server:
            _make_role(server, OWNER_ROLE, "LOGIN CREATEDB")
            _make_role(server, APP_ROLE, "LOGIN")
            # Whoever owns a database may send the application's sessions away before dropping it.
            server.execute(f"GRANT {APP_ROLE} TO {OWNER_ROLE}".encode())
            # The same for autovacuum, which belongs to nobody and may be at work in it.
            server.execute(f"GRANT pg_signal_backend TO {OWNER_ROLE}".encode())
            _make_database(server, DATABASE_NAME)
    with connect("owner") as owner:
        prepare(owner, str(connection("app")["USER"]))


def prepare(owner: Connection, app_role: str) -> None:
    """The connected database has its extensions; tables made by the owner from now on are readable
    and writable, not owned, by `app_role`."""
    for extension in EXTENSIONS:
        owner.execute(
            sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension))
        )
    if app_role == owner.info.user:
        return
    role = sql.Identifier(app_role)
    for grant in (
        "GRANT USAGE ON SCHEMA public TO {}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public "
        "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {}",
    ):
        owner.execute(sql.SQL(grant).format(role))


def copy(owner: Connection, template: str, name: str) -> None:
    """The database `name` is a fresh copy of `template`, to which nobody may be connected."""
    drop(owner, name)
    owner.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template)
        )
    )


def drop(owner: Connection, name: str) -> None:
    """The database `name` does not exist; whoever was connected is sent away.

    On a server where the owner may not send autovacuum away, it is waited for.
    """
    command = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    for _try in range(20):
        try:
            owner.execute(command)
        except psycopg.errors.InsufficientPrivilege:
            time.sleep(0.5)
        else:
            return
    owner.execute(command)


def _make_role(server: Connection, name: str, rights: LiteralString) -> None:
    if server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone() is None:
        server.execute(sql.SQL("CREATE ROLE {} " + rights).format(sql.Identifier(name)))


def _make_database(server: Connection, name: str) -> None:
    if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
        server.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(
                sql.Identifier(name), sql.Identifier(OWNER_ROLE)
            )
        )
