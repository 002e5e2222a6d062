"""How fast the simulator answers: 100,000 running files under a drafted decree and a drafted rule.

`python -m benchmarks.simulate` prints the figures and needs no site.
"""

import random
import sys
import time
import tomllib
from datetime import UTC, datetime, timedelta

from benchmarks.report import Figure
from netra.law.drafts import Draft, made_of
from netra.law.simulation import Running, simulate

FILES = 100_000
SEED = 2024
SPAN_DAYS = 400
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
AT = FIRST + timedelta(days=SPAN_DAYS)
# The moments of a file in their order, how many days at most lie before each, and the step that
# runs from it.
STEPS = (
    ("known", 0, "reporting"),
    ("received", 7, "initial_review"),
    ("registered", 4, "handling"),
    ("decided", 6, ""),
    ("merit_received", 20, "task_force_check"),
    ("verification_asked", 7, "bawaslu_verification"),
    ("decision", 60, "delivery_of_decision"),
    ("delivered", 14, "in_force"),
)
AREAS = (("33.19", "WIB"), ("64.71", "WITA"), ("91.71", "WIT"), ("33", "WIB"))
DRAFT = """
checked_on = 2026-11-21
[[decrees]]
key = "draft"
year = 2024
number = ""
source = "draft"
article = ""
certainty = "unverified"
day = [
    { on = 2024-10-18, kind = "holiday", id = "Hari libur contoh", en = "An example" },
    { on = 2024-03-15, kind = "joint_leave", id = "Cuti bersama contoh", en = "An example" },
]
[[deadlines]]
step = "handling"
regime = "regional_election"
from = 2024-06-01
counts_from = "registered"
days = 5
unit = "working_day"
family = "handling"
ends = "day_end"
source = "draft"
article = ""
certainty = "unverified"
"""


def measure(_site: object = None) -> list[Figure]:
    """Seconds for the whole answer, on one core and by the clock on the wall."""
    files = _files()
    draft: Draft = made_of(tomllib.loads(DRAFT), file="draft.toml")
    begun, worked = time.perf_counter(), time.process_time()
    found = list(simulate(files, draft, at=AT))
    wall, core = time.perf_counter() - begun, time.process_time() - worked
    return [
        Figure(
            key="simulate",
            what="A draft simulated on 100,000 files",
            value=f"{core:.0f} s",
            how=f"{FILES:,} files, a decree and a rule, {len(found):,} changes; processor time of "
            f"one core ({wall:.0f} s on the wall)",
        )
    ]


def _files() -> list[Running]:
    chance = random.Random(SEED)
    return [_file(chance, number) for number in range(FILES)]


def _file(chance: random.Random, number: int) -> Running:
    at = FIRST + timedelta(days=chance.randrange(SPAN_DAYS), seconds=chance.randrange(86_400))
    reached = chance.randint(1, len(STEPS))
    moments = {}
    for moment, most, _ in STEPS[:reached]:
        at += timedelta(days=chance.randint(0, most))
        moments[moment] = at
    area, zone = chance.choice(AREAS)
    return Running(
        key=str(number),
        name=f"{number:06}",
        regime=chance.choice(("regional_election", "general_election")),
        on=moments["known"].date(),
        zone=zone,
        area=area,
        step=STEPS[reached - 1][2],
        moments=moments,
    )


if __name__ == "__main__":
    for figure in measure():
        sys.stdout.write(f"{figure.what}: {figure.value} ({figure.how})\n")
