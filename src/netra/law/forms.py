"""The form each paper of a case carries."""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.tables import for_regime, rows, rows_on


@dataclass(frozen=True, kw_only=True)
class Form:
    """The form in force; `code` is None where none is printed or known."""

    key: str
    code: str | None
    title_id: str
    title_en: str
    citation: Citation


def form(key: str, *, regime: str, on: date) -> Form:
    """The form of a paper in a regime on that date; LookupError if no row is known."""
    for row in rows_on(for_regime(rows("forms"), regime), on):
        if row["key"] == key:
            return Form(
                key=key,
                code=row.get("code") or None,
                title_id=row["title_id"],
                title_en=row["title_en"],
                citation=cite(row),
            )
    raise LookupError(f"no form {key} in {regime} on {on.isoformat()}")
