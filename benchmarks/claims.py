"""What one look-up of a claim code costs."""

import secrets
import statistics
import time

from benchmarks.report import Figure
from benchmarks.site import Site
from netra.base.claims import hashed, new_code

TIMES = 50


def measure(site: Site) -> list[Figure]:
    """Milliseconds of one Argon2id hash, as each tracked code costs."""
    salt = secrets.token_bytes(32)
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        hashed(new_code(), salt=salt)
        took.append((time.perf_counter() - begun) * 1000)
    how = f"median of {TIMES}; 19 MiB, two passes, one lane"
    value = f"{statistics.median(took):.0f} ms"
    return [Figure(key="claim_hash", what="One look-up of a claim code", value=value, how=how)]
