"""How fast acts are appended, and how fast their chains are checked."""

import time
from datetime import UTC, datetime

import django

from benchmarks.report import Figure
from benchmarks.site import Site

TIMES = 2000
FILES = 20


def measure(site: Site) -> list[Figure]:
    """Acts a second on one connection, each committed by itself; and checked a second."""
    django.setup()
    from netra.base.queries import verify_chain

    begun = time.perf_counter()
    _append_all()
    written = TIMES / (time.perf_counter() - begun)
    begun = time.perf_counter()
    assert not verify_chain()
    checked = _count() / (time.perf_counter() - begun)
    how = f"{TIMES:,} acts on {FILES} files in turn, one connection, one transaction each"
    return [
        Figure(key="acts", what="Acts appended", value=f"{written:,.0f} a second", how=how),
        Figure(
            key="verify",
            what="Acts checked by `netra verify-acts`",
            value=f"{checked:,.0f} a second",
            how="every chain and every commitment of the same database",
        ),
    ]


def _append_all() -> None:
    from django.db import transaction

    from netra.base import acts
    from netra.base.viewing import SYSTEM

    at = datetime(2024, 10, 17, 3, tzinfo=UTC)
    files = [acts.open_file(at=at).id for _ in range(FILES)]
    for number in range(TIMES):
        with transaction.atomic():
            file = acts.lock_file(files[number % FILES])
            body = {"number": number, "note": "sepatah kata" * 10}
            acts.append(file=file, kind="ask_reporter", at=at, by=SYSTEM, body=body)


def _count() -> int:
    from netra.base.models import Act

    return Act.objects.count()
