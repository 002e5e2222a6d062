"""How much a capturing browser takes of this machine, and its end: read from /proc, as it runs."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MB = 1024 * 1024
MEMORY, PROCESSES, DISK = 2048 * MB, 100, 512 * MB
"""The most of one capture: memory of its own in bytes, processes, bytes in its folder."""


def overgrown(process: int, folder: Path) -> bool:
    """Whether the process and all it started take more than one capture may."""
    family = started_by(process)
    return len(family) > PROCESSES or sum(map(_memory, family)) > MEMORY or _written(folder) > DISK


def killed(process: int) -> None:
    """The process and all it started are gone."""
    for each in started_by(process):
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


def started_by(process: int) -> list[int]:
    """The process and all it started, however they grouped themselves."""
    parents = dict(_parents())
    family = [process]
    for each in family:
        family += [child for child, parent in parents.items() if parent == each]
    return family


def _parents() -> Iterator[tuple[int, int]]:
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            yield int(place.parent.name), int(place.read_text().rpartition(")")[2].split()[1])


def _memory(process: int) -> int:
    """Bytes it holds of its own or shares with its like; not what lies in files."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        held = [each.split()[1] for each in lines if each.startswith(("RssAnon", "RssShmem"))]
        return sum(map(int, held)) * 1024
    return 0


def _written(folder: Path) -> int:
    total = 0
    for place, _folders, names in os.walk(folder):  # what goes meanwhile is not counted
        for name in names:
            with suppress(OSError):
                total += Path(place, name).lstat().st_size
    return total
