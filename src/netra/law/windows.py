"""Whether an office may clarify, by the window of the contest."""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.phases import contest_window
from netra.law.tables import for_regime, rows, rows_on


@dataclass(frozen=True, kw_only=True)
class Window:
    """`key` is the window; `allowed` is None where readings differ and the plenary must choose."""

    key: str
    allowed: bool | None
    basis_id: str
    basis_en: str
    citation: Citation


def may_clarify(
    *,
    regime: str,
    on: date,
    determined_on: date | None,
    stages_begun_on: date | None,
    kind: str,
) -> Window:
    """May Bawaslu clarify on that date? `kind` is `other_law` or `crime`.

    LookupError if no row answers. Where it may not, hearing the person is the receiver's duty.
    """
    key = contest_window(on, determined_on, stages_begun_on)
    for row in rows_on(for_regime(rows("windows"), regime), on):
        if row["window"] == key and row["kind"] == kind:
            return Window(
                key=key,
                allowed=row.get("allowed"),
                basis_id=row["basis_id"],
                basis_en=row["basis_en"],
                citation=cite(row),
            )
    raise LookupError(f"no window for {kind} in {regime}, {key}")
