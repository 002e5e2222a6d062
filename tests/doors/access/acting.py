"""Acting through the pages as an officer's browser does, and files for it."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from netra.intake import actions as intake
from netra.journeys.actions import refresh
from netra.outcomes import actions as outcomes
from netra.outcomes.queries import stage
from tests.rooms import beyond, path
from tests.rooms import factories as make
from tests.rooms.path import Walk

NOW = {"at_day": "17", "at_month": "10", "at_year": "2024", "at_time": "09.59"}
"""A minute before the demonstration's moment, as the fields of a form take it."""


def act_of(file_id: UUID, key: str) -> str:
    """Where that act is done on that file."""
    return reverse("desk:act", args=[file_id, key])


def send(client: Client, where: str, **fields: str) -> Any:
    """The form sent with the hidden fields its page gave."""
    page = client.get(where).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(seen|once)" value="([^"]*)"', page))
    assert "once" in hidden
    return client.post(where, {**hidden, **NOW, **fields})


def text_of(response: Any) -> str:
    return str(response.content.decode())


def asked(walk: Walk, text: str = "Di mana?") -> None:
    """The office has asked the reporter."""
    intake.ask_reporter(
        file_id=walk.file_id,
        stage=stage,
        asks=[],
        text=text,
        due_at=None,
        by=make.actor("intake_officer"),
        at=walk.later(),
    )
    refresh(walk.file_id)


def sanctioned(employers: Sequence[str] = (make.PROSECUTION,), day: str = "2024-10-15") -> Walk:
    """One respondent an employer, each decided on by his or her own: numbers K-1, K-2."""
    named = [path.official(number, place) for number, place in enumerate(employers, start=1)]
    walk = beyond.forwarded(path.at_decision(day, *named), copies=employers)
    beyond.recommended(beyond.acknowledged(walk), make.BKN, *employers)
    for number, place in enumerate(employers, start=1):
        beyond.acknowledged(walk, place)
        decision = outcomes.impose(
            file_id=walk.file_id,
            respondent_id=walk.people[number - 1],
            office_id=make.office(place).id,
            path=place,
            kind="discipline",
            form="SR-1",
            number=f"K-{number}",
            breach="Pasal",
            council="",
            by=make.actor("ppk_officer", place),
            at=walk.later(),
        )
        walk.decisions.append(decision)
    refresh(walk.file_id)
    return walk
