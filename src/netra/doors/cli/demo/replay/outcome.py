"""What came of a replayed file, in one word, read from the rows its acts left."""

from uuid import UUID

from netra.cases import queries as cases
from netra.forwarding import queries as forwarding
from netra.outcomes import queries as outcomes

SANCTIONED = {
    "discipline": "sanctioned_disciplinary",
    "ethics": "sanctioned_moral",
    "reprimand": "reprimand",
}
RECOMMENDED = {"discipline": "recommended_disciplinary", "ethics": "recommended_moral"}
REPORTED = {
    "recommended_discipline": "recommended_disciplinary",
    "recommended_ethics": "recommended_moral",
    "reprimand": "reprimand",
}
OTHER_MEASURE = "reported_measure"
GROUNDS = {
    "unfounded_after_investigation": "unfounded",
    "not_civil_servant": "not_civil_servant",
    "not_election_matter": "not_election_matter",
    "official_duty": "official_duty",
}
CRIME_REACHED = ("with_investigator", "court_decided", "investigation_stopped")


def outcome(file_id: UUID) -> str:
    """The heaviest sanction decided, else the measure reported, else the heaviest sanction that was
    recommended; else how the file left or ended; `pending` where nothing ended it."""
    measured = _decided(file_id) or _reported(file_id) or _recommended(file_id)
    if measured:
        return measured
    if outcomes.stage(file_id) in CRIME_REACHED:
        return "criminal_track"
    if forwarding.latest(file_id) is not None:
        return "forwarded"
    grounds = cases.grounds(file_id)
    return GROUNDS.get(grounds[0], "stopped") if grounds else "pending"


def outside_powers(file_id: UUID) -> list[str]:
    """The kinds of the measures reported to the file that nobody there had the power to take."""
    case = cases.case_of(file_id)
    return [each.kind for each in cases.measures(case.id)] if case else []


def _decided(file_id: UUID) -> str:
    kinds = {decision.in_force_kind for decision in outcomes.decisions_of(file_id)}
    return _heaviest(kinds, SANCTIONED)


def _recommended(file_id: UUID) -> str:
    return _heaviest({each.advice for each in outcomes.advice(file_id).values()}, RECOMMENDED)


def _reported(file_id: UUID) -> str:
    kinds = set(outside_powers(file_id))
    return _heaviest(kinds, REPORTED) or (OTHER_MEASURE if kinds else "")


def _heaviest(kinds: set[str], exits: dict[str, str]) -> str:
    return next((found for kind, found in exits.items() if kind in kinds), "")
