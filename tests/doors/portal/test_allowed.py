"""The self-check: four questions, an answer with its sources, nothing kept."""

import gzip
import itertools
import logging
import re
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from netra.doors.portal.allowed import verdicts
from netra.doors.portal.allowed.places import find
from netra.doors.portal.allowed.questions import employments
from netra.law import catalogue
from netra.law.elements import asked
from netra.law.facts import fact
from netra.law.facts import facts as every_fact
from tests.doors.portal.visitor import Visitor

pytestmark = pytest.mark.django_db

WEIGHT = 15 * 1024
DAY = {"day_day": "17", "day_month": "10", "day_year": "2024"}
KUDUS = {"election": "pilkada-2024", "place": "Kabupaten Kudus", **DAY}
SERVING = {"employment": "pns", "status": "active"}
LIKE = {
    "account": "own", "interaction": "share", "object": "candidate", "group_role": "unknown",
    "group_turned": "unknown", "repeated": "no",
}  # fmt: skip


def look(visitor: Visitor, step: int, **said: str) -> str:
    """The page; it was light, from nowhere, and left nothing."""
    address = visitor.at("boleh/") + "?" + urlencode({**said, "step": str(step)})
    with CaptureQueriesContext(connection) as counted:
        response: Any = visitor.client.get(address, HTTP_ACCEPT_ENCODING="gzip")
    assert response.status_code == 200, said
    assert not len(counted), said
    assert len(response.content) <= WEIGHT, (said, len(response.content))
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    html = unescape(gzip.decompress(response.content).decode())
    assert "<script" not in html
    assert '<meta name="referrer" content="no-referrer">' in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), said
    return html


def heading(html: str) -> str:
    """The page's heading."""
    return str(re.findall(r"<h1[^>]*>([^<]*)<", html)[0])


def judged(visitor: Visitor, act: str, facts: dict[str, str], **more: str) -> str:
    """The answer's page for a civil servant of Kudus in the campaign of 2024."""
    unknown = dict.fromkeys(asked(act, on=catalogue_day()), "unknown")
    return look(visitor, 4, **{"act": act, **unknown, **SERVING, **KUDUS, **facts, **more})


def catalogue_day() -> date:
    """The day asked about."""
    return date(2024, 10, 17)


def test_the_four_questions_follow_each_other(indonesian: Visitor) -> None:
    said: dict[str, str] = {}
    answers = ({"act": "PN-02"}, SERVING, KUDUS, LIKE)
    for number, given in enumerate(answers):
        html = look(indonesian, number, **said)
        assert f"Langkah {number + 1} dari 4" in html
        for name, value in said.items():
            assert f'<input type="hidden" name="{name}" value="{value}">' in html
        assert all(f'name="{name}"' in html for name in given)
        said.update(given)
    assert heading(look(indonesian, 4, **said)) == "Tidak boleh"


def test_every_act_is_offered_under_a_heading(visitor: Visitor) -> None:
    html = look(visitor, 0)
    assert html.count('name="act"') == len(catalogue.acts()) == 28
    assert html.count("<legend") == len({each.group for each in catalogue.acts()})


def test_sharing_is_not_allowed_and_what_follows_is_told(visitor: Visitor) -> None:
    html = judged(visitor, "PN-02", LIKE)
    assert heading(html) == ("Not allowed" if visitor.root else "Tidak boleh")
    found = catalogue.assess(
        "PN-02", on=catalogue_day(), determined_on=catalogue_day(), employment="pns",
        regime="regional_election", facts={"happened": "yes", "status": "active", **{
            key: value for key, value in LIKE.items() if value != "unknown"}},
    )  # fmt: skip
    assert found.articles
    assert all(article in html for article in found.articles)
    assert f'sure--{found.certainty}"' in html.split("</h1>")[1].split("</p>")[0]
    assert ("Advice, not a decision" if visitor.root else "bukan keputusan") in html


