"""What keeping a file costs beside plain `sha256sum` of it: two hashes, the write, the disk's yes.

`python -m benchmarks ingest` measures in a folder of its own.
"""

import os
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from django.core.files.storage import storages

from benchmarks.report import Figure
from netra.evidence.actions.storing import put
from netra.evidence.queries.checked import name_of

SIZE = 256 * 1024 * 1024
TIMES = 7


def measure(_site: object = None) -> list[Figure]:
    """The ratio of the medians, and how much memory grew from a small file to a large one."""
    folder = Path(storages["blobs"].location)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory(dir=folder) as place:
        small, large = _made(Path(place), SIZE // 64), _made(Path(place), SIZE)
        _put(small)
        before = _peak()
        ours, theirs = [], []
        for _ in range(TIMES):  # in turn, so that both meet the same noise
            theirs.append(_seconds(lambda: subprocess.check_output(["sha256sum", large])))
            ours.append(_put(large))
        grew = (_peak() - before) / 1024
    kept, plain = statistics.median(ours), statistics.median(theirs)
    how = f"{SIZE >> 20} MB, medians of {TIMES} in turn: {kept:.2f} s against {plain:.2f} s"
    return [
        Figure(
            key="ingest",
            what="Keeping a file, against `sha256sum` of it",
            value=f"{kept / plain:.1f} times",
            how=f"{how}; SHA-256, BLAKE2b, written and synced",
        ),
        Figure(
            key="ingest_memory",
            what="Memory more for 256 MB than for 4 MB",
            value=f"{grew:.0f} MB",
            how="growth of the process's peak",
        ),
    ]


def _made(folder: Path, size: int) -> Path:
    path = folder / str(size)
    with path.open("wb") as file:
        for _ in range(size >> 20):
            file.write(os.urandom(1 << 20))
    return path


def _put(path: Path) -> float:
    with path.open("rb") as stream:
        found = []
        took = _seconds(lambda: found.append(put(stream)))
    storages["blobs"].delete(name_of(found[0].sha256))
    return took


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _peak() -> float:
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
