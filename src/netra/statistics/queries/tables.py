"""The published tables: what may be shown of the counts, so that no small one can be worked out.

One tree of tables: all files by election; the files of an election by outcome, by entrance, by act,
by province; those of a province by regency. In each table small rows are withheld, and what lies
beneath a withheld row is not shown. Nothing else is published: a table over all elections is the
sum of what the tables of single elections show. So a withheld row stands in one equation only, that
of its own table, and no other page, filter or download says more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from netra.cases.queries.tallies import tally_of_acts
from netra.journeys.queries.tallies import tally
from netra.law import areas
from netra.law.catalogue import acts
from netra.law.elections import elections
from netra.law.publication import Published, publishable, small_cells
from netra.law.stages import stages

KINDS = ("election", "outcome", "origin", "act", "province", "regency")
ORIGINS = ("report", "finding", "tip", "record")
OUTCOMES = ("discipline", "ethics", "reprimand", "none")
"""What was decided; a file without a decision is counted where it stands."""
NONE = "-"
"""The row of what has no key in the law's data: of elections, files that touch none yet."""

Counts = dict[str, dict[str, int]]
"""By election and row."""


def published_tables(
    *, until: datetime, election: str = "", province: str = ""
) -> dict[str, Published | None]:
    """The tables of one election or of all, by kind; `regency` is there for a named province only.
    They count files where they are now, if they came there by `until`: one that moved later is left
    out altogether. Only the acts are counted of every file opened by `until`.

    Rows stand in the order of the law's data, never of the counts, and only those that may be
    shown. None where nothing may be shown. Unit: files; a file with several acts is counted under
    each. One query a kind.
    """
    kinds = [kind for kind in KINDS[1:] if kind != "regency" or province]
    counted = {kind: _counts(kind, until, province) for kind in kinds}
    by_election = {each: sum(rows.values()) for each, rows in counted["province"].items()}
    files = _withholding(_keys("election"), by_election)
    of = [each for each in (files.shown if files else ()) if election in ("", each)]
    found = {kind: _of_kind(kind, counted, of, province) for kind in kinds}
    return {"election": files, **found}


def _of_kind(
    kind: str, counted: dict[str, Counts], of: Iterable[str], province: str
) -> Published | None:
    keys = _keys(kind, province)
    if kind == "regency":
        of = [each for each in of if _shows(province, counted["province"][each])]
    return _together([_withholding(keys, counted[kind][each]) for each in of], keys)


def _together(parts: Iterable[Published | None], keys: Iterable[str]) -> Published | None:
    """What the tables of several elections show, added up; None if none shows anything."""
    found = [part for part in parts if part is not None]
    shown = sum((Counter(part.shown) for part in found), Counter[str]())
    ordered = {key: shown[key] for key in keys if key in shown}
    withheld = sum(part.withheld for part in found)
    return Published(shown=ordered, withheld=withheld) if found else None


def _shows(province: str, counts: dict[str, int]) -> bool:
    found = _withholding(_keys("province"), counts)
    return found is not None and province in found.shown


def _withholding(keys: list[str], counts: dict[str, int]) -> Published | None:
    """The publishable table; what stands under a key no row has is counted under `NONE`."""
    rows = dict.fromkeys(keys, 0)
    for key, count in counts.items():
        rows[key if key in rows else NONE] += count
    return publishable(rows, least=small_cells().least)


def _keys(kind: str, province: str = "") -> list[str]:
    """Every row a table may have, whatever was counted."""
    return [*dict.fromkeys(_rows(kind, province)), NONE]


def _rows(kind: str, province: str) -> Iterator[str]:
    if kind == "election":
        yield from (each.id for each in elections())
    elif kind == "outcome":
        yield from (stage.group for stage in stages())
        yield from OUTCOMES
    elif kind == "origin":
        yield from ORIGINS
    elif kind == "act":
        yield from (act.code for act in acts())
    else:
        level, parent = (kind, province) if province else (kind, None)
        yield from (
            area.code
            for area in areas.areas()
            if area.level == level and parent in (None, area.parent)
        )


def _counts(kind: str, until: datetime, province: str = "") -> Counts:
    """What was counted, by election and row; of a province's regencies only that province's."""
    found: Counts = defaultdict(lambda: defaultdict(int))
    if kind == "outcome":
        heading = {stage.key: stage.group for stage in stages()}
        for (election, stage, outcome), n in tally("stage", "outcome", until=until).items():
            found[election][outcome if outcome in OUTCOMES else heading[stage]] += n
        return found
    counted = tally_of_acts(until=until) if kind == "act" else tally(kind, until=until)
    for (election, row), n in counted.items():
        if kind != "regency" or row.startswith(province):
            found[election][row] += n
    return found
