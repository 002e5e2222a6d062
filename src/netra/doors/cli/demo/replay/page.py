"""The reference page of the replayed cases, read from what their acts left in the database.

`write` replays them in a transaction that is rolled back and writes the page; a test compares. From
a shell of the house: `from netra.doors.cli.demo.replay.page import write; write()`.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from uuid import UUID

from netra.base.queries import acts_of
from netra.base.when import local_day
from netra.cases import queries as cases
from netra.doors.cli.demo.replay.days import __doc__ as rules
from netra.doors.cli.demo.replay.days import incident
from netra.doors.cli.demo.replay.facts import Case
from netra.doors.cli.demo.replay.facts import cases as published
from netra.doors.cli.demo.replay.outcome import outcome, outside_powers
from netra.environment.variables import ROOT
from netra.law import elections
from netra.law.catalogue import assess
from netra.law.glossary import term
from netra.offices import queries as offices
from netra.outcomes import queries as outcomes

PAGE = ROOT / "docs" / "reference" / "replay.md"
ASSUMED = "~"
_HEAD = """# The published cases, replayed

Forty incidents that institutions and the press reported are taken over as facts and replayed
through the house's own acts, each as far as its source goes. Names, sides, numbers, accounts,
schools and unique offices became classes; numbers of letters and registers are the house's own.
Employment that a source does not state is read as *pns*. Days marked `~` are assumed by the rules
below. Classes and articles are for a civil servant, by the law of the day of the act. An exit says
no more than the source: `sanctioned_…` was imposed, `recommended_…` was only recommended, by the
merit authority or by the supervisory office itself, and nobody knows here whether it was imposed;
`reported_measure` is neither, and a `reprimand` outside powers is no sanction.
Written by `write` of `src/netra/doors/cli/demo/replay/page.py`; a test compares.
"""


def page(files: dict[str, UUID]) -> str:
    """The whole page in Markdown, for the files as `replay.load` returns them."""
    parts = [_part(case, files[case.key]) for case in published()]
    return "\n".join([_HEAD, _totals(files), _days(), *parts])


def _days() -> str:
    _first, _gap, told = (rules or "").partition("\n\n")
    return f"## How days are assumed\n\n{told.strip()}\n"


def _totals(files: dict[str, UUID]) -> str:
    dated = [each for case in published() for each in _dates(case, files[case.key])]
    supposed = sum(assumed for _kind, _on, assumed in dated)
    exits: dict[str, set[str]] = {}
    for case in published():
        exits.setdefault(outcome(files[case.key]), set()).add(case.id)
    rows = "".join(f"| {key} | {len(ids)} |\n" for key, ids in sorted(exits.items()))
    numbers = len({case.id for case in published()})
    return (
        f"{numbers} cases, {len(published())} files, {len(dated)} dates, "
        f"{supposed} of them assumed.\n\n"
        f"| Exit | Cases |\n|---|---|\n{rows}"
    )


def _part(case: Case, file_id: UUID) -> str:
    found = cases.case_of(file_id)
    people = len(cases.respondents(found.id)) if found else 0
    dated = _dates(case, file_id)
    supposed = sum(assumed for *_rest, assumed in dated)
    steps = ", ".join(f"{kind} {_day(on, assumed)}" for kind, on, assumed in dated)
    measured = (term(f"measure_{kind}", "en") for kind in outside_powers(file_id))
    measure = "".join(f"\n* As reported, outside its powers: {each}." for each in measured)
    return (
        f"## {case.id}{f', part {case.part}' if case.part > 1 else ''}\n\n"
        f"* {offices.office_by_key(case.office).name}; {_contest(case)}\n"
        f"* Exit: {outcome(file_id)}; stage: {outcomes.stage(file_id)}; respondents: {people}"
        f"{measure}\n"
        f"* Steps: {steps}\n"
        f"* {len(dated)} dates, {supposed} assumed\n{''.join(_acts(case))}"
    )


def _contest(case: Case) -> str:
    row = case.law_contest()
    if row is None:
        return "no election"
    name = elections.election(row.election_id).name_en
    note = ", contest assumed" if row.assumed else ""
    return f"{name} (`{row.kind}` {row.area_name}{note})"


def _dates(case: Case, file_id: UUID) -> list[tuple[str, date, bool]]:
    """The incident and every step with its day where the office stands; repeats together."""
    zone = offices.office_by_key(case.office).zone
    happened = incident(case)
    told = [(act.kind, local_day(act.at, zone), act.assumed) for act in acts_of(file_id)]
    steps = [each for each, _again in groupby(told)]
    return [("incident", happened.on, happened.assumed), *steps]


def _day(on: date, assumed: bool) -> str:
    return f"{ASSUMED if assumed else ''}{on.isoformat()}"


def _acts(case: Case) -> Iterator[str]:
    contest = case.law_contest()
    for code in case.alleged:
        found = assess(
            code,
            on=incident(case).on,
            determined_on=contest.determined_on if contest else None,
            employment="pns",
            regime=elections.election(contest.election_id).regime if contest else None,
        )
        articles = "; ".join(found.articles) or "no article read"
        yield f"* {code}: {found.klass}, {articles} ({found.citation.certainty})\n"


def write() -> None:
    """The page stands as a fresh replay makes it; the database is as before."""
    from django.db import transaction

    from netra.doors.cli.demo.replay import load

    with transaction.atomic():
        PAGE.write_text(page(load()), encoding="utf-8")
        transaction.set_rollback(True)