@pytest.mark.parametrize(
    ("act", "facts", "verdict"),
    [
        ("PN-92", {"only_voted": "yes"}, verdicts.ALLOWED),
        ("PN-02", {}, verdicts.DEPENDS),
        ("PN-02", {**LIKE, "interaction": "none"}, verdicts.OTHER_ACT),
        ("PN-90", {"attendance": "listened", "attributes": "no", "object": "candidate"},
         verdicts.DISPUTED),
        ("PN-91", {"object": "empty_box"}, verdicts.NO_RULE),
        ("PN-06", {"object": "candidate", "attendance": "took_part"}, verdicts.UNSETTLED),
        ("PN-02", {**LIKE, "employment": "tni"}, verdicts.NOT_ADDRESSED),
    ],
)  # fmt: skip
def test_each_verdict_is_reached(
    visitor: Visitor, act: str, facts: dict[str, str], verdict: str
) -> None:
    html = judged(visitor, act, facts)
    with override("en" if visitor.root else "id"):
        assert heading(html) == verdicts.title(verdict)


def test_what_sources_contradict_is_never_called_allowed(indonesian: Visitor) -> None:
    html = judged(
        indonesian, "PN-90",
        {"attendance": "listened", "attributes": "no", "object": "prospective_candidate",
         "election": "", "phase": "before"},
    )  # fmt: skip
    assert heading(html).startswith("Diperselisihkan")


def test_a_gap_met_leads_to_its_place_in_the_register(indonesian: Visitor) -> None:
    html = judged(indonesian, "PN-91", {"object": "empty_box"})
    (address,) = re.findall(r'href="(/hukum/celah/#empty_box)"', html)
    assert f'id="{address.split("#")[1]}"' in indonesian.get("hukum/celah/").content.decode()


def test_an_answer_may_be_changed_and_the_others_stay(indonesian: Visitor) -> None:
    html = judged(indonesian, "PN-02", LIKE)
    links = re.findall(
        r'href="(/boleh/\?[^"]*step=(\d))"', html.split('<dl class="govuk-summary-list')[1]
    )
    assert [step for _address, step in links] == ["0", "1", "2", "2", "3"]
    for address, step in links:
        page = unescape(indonesian.client.get(address).content.decode())
        assert f"Langkah {int(step) + 1} dari 4" in page
        assert re.search(r'value="PN-02"( checked)?>', page)
        assert 'value="share"' in page


def test_a_better_fitting_act_is_asked_with_the_same_answers(indonesian: Visitor) -> None:
    html = judged(indonesian, "PN-05", {"attendance": "listened", "object": "candidate"})
    address = re.findall(r'href="(/boleh/\?[^"]*act=PN-06[^"]*)"', html)[0]
    page = indonesian.client.get(address).content.decode()
    assert "Langkah 4 dari 4" in page
    assert re.search(r'value="listened"\s+checked', page)


def test_without_an_election_no_day_of_determination_is_made_up(indonesian: Visitor) -> None:
    html = judged(indonesian, "PN-02", LIKE, election="", phase="after")
    assert "begitu menurut Anda" in html
    assert heading(html) == "Tidak boleh"
    assert "22 September 2024" not in html


