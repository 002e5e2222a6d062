"""Reads the data files as they are written, and says where one cannot be read."""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from netra.law.check.problem import Problem, problem
from netra.law.tables import Row

SOURCES = "sources"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CELLS = (
    "jumlah sel baris ini tidak sama dengan jumlah kolom",
    "the row has not as many cells as the file has columns",
)
MARK = "\ufeff"
NO_MARK = (
    "hapus tanda BOM di awal berkas: simpan sebagai UTF-8 tanpa BOM",
    "delete the byte order mark at the head of the file: save it as UTF-8 without BOM",
)
NEEDED = ("source", "article", "certainty", "checked_on")
NO_COLUMN = (
    "kolom ini wajib ada: source, article, certainty, checked_on",
    "every table has this column: source, article, certainty, checked_on",
)


@dataclass(frozen=True, kw_only=True)
class Folder:
    """The rows of each file, the sources by key, and what could not be read.

    `checked_on` of a file stands for rows without their own.
    """

    files: dict[str, list[Row]]
    sources: dict[str, Row]
    problems: tuple[Problem, ...]

    @classmethod
    def read(cls, data: Path) -> "Folder":
        """The folder as it is; a file that is no TOML becomes a problem of its own."""
        found: list[Problem] = []
        files: dict[str, list[Row]] = {}
        sources: dict[str, Row] = {}
        for path in sorted(data.glob("*.toml")):
            content = _toml(path, found)
            if path.name.startswith(SOURCES):
                found += _twice(path.name, content, sources)
                sources.update(content.get("source", {}))
            else:
                files[path.name] = _rows(content)
        for path in sorted(data.glob("*.csv")):
            files[path.name] = list(_csv(path, found))
        return cls(files=files, sources=sources, problems=tuple(found))

    def values(self, file: str, column: str) -> set[str]:
        """What stands in that column of a file."""
        return {str(row.get(column, "")) for row in self.files.get(file, [])}


def _text(path: Path, found: list[Problem]) -> str:
    """The file without a byte order mark, which is a fault: it would hide the first column."""
    text = path.read_bytes().decode("utf-8")
    if text.startswith(MARK):
        found.append(problem(path.name, 0, "", NO_MARK))
    return text.removeprefix(MARK)


def _toml(path: Path, found: list[Problem]) -> dict[str, Any]:
    try:
        return tomllib.loads(_text(path, found))
    except tomllib.TOMLDecodeError as error:
        said = (f"bukan TOML yang terbaca: {error}", f"no readable TOML: {error}")
        found.append(problem(path.name, 0, "", said))
        return {}


def _rows(content: dict[str, Any]) -> list[Row]:
    default = {key: content[key] for key in ("checked_on",) if key in content}
    return [{**default, **row} for row in content.get("row", [])]


def _twice(file: str, content: dict[str, Any], known: dict[str, Row]) -> Iterator[Problem]:
    for number, key in enumerate(content.get("source", {}), start=1):
        if key in known:
            yield problem(
                file,
                number,
                key,
                ("kunci sumber ini sudah ada di berkas lain", "another file has this source's key"),
            )


def _csv(path: Path, found: list[Problem]) -> Iterator[Row]:
    with StringIO(_text(path, found), newline="") as file:
        reader = csv.DictReader(file)
        columns = list(reader.fieldnames or ())
        missing = [each for each in NEEDED if each not in columns]
        found += [problem(path.name, 0, column, NO_COLUMN) for column in missing]
        for number, row in enumerate(reader, start=1):
            if None in row or None in row.values():
                found.append(problem(path.name, number, columns[-1], CELLS))
            yield {key: _typed(cell or "") for key, cell in row.items() if isinstance(key, str)}


def _typed(cell: str) -> str | date:
    """The cell, a day as a date; a month, a year, a span or no day at all is left as it stands."""
    try:
        return date.fromisoformat(cell) if _DAY.fullmatch(cell) else cell
    except ValueError:
        return cell
