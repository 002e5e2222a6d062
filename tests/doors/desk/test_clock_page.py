"""What a clock's line leads to stands there; a remedy's clock is in the worklist of who decides."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from netra.journeys.actions import refresh
from netra.outcomes import actions as outcomes
from tests.doors.access.acting import asked, sanctioned, text_of
from tests.doors.desk.printing import at_desk
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db


def objected() -> path.Walk:
    walk = sanctioned(day="2024-10-01")
    by, decision = make.actor("ppk_officer", make.PROSECUTION), walk.decisions[0].id
    known: dict[str, Any] = {"file_id": walk.file_id, "decision_id": decision, "by": by}
    outcomes.deliver(**known, at=walk.later())
    outcomes.object_to(**known, kind="objection", at=walk.later())
    refresh(walk.file_id)
    return walk


def clocks_of(client: Client, walk: path.Walk, root: str = "") -> str:
    page = text_of(client.get(f"{root}/meja/berkas/{walk.file_id}/"))
    return page.split('class="clocks"')[1].split('aria-labelledby="next-step"')[0]


def test_every_link_of_the_strips_leads_to_its_row() -> None:
    paused = path.in_review(path.reported("2024-10-16"))
    asked(paused)
    client = at_desk()
    links: set[str] = set()
    for walk in (paused, objected()):
        for root in ("", "/en"):
            shown = clocks_of(client, walk, root)
            links |= set(re.findall(r'href="(/[^"]*#[^"]+)"', shown))
    assert any("deadlines_pauses-waiting_for_reporter" in link for link in links)
    assert any("deadlines_personnel-objection_decision" in link for link in links)
    for link in sorted(links):
        where, _hash, anchor = html.unescape(link).partition("#")
        assert f'id="{anchor}"' in text_of(client.get(where)), link


def test_a_remedy_is_due_in_the_worklist_of_who_decides_it() -> None:
    objected()
    listed = text_of(at_desk("ppk_officer", make.PROSECUTION).get("/meja/"))
    assert "keputusan atas keberatan" in listed
    assert "PP 79/2021 Pasal 5 ayat (1)" in listed


def test_the_strip_is_shut_and_needs_no_script() -> None:
    walk = path.at_registration("2024-10-15")
    refresh(walk.file_id)
    shown = clocks_of(at_desk(), walk)
    assert shown.count('<details class="clock clock--') == 1
    assert " open" not in re.findall(r'<details class="clock [^>]*>', shown)[0]
    line = shown.split("</summary>")[0]
    assert "Kamis, 17 Oktober 2024, 23.59 WIB" in line
    assert "dua bacaan: atau 18 Okt 2024, 23.59 WIB" in line
    assert "<a " not in line
