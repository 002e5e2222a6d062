"""Cells that name something of another file must name what exists, and keys stand once."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from netra.law import areas
from netra.law.check.problem import Problem, problem
from netra.law.check.reading import Folder
from netra.law.tables import Row

SIDES = {"before", "after"}
REGIMES = {"any", "regional_election", "general_election"}
CLASSES = {
    "administrative",
    "contract",
    "discipline",
    "ethics",
    "not_a_violation",
    "not_applicable",
    "unsettled",
}
TWICE = (
    "kunci ini sudah dipakai baris lain: satu baris, satu kunci",
    "another row has this key: one row, one key",
)
NO_AREAS = (
    "data wilayah belum terpasang; jalankan: netra up",
    "the areas are not installed; run: netra up",
)

Known = Callable[[Folder], set[str]]


def _codes(folder: Folder) -> set[str]:
    return folder.values("violations.csv", "code")


def _lists(folder: Folder) -> set[str]:
    return folder.values("violation_lists.toml", "key")


def _terms(folder: Folder) -> set[str]:
    return folder.values("glossary.toml", "key")


def _elections(folder: Folder) -> set[str]:
    return folder.values("election_names.toml", "id")


def _kinds(folder: Folder) -> set[str]:
    return folder.values("election_kinds.toml", "kind") | {"all"}


def _stages(folder: Folder) -> set[str]:
    return folder.values("election_stages.toml", "key")


def _employments(folder: Folder) -> set[str]:
    rows = folder.files.get("addressees.toml", [])
    return {kind for row in rows for kind in row.get("employment", ())}


def _areas(folder: Folder) -> set[str]:
    return set(areas.known())


@dataclass(frozen=True)
class Link:
    """A column whose cells name what `known` holds; an empty cell names nothing."""

    file: str
    column: str
    known: Known
    remedy: tuple[str, str]


NO_CODE = ("sebut kode yang ada di violations.csv", "name a code of violations.csv")
NO_TERM = ("sebut kunci yang ada di glossary.toml", "name a key of glossary.toml")
NO_ELECTION = ("sebut id yang ada di election_names.toml", "name an id of election_names.toml")
NO_AREA = ("tidak ada wilayah dengan kode ini", "no area has this code")
NO_LIST = ("sebut kunci yang ada di violation_lists.toml", "name a key of violation_lists.toml")
NO_KIND = ("sebut kunci yang ada di election_kinds.toml", "name a key of election_kinds.toml")
NO_STAGE = ("sebut kunci yang ada di election_stages.toml", "name a key of election_stages.toml")
NO_EMPLOYMENT = ("sebut status yang ada di addressees.toml", "name a kind of addressees.toml")


def _one_of(values: set[str]) -> tuple[Known, tuple[str, str]]:
    named = ", ".join(sorted(values))
    return (lambda _: values), (f"salah satu dari {named}", f"one of {named}")


LINKS = (
    Link("violations.csv", "applies_to", _employments, NO_EMPLOYMENT),
    Link("violation_classes.csv", "code", _codes, NO_CODE),
    Link("violation_classes.csv", "side", *_one_of(SIDES)),
    Link("violation_classes.csv", "regime", *_one_of(REGIMES)),
    Link("violation_classes.csv", "class", *_one_of(CLASSES)),
    Link("violation_classes.csv", "sanctions", _terms, NO_TERM),
    Link("violation_list_items.csv", "list_id", _lists, NO_LIST),
    Link("violation_list_items.csv", "codes", _codes, NO_CODE),
    Link("violation_list_items.csv", "class", *_one_of(CLASSES)),
    Link("violation_list_items.csv", "sanctions", _terms, NO_TERM),
    Link("sanctions.csv", "level", _terms, NO_TERM),
    Link("statistics.csv", "acts", _codes, NO_CODE),
    Link("elections.csv", "election_id", _elections, NO_ELECTION),
    Link("elections.csv", "contest_kind", _kinds, NO_KIND),
    Link("elections.csv", "stage", _stages, NO_STAGE),
    Link("contests.csv", "election_id", _elections, NO_ELECTION),
    Link("contests.csv", "kind", _kinds, NO_KIND),
    Link("contests.csv", "area_code", _areas, NO_AREA),
    Link("area_codes_former.csv", "successor", _areas, NO_AREA),
)
UNIQUE = {
    "violations.csv": ("code",),
    "violation_classes.csv": ("code", "side", "regime", "from"),
    "violation_lists.toml": ("key",),
    "violation_list_items.csv": ("list_id", "item"),
    "sanctions.csv": ("code",),
    "regulations.toml": ("key",),
    "reasons.toml": ("key",),
    "capacities.toml": ("key",),
    "stages.toml": ("key",),
    "statistics.csv": ("key",),
    "election_names.toml": ("id",),
    "contests.csv": ("election_id", "kind", "area_code", "voting_on"),
    "area_codes_former.csv": ("code",),
}


def reference_problems(folder: Folder) -> list[Problem]:
    """Every cell that names what does not exist, and every key that stands twice."""
    found = [each for link in LINKS for each in _broken(folder, link)]
    return found + [each for file, key in UNIQUE.items() for each in _twice(folder, file, key)]


def _broken(folder: Folder, link: Link) -> Iterator[Problem]:
    rows = folder.files.get(link.file, [])
    if not rows:
        return
    try:
        known = link.known(folder)
    except areas.PackageMissing:
        yield problem(link.file, 0, link.column, NO_AREAS)
        return
    for number, row in enumerate(rows, start=1):
        if _named(row, link.column) - known:
            yield problem(link.file, number, link.column, link.remedy)


def _named(row: Row, column: str) -> set[str]:
    parts = str(row.get(column, "")).split(";")
    return {part.strip() for part in parts if part.strip()}


def _twice(folder: Folder, file: str, columns: tuple[str, ...]) -> Iterator[Problem]:
    rows = folder.files.get(file, [])
    keys = [tuple(str(row.get(column, "")) for column in columns) for row in rows]
    times = Counter(keys)
    for number, key in enumerate(keys, start=1):
        if times[key] > 1:
            yield problem(file, number, columns[0], TWICE)
