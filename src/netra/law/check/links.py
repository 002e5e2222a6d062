"""Which cells name something of another file, and which columns are a file's key."""

from collections.abc import Callable
from dataclasses import dataclass

from netra.law import areas
from netra.law.check.reading import Folder

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
SANCTION_CLASSES = {
    "appointing_authority",
    "contract",
    "contract_civil_servant",
    "criminal",
    "discipline",
    "ethics",
}
STATUSES = {"held", "superseded", "not_held"}
OUTCOMES = {"pair_won", "empty_box_won"}
ROOMS = {"audit", "cases", "evidence", "forwarding", "intake", "journeys", "outcomes"}
CITIZEN = "citizen"
OUTSIDERS = {"investigator", "reporter"}
HOLDERS = {"appointing", "handler", "merit", "none", "regency"}
YES_NO = {"true", "false"}

Known = Callable[[Folder], set[str]]
Both = tuple[str, str]


@dataclass(frozen=True)
class Link:
    """A column whose cells name what `known` holds; an empty cell names nothing."""

    file: str
    column: str
    known: Known
    remedy: Both


def _column(file: str, column: str) -> tuple[Known, Both]:
    """What another file's column holds, and the remedy that says so."""
    remedy = (f"sebut {column} yang ada di {file}", f"name a {column} of {file}")
    return (lambda folder: folder.values(file, column)), remedy


def _one_of(values: set[str]) -> tuple[Known, Both]:
    named = ", ".join(sorted(values))
    return (lambda _: values), (f"salah satu dari {named}", f"one of {named}")


def _kinds(folder: Folder) -> set[str]:
    return folder.values("election_kinds.toml", "kind") | {"all"}


def _stages_or_any(folder: Folder) -> set[str]:
    return folder.values("stages.toml", "key") | {"*"}


def _awaited(folder: Folder) -> set[str]:
    return folder.values("capacities.toml", "key") | OUTSIDERS


def _acting(folder: Folder) -> set[str]:
    return folder.values("capacities.toml", "key") | {CITIZEN}


def _steps(folder: Folder) -> set[str]:
    """Every step that has a limit, or of which it was searched."""
    files = [file for file in folder.files if file.startswith("deadlines")]
    return {step for file in files for step in folder.values(file, "step")}


def _employments(folder: Folder) -> set[str]:
    rows = folder.files.get("addressees.toml", [])
    return {kind for row in rows for kind in row.get("employment", ())}


def _areas(_: Folder) -> set[str]:
    return set(areas.known())


def _office_areas(folder: Folder) -> set[str]:
    """Every area, and the villages of the districts in which an office of the file sits."""
    codes = folder.values("offices.toml", "area")
    districts = {code.rpartition(".")[0] for code in codes if code.count(".") == 3}
    return _areas(folder) | {
        village.code for district in districts for village in areas.villages(district)
    }


def _offices(folder: Folder) -> set[str]:
    """Keys of single offices, and those the rules give each province and regency."""
    places = [each for each in areas.areas() if each.level in ("province", "regency")]
    ruled = {
        rule.replace("{slug}", areas.slug(each))
        for rule in folder.values("office_rules.toml", "key")
        for each in places
    }
    named = folder.values("offices.toml", "key") | folder.values("agencies.toml", "key")
    return ruled | named | folder.values("merit_regional_offices.toml", "office")


CODE = _column("violations.csv", "code")
TERM = _column("glossary.toml", "key")
ELECTION = _column("election_names.toml", "id")
STAGE = _column("stages.toml", "key")
CAPACITY = _column("capacities.toml", "key")
FIGURE = _column("statistics.csv", "key")
KIND = (_kinds, _column("election_kinds.toml", "kind")[1])
AREA = (_areas, ("tidak ada wilayah dengan kode ini", "no area has this code"))
EMPLOYMENT = (_employments, _column("addressees.toml", "employment")[1])
OFFICE = (_offices, ("tidak ada kantor dengan kunci ini", "no office has this key"))

