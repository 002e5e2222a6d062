"""Bringing elections and their contests from `law/data`, so that files can point at them."""

from django.db import transaction

from netra.elections.models import Contest, Election
from netra.elections.queries import contest_key
from netra.law import elections as law
from netra.law.tables import load_csv


@transaction.atomic
def load_reference() -> None:
    """Every election and contest in the data stands; loading again changes nothing else."""
    for key in sorted({row["election_id"] for row in load_csv("elections")}):
        _put_election(law.election(key))
        for contest in law.contests(key):
            _put_contest(contest)


def _put_election(election: law.Election) -> None:
    Election.objects.update_or_create(
        key=election.id,
        defaults={
            "name": election.name_id,
            "regime": election.regime,
            "stages_begun_on": election.stages_begun_on,
            "certainty": str(election.citation.certainty),
        },
    )


def _put_contest(contest: law.Contest) -> None:
    Contest.objects.update_or_create(
        key=contest_key(contest),
        defaults={
            "election_id": contest.election_id,
            "kind": contest.kind,
            "area_code": contest.area_code,
            "area_name": contest.area_name,
            "voting_on": contest.voting_on,
            "determined_on": contest.determined_on,
            "certainty": str(contest.citation.certainty),
            "source": contest.citation.title,
        },
    )