BAD = [
    (1, {}, "Pilih perbuatan"),
    (1, {"act": "PN-77"}, "Tidak ada perbuatan seperti itu"),
    (2, {"act": "PN-02", "employment": "raja", "status": "active"}, "Pilih kepegawaian"),
    (2, {"act": "PN-02", "employment": "pns"}, "Pilih status"),
    (3, {"act": "PN-02", **SERVING}, "Pilih pemilihan di atas"),
    (3, {"act": "PN-02", **SERVING, "phase": "later"}, "sampai mana"),
    (3, {"act": "PN-02", **SERVING, "election": "pilkada-1999"}, "pilkada-1999"),
    (3, {"act": "PN-02", **SERVING, "election": "pilkada-2024"}, "Tulis kabupaten"),
    (3, {"act": "PN-02", **SERVING, **KUDUS, "place": "Atlantis"}, "“Atlantis”"),
    (3, {"act": "PN-02", **SERVING, **KUDUS, "place": "Bogor"}, "Pilih satu"),
    (3, {"act": "PN-02", **SERVING, **KUDUS, "election": "pilkada-2018", "place": "Natuna"},
     "tidak diketahui ada di"),
    (3, {"act": "PN-02", **SERVING, **KUDUS, "day_day": "31", "day_month": "2"}, "tidak ada"),
    (4, {"act": "PN-02", **SERVING, **KUDUS, **LIKE, "account": "<b>"}, "Pilih jawaban"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "said", "told"), BAD)
def test_what_is_wrong_is_told_and_nothing_is_lost(
    indonesian: Visitor, step: int, said: dict[str, str], told: str
) -> None:
    html = look(indonesian, step, **said)
    assert f"Langkah {step} dari 4" in html
    summary = html.split("govuk-error-summary__list")[1].split("</ul>")[0]
    assert told in summary or told == "pilkada-1999"
    for href in re.findall(r'href="#([^"]+)"', summary):
        assert f'id="{href}"' in html
    kept = {name: value for name, value in said.items() if name in ("act", "status", "place")}
    assert all(f'value="{value}"' in html for value in kept.values() if value != "PN-77")


@pytest.mark.parametrize("query", ["step=9", "step=-1", "step=²", "step=%00", "act=%00&step=1",
    "step=3&act=PN-02&employment=pns&status=active&place=%00&election=pilkada-2024",
    "step=4&act=%F0%9F%98%80", "act=PN-02&act=PN-01&step=1"])  # fmt: skip
def test_nonsense_in_the_address_is_a_question_again(indonesian: Visitor, query: str) -> None:
    assert indonesian.get(f"boleh/?{query}").status_code == 200


def test_every_act_employment_and_phase_is_answered(indonesian: Visitor) -> None:
    options = {each.key: each.options[0].value for each in every_fact()}
    phases = ("no_contest", "before", "after")
    for act, kind, phase in itertools.product(catalogue.acts(), employments(), phases):
        given = {**SERVING, "employment": kind, "election": "", "phase": phase}
        html = judged(indonesian, act.code, {**options, **given})
        assert "sure--" in html
        visible = re.sub(r"<[^>]*>", "", html.split("<main")[1].split("</main")[0])
        assert not re.search(r"[a-z]_[a-z]|\bNone\b", visible), (act.code, kind)


@pytest.mark.parametrize("year", ["0001", "1999", "2004", "2017", "2030", "9999"])
def test_every_day_is_answered(indonesian: Visitor, year: str) -> None:
    for kind in employments():
        judged(indonesian, "PN-02", LIKE, election="", phase="after", employment=kind,
               day_year=year)  # fmt: skip


def test_the_log_line_holds_no_answer(
    indonesian: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        judged(indonesian, "PN-02", LIKE)
    told = " ".join(str(vars(record)) for record in caplog.records)
    assert "boleh/" in told
    assert "PN-02" not in told
    assert "Kudus" not in told
    assert "candidate" not in told


def test_a_place_is_found_by_its_words() -> None:
    assert [each.code for each in find("kudus")] == ["33.19"]
    assert [each.code for each in find("jawa tengah")] == ["33"]
    assert len(find("bogor")) == 2
    assert find("") == () == find("…")


def test_every_fact_that_is_asked_has_words(visitor: Visitor) -> None:
    for act in catalogue.acts():
        html = look(visitor, 3, act=act.code, **SERVING, **KUDUS)
        for key in asked(act.code, on=catalogue_day()):
            if key not in ("happened", "status") and "pns" in act.applies_to:
                spoken = fact(key)
                assert (spoken.question_en if visitor.root else spoken.question_id) in html
