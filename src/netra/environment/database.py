"""The database: PostgreSQL, embedded in `var/` or named by DATABASE_URL; two roles."""

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from netra.environment.variables import VAR, SettingError, text

OWNER_ROLE = "netra_owner"
APP_ROLE = "netra_app"
DATABASE_NAME = "netra"

# One short folder per checkout: a socket's path may have 107 bytes, a checkout's may be longer.
PLACE = hashlib.sha256(str(VAR).encode()).hexdigest()[:10]
SOCKET_DIR = Path("/tmp") / f"netra-{PLACE}"  # noqa: S108 - made 0700, its owner is checked


def is_embedded() -> bool:
    """Whether Netra runs its own PostgreSQL."""
    return not text("DATABASE_URL")


def parse_url(url: str) -> dict[str, Any]:
    """Django's settings of a `postgresql://` address. Raises SettingError for another scheme."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingError(f"only postgresql:// addresses are served, not {parts.scheme}://")
    return {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def connection(role: str) -> dict[str, Any]:
    """Django's settings for the role `owner` or `app`. Raises SettingError for another role."""
    if role not in {"owner", "app"}:
        raise SettingError(f"NETRA_DB_ROLE is owner or app, not {role!r}")
    if is_embedded():
        user = OWNER_ROLE if role == "owner" else APP_ROLE
        place = {"HOST": str(SOCKET_DIR), "PORT": "5432", "PASSWORD": "", "OPTIONS": {}}
        return {"NAME": DATABASE_NAME, "USER": user, **place}
    owner = role == "owner" and text("DATABASE_OWNER_URL")
    return parse_url(owner or text("DATABASE_URL"))


def django_databases() -> dict[str, dict[str, Any]]:
    """The setting DATABASES: one database, as the role NETRA_DB_ROLE names."""
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "ATOMIC_REQUESTS": False,
            **connection(text("NETRA_DB_ROLE")),
        }
    }
