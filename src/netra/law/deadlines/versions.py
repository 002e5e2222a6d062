"""Which version of the rules governs a file, and by which of its days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from netra.law.areas import tz_name
from netra.law.citation import Citation, cite
from netra.law.tables import Row, for_regime, rows, rows_on


@dataclass(frozen=True, kw_only=True)
class Version:
    """A version of the rules. `decides` names the moment that chose it (`step`: the day the step
    itself begins) and `decided_on` its day; `others` are the versions the other readings give."""

    subject: str
    regulation: str
    decides: str
    decided_on: date
    others: tuple[str, ...]
    citation: Citation


def version(
    subject: str,
    *,
    regime: str,
    moments: Mapping[str, datetime],
    zone: str,
    step_begins: date | None = None,
) -> Version | None:
    """The version that governs the subject (`handling`, `discipline`, `remedy`) of a file.

    `moments` are aware, `zone` is the office's; `step_begins` is needed where the step's own day
    decides. None while the deciding moment is unknown, or where no row knows that time.
    """
    known = [row for row in for_regime(rows("rule_versions"), regime) if row["subject"] == subject]
    local = {key: at.astimezone(ZoneInfo(tz_name(zone))).date() for key, at in moments.items()}
    if step_begins is not None:
        local["step"] = step_begins
    by = known[-1]["decides"] if known else ""
    if by not in local:
        return None
    found = rows_on(known, local[by])
    if not found:
        return None
    return _version(found, known, local)


def _version(found: list[Row], known: list[Row], local: Mapping[str, date]) -> Version:
    chosen = found[-1]
    names = [row["regulation"] for row in found[:-1]]
    other_day = local.get(chosen.get("decides_other", ""))
    if other_day is not None:
        names += [row["regulation"] for row in rows_on(known, other_day)]
    others = dict.fromkeys(name for name in names if name != chosen["regulation"])
    return Version(
        subject=chosen["subject"],
        regulation=chosen["regulation"],
        decides=chosen["decides"],
        decided_on=local[chosen["decides"]],
        others=tuple(others),
        citation=cite(chosen),
    )
