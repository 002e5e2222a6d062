"""Whether an online filing is a report in law."""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.tables import rows, rows_on


@dataclass(frozen=True, kw_only=True)
class Channel:
    """`kind` is `report`, or `pre_report`: a form to sign at an office before any clock starts.

    `decree` is the decision that opened the channel, None for a pre-report.
    """

    kind: str
    decree: str | None
    citation: Citation


def reporting_channel(*, on: date, decree: str | None) -> Channel:
    """What an online filing is on that date; it is a report only where a named decree says so."""
    named = (decree or "").strip() or None
    kind = "report" if named else "pre_report"
    row = next(row for row in rows_on(rows("channels"), on) if row["kind"] == kind)
    return Channel(kind=kind, decree=named, citation=cite(row))
