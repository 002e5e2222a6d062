"""Why and why not on the officer's desk: the form of facts, the page of one alleged act."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from netra.journeys.actions import refresh
from tests.doors.access.acting import act_of, send, text_of
from tests.doors.desk.printing import at_desk
from tests.rooms import path
from tests.rooms.cases.test_finding_facts import POSTED, alleged

pytestmark = pytest.mark.django_db

SENT = {f"fact_{key}": value for key, value in POSTED.items()} | {"employment": "pns"}


@pytest.fixture
def walk() -> path.Walk:
    made = path.at_registration("2024-10-15", {**path.official(1), "codes": ["PN-02"]})
    refresh(made.file_id)
    return made


def where(walk: path.Walk) -> str:
    return reverse("desk:assessment", args=[walk.file_id, alleged(walk).id])


def page(walk: path.Walk, client: Client | None = None) -> str:
    """The assessment as text, without its frame."""
    answer = (client or at_desk()).get(where(walk))
    assert answer.status_code == 200
    return text_of(answer).split("<main", 1)[1]


def section(walk: path.Walk, name: str) -> str:
    """One section of the page; empty where the page has none of that name."""
    found = re.search(rf'<section aria-labelledby="{name}">.*?</section>', page(walk), re.DOTALL)
    return found[0] if found else ""


def written(client: Client, walk: path.Walk, **fields: str) -> Any:
    contest = alleged(walk).respondent.case.contest_id or "unknown"
    return send(client, act_of(walk.file_id, "find_facts"), contest=contest, **fields)


def test_without_facts_everything_is_open_and_asked(walk: path.Walk) -> None:
    assert "fakta belum lengkap" in page(walk)
    assert "Dari akun siapa perbuatan itu?" in section(walk, "unknown")
    assert section(walk, "met").count("<tr>") == 2  # its head, and the status said when named
    assert "dugaan=" + str(alleged(walk).id) in page(walk)


def test_facts_written_are_told_back_element_by_element(walk: path.Walk) -> None:
    answer = written(at_desk(), walk, **SENT, because="Tangkapan layar")
    assert answer.status_code == 302, text_of(answer)
    assert answer["Location"] == where(walk)
    met = section(walk, "met")
    assert "Apa yang dilakukan pada unggahan atau akun itu? mengunggah." in met
    assert "/hukum/aturan/unsur/#elements-interaction" in met
    assert "sesuai dengan dugaan ini menurut fakta yang dicatat" in page(walk).lower()
    assert section(walk, "against") == ""
    assert "Tangkapan layar" in section(walk, "history")
    assert "Pasal 35 ayat (2)" in section(walk, "again")
    assert "PP 79/2021" in section(walk, "forms")
