"""Elections and their stages."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from netra.law.citation import Citation, cite
from netra.law.elections.dates import KnownDate, known_date
from netra.law.tables import Row, load_csv, rows

STAGES_BEGIN = "stages_begin"
DETERMINATION = "candidate_determination"
CANDIDACY = ("candidate_registration", "campaign")
HELD = "held"
EVERY_KIND = "all"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage; both days inclusive.

    `kind` is `all` or one kind of contest; `areas` the codes it is for, empty meaning every one.
    `status`: held, superseded (a plan that was replaced, kept as history) or not_held.
    """

    key: str
    name_id: str
    name_en: str
    kind: str
    areas: tuple[str, ...]
    status: str
    starts: KnownDate
    ends: KnownDate
    note_id: str
    note_en: str
    citation: Citation

    @property
    def starts_on(self) -> date | None:
        """The first day; None if it is not known to the day."""
        return self.starts.day

    @property
    def ends_on(self) -> date | None:
        """The last day; None if it is not known to the day."""
        return self.ends.day

    @property
    def everywhere(self) -> bool:
        """True if it was held for every contest of its election."""
        return self.kind == EVERY_KIND and not self.areas and self.status == HELD

    def applies(self, kind: str, area_code: str) -> bool:
        """True if it was held and is the stage of a contest of that kind in that area."""
        known = self.kind in (EVERY_KIND, kind) and (not self.areas or area_code in self.areas)
        return known and self.status == HELD


@dataclass(frozen=True, kw_only=True)
class Election:
    """One election and the days the law turns on, as they hold for every contest of it.

    A day is None if unknown, or if kinds or areas differ: then ask the contest. `parent` is the
    election whose contests are voted again.
    """

    id: str
    regime: str
    name_id: str
    name_en: str
    parent: str | None
    begun: KnownDate
    determined_on: date | None
    campaign_from: date | None
    campaign_to: date | None
    quiet_from: date | None
    quiet_to: date | None
    voting_on: date | None
    citation: Citation

    @property
    def stages_begun_on(self) -> date | None:
        """The first day of the stages; None if it is not known to the day."""
        return self.begun.day


def elections() -> tuple[Election, ...]:
    """Every election, the oldest first."""
    return tuple(election(row["id"]) for row in rows("election_names"))


@cache
def election(election_id: str) -> Election:
    """One election; LookupError if unknown."""
    row = _named("election_names", "id", election_id)
    every = {stage.key: stage for stage in stages(election_id) if stage.everywhere}
    begun, determined = every.get(STAGES_BEGIN), every.get(DETERMINATION)
    campaign, quiet, voting = (every.get(key) for key in ("campaign", "quiet_period", "voting"))
    return Election(
        id=election_id,
        regime=row["regime"],
        name_id=row["name_id"],
        name_en=row["name_en"],
        parent=row["parent"] or None,
        begun=begun.starts if begun else known_date(""),
        determined_on=determined.starts_on if determined else None,
        campaign_from=campaign.starts_on if campaign else None,
        campaign_to=campaign.ends_on if campaign else None,
        quiet_from=quiet.starts_on if quiet else None,
        quiet_to=quiet.ends_on if quiet else None,
        voting_on=voting.starts_on if voting else None,
        citation=cite(row),
    )


@cache
def stages(election_id: str) -> tuple[Stage, ...]:
    """The stages of an election by their first day, undated ones last; empty if unknown."""
    found = [_stage(row) for row in load_csv("elections") if row["election_id"] == election_id]
    return tuple(sorted(found, key=lambda stage: stage.starts.first or date.max))


def _stage(row: Row) -> Stage:
    name = _named("election_stages", "key", row["stage"])
    words = {"text_id": row["condition_id"], "text_en": row["condition_en"]}
    return Stage(
        key=row["stage"],
        name_id=name["name_id"],
        name_en=name["name_en"],
        kind=row["contest_kind"],
        areas=tuple(row["areas"].split()),
        status=row["status"],
        starts=known_date(row["from"] or row["known"], **words),
        ends=known_date(row["to"] or row["known"], **words),
        note_id=row["note_id"],
        note_en=row["note_en"],
        citation=cite(row),
    )


def _named(table: str, column: str, value: str) -> Row:
    for row in rows(table):
        if row[column] == value:
            return row
    raise LookupError(f"no {value!r} in {table}")
