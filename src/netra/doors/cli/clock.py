"""`netra clock`: when each step is due, counted from the moments given."""

from argparse import ArgumentParser, Namespace
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from netra.doors.cli.asked import Asked, speak
from netra.doors.cli.misuse import Misuse
from netra.doors.cli.output import Output
from netra.doors.cli.words import words
from netra.law.deadlines import Deadline, deadlines

REGIMES = ("regional_election", "general_election")
MOMENTS = ("known", "received", "complete", "registered")
RULES_BY = ("registered", "complete", "received", "known")


def arguments(parser: ArgumentParser) -> None:
    """The regime, the place, and the moments that have come."""
    speak(parser)
    parser.add_argument("--regime", metavar="|".join(REGIMES))
    parser.add_argument("--area", metavar="33.19", help="Home Affairs code of the office's area")
    parser.add_argument("--on", metavar="2024-10-17", help="day whose rules apply")
    for name in MOMENTS:
        parser.add_argument(f"--{name}", metavar="2024-10-17T10:00+07:00")


def run(output: Output, chosen: Namespace) -> int:
    """Every deadline of the regime, with what it waits for. Misuse if the question is unclear."""
    asked = Asked(chosen, output.language)
    regime = asked.one_of("regime", REGIMES)
    area = asked.area()
    moments = _moments(asked, area.zone, output.language)
    on = asked.day("on") if chosen.on else _rules_day(moments, area.zone)
    found = deadlines(regime=regime, on=on, moments=moments, zone=area.zone)
    output.answer(
        regime=regime,
        area=area.code,
        zone=area.zone,
        on=on,
        moments={key: at.isoformat() for key, at in moments.items()},
        deadlines=[_facts(each, output.language) for each in found],
    )
    for line in output.document["deadlines"]:
        output.say(_line(line, output.language))
    return 0


def _moments(asked: Asked, zone: str, language: str) -> dict[str, datetime]:
    """The moments given, in order; one without an offset is the office's own time."""
    _ = words(language)
    given = {name: at for name in MOMENTS if (at := asked.moment(name))}
    if not given:
        raise Misuse("--received", _("no moment is given"), _("Give at least one: see --help."))
    here = ZoneInfo(zone)
    found = {name: at if at.tzinfo else at.replace(tzinfo=here) for name, at in given.items()}
    names = list(found)
    for first, later in pairwise(names):
        if found[later] < found[first]:
            what = _("lies before --%(name)s") % {"name": first}
            raise Misuse(f"--{later}", what, _("Give the moments in their order."))
    return found


def _rules_day(moments: dict[str, datetime], zone: str) -> date:
    """The rules of the day of the furthest moment: a file runs under those of its registration."""
    furthest = next(name for name in RULES_BY if name in moments)
    return moments[furthest].astimezone(ZoneInfo(zone)).date()


def _facts(found: Deadline, language: str) -> dict[str, Any]:
    other = found.citation.other_reading_en if language == "en" else found.citation.other_reading
    return {
        "step": found.step,
        **_due("due", found.due),
        "waits_for": found.waits_for,
        **_due("due_other_reading", found.due_other_reading),
        "other_reading": other or "",
        "counts_from": found.counts_from,
        "unit": found.unit,
        "days": found.days,
        "article": found.citation.article,
        "certainty": str(found.citation.certainty),
        "source": {"title": found.citation.title, "url": found.citation.url},
    }


def _due(key: str, moment: datetime | None) -> dict[str, str | None]:
    """The office's own date under the key, the full moment under `key`_at; None if there is none.

    `law.deadlines` answers in the office's zone: its date is the local one.
    """
    return {
        key: moment.date().isoformat() if moment else None,
        f"{key}_at": moment.isoformat() if moment else None,
    }


def _line(facts: dict[str, Any], language: str) -> str:
    _ = words(language)
    due = facts["due_at"] or _("waits for %(moment)s") % {"moment": facts["waits_for"]}
    other = facts["due_other_reading_at"]
    also = _(" (another reading: %(due)s)") % {"due": other} if other else ""
    return f"{facts['step']}: {due}{also}  [{facts['certainty']}] {facts['article']}"
