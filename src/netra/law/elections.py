"""Elections, their stages and their contests."""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.tables import Row, load_csv

STAGES_BEGIN = "stages_begin"
DETERMINATION = "candidate_determination"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage; both days inclusive."""

    key: str
    name_id: str
    name_en: str
    starts_on: date
    ends_on: date
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Election:
    """One election and the dates the law turns on; campaign days inclusive."""

    id: str
    regime: str
    name_id: str
    name_en: str
    stages_begun_on: date
    determined_on: date
    campaign_from: date
    campaign_to: date
    voting_on: date
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Contest:
    """One contest; `number_kind` is its code in case numbers (PG, PB, PW)."""

    election_id: str
    kind: str
    area_code: str
    area_name: str
    province: str
    number_kind: str
    voting_on: date
    determined_on: date
    single_pair: bool
    citation: Citation


def stages(election_id: str) -> tuple[Stage, ...]:
    """The stages of an election in the order of their first day; empty if unknown."""
    found = [row for row in load_csv("elections") if row["election_id"] == election_id]
    return tuple(sorted((_stage(row) for row in found), key=lambda stage: stage.starts_on))


def election(election_id: str) -> Election:
    """One election; LookupError if unknown."""
    row = _election_row(election_id)
    known = {stage.key: stage for stage in stages(election_id)}
    return Election(
        id=election_id,
        regime=row["regime"],
        name_id=row["election_name_id"],
        name_en=row["election_name_en"],
        stages_begun_on=known[STAGES_BEGIN].starts_on,
        determined_on=known[DETERMINATION].starts_on,
        campaign_from=known["campaign"].starts_on,
        campaign_to=known["campaign"].ends_on,
        voting_on=known["voting"].starts_on,
        citation=cite(row),
    )


def contests(election_id: str) -> tuple[Contest, ...]:
    """The contests of an election that the data hold, in the order of area codes."""
    found = [row for row in load_csv("contests") if row["election_id"] == election_id]
    return tuple(_contest(row) for row in found)


def contest(election_id: str, kind: str, area_code: str) -> Contest:
    """One contest; `kind` is governor, regent or mayor. LookupError if unknown."""
    for found in contests(election_id):
        if (found.kind, found.area_code) == (kind, area_code):
            return found
    raise LookupError(f"no contest {kind} {area_code} in {election_id}")


def _election_row(election_id: str) -> Row:
    for row in load_csv("elections"):
        if row["election_id"] == election_id and row["stage"] == "voting":
            return row
    raise LookupError(f"no election {election_id}")


def _stage(row: Row) -> Stage:
    return Stage(
        key=row["stage"],
        name_id=row["name_id"],
        name_en=row["name_en"],
        starts_on=row["from"],
        ends_on=row["to"],
        citation=cite(row),
    )


def _contest(row: Row) -> Contest:
    return Contest(
        election_id=row["election_id"],
        kind=row["kind"],
        area_code=row["area_code"],
        area_name=row["area_name"],
        province=row["province"],
        number_kind=row["number_kind"],
        voting_on=row["voting_on"],
        determined_on=row["determined_on"] or election(row["election_id"]).determined_on,
        single_pair=row["single_pair"] == "true",
        citation=cite(row),
    )
