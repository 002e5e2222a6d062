"""No term of retention is invented; where one is known, it is counted to its day."""

from dataclasses import replace
from datetime import date

import pytest

from netra.law import retention
from netra.law.certainty import Certainty
from netra.law.retention import due, officers, rules
from netra.law.stages import stages

ON = date(2026, 11, 21)
FINAL = sorted(stage.key for stage in stages() if stage.final)


def test_no_rule_has_a_figure_nobody_read() -> None:
    for rule in rules(ON):
        if rule.citation.certainty is Certainty.UNVERIFIED:
            assert rule.years is None


@pytest.mark.parametrize("stage", FINAL)
def test_every_end_has_a_rule_on_evidence_and_one_on_words(stage: str) -> None:
    found = due(stage, date(2000, 1, 1), on=ON)
    assert {each.rule.what for each in found} == {"evidence", "words"}
    assert not any(each.fallen(ON) for each in found)


def test_a_file_that_runs_has_no_rule() -> None:
    assert due("received", date(2000, 1, 1), on=ON) == ()
    assert due("stopped", None, on=ON) == ()


def test_a_known_term_is_counted_to_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    known = tuple(replace(rule, years=5) for rule in rules(ON))
    monkeypatch.setattr(retention, "rules", lambda on: known)
    for ended, may_go_on in (
        (date(2024, 2, 29), date(2029, 3, 1)),
        (date(2024, 10, 17), date(2029, 10, 17)),
    ):
        found = due("stopped", ended, on=ON)[0]
        assert found.may_go_on == may_go_on
        assert found.fallen(may_go_on)
        assert not found.fallen(date.fromordinal(may_go_on.toordinal() - 1))


def test_somebody_may_do_it() -> None:
    assert "chair" in officers()
    assert "custodian" not in officers()
