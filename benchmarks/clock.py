"""How fast the clock counts: every deadline of 100,000 files, and again under another calendar.

`python -m benchmarks.clock` prints the figures and needs no site.
"""

import random
import sys
import time
from datetime import UTC, datetime, timedelta

from benchmarks.report import Figure
from netra.law.calendar import Calendar, national
from netra.law.deadlines import deadlines

FILES = 100_000
SEED = 2024
SPAN_DAYS = 400
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
# The moments of a file in their order, and how many days at most lie before each.
STEPS = {
    "known": 0,
    "received": 7,
    "registered": 4,
    "decided": 6,
    "merit_received": 20,
    "verification_asked": 7,
    "decision": 60,
    "delivered": 14,
}

File = tuple[str, str, dict[str, datetime]]


def measure(_site: object = None) -> list[Figure]:
    """Seconds for all deadlines of 100,000 files on one core; then with ten more days off, as a
    simulated decree would count them anew."""
    files = _files()
    plain = _seconds(files, national())
    more = {(FIRST + timedelta(days=37 * n)).date(): "hari libur baru" for n in range(10)}
    changed = _seconds(files, national().with_days(more))
    files_said = f"{FILES:,} files over {SPAN_DAYS} days"
    how = f"{files_said}, both regimes, three zones, processor time of one core"
    return [
        Figure(key="clock", what="Deadlines of 100,000 files", value=f"{plain:.0f} s", how=how),
        Figure(
            key="clock_again",
            what="The same under another calendar",
            value=f"{changed:.0f} s",
            how=f"{how}; nothing remembered helps",
        ),
    ]


def _files() -> list[File]:
    chance = random.Random(SEED)
    return [_file(chance) for _ in range(FILES)]


def _file(chance: random.Random) -> File:
    at = FIRST + timedelta(days=chance.randrange(SPAN_DAYS), seconds=chance.randrange(86_400))
    moments = {}
    for moment, most in STEPS.items():
        at += timedelta(days=chance.randint(0, most))
        moments[moment] = at
    regime = chance.choice(("regional_election", "general_election"))
    return regime, chance.choice(("WIB", "WITA", "WIT")), moments


def _seconds(files: list[File], calendar: Calendar) -> float:
    begun = time.process_time()
    for regime, zone, moments in files:
        on = moments["known"].date()
        deadlines(regime=regime, on=on, moments=moments, zone=zone, holidays=calendar)
    return time.process_time() - begun


if __name__ == "__main__":
    for figure in measure():
        sys.stdout.write(f"{figure.what}: {figure.value} ({figure.how})\n")
