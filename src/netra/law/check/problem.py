"""One fault of the data."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Problem:
    """The file, the row (counted from 1; 0 the file itself), the column, and the remedy."""

    file: str
    row: int
    column: str
    remedy_id: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}, {self.column}: {self.remedy}"


def problem(file: str, row: int, column: str, remedy: tuple[str, str]) -> Problem:
    """A fault whose remedy is said in Indonesian and in English."""
    return Problem(file=file, row=row, column=column, remedy_id=remedy[0], remedy=remedy[1])
