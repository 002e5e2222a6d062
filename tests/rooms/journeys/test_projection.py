"""Projections: what an act left behind is what a rebuild derives from nothing."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from netra.base.errors import Problem
from netra.cases import actions as cases
from netra.cases import queries as case_rows
from netra.intake import queries as intake
from netra.journeys.actions import rebuild, refresh
from netra.journeys.models import Journey, JourneyReader
from netra.law.procedure import open_acts
from netra.outcomes import actions as outcomes
from netra.outcomes.queries import decisions_of, stage
from tests.rooms import beyond, path
from tests.rooms import factories as make
from tests.rooms.cases.test_finding import information
from tests.rooms.cases.test_work import discuss, invite
from tests.rooms.forwarding.test_forwarding import check, give_back
from tests.rooms.intake.test_filing import answer, ask, sign

pytestmark = pytest.mark.django_db

SEEDS, STEPS = 8, 48

BEGINNINGS: list[Callable[[], path.Walk]] = [
    path.reported,
    lambda: path.reported(by_decree=False),
    lambda: path.reported("2024-02-01"),
    lambda: path.reported(path=make.DISTRICT),
    path.tipped,
    path.seen,
]


def rows() -> tuple[list[dict[str, Any]], list[tuple[Any, ...]]]:
    """Every column of every line, and who may read which."""
    lines = Journey.objects.unfiltered(reason="a test").order_by("pk").values()
    readers = JourneyReader.objects.order_by("journey_id", "office_id")
    return list(lines), list(readers.values_list("journey_id", "office_id", "path"))


class Wanderer:
    """Somebody who does, again and again, one act the law allows, chosen by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.walk = self.chance.choice(BEGINNINGS)()
        self.walk.office = make.office(make.REGENCY)
        self.done: list[str] = []

    def step(self) -> None:
        """One act more, and the projection refreshed as a door does it."""
        at = stage(self.walk.file_id)
        keys = [
            rule.key for rule in open_acts(at, on=self.walk.now.date()) if hasattr(self, rule.key)
        ]
        if not keys:
            return
        key = self.chance.choice(keys)
        try:
            getattr(self, key)()
        except Problem:  # a fact of the file, not its stage, stood in the way
            return
        self.done.append(key)
        refresh(self.walk.file_id)

    @property
    def authority(self) -> str:
        return make.BKN if self.walk.now.date().isoformat() > "2024-09-03" else make.KASN

    def sign_filing(self) -> None:
        sign(self.walk)

    def ask_reporter(self) -> None:
        ask(self.walk)

    def answer(self) -> None:
        question = intake.open_question(self.walk.file_id)
        if question is not None:
            answer(self.walk, question.id)

    def open_review(self) -> None:
        path.in_review(self.walk)

    def name_respondent(self) -> None:
        path.named(self.walk, path.official(len(self.walk.people) + 1))

    def complete_review(self) -> None:
        exits = ["register", "register", "forward_directly", "not_registered"]
        path.reviewed(self.walk, self.chance.choice(exits), "Alasan")

    def declare_initial_information(self) -> None:
        information(self.walk, accepted=self.chance.random() < 0.8)

    def order_tracing(self) -> None:
        by = make.actor("caseworker")
        known: dict[str, Any] = {"file_id": self.walk.file_id, "by": by, "at": self.walk.later()}
        cases.order_tracing(decree="SK", team="Tim", **known)

    def report_tracing(self) -> None:
        by = make.actor("caseworker")
        known: dict[str, Any] = {"file_id": self.walk.file_id, "by": by, "at": self.walk.later()}
        cases.report_tracing(result="Hasil", **known)

    def fix_finding(self) -> None:
        path.found(self.walk)

    def register(self) -> None:
        path.registered(self.walk)

    def extend_handling(self) -> None:
        by = make.actor("caseworker")
        cases.extend_handling(
            file_id=self.walk.file_id, reason="Saksi", by=by, at=self.walk.later()
        )

    def discuss_with_gakkumdu(self) -> None:
        case = case_rows.case_of(self.walk.file_id)
        assert case is not None
        discuss(self.walk, case.discussions.count() + 1)

    def invite(self) -> None:
        if self.walk.people:
            invite(self.walk)

    def study(self) -> None:
        path.studied(self.walk)

    def decide(self) -> None:
        outcome = self.chance.choice(["forward", "forward", "forward", "stop"])
        path.decided(self.walk, path.rulings(self.walk, outcome, "Alasan"))

    def forward(self) -> None:
        beyond.forwarded(self.walk, self.authority)

    def acknowledge(self) -> None:
        places = [self.authority, self.authority, make.PROSECUTION]
        beyond.acknowledged(self.walk, self.chance.choice(places))

    def return_file(self) -> None:
        give_back(self.walk, by=make.actor("merit_examiner", self.authority))

    def check_tier(self) -> None:
        if self.chance.random() < 0.3:
            check(self.walk, checked=True, passed_on=True)

    def verify(self) -> None:
        beyond.recommended(self.walk, make.KASN)

    def check_by_task_force(self) -> None:
        beyond.recommended(self.walk, make.BKN)

    def impose(self) -> None:
        kinds = ["discipline", "ethics", "none"]
        self.walk.people = [person.id for person in self._waiting()]
        beyond.imposed(self.walk, kind=self.chance.choice(kinds))

    def _waiting(self) -> list[Any]:
        decided = {one.respondent_id for one in decisions_of(self.walk.file_id)}
        people = case_rows.forwarded_respondents(self.walk.file_id)
        return [person for person in people if person.id not in decided]

    def _on_a_decision(self, name: str, **other: Any) -> None:
        decision = self.chance.choice(decisions_of(self.walk.file_id))
        by = make.actor("ppk_officer", make.PROSECUTION)
        known: dict[str, Any] = {"file_id": self.walk.file_id, "decision_id": decision.id}
        getattr(outcomes, name)(**known, by=by, at=self.walk.later(), **other)

    def deliver(self) -> None:
        self._on_a_decision("deliver")

    def object(self) -> None:
        self._on_a_decision("object_to", kind=self.chance.choice(["objection", "appeal"]))

    def decide_remedy(self) -> None:
        result = self.chance.choice(["upheld", "revoked"])
        self._on_a_decision("decide_remedy", result=result, note="")

    def enter_into_force(self) -> None:
        self._on_a_decision("enter_into_force")

    def record_sanction(self) -> None:
        self._on_a_decision("record_sanction", record_number="I-1")

    def close(self) -> None:
        beyond.closed(self.walk)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_rebuild_says_what_the_acts_left(seed: int) -> None:
    make.all_offices()
    wanderer = Wanderer(seed)
    refresh(wanderer.walk.file_id)
    for _ in range(STEPS):
        wanderer.step()
        line = Journey.objects.unfiltered(reason="a test").get(pk=wanderer.walk.file_id)
        assert line.stage == stage(wanderer.walk.file_id), wanderer.done
    kept = rows()
    JourneyReader.objects.all().delete()
    Journey.objects.unfiltered(reason="a test").delete()
    assert rebuild() >= 1
    assert rows() == kept, (seed, wanderer.done)
    rebuild()
    assert rows() == kept


def test_chance_reaches_the_far_stages() -> None:
    """The walks above are worth something only if some of them go far."""
    make.all_offices()
    reached: set[str] = set()
    for seed in range(SEEDS):
        wanderer = Wanderer(seed)
        for _ in range(STEPS):
            wanderer.step()
            reached.add(stage(wanderer.walk.file_id))
    assert len(reached) >= 14, sorted(reached)
    assert {"decided", "forwarded", "sanctioned"} <= reached, sorted(reached)
