"""Which contest a place is in on a day, and its letters in numbers."""

from datetime import date

from netra.elections.models import Contest
from netra.law import elections as law

LOCAL_KINDS = ("regent", "mayor")


def contest_key(row: law.Contest) -> str:
    """`pilkada-2024:regent:33.19:2024-11-27`: the voting date, for areas that vote again."""
    return f"{row.election_id}:{row.kind}:{row.area_code}:{row.voting_on.isoformat()}"


def contest(key: str) -> Contest:
    """The contest with that key and its election; `Contest.DoesNotExist` if there is none."""
    return Contest.objects.select_related("election").get(key=key)


def contest_for(area_code: str, on: date) -> Contest | None:
    """The regent's or mayor's contest of the area's regency that runs that day, or None.

    A contest runs from the first day of its election's stages to the last, both included.
    """
    regency = ".".join(area_code.split(".")[:2])
    found = Contest.objects.filter(
        area_code=regency, kind__in=LOCAL_KINDS, election__stages_begun_on__lte=on
    ).select_related("election")
    running = (each for each in found.order_by("voting_on") if on <= _last_day(each))
    return next(running, None)


def election_kind_letters(contest: Contest) -> str:
    """The contest's letters in a file's number: PG governor, PB regent, PW mayor."""
    row = law.contest(contest.election_id, contest.kind, contest.area_code)
    return row.number_kind


def _last_day(contest: Contest) -> date:
    return max(stage.ends_on for stage in law.stages(contest.election_id))
