"""The time-stamp authorities this house asks and believes (`NETRA_STAMP_AUTHORITIES`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from netra.ledger.stamps import chains

_HOURLY = 60
_LONGEST_NAME = 100
_MOST_MINUTES = 7 * 24 * 60
_KEYS = {"name", "url", "roots", "intermediates", "minutes"}


class BadAuthorities(ValueError):
    """The file is not what it must be: `number` of the authority from 1, or 0 for the whole file;
    `field` that is missing or wrong."""

    def __init__(self, number: int, field: str) -> None:
        super().__init__(number, field)
        self.number = number
        self.field = field


@dataclass(frozen=True, kw_only=True)
class Authority:
    """Whom to ask, and whom to believe: `roots` and `intermediates` are certificates (PEM).

    Without a `url` it is not asked any more, and its old stamps are still checked.
    """

    name: str
    url: str
    roots: str
    intermediates: str
    minutes: int


def authorities() -> tuple[Authority, ...]:
    """Those configured, in the file's order; none where no file is named. Raises BadAuthorities."""
    file = settings.NETRA_STAMP_AUTHORITIES
    return read(Path(file)) if file else ()


def read(file: Path) -> tuple[Authority, ...]:
    """The file's authorities; paths in it are relative to it. Raises BadAuthorities."""
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8"))["authority"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError):
        raise BadAuthorities(0, "authority") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadAuthorities(0, "authority")
    found = tuple(_authority(row, number, file.parent) for number, row in enumerate(rows, 1))
    for number, each in enumerate(found, 1):
        if each.name in {other.name for other in found[: number - 1]}:
            raise BadAuthorities(number, "name")
    return found


def _authority(row: Mapping[str, Any], number: int, folder: Path) -> Authority:
    for unknown in sorted(row.keys() - _KEYS):
        raise BadAuthorities(number, unknown)
    name, url, minutes = row.get("name"), row.get("url", ""), row.get("minutes", _HOURLY)
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        raise BadAuthorities(number, "name")
    if url != "" and not _is_address(url):
        raise BadAuthorities(number, "url")
    if type(minutes) is not int or not 1 <= minutes <= _MOST_MINUTES:
        raise BadAuthorities(number, "minutes")
    roots = _certificates(row.get("roots"), folder)
    if not roots:
        raise BadAuthorities(number, "roots")
    between = _certificates(row["intermediates"], folder) if "intermediates" in row else ""
    if between is None:
        raise BadAuthorities(number, "intermediates")
    return Authority(name=name, url=url, roots=roots, intermediates=between, minutes=minutes)


def _is_address(typed: object) -> bool:
    try:
        found = urlsplit(typed if isinstance(typed, str) else "")
        return found.scheme in {"http", "https"} and bool(found.hostname)
    except ValueError:
        return False


def _certificates(named: object, folder: Path) -> str | None:
    """The file's certificates as text; None where it cannot be read or has none."""
    try:
        pem = (folder / str(named)).read_text(encoding="ascii")
        return pem if chains.read(pem) else None
    except (OSError, ValueError):
        return None
