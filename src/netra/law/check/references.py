"""Cells that name something of another file must name what exists, and keys stand once."""

import re
from collections import Counter
from collections.abc import Iterator

from netra.law import areas
from netra.law.check.links import LINKS, UNIQUE, Link
from netra.law.check.problem import Problem, problem
from netra.law.check.reading import Folder
from netra.law.tables import Row

TWICE = (
    "kunci ini sudah dipakai baris lain: satu baris, satu kunci",
    "another row has this key: one row, one key",
)
NO_AREAS = (
    "data wilayah belum terpasang; jalankan: netra up",
    "the areas are not installed; run: netra up",
)


def reference_problems(folder: Folder) -> list[Problem]:
    """Every cell that names what does not exist, and every key that stands twice."""
    found = [each for link in LINKS for each in _broken(folder, link)]
    return found + [each for file, key in UNIQUE.items() for each in _twice(folder, file, key)]


def _broken(folder: Folder, link: Link) -> Iterator[Problem]:
    rows = folder.files.get(link.file, [])
    if not rows:
        return
    try:
        known = link.known(folder)
    except areas.PackageMissing:
        yield problem(link.file, 0, link.column, NO_AREAS)
        return
    for number, row in enumerate(rows, start=1):
        if _named(row, link.column) - known:
            yield problem(link.file, number, link.column, link.remedy)


def _named(row: Row, column: str) -> set[str]:
    """What a cell names: the items of a list, or words divided by semicolons or spaces."""
    cell = row.get(column, "")
    parts = cell if isinstance(cell, list) else re.split(r"[;\s]", str(cell))
    return {part for part in parts if part}


def _twice(folder: Folder, file: str, columns: tuple[str, ...]) -> Iterator[Problem]:
    rows = folder.files.get(file, [])
    keys = [tuple(str(row.get(column, "")) for column in columns) for row in rows]
    times = Counter(keys)
    for number, key in enumerate(keys, start=1):
        if times[key] > 1:
            yield problem(file, number, columns[0], TWICE)
