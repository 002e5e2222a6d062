"""What a draft would move, for whoever opens no file: counts, by office and step."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse

from netra.doors.cli.simulate import changes, counts_of
from netra.doors.desk.acts.form import word
from netra.doors.portal.tabular import as_csv
from netra.journeys.queries import holders
from netra.law.drafts import Draft
from netra.law.simulation import Change

SHOWN = 100
COLUMNS = ("office", "step", "days", "files", "expired", "saved")


@dataclass(frozen=True, kw_only=True)
class ReportRow:
    """Dates of one step that move by so many days at one office; `days` is None where one of both
    dates is missing. `expired` and `saved` are results that turn."""

    office: str
    key: str
    step: str
    days: int | None
    files: int
    expired: int
    saved: int


@dataclass(frozen=True, kw_only=True)
class Report:
    """The counts that stand first, and every row; the first `SHOWN` are shown."""

    counts: dict[str, int]
    rows: tuple[ReportRow, ...]

    @property
    def shown(self) -> tuple[ReportRow, ...]:
        """What a page has room for."""
        return self.rows[:SHOWN]


def report(draft: Draft, *, at: datetime) -> Report:
    """What the draft would change at that moment; nothing is written."""
    found, files = changes(draft, at=at)
    offices = holders() if found else {}
    groups: dict[tuple[str, str, int | None], list[Change]] = {}
    for each in found:
        place = offices.get(each.file.key, "")
        groups.setdefault((place, each.step, each.days), []).append(each)
    rows = (_row(*key, found) for key, found in groups.items())
    return Report(
        counts=counts_of(found, files),
        rows=tuple(sorted(rows, key=lambda row: (row.office, row.key, row.days or 0))),
    )


def as_file(made: Report, kind: str) -> HttpResponse:
    """The report for download, as `csv` or else as JSON."""
    lines = [
        (row.office, row.key, row.days, row.files, row.expired, row.saved) for row in made.rows
    ]
    if kind == "csv":
        return as_csv("netra-simulasi", COLUMNS, lines)
    rows = [dict(zip(COLUMNS, line, strict=True)) for line in lines]
    response = HttpResponse(
        json.dumps({"counts": made.counts, "changes": rows}, ensure_ascii=False),
        content_type="application/json",
    )
    response["Content-Disposition"] = 'attachment; filename="netra-simulasi.json"'
    return response


def _row(office: str, step: str, days: int | None, found: list[Change]) -> ReportRow:
    turned = Counter({"expired": 0, "saved": 0})
    for each in found:
        turned["expired"] += each.expired
        turned["saved"] += each.saved
    return ReportRow(
        office=office,
        key=step,
        step=word(step),
        days=days,
        files=len(found),
        expired=turned["expired"],
        saved=turned["saved"],
    )
