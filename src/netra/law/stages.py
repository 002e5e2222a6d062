"""What a stage means: its clock, who is waited for, who holds the file, where it is counted."""

from dataclasses import dataclass

from netra.law.citation import Citation, cite
from netra.law.tables import rows


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage. `due_step` is the deadline that runs there ("" for none)."""

    key: str
    due_step: str
    waits_for: str
    held_by: str
    final: bool
    group: str
    citation: Citation


def stages() -> tuple[Stage, ...]:
    """Every stage, in the order of the path."""
    return tuple(
        Stage(
            key=row["key"],
            due_step=row["due_step"],
            waits_for=row["waits_for"],
            held_by=row["held_by"],
            final=row["final"],
            group=row["group"],
            citation=cite(row),
        )
        for row in rows("stages")
    )


def stage(key: str) -> Stage:
    """The stage with that key; KeyError if there is none."""
    for found in stages():
        if found.key == key:
            return found
    raise KeyError(key)
