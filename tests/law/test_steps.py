"""Which deadlines concern a file where it stands, and which of them are somebody's right."""

from datetime import UTC, datetime

import pytest

from netra.law.deadlines import deadlines, no_limits
from netra.law.stages import stages
from netra.law.steps import Step, remedy_against, rights, steps
from netra.law.tables import rows

THEN = datetime(2024, 10, 17, 9, tzinfo=UTC)
KNOWN = {step.key: step for step in steps()}


def concerned(stage: str, facts: tuple[str, ...] = (), moments: tuple[str, ...] = ()) -> set[str]:
    at = dict.fromkeys(moments, THEN)
    return {step.key for step in steps() if step.concerns(stage, facts=facts, moments=at)}


def test_a_step_concerns_a_file_at_its_stages_only() -> None:
    assert concerned("received") == {"initial_review", "notice_to_complete", "completing"}
    assert concerned("awaiting_signature") == {"reporting"}
    assert concerned("recommended") >= {"authority_answer", "summons", "delivery_of_decision"}
    assert not concerned("no such stage")


def test_where_facts_are_named_one_of_them_is_enough() -> None:
    assert "gakkumdu_first" not in concerned("registered", ("crime_convicted",))
    assert "gakkumdu_first" in concerned("registered", ("crime_suspected",))
    for verdict in ("crime_acquitted", "crime_convicted"):
        assert "court_appeal" in concerned("registered", (verdict, "undisputed"))


def test_what_may_run_at_every_stage_follows_the_crime_and_not_the_file() -> None:
    for stage in ("decided", "closed", "no such stage"):
        assert "police_investigation" in concerned(stage, ("crime_transferred",))
        assert "police_investigation" not in concerned(stage)


def test_after_its_ending_moment_a_step_concerns_nobody() -> None:
    assert "completing" not in concerned("received", moments=("complete",))
    assert "completing" in concerned("received", moments=("received", "registered"))
    assert "initial_review" in concerned("received", moments=("complete",))
    both = ("objection_lies", "objection_received")
    assert "objection_decision" in concerned("sanctioned", both)
    assert "objection_decision" not in concerned("sanctioned", both, ("objection_decided",))


def test_a_step_done_runs_no_more() -> None:
    assert "initial_review" not in concerned("reviewed", moments=("received", "reviewed"))
    assert "handling" in concerned("studied", moments=("registered",))
    done = ("registered", "decided")
    assert not {"handling", "initial_review"} & concerned("decided", moments=done)
    assert {"forwarding", "status_notice"} <= concerned("decided", moments=done)


def test_what_ends_a_step_for_the_simulator_ends_it_on_the_page() -> None:
    ends = {row["step"]: row["moment"] for row in rows("step_ends")}
    assert ends
    assert ends == {step: KNOWN[step].ended_by for step in ends}


def test_no_stage_waits_for_a_step_its_file_has_done() -> None:
    for stage in stages():
        if stage.due_step:
            step = KNOWN[stage.due_step]
            assert step.concerns(stage.key, facts=step.only, moments={}), stage.key


def test_only_a_time_in_which_somebody_may_act_is_a_right() -> None:
    assert rights() == {"completing", "court_appeal", "objection", "appeal"}
    assert {key for key, step in KNOWN.items() if step.right} == rights()


@pytest.mark.parametrize(
    ("form", "remedy"),
    [("SR-1", "objection"), ("SB-2", "objection"), ("SB-3", "appeal"), ("SK-1", "appeal")],
)
def test_each_sanction_has_its_remedy(form: str, remedy: str) -> None:
    assert remedy_against(form) == remedy


def test_no_remedy_is_invented() -> None:
    assert remedy_against("no such form") == ""
    assert remedy_against("") == ""


def test_every_step_is_cited_and_has_a_limit_or_says_that_it_has_none() -> None:
    assert len(KNOWN) == len(steps())
    timed = set()
    for regime in ("regional_election", "general_election"):
        for on in (THEN.date().replace(year=2020), THEN.date()):
            found = deadlines(regime=regime, on=on, moments={}, zone="WIB")
            timed |= {each.step for each in found}
            timed |= {each.step for each in no_limits(regime=regime, on=on)}
    assert KNOWN.keys() <= timed
    assert all(step.stages and step.citation.title for step in steps())


def test_steps_are_read_once_and_cannot_be_changed() -> None:
    assert steps() is steps()
    step: Step = KNOWN["objection"]
    with pytest.raises(AttributeError):
        step.right = False  # type: ignore[misc]
