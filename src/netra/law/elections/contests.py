"""The contests of the elections: who is elected where, and when candidates were determined."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from netra.law.areas import province_of
from netra.law.certainty import Certainty
from netra.law.citation import Citation, cite
from netra.law.elections.dates import KnownDate, known_date
from netra.law.elections.schedule import CANDIDACY, DETERMINATION, Stage, election, stages
from netra.law.tables import Row, load_csv, rows


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of contest; `scope` is regency, province, country or chamber.

    `letters` stand in case numbers; `order` is the order in which a place is asked.
    """

    key: str
    scope: str
    letters: str
    order: int
    name_id: str
    name_en: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Contest:
    """One contest on its voting day; areas by their present code, province as it was then.

    `outcome` (pair_won, empty_box_won, or empty where not known) is of a single pair only.
    `parent` is the key of the contest that was voted again. `assumed`: an electoral area
    taken for a replay.
    """

    election_id: str
    kind: str
    area_code: str
    area_name: str
    province: str
    number_kind: str
    voting_on: date
    determined: KnownDate
    parent: str | None
    single_pair: bool
    outcome: str
    outcome_certainty: Certainty | None
    assumed: bool
    note_id: str
    note_en: str
    citation: Citation

    @property
    def key(self) -> str:
        """`pilkada-2024:regent:33.19:2024-11-27`: the voting date, for areas that vote again."""
        return f"{self.election_id}:{self.kind}:{self.area_code}:{self.voting_on.isoformat()}"

    @property
    def determined_on(self) -> date | None:
        """The day candidates were determined; None if it is not known to the day."""
        return self.determined.day


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of contest by its key, in the order in which a place is asked."""
    return {
        row["kind"]: Kind(
            key=row["kind"],
            scope=row["scope"],
            letters=row["letters"],
            order=order,
            name_id=row["name_id"],
            name_en=row["name_en"],
            citation=cite(row),
        )
        for order, row in enumerate(rows("election_kinds"))
    }


@cache
def contests(election_id: str) -> tuple[Contest, ...]:
    """The contests of an election that the data hold, in the order of area codes."""
    return tuple(_contest(row) for row in load_csv("contests") if row["election_id"] == election_id)


def contest(election_id: str, kind: str, area_code: str, voting_on: date | None = None) -> Contest:
    """One contest; of an area that voted twice the first, unless the day is given.

    LookupError if the data hold none.
    """
    for found in _of(election_id, kind, area_code):
        if voting_on in (None, found.voting_on):
            return found
    raise LookupError(f"no contest {kind} {area_code} {voting_on or ''} in {election_id}")


def contest_at(election_id: str, area_code: str) -> Contest | None:
    """The contest a place belongs to: its regency's, else its province's, else the country's.

    Of one that voted twice the first; None if the data hold no contest for the place. LookupError
    if there is no such province.
    """
    for kind in kinds().values():
        for found in contests(election_id):
            place = _places(area_code, found.voting_on).get(kind.scope)
            if found.kind == kind.key and found.area_code == place:
                return found
    return None


def stages_of(found: Contest) -> tuple[Stage, ...]:
    """The stages held for this contest, by their first day; no other vote of the same area."""
    siblings = _of(found.election_id, found.kind, found.area_code)
    elsewhere = {each.voting_on for each in siblings} - {found.voting_on}
    return tuple(
        stage
        for stage in stages(found.election_id)
        if stage.applies(found.kind, found.area_code) and stage.starts_on not in elsewhere
    )


def runs(found: Contest) -> tuple[date, date]:
    """The first and last day it runs, both included, as wide as the data allow.

    Where the beginning is not known to the day, from the earliest day that it may be.
    """
    held = stages_of(found)
    days = [day for stage in held for day in (stage.starts.first, stage.ends.last) if day]
    return min([*days, found.voting_on]), max([*days, found.voting_on])


def before_stages(found: Contest, on: date) -> bool | None:
    """Was that day before the stages began? None if what is known does not tell."""
    begun = election(found.election_id).begun
    known = [stage.starts_on for stage in stages_of(found) if stage.starts_on]
    if any(day <= on for day in [*known, found.voting_on]):
        return False
    if begun.first and on < begun.first:
        return True
    return False if begun.last and on >= begun.last else None


def undetermined_since(found: Contest) -> date | None:
    """The first day of which nobody can tell whether candidates were determined; None if the day
    of determination is known.

    From the first day that registration or the campaign may have begun; where the data hold
    neither, from the first day of the stages, or always (`date.min`).
    """
    if found.determined_on:
        return None
    begun = [each.starts.first for each in stages_of(found) if each.key in CANDIDACY]
    known = [day for day in begun if day]
    return min(known) if known else election(found.election_id).begun.first or date.min


def _of(election_id: str, kind: str, area_code: str) -> list[Contest]:
    found = [
        each for each in contests(election_id) if (each.kind, each.area_code) == (kind, area_code)
    ]
    return sorted(found, key=lambda each: each.voting_on)


def areas_of(area_code: str, on: date) -> tuple[str, ...]:
    """The codes whose contests concern a place: its regency's, its province's, the country's.

    The province is the one it lay in on that day; LookupError if there is no such province.
    """
    return tuple(dict.fromkeys(_places(area_code, on).values()))


@cache
def _places(area_code: str, on: date) -> dict[str, str]:
    """The codes of a place's regency, province and country, by scope."""
    country = _country()
    if area_code == country:
        return {"country": country}
    parts = area_code.split(".")
    province = province_of(parts[0], on)
    return {"regency": ".".join(parts[:2]), "province": province, "country": country}


@cache
def _country() -> str:
    nation = {kind.key for kind in kinds().values() if kind.scope == "country"}
    return next(str(row["area_code"]) for row in load_csv("contests") if row["kind"] in nation)


def _contest(row: Row) -> Contest:
    parent = _parent(row)
    outcome_certainty = row["outcome_certainty"]
    return Contest(
        election_id=row["election_id"],
        kind=row["kind"],
        area_code=row["area_code"],
        area_name=row["area_name"],
        province=row["province"],
        number_kind=kinds()[row["kind"]].letters,
        voting_on=row["voting_on"],
        determined=_determined(row, parent),
        parent=parent.key if parent else None,
        single_pair=row["single_pair"] == "true",
        outcome=row["outcome"],
        outcome_certainty=Certainty(outcome_certainty) if outcome_certainty else None,
        assumed=row["assumed"] == "true",
        note_id=row["note_id"],
        note_en=row["note_en"],
        citation=cite(row),
    )


def _parent(row: Row) -> Contest | None:
    election_id = election(row["election_id"]).parent
    found = _of(election_id, row["kind"], row["area_code"]) if election_id else []
    return found[-1] if found else None


def _determined(row: Row, parent: Contest | None) -> KnownDate:
    """Its own day or words; else its election's for that kind and area; else its parent's."""
    if row["determined_on"] or row["determined_id"]:
        return known_date(
            row["determined_on"], text_id=row["determined_id"], text_en=row["determined_en"]
        )
    for stage in _determinations(stages(row["election_id"])):
        if stage.applies(row["kind"], row["area_code"]):
            return stage.starts
    return parent.determined if parent else known_date("")


def _determinations(held: Iterable[Stage]) -> list[Stage]:
    return [stage for stage in held if stage.key == DETERMINATION]
