"""`python -m benchmarks [name …]`: all of them, or those named, in a house of their own.

Nothing of the checkout's own `var/` is touched. The figures are printed, kept in `var/bench/`, and
written to `docs/reference/measurements.md` and to the README's table.
"""

import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

# In this order: bytes and memory are measured with the demonstration's few files, before the
# others add theirs.
NAMES = (
    "bytes", "memory", "claims", "lists", "acts", "clock", "simulate", "ingest", "ledger",
    "first_page", "tests",
)  # fmt: skip


def main(chosen: list[str]) -> int:
    """0 when everything named was measured and written down, 2 for an unknown name."""
    strangers = set(chosen) - set(NAMES)
    if strangers:
        sys.stderr.write(f"not a benchmark: {', '.join(sorted(strangers))}; {', '.join(NAMES)}\n")
        return 2
    place = Path(tempfile.mkdtemp(prefix="netra-bench-"))
    place.chmod(0o755)  # the embedded server, under root another account's, has to pass
    # Before anything of Netra is imported: it reads its folder once.
    os.environ.update(NETRA_VAR=str(place), NETRA_DEMO="1", NETRA_STATIC_MANIFEST="1")
    os.environ["DJANGO_SETTINGS_MODULE"] = "netra.settings"
    os.environ.setdefault("NETRA_LOG_LEVEL", "WARNING")
    for name in ("NETRA_DB_ROLE", "DATABASE_URL", "DATABASE_OWNER_URL"):
        os.environ.pop(name, None)
    from benchmarks import running

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # told to end, it still tidies up
    try:
        running.measure([name for name in NAMES if not chosen or name in chosen])
    finally:
        running.clear_away()
        shutil.rmtree(place, ignore_errors=True)
    return 0


sys.exit(main(sys.argv[1:]))
