"""What a clock says where the law gives no limit, or only somebody's claim of one."""

from dataclasses import replace
from datetime import date

import pytest
from django.template import engines
from django.utils import translation

from netra.doors.desk.lists import row
from netra.doors.ui.clocks import Strip
from tests.doors.desk.test_clocks import line, seen
from tests.rooms import factories as make


def test_a_step_with_a_date_is_not_said_to_have_no_limit() -> None:
    moments = {"decision": "2021-08-05", "delivered": "2021-08-12", "appeal_lies": "2021-08-12"}
    shown = seen(
        line(
            "sanctioned",
            moments,
            forwarded=True,
            since=make.moment("2021-08-05"),
            rules_on=date(2020, 10, 1),
        ),
        now=make.moment("2021-08-16"),
    )
    dated = [each.name for each in shown.strips]
    assert "Banding administratif" in dated
    assert not set(dated) & {each.name for each in shown.unclocked}
    names = [each.name for each in shown.unclocked]
    assert len(names) == len(set(names))


def advised() -> Strip:
    """A recommendation of the merit commission, unanswered for forty days."""
    found = line("recommended", {"recommended": "2020-09-15"}, forwarded=True)
    return next(iter(seen(found, now=make.moment("2020-10-25")).strips))


def test_nobody_is_late_by_a_limit_that_is_only_claimed() -> None:
    shown = advised()
    assert shown.claim is not None
    assert (shown.state, shown.claim.days) == ("claimed", 40)
    assert shown.claim.citation.certainty == "contradicted"
    assert len(shown.readings) > 3
    assert not [each for each in shown.readings if each.shown]
    assert not [each for each in shown.days if each.due]


def test_a_claimed_limit_says_whose_claim_it_is() -> None:
    source = '{% from "ui/clock.html" import clock_strip %}{{ clock_strip(strip) }}'
    drawn = {}
    for language in ("id", "en"):
        with translation.override(language):
            drawn[language] = engines["jinja2"].from_string(source).render({"strip": advised()})
    assert "belum dijawab selama 40 hari" in drawn["id"]
    assert "not answered for 40 days" in drawn["en"]
    assert "limit claimed by: Halmaheranesia" in drawn["en"]
    assert "(two readings)" in drawn["en"]
    assert "Readings of the law" not in drawn["en"]
    assert "tag--late" not in drawn["en"]
    assert "late by" not in drawn["en"]


def test_a_step_that_opens_on_its_day_is_not_late_in_a_list() -> None:
    source = '{% from "ui/work.html" import worklist %}{{ worklist(rows, now, "WIB") }}'
    now = make.moment("2024-10-25")
    drawn = {}
    for day in ("2024-10-20", "2024-10-30"):
        found = line("sanctioned", {}, due_at=make.moment(day), due_step="in_force")
        with translation.override("en"):
            given = {"rows": [row(found)], "now": now}
            drawn[day] = engines["jinja2"].from_string(source).render(given)
    assert "may be done now" in drawn["2024-10-20"]
    assert "not before: " in drawn["2024-10-30"]
    assert not [html for html in drawn.values() if "tag--late" in html]
    assert not row(replace(found, due_step="handling")).opens


@pytest.mark.parametrize(
    ("stage", "moments", "ended_by"),
    [
        ("awaiting_signature", {"known": "2024-10-15"}, {"reception": "contradicted"}),
        ("awaiting_signature", {"known": "2024-11-18"}, {"reception_special": "contradicted"}),
        (
            "awaiting_signature",
            {"known": "2024-10-12"},
            {"last_day_off": "unverified", "reception": "contradicted"},
        ),
        ("registered", {"registered": "2024-10-17"}, {"last_day_off": "inferred"}),
        ("registered", {"registered": "2024-10-15"}, {}),
    ],
)
def test_what_decides_the_end_of_the_last_day_leads_to_its_row(
    stage: str, moments: dict[str, str], ended_by: dict[str, str]
) -> None:
    shown = seen(line(stage, moments)).strips[0]
    told = {rule.url.rpartition("#")[2]: rule.citation for rule in shown.rules}
    counting = {key[9:]: each for key, each in told.items() if key.startswith("counting-")}
    assert counting.pop("first_day")
    assert {key: each and each.certainty for key, each in counting.items()} == ended_by


def test_a_step_not_begun_waits_under_the_rules_of_today() -> None:
    found = line("recommended", {}, forwarded=True, rules_on=date(2020, 10, 1))
    shown = {each.name: each for each in seen(found, now=make.moment("2024-10-25")).unclocked}
    citation = shown["Panggilan"].citation
    assert citation is not None
    assert citation.article == "PP 94/2021 Pasal 26 ayat (2)"
