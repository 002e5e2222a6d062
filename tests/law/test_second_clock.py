"""Two clocks, written apart from the same rows, never differ."""

import os
from collections import Counter

import pytest

from netra.law.calendar import Calendar, national
from tests.law.second import compare
from tests.law.second.cases import REGIMES, case
from tests.law.second.clock import Case, Step, answers, opened_later
from tests.law.second.days import reasons
from tests.law.second.desk import special_hours
from tests.law.second.run import many, some
from tests.law.second.table import limit_rows

SEED = int(os.environ.get("SEED") or 20261121)
CASES = 20_000


@pytest.mark.timeout(300)  # the machine may be busy with something else
def test_both_clocks_agree() -> None:
    print(f"second clock: SEED={SEED}")
    found = many(SEED, CASES)
    assert not found, "\n".join(found[:5])


def test_the_cases_reach_every_step_and_every_trap() -> None:
    met: Counter[str] = Counter()
    for number in range(3000):
        asked = case(SEED, number)
        for step, told in answers(asked).items():
            met[f"{asked.regime} {step}"] += bool(told.due)
            met.update(traps(asked, told))
    steps = [f"{regime} {row['step']}" for regime in REGIMES for _, row, _ in limit_rows(regime)]
    assert not {key: met[key] for key in (*steps, *TRAPS) if met[key] < 20}


TRAPS = (
    "paused",
    "provisional",
    "leap day",
    "year end",
    "regional day",
    "lengthened",
    "shut desk",
    "other hours",
)


def traps(asked: Case, told: Step) -> list[str]:
    """What makes counting this step hard."""
    days = [day for day, _ in told.days]
    here = (
        bool(days and not told.due),
        told.provisional,
        any((day.month, day.day) == (2, 29) for day in days),
        len({day.year for day in days}) > 1,
        any("regional_day" in reasons(day, asked.off) for day in days),
        bool(told.due and told.extension and told.extension[2]),
        bool(told.due and opened_later(asked, told.row)),
        bool(told.due and told.row["ends"] == "reception_end" and special(asked, told)),
    )
    return [name for name, is_here in zip(TRAPS, here, strict=True) if is_here]


def special(asked: Case, told: Step) -> bool:
    """True if the limit ends on a day with hours of its own."""
    last, _ = told.days[-1]
    return bool(special_hours(told.row["family"], asked.regime, asked.on, last))


def without_decrees(asked: Case) -> Calendar:
    return national()


def test_a_clock_that_forgets_a_day_off_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "calendar", without_decrees)
    assert len(some(SEED, range(200))) > 10


def test_a_difference_shrinks_to_what_it_rests_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "calendar", without_decrees)
    asked = next(
        asked
        for asked in (case(SEED, number) for number in range(200))
        if len(asked.moments) > 3 and asked.drafts and compare.differences(asked)
    )
    smallest = compare.shrunk(asked)
    assert compare.differences(smallest)
    assert (len(smallest.moments), smallest.reporter_zone) == (1, None)
