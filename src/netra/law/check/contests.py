"""A contest's name and kind must be those of its area."""

from collections.abc import Iterator

from netra.law import areas
from netra.law.areas import AreaRow
from netra.law.check.problem import Problem, problem
from netra.law.check.reading import Folder
from netra.law.tables import Row

CONTESTS = "contests.csv"
CHAMBER = "chamber"
OTHER_NAME = ("nama wilayah dengan kode itu: {name}", "the area with that code is called {name}")
OTHER_KIND = (
    "jenis pemilihan ini bukan untuk {name}",
    "this kind of contest is not held for {name}",
)


def contest_problems(folder: Folder) -> Iterator[Problem]:
    """Contests whose area has another name, or none of that kind of contest.

    Areas without a row, or not on this machine, are said elsewhere.
    """
    try:
        known = areas.known()
    except areas.PackageMissing:
        return
    kinds = {row["kind"]: row for row in folder.files.get("election_kinds.toml", [])}
    for number, row in enumerate(folder.files.get(CONTESTS, []), start=1):
        area, kind = known.get(str(row["area_code"])), kinds.get(str(row["kind"]))
        if area and row["area_name"] != areas.official_name(area):
            yield problem(CONTESTS, number, "area_name", _of(OTHER_NAME, area))
        if area and kind and not _held_for(kind, area):
            yield problem(CONTESTS, number, "kind", _of(OTHER_KIND, area))


def _held_for(kind: Row, area: AreaRow) -> bool:
    fits = kind["scope"] in (area.level, CHAMBER)
    return fits and area.name.startswith(kind.get("begins", ""))


def _of(remedy: tuple[str, str], area: AreaRow) -> tuple[str, str]:
    name = areas.official_name(area)
    return remedy[0].format(name=name), remedy[1].format(name=name)