LINKS = (
    Link("violations.csv", "applies_to", *EMPLOYMENT),
    Link("violation_classes.csv", "code", *CODE),
    Link("violation_classes.csv", "side", *_one_of(SIDES)),
    Link("violation_classes.csv", "regime", *_one_of(REGIMES)),
    Link("violation_classes.csv", "class", *_one_of(CLASSES)),
    Link("violation_classes.csv", "sanctions", *TERM),
    Link("violation_list_items.csv", "list_id", *_column("violation_lists.toml", "key")),
    Link("violation_list_items.csv", "codes", *CODE),
    Link("violation_list_items.csv", "class", *_one_of(CLASSES)),
    Link("violation_list_items.csv", "sanctions", *TERM),
    Link("regulations.toml", "regime", *_one_of(REGIMES)),
    Link("elements.toml", "codes", *CODE),
    Link("elements.toml", "instead", *CODE),
    Link("exceptions.toml", "codes", *CODE),
    Link("exceptions.toml", "not_codes", *CODE),
    Link("exceptions.toml", "instead", *CODE),
    Link("sanctions.csv", "class", *_one_of(SANCTION_CLASSES)),
    Link("sanctions.csv", "level", *TERM),
    Link("sanctions.csv", "answers", *TERM),
    Link("sanction_rules.toml", "classes", *_one_of(SANCTION_CLASSES)),
    Link("statistics.csv", "topic", *_column("statistics_topics.toml", "key")),
    Link("statistics.csv", "acts", *CODE),
    Link("statistics_sums.toml", "total", *FIGURE),
    Link("statistics_sums.toml", "parts", *FIGURE),
    Link("elections.csv", "election_id", *ELECTION),
    Link("elections.csv", "contest_kind", *KIND),
    Link("elections.csv", "stage", *_column("election_stages.toml", "key")),
    Link("elections.csv", "areas", *AREA),
    Link("elections.csv", "status", *_one_of(STATUSES)),
    Link("contests.csv", "election_id", *ELECTION),
    Link("contests.csv", "kind", *KIND),
    Link("contests.csv", "area_code", *AREA),
    Link("contests.csv", "single_pair", *_one_of(YES_NO)),
    Link("contests.csv", "outcome", *_one_of(OUTCOMES)),
    Link("area_codes_former.csv", "successor", *AREA),
    Link("offices.toml", "area", _office_areas, AREA[1]),
    Link("office_facts.toml", "key", *OFFICE),
    Link("merit_regional_offices.toml", "provinces", *AREA),
    Link("addressees.toml", "function", *TERM),
    Link("grounds.toml", "at", *STAGE),
    Link("capacities.toml", "rooms", *_one_of(ROOMS)),
    Link("stages.toml", "waits_for", _awaited, CAPACITY[1]),
    Link("stages.toml", "held_by", *_one_of(HOLDERS)),
    Link("stages.toml", "due_step", _steps, _column("deadlines*.toml", "step")[1]),
    Link("procedure.toml", "room", *_one_of(ROOMS)),
    Link("procedure.toml", "capacities", _acting, CAPACITY[1]),
    Link("procedure.toml", "from", _stages_or_any, STAGE[1]),
    Link("procedure.toml", "to", *STAGE),
    Link("publication.toml", "follows", *_column("publication_rules.csv", "key")),
)
_BY_KEY = (
    "agencies.toml",
    "capacities.toml",
    "election_stages.toml",
    "elements.toml",
    "exceptions.toml",
    "facts.toml",
    "gaps.toml",
    "grounds.toml",
    "offices.toml",
    "publication_rules.csv",
    "reasons.toml",
    "regulations.toml",
    "sanction_rules.toml",
    "stages.toml",
    "statistics.csv",
    "statistics_sums.toml",
    "statistics_topics.toml",
    "violation_lists.toml",
)
UNIQUE = {
    **dict.fromkeys(_BY_KEY, ("key",)),
    "violations.csv": ("code",),
    "violation_classes.csv": ("code", "side", "regime", "from"),
    "violation_list_items.csv": ("list_id", "item"),
    "sanctions.csv": ("code",),
    "election_names.toml": ("id",),
    "election_kinds.toml": ("kind",),
    "contests.csv": ("election_id", "kind", "area_code", "voting_on"),
    "area_codes_former.csv": ("code",),
}
