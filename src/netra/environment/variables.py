"""Every environment variable Netra reads, in one table: name, kind, default, meaning.

`docs/reference/settings.md` is generated from this table (`netra settings-page`); a test compares.
"""

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[3]
"""The checkout: the folder that holds `pyproject.toml` and `var/`."""

Kind = Literal["text", "flag", "number", "date", "secret"]


@dataclass(frozen=True)
class Variable:
    """One environment variable; `default` is what an unset one reads as."""

    name: str
    kind: Kind
    default: str
    meaning: str


VARIABLES: tuple[Variable, ...] = (
    Variable(
        "NETRA_VAR",
        "text",
        "",
        "Folder of everything written at run time; empty: `var/` in the checkout.",
    ),
    Variable(
        "NETRA_DEMO",
        "flag",
        "1",
        "Demo mode: invented data and a date that can be moved. `0` in service.",
    ),
    Variable("NETRA_DEMO_DATE", "date", "2024-10-17", "The date demo mode starts from."),
    Variable("NETRA_DEBUG", "flag", "0", "Django's debug pages. Never in service."),
    Variable(
        "NETRA_HOSTS",
        "text",
        "127.0.0.1,localhost,[::1]",
        "Host names served, separated by commas.",
    ),
    Variable(
        "NETRA_HTTPS", "flag", "0", "Served behind HTTPS: secure cookies, HSTS, redirect from HTTP."
    ),
    Variable("PORT", "number", "8000", "Port of the site on 127.0.0.1."),
    Variable("NETRA_WORKERS", "number", "2", "Web processes; each takes about 100 MB."),
    Variable(
        "DATABASE_URL",
        "text",
        "",
        "A PostgreSQL (15-18) of your own, as the application role `netra_app`; "
        "empty: the embedded server in `var/`.",
    ),
    Variable(
        "DATABASE_OWNER_URL",
        "text",
        "",
        "The same database as the role `netra_owner`, which owns the tables; empty: DATABASE_URL.",
    ),
    Variable("NETRA_DB_ROLE", "text", "app", "`app`, or `owner` while migrations run."),
    Variable(
        "NETRA_BLOBS",
        "text",
        "",
        "Where files are kept: empty for `var/blobs`, or `s3://bucket/prefix`.",
    ),
    Variable(
        "NETRA_STATIC_MANIFEST",
        "flag",
        "1",
        "Serve the compressed files of `collectstatic`; `0` in tests: from the sources.",
    ),
    Variable("NETRA_LOG_LEVEL", "text", "INFO", "Least severe log line written."),
    Variable(
        "NETRA_REPORT_DECREE",
        "text",
        "",
        "Decree that makes an online filing a report in law "
        "(`reporting_channel`); empty: it is a preliminary report.",
    ),
    Variable(
        "NETRA_LOG_ORIGIN",
        "text",
        "netra.invalid/log",
        "Name of the public log of all acts, in every checkpoint: its address without scheme, such "
        "as `netra.example.go.id/log`. Chosen once.",
    ),
    Variable(
        "NETRA_STAMP_AUTHORITIES",
        "text",
        "",
        "File (TOML) that names the time-stamp authorities (RFC 3161) and their roots; empty: "
        "checkpoints are not stamped.",
    ),
    Variable(
        "NETRA_VIEWER_ORIGIN",
        "text",
        "",
        "Origin, other than the site's own, on which web archives are replayed, such as "
        "`https://lihat.example.go.id`: a sibling of the site's name, never another port of it. "
        "Empty: they are offered as a download only.",
    ),
    Variable(
        "NETRA_CAPTURE_BROWSER",
        "text",
        "/usr/bin/chromium",
        "Chromium that captures the links of reports; none there: each link says it was not "
        "captured, and why.",
    ),
    Variable("NETRA_SECRET_KEY", "secret", "", "Signs sessions and forms: 64 hexadecimal digits."),
    Variable(
        "NETRA_DRAFT_KEY",
        "secret",
        "",
        "Encrypts drafts kept on the server: 64 hexadecimal digits.",
    ),
    Variable(
        "NETRA_CLAIM_SALT", "secret", "", "Salts the look-up of claim codes: 64 hexadecimal digits."
    ),
    Variable(
        "NETRA_LOG_KEY",
        "secret",
        "",
        "Signs the checkpoints of the public log (Ed25519): 64 hexadecimal digits. While keys "
        "change, two with a comma between: both sign.",
    ),
)

_BY_NAME = {variable.name: variable for variable in VARIABLES}


class SettingError(RuntimeError):
    """A variable is missing or cannot be read as its kind."""


def text(name: str, environ: Mapping[str, str] | None = None) -> str:
    """The variable's value, or its default. Raises KeyError for a name the table lacks."""
    variable = _BY_NAME[name]
    value = (os.environ if environ is None else environ).get(name, "")
    return value or variable.default


def flag(name: str, environ: Mapping[str, str] | None = None) -> bool:
    """True for 1, true, yes, on. Raises SettingError for anything but these and their opposites."""
    value = text(name, environ).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise SettingError(f"{name} must be 1 or 0, not {value!r}")


def number(name: str, environ: Mapping[str, str] | None = None) -> int:
    """The value as a whole number. Raises SettingError."""
    value = text(name, environ)
    try:
        return int(value)
    except ValueError as error:
        raise SettingError(f"{name} must be a whole number, not {value!r}") from error


def date(name: str, environ: Mapping[str, str] | None = None) -> datetime.date:
    """The value as an ISO date. Raises SettingError."""
    value = text(name, environ)
    try:
        return datetime.date.fromisoformat(value)
    except ValueError as error:
        raise SettingError(f"{name} must be a date such as 2024-10-17, not {value!r}") from error


VAR = Path(text("NETRA_VAR")).resolve() if text("NETRA_VAR") else ROOT / "var"
"""Everything written at run time: database, files, static files, secrets."""

DECREES = VAR / "decrees.json"
"""Where the law reads the decrees loaded beside its data."""
