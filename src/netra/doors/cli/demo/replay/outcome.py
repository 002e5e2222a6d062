"""What came of a replayed file, in one word, read from the rows its acts left."""

from uuid import UUID

from netra.cases import queries as cases
from netra.forwarding import queries as forwarding
from netra.outcomes import queries as outcomes

SANCTIONS = {
    "discipline": "sanctioned_disciplinary",
    "ethics": "sanctioned_moral",
    "reprimand": "reprimand",
}
GROUNDS = {
    "unfounded_after_investigation": "unfounded",
    "not_civil_servant": "not_civil_servant",
    "not_election_matter": "not_election_matter",
    "official_duty": "official_duty",
}
CRIME_REACHED = ("with_investigator", "court_decided", "investigation_stopped")
MORAL = "sanksi moral"


def outcome(file_id: UUID) -> str:
    """The heaviest sanction decided, reported or recommended; else how the file left or ended;
    `pending` where nothing ended it."""
    sanction = _decided(file_id) or _reported(file_id) or _recommended(file_id)
    if sanction:
        return sanction
    if outcomes.stage(file_id) in CRIME_REACHED:
        return "criminal_track"
    if forwarding.latest(file_id) is not None:
        return "forwarded"
    grounds = cases.grounds(file_id)
    return GROUNDS.get(grounds[0], "stopped") if grounds else "pending"


def outside_powers(file_id: UUID) -> bool:
    """True if the file holds a measure its office had no power to take, as reported."""
    case = cases.case_of(file_id)
    return case is not None and bool(cases.measures(case.id))


def _decided(file_id: UUID) -> str:
    return _heaviest({decision.in_force_kind for decision in outcomes.decisions_of(file_id)})


def _recommended(file_id: UUID) -> str:
    return _heaviest({each.advice for each in outcomes.advice(file_id).values()})


def _reported(file_id: UUID) -> str:
    case = cases.case_of(file_id)
    words = [each.measure.lower() for each in cases.measures(case.id)] if case else []
    if not words:
        return ""
    return SANCTIONS["ethics" if any(MORAL in each for each in words) else "reprimand"]


def _heaviest(kinds: set[str]) -> str:
    return next((word for kind, word in SANCTIONS.items() if kind in kinds), "")
