"""How a plenary is held, what it rules, and why the house may refuse it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from netra.base.errors import Problem


class NoQuorum(Problem):
    """Too few members present, and no reason that could let it through."""

    code = "no_quorum"
    field = "attendance"


class VotesDoNotMatch(Problem):
    """Votes are recorded only where consensus failed, one by each member present."""

    code = "votes_do_not_match"
    field = "votes"


class NotAMember(Problem):
    """Who attends is a member of the office that day, and who presides is present."""

    code = "not_a_member"
    field = "presided_by"


class VotesSayOtherwise(Problem):
    """What the plenary accepts has more votes for it than against it."""

    code = "votes_say_otherwise"
    field = "by_vote"


class EveryActNeedsRuling(Problem):
    """A decision rules on each alleged act of each respondent."""

    code = "every_act_needs_ruling"


class CrimeNotConcluded(Problem):
    """Only what the second discussion found to be a crime is transferred to an investigator."""

    code = "crime_not_concluded"


@dataclass(frozen=True, kw_only=True)
class Attending:
    """One member at the plenary. `vote` is empty where there was consensus."""

    person_id: UUID
    present: bool
    interest: str = ""
    vote: str = ""


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """How the plenary was held."""

    number: str
    held_at: datetime
    place: str
    agenda: str
    presided_by: UUID
    attending: Sequence[Attending]
    by_vote: bool = False
    quorum_reason: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """What was decided on one alleged act: `forward`, `stop` with its ground and reason, or
    `transfer` where nothing but the crime remains."""

    respondent_id: UUID
    alleged_id: UUID
    outcome: str
    reason: str = ""
    ground: str = ""
