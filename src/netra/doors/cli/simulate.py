"""`netra law simulate`: what a draft would change for the files that run, without writing."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from netra.doors.cli import ready
from netra.doors.cli.asked import Asked, speak
from netra.doors.cli.misuse import Misuse
from netra.doors.cli.output import Output
from netra.doors.cli.words import words
from netra.law.areas import tz_name
from netra.law.check import Problem
from netra.law.drafts import BadDraft, Draft, read
from netra.law.simulation import Change, simulate


def arguments(parser: ArgumentParser) -> None:
    """The draft, and the moment at which what ran out is told from what runs."""
    speak(parser)
    parser.add_argument("file", metavar="FILE", help="a draft: see docs/how-to/change-the-law.md")
    parser.add_argument("--at", metavar="2024-10-17T10:00+07:00", help="the moment; now if absent")


def run(output: Output, chosen: Namespace) -> int:
    """The counts, then every change. 1 for a draft that breaks the data's rules, each fault with
    row, column and remedy; Misuse if there is no such file."""
    _ = words(output.language)
    asked = Asked(chosen, output.language)
    at = asked.moment("at")
    try:
        draft = read(Path(asked.text("file")))
    except BadDraft as bad:
        return _refused(output, bad)
    except OSError:
        what = _("cannot be read")
        raise Misuse("FILE", what, _("Name a draft in TOML: see --help.")) from None
    ready.django()
    moment = at or ready.now()
    found, files = changes(
        draft, at=moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(tz_name("WIB")))
    )
    _answer(output, found, files)
    return 0


def _refused(output: Output, bad: BadDraft) -> int:
    _ = words(output.language)
    faults = [_fault(each, output.language) for each in bad.problems]
    for fault in faults:
        output.complain(_("%(file)s, row %(row)s, %(column)s: %(remedy)s") % fault)
    output.say(_("draft: %(count)s complaints") % {"count": len(faults)})
    output.answer(complaints=faults)
    return 1


def _fault(found: Problem, language: str) -> dict[str, object]:
    remedy = found.remedy if language == "en" else found.remedy_id
    return {"file": found.file, "row": found.row, "column": found.column, "remedy": remedy}


def changes(draft: Draft, *, at: datetime) -> tuple[list[Change], int]:
    """The changes, and how many files run. The transaction may not write, and is undone besides."""
    from django.db import connection, transaction

    from netra.journeys.queries import running

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        files = [file for file, _due in running()]
        found = list(simulate(files, draft, at=at))
        transaction.set_rollback(True)
    return found, len(files)


def _answer(output: Output, found: list[Change], files: int) -> None:
    _ = words(output.language)
    counts = counts_of(found, files)
    output.answer(counts=counts, changes=[_facts(each) for each in found])
    output.say(
        _(
            "running files: %(files)s; dates that move: %(moved)s (later %(later)s, earlier "
            "%(earlier)s); expired by the draft: %(expired)s; saved by it: %(saved)s"
        )
        % counts
    )
    for (step, days), number in sorted(_by_step(found).items()):
        output.say(f"  {step}  {_days(days)}  {number}")
    for each in found:
        output.say(_line(each, output.language))


def counts_of(found: list[Change], files: int) -> dict[str, int]:
    """What stands first in every report: running files, dates that move, results that turn."""
    return {
        "files": files,
        "moved": sum(each.running for each in found),
        "later": sum(each.running and (each.days or 0) > 0 for each in found),
        "earlier": sum(each.running and (each.days or 0) < 0 for each in found),
        "expired": sum(each.expired for each in found),
        "saved": sum(each.saved for each in found),
    }


def _by_step(found: list[Change]) -> Counter[tuple[str, int]]:
    return Counter((each.step, each.days) for each in found if each.running and each.days)


def _facts(change: Change) -> dict[str, Any]:
    return {
        "file": change.file.name,
        "id": change.file.key,
        "step": change.step,
        "running": change.running,
        "before": change.before.isoformat() if change.before else None,
        "after": change.after.isoformat() if change.after else None,
        "days": change.days,
        "result": change.was,
        "result_after": change.becomes,
        "expired": change.expired,
        "saved": change.saved,
    }


def _line(change: Change, language: str) -> str:
    _ = words(language)
    before, after = (each.isoformat() if each else "–" for each in (change.before, change.after))
    turned = ""
    if change.expired:
        turned = _("  expired by the draft")
    if change.saved:
        turned = _("  saved by the draft")
    days = _days(change.days) if change.days else ""
    return f"{change.file.name}  {change.step}: {before} → {after}  {days}{turned}"


def _days(days: int) -> str:
    return f"{days:+d}"
