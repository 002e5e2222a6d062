"""No page, filter or download lets anybody work out a small count; what is shown adds up."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netra.law.publication import Published
from netra.statistics.queries import KINDS, NONE, published_tables, tables

LEAST = 5
NOW = datetime(2026, 11, 21, tzinfo=UTC)
ELECTIONS = ("e1", "e2", "e3", NONE)
ROWS = {
    "outcome": ("o1", "o2", "o3", NONE),
    "province": ("11", "12", "13", NONE),
    "act": ("PN-01", "PN-02", "PN-03", NONE),
}
REGENCIES = {"11": ("11.01", "11.02", "11.03"), "12": ("12.01", "12.02"), "13": ("13.01", "13.02")}

Files = list[tuple[str, str, str, str]]
FILES = st.lists(
    st.tuples(
        st.sampled_from(ELECTIONS[:3]),
        st.sampled_from(ROWS["outcome"][:3]),
        st.sampled_from([code for codes in REGENCIES.values() for code in codes]),
        st.sampled_from(ROWS["act"][:3]),
    ),
    max_size=90,
)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Files:
    """The room counts these files, and knows only these rows."""
    files: Files = []

    def counts(kind: str, until: datetime, province: str = "") -> dict[str, dict[str, int]]:
        place = {"outcome": 1, "province": 2, "regency": 2, "act": 3, "origin": 1}[kind]
        length = 2 if kind == "province" else None
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for file in files:
            if kind != "regency" or file[2].startswith(province):
                found[file[0]][file[place][:length]] += 1
        return found

    def rows(kind: str, province: str) -> tuple[str, ...]:
        if kind == "election":
            return ELECTIONS
        return REGENCIES[province] if kind == "regency" else ROWS.get(kind, ROWS["outcome"])

    monkeypatch.setattr(tables, "_counts", counts)
    monkeypatch.setattr(tables, "_rows", rows)
    return files


def every_table(election: str) -> Iterator[tuple[str, str, Published | None]]:
    """Every table anybody may ask for, of one election or of all ("")."""
    for kind in ROWS:
        yield kind, "", published_tables(until=NOW, election=election)[kind]
    for province in REGENCIES:
        yield (
            "regency",
            province,
            published_tables(until=NOW, election=election, province=province)["regency"],
        )


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=FILES)
def test_no_small_count_follows_from_all_that_is_published(counted: Files, files: Files) -> None:
    """Every equation the pages give, solved over the rationals."""
    counted[:] = files
    system = Equations()
    system.tells("election", "", "", published_tables(until=NOW)["election"])
    for election in ELECTIONS:
        for kind, province, found in every_table(election):
            system.tells(kind, election, province, found)
    true = cells(files)
    for cell in system.unknown() - set(true):
        system.add({cell: 1}, 0)  # somebody may know which are empty
    assert not {cell for cell in system.solved() if 0 < true[cell] < LEAST}


class Equations:
    """What a reader knows: sums of unknown cells, each a row of coefficients and its value."""

    def __init__(self) -> None:
        self.lines: list[tuple[dict[Any, Fraction], Fraction]] = []
        for election in ELECTIONS:  # the same files, told apart in several ways
            for kind in ("outcome", "province"):
                self.add({("election", election, ""): -1, **rows_of(kind, election, "")}, 0)
            for province in REGENCIES:
                whole = ("province", election, province)
                self.add({whole: -1, **rows_of("regency", election, province)}, 0)

    def add(self, cells: dict[Any, int], value: int) -> None:
        self.lines.append(({cell: Fraction(n) for cell, n in cells.items()}, Fraction(value)))

    def tells(self, kind: str, election: str, province: str, found: Published | None) -> None:
        if found is None:
            return
        self.add(rows_of(kind, election, province), found.total)
        for key, count in found.shown.items():
            self.add({cell_of(kind, election, key): 1}, count)

    def unknown(self) -> set[Any]:
        return {cell for line, _value in self.lines for cell in line}

    def solved(self) -> set[Any]:
        """The cells that have one possible value: Gauss and Jordan."""
        done: list[tuple[dict[Any, Fraction], Fraction]] = []
        waiting = self.lines
        while waiting:
            (line, value), *waiting = waiting
            if not line:
                assert value == 0
                continue
            pivot = next(iter(line))
            unit = (
                {cell: n / line[pivot] for cell, n in line.items()}, value / line[pivot]
            )  # fmt: skip
            waiting = [without(pivot, each, unit) for each in waiting]
            done = [*(without(pivot, each, unit) for each in done), unit]
        return {cell for line, _value in done if len(line) == 1 for cell in line}


def without(pivot: Any, line: Any, unit: Any) -> Any:
    """The line with the pivot's cell put out of it."""
    factor = line[0].get(pivot, Fraction(0))
    cells = {
        cell: line[0].get(cell, Fraction(0)) - factor * unit[0].get(cell, Fraction(0))
        for cell in {**line[0], **unit[0]}
    }
    return {cell: n for cell, n in cells.items() if n}, line[1] - factor * unit[1]


def cell_of(kind: str, election: str, key: str) -> tuple[str, str, str]:
    return ("election", key, "") if kind == "election" else (kind, election, key)


def rows_of(kind: str, election: str, province: str) -> dict[Any, int]:
    keys = {"election": ELECTIONS, "regency": (*REGENCIES.get(province, ()), NONE)}.get(kind)
    return {cell_of(kind, election, key): 1 for key in keys or ROWS[kind]}


def cells(files: Files) -> Counter[tuple[str, str, str]]:
    """The true counts."""
    found: Counter[tuple[str, str, str]] = Counter()
    for election, outcome, regency, act in files:
        found.update([
            ("election", election, ""), ("outcome", election, outcome), ("act", election, act),
            ("province", election, regency[:2]), ("regency", election, regency),
        ])  # fmt: skip
    return found


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=FILES)
def test_a_table_of_all_elections_says_what_those_of_each_say(counted: Files, files: Files) -> None:
    counted[:] = files
    for (kind, province, found), *of_each in zip(
        every_table(""), *(every_table(election) for election in ELECTIONS), strict=True
    ):
        parts = [part for _kind, _province, part in of_each if part is not None]
        assert (found is None) == (not parts), (kind, province)
        if found is not None:
            assert found.withheld == sum(part.withheld for part in parts)
            assert found.shown == dict(sum((Counter(part.shown) for part in parts), Counter()))


def test_what_is_large_enough_is_shown(counted: Files) -> None:
    for outcome, code in product(("o1", "o2"), ("11.01", "12.01")):
        counted += [("e1", outcome, code, "PN-01")] * 6
    found = published_tables(until=NOW, election="e1", province="11")
    assert found["outcome"] == Published(shown={"o1": 12, "o2": 12}, withheld=0)
    assert found["province"] == Published(shown={"11": 12, "12": 12}, withheld=0)
    assert found["regency"] == Published(shown={"11.01": 12}, withheld=0)
    assert published_tables(until=NOW, election="e2")["outcome"] is None
    assert set(published_tables(until=NOW)) == {*KINDS} - {"regency"}
