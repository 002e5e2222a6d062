"""What the officers' pages cost: ten files in sight or a thousand, one office or fifty."""

import secrets
import statistics
import time
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

import django

from benchmarks.report import Figure
from benchmarks.site import Site

SIZES = (10, 1000)
TIMES = 9
AT = datetime(2024, 10, 16, 7, tzinfo=UTC)
REGENCY = "bawaslu-kabupaten-kudus"
OFFICES = 50
"""So many offices have files at last; all the country's are loaded from the first."""


def measure(site: Site) -> list[Figure]:
    """Queries and milliseconds of each list and one file's page, at both sizes and spreads."""
    django.setup()
    files: list[UUID] = []
    near: dict[str, list[str]] = {}
    for size in SIZES:
        files += [_report(len(files) + number, REGENCY) for number in range(size - len(files))]
        _look("caseworker", _pages(files[0]), near)
    wide: dict[str, list[str]] = {}
    for keys in ([], _others()):
        for number, key in enumerate(keys, start=SIZES[-1]):
            _report(number, key)
        _look("national_supervisor", _pages(files[0]), wide)
        _look("auditor", {"Record of acts": "/meja/audit/"}, wide)
    sizes = " / ".join(f"{size:,}" for size in SIZES)
    return [
        *_figures("list", f"{sizes} files", "officer of one regency", near),
        *_figures("wide", f"1 / {OFFICES} offices with files", "whole country in sight", wide),
    ]


def _look(username: str, pages: dict[str, str], costs: dict[str, list[str]]) -> None:
    for name, path in pages.items():
        costs.setdefault(name, []).append(_cost(path, username))


def _figures(key: str, sizes: str, who: str, costs: dict[str, list[str]]) -> list[Figure]:
    how = f"Django's test client, {who}; median of {TIMES}"
    return [
        Figure(key=f"{key}_{number}", what=f"{name}, {sizes}", value=" / ".join(values), how=how)
        for number, (name, values) in enumerate(costs.items())
    ]


def _others() -> list[str]:
    """As many regencies' offices more, spread over the provinces."""
    from netra.offices import queries as offices

    found = offices.offices_with("supervisory", on=AT.date())
    regencies = [each for each in found if each.tier == "regency" and each.key != REGENCY]
    regencies.sort(key=lambda each: each.area_code.partition(".")[::-1])
    return [each.key for each in regencies[: OFFICES - 1]]


def _pages(file_id: UUID) -> dict[str, str]:
    return {
        "Worklist": "/meja/",
        "Case list": "/meja/perkara/",
        "Case list, searched": "/meja/perkara/?kata=pegawai",
        "One file's page": f"/meja/berkas/{file_id}/",
    }


def _cost(path: str, username: str) -> str:
    from django.db import connection
    from django.test import Client

    from netra.offices import queries as offices

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(offices.people().get(username=username))
    assert client.get(path).status_code == 200
    asked: list[str] = []
    with connection.execute_wrapper(partial(_count, asked)):
        client.get(path)
    took = [_milliseconds(client, path) for _ in range(TIMES)]
    return f"{len(asked)} queries, {statistics.median(took):.0f} ms"


def _count(asked: list[str], execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
    asked.append(str(sql))
    return execute(sql, params, many, context)


def _milliseconds(client: Any, path: str) -> float:
    begun = time.perf_counter()
    client.get(path)
    return (time.perf_counter() - begun) * 1000


def _report(number: int, key: str) -> UUID:
    """One report more at that office, filed by the room's own act."""
    from django.db import transaction

    from netra.base.viewing import CITIZEN
    from netra.intake import actions as intake
    from netra.journeys import actions as journeys
    from netra.law.channel import reporting_channel
    from netra.offices import queries as offices

    office = offices.office_by_key(key)
    with transaction.atomic():
        filing = intake.file_report(
            told=_told(number, office.area_code),
            setting=intake.Setting(
                regime="regional_election",
                contest_key=None,
                election_kind="PB",
                rules_on=AT.date(),
            ),
            channel=reporting_channel(on=AT.date(), decree="benchmark"),
            decree="benchmark",
            office=office,
            reporter={"name": f"Pelapor Rekaan {number}"},
            claim_hash=secrets.token_bytes(32),
            by=CITIZEN,
            at=AT,
        )
        journeys.refresh(filing.file_id)
    file_id: UUID = filing.file_id
    return file_id


def _told(number: int, area_code: str) -> Any:
    from netra.intake import actions as intake

    return intake.Told(
        what=f"Seorang pegawai diduga hadir dalam pertemuan nomor {number}.",
        place="Balai desa",
        area_code=area_code,
        occurred_on=AT.date(),
        known_on=AT.date(),
        named=[{"name": f"Terlapor Rekaan {number}"}],
    )
