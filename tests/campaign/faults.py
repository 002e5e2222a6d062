"""Faults that were tried, what came of them, and those that change nothing anybody could ask.

The last stand in `equivalent.toml`, each by file, function, the line and what it becomes, and why
no test can notice it. They are counted apart; one that a test does notice fails the campaign.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

EQUIVALENT = Path(__file__).with_name("equivalent.toml")


class Fault(NamedTuple):
    """The lines a fault takes away and what it puts in, in which function of which file."""

    file: str
    where: str
    line: str
    becomes: str


@dataclass(frozen=True)
class Verdict:
    """How many faults were tried and noticed, how many are equivalent, and which ones lived.

    `false` are the listed faults that were noticed, or that nobody could try any more.
    """

    tried: int
    noticed: int
    equivalent: int
    survivors: tuple[Fault, ...]
    false: tuple[Fault, ...]

    @property
    def of_all(self) -> float:
        return self.noticed / self.tried

    @property
    def of_those_with_effect(self) -> float:
        return self.noticed / (self.tried - self.equivalent)


def judged(tried: Sequence[tuple[Fault, bool]], listed: Mapping[Fault, str]) -> Verdict:
    """What came of the faults, each with whether it was noticed."""
    unnoticed = [fault for fault, noticed in tried if not noticed]
    real = {fault for fault, noticed in tried if noticed} | (listed.keys() - set(unnoticed))
    return Verdict(
        tried=len(tried),
        noticed=len(tried) - len(unnoticed),
        equivalent=sum(fault in listed for fault in unnoticed),
        survivors=tuple(sorted(set(unnoticed) - listed.keys())),
        false=tuple(sorted(real & listed.keys())),
    )


def equivalent() -> dict[Fault, str]:
    """Every fault no test can notice, and why; ValueError if one is listed twice."""
    because = tomllib.loads(EQUIVALENT.read_text())["because"]
    found = [(Fault(*fault), each["why"]) for each in because for fault in each["faults"]]
    if len(dict(found)) < len(found):
        raise ValueError("a fault is listed twice")
    return dict(found)


def tried(dumped: str) -> Iterator[tuple[Fault, bool]]:
    """Every fault of a `cosmic-ray dump` that was not filtered out, and whether it was noticed."""
    for line in dumped.splitlines():
        item, result = json.loads(line)
        if result and result["worker_outcome"] == "skipped":
            continue
        assert result, f"not tried: {item}"
        (change,) = item["mutations"]
        taken, put = (_lines(result["diff"], sign) for sign in "-+")
        where = change["definition_name"] or ""
        fault = Fault(change["module_path"], where, taken, put)
        yield fault, result["test_outcome"] == "killed"


def _lines(diff: str, sign: str) -> str:
    return " ".join(line[1:].strip() for line in diff.splitlines() if line[0] == sign)
