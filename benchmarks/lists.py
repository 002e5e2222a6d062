"""What the officers' pages cost with ten files in sight and with a thousand."""

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
REGENCY = "bawaslu-kudus"


def measure(site: Site) -> list[Figure]:
    """Queries and milliseconds of worklist, case list and one file's page, at both sizes."""
    django.setup()
    costs: dict[str, list[str]] = {}
    files: list[UUID] = []
    for size in SIZES:
        files += [_report(len(files) + number) for number in range(size - len(files))]
        for name, path in _pages(files[0]).items():
            costs.setdefault(name, []).append(_cost(path))
    how = f"Django's test client, officer of one regency; median of {TIMES}"
    sizes = " / ".join(f"{size:,}" for size in SIZES)
    return [
        Figure(
            key=f"list_{number}",
            what=f"{name}, {sizes} files",
            value=" / ".join(values),
            how=how,
        )
        for number, (name, values) in enumerate(costs.items())
    ]


def _pages(file_id: UUID) -> dict[str, str]:
    return {
        "Worklist": "/meja/",
        "Case list": "/meja/perkara/",
        "Case list, searched": "/meja/perkara/?kata=pegawai",
        "One file's page": f"/meja/berkas/{file_id}/",
    }


def _cost(path: str) -> str:
    from django.db import connection
    from django.test import Client

    from netra.offices import queries as offices

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(offices.people().get(username="caseworker"))
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


def _report(number: int) -> UUID:
    """One report more at the office, filed by the room's own act."""
    from django.db import transaction

    from netra.base.viewing import CITIZEN
    from netra.intake import actions as intake
    from netra.journeys import actions as journeys
    from netra.law.channel import reporting_channel
    from netra.offices import queries as offices

    with transaction.atomic():
        filing = intake.file_report(
            told=_told(number),
            setting=intake.Setting(
                regime="regional_election",
                contest_key=None,
                election_kind="PB",
                rules_on=AT.date(),
            ),
            channel=reporting_channel(on=AT.date(), decree="benchmark"),
            decree="benchmark",
            office=offices.office_by_key(REGENCY),
            reporter={"name": f"Pelapor Rekaan {number}"},
            claim_hash=secrets.token_bytes(32),
            by=CITIZEN,
            at=AT,
        )
        journeys.refresh(filing.file_id)
    file_id: UUID = filing.file_id
    return file_id


def _told(number: int) -> Any:
    from netra.intake import actions as intake

    return intake.Told(
        what=f"Seorang pegawai diduga hadir dalam pertemuan nomor {number}.",
        place="Balai desa",
        area_code="33.19.06",
        occurred_on=AT.date(),
        known_on=AT.date(),
        named=[{"name": f"Terlapor Rekaan {number}"}],
    )
