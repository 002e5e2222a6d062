"""A file walks the whole path of each era, and every act of it stands in its chain."""

import pytest

from netra.base.queries import acts_of, verify_chain
from netra.journeys import queries as journeys
from netra.journeys.actions import refresh
from netra.outcomes import queries as outcomes
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db

BKN_ERA = [
    "file_report",
    "open_review",
    "name_respondent",
    "complete_review",
    "register",
    "study",
    "decide",
    "forward",
    "acknowledge",
    "check_by_task_force",
    "ask_verification",
    "verify_by_office",
    "recommend",
    "impose",
    "deliver",
    "enter_into_force",
    "record_sanction",
    "close",
]
KASN_ERA = [
    kind if kind != "check_by_task_force" else "verify"
    for kind in BKN_ERA
    if kind not in ("ask_verification", "verify_by_office")
]
KASN_ERA.insert(KASN_ERA.index("verify") + 1, "examine")


@pytest.mark.parametrize(
    ("day", "authority", "kinds"),
    [("2024-10-17", make.BKN, BKN_ERA), ("2024-02-01", make.KASN, KASN_ERA)],
)
def test_a_report_reaches_its_end(day: str, authority: str, kinds: list[str]) -> None:
    walk = path.at_decision(day)
    beyond.forwarded(walk, authority)
    beyond.acknowledged(walk, authority)
    beyond.recommended(walk, authority)
    beyond.closed(beyond.recorded(beyond.imposed(walk)))

    acts = acts_of(walk.file_id)
    assert [act.kind for act in acts] == kinds
    assert verify_chain(walk.file_id) == []
    assert outcomes.stage(walk.file_id) == "closed"
    refresh(walk.file_id)
    line = journeys.line_of(walk.file_id)
    assert line is not None
    assert (line.stage, line.outcome, line.closed) == ("closed", "discipline", True)


@pytest.mark.parametrize("day", ["2024-10-17", "2024-02-01"])
def test_each_act_leads_where_the_next_one_begins(day: str) -> None:
    authority = make.BKN if day > "2024-09" else make.KASN
    walk = beyond.acknowledged(beyond.forwarded(path.at_decision(day), authority), authority)
    beyond.closed(beyond.recorded(beyond.imposed(beyond.recommended(walk, authority))))
    acts = acts_of(walk.file_id)
    assert [after.from_stage for after in acts[1:]] == [before.to_stage for before in acts[:-1]]
