"""Text of strangers: shown as text, and no way into the house.

Each names the class of a published finding it comes from: Bayanat's pen-test fixes (BAY), Open
Zaak's advisories (OZ), SecureDrop SEC-01 (SD), Hush Line's list (HL), GlobaLeaks' application
security page (GL), Indonesian clones (ID).
"""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from netra.doors.desk.acts import FORMS
from netra.evidence.models import Item
from netra.journeys.actions import refresh
from netra.law.procedure import rule
from tests.doors.access.acting import act_of, asked, text_of
from tests.doors.access.world import World, begun, signed_in
from tests.doors.desk.printing import at_desk, invited, keep
from tests.doors.portal.visitor import Visitor
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return begun()


SCRIPT = "<script>alert(1)</script>"
NAMES = ["../../etc/passwd.txt", "..\\..\\boot.txt", "/etc/x.txt", "a\nb.txt"]


def test_stored_script_is_text_everywhere() -> None:
    """BAY: stored script through imported data; OZ: stored XSS in admin."""
    walk = path.reported(what=SCRIPT, place=SCRIPT, named=[{"name": SCRIPT, "agency": SCRIPT}])
    keep(walk, f"{SCRIPT.replace('/', '')}.txt")
    path.in_review(walk)
    asked(walk, SCRIPT)
    named = path.official(name=SCRIPT, position=SCRIPT, agency_name=SCRIPT)
    path.registered(path.reviewed(path.named(walk, named), reason=SCRIPT))
    invited(walk, "respondent", place=SCRIPT)
    path.decided(path.studied(walk), agenda=SCRIPT, note=SCRIPT)
    refresh(walk.file_id)
    client = at_desk("caseworker")
    sections = ("file", "evidence", "handling", "plenaries", "people", "messages", "papers")
    pages = [reverse(f"desk:{each}", args=[walk.file_id]) for each in sections]
    pages += [act_of(walk.file_id, key) for key in FORMS if "caseworker" in may(key)]
    pages += [reverse("desk:worklist"), reverse("desk:cases") + f"?kata={SCRIPT}"]
    shown = 0
    for where in pages:
        page = text_of(client.get(where))
        assert "<script>alert" not in page, where
        shown += "&lt;script&gt;" in page
    assert shown > len(sections)  # the text is really there


def test_stored_script_is_text_for_the_reporter(settings: Any) -> None:
    """GL: the same on the citizens' side: question, answer, reason."""
    settings.NETRA_CLAIM_SALT = make.CLAIM_SALT
    walk = path.reported(what=SCRIPT)
    asked(walk, SCRIPT)
    visitor = Visitor()
    visitor.post("lacak/", {"code": walk.code})
    page = text_of(visitor.get("lacak/status/"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_evidence_leads_nowhere(name: str) -> None:
    """BAY, OZ: path traversal; ID: user file name kept in a public folder."""
    walk = path.reported()
    keep(walk, name)
    refresh(walk.file_id)
    item = Item.objects.unfiltered(reason="a test").select_related("blob").get()
    assert not set(item.name) & set("/\\\n\r")
    where = reverse("desk:download", args=[walk.file_id, item.id])
    given = at_desk().post(where)["Content-Disposition"]
    assert given == f'attachment; filename="bukti-1-{item.blob.sha256[:12]}"'


@pytest.mark.parametrize("kind", ["..", "%2e%2e", "../../secrets", "report_form%2f..%2f..", "a\\b"])
def test_the_kind_and_row_of_a_paper_lead_nowhere(world: World, kind: str) -> None:
    """BAY: path traversal, snapshots folder reachable."""
    client, root = signed_in("caseworker"), reverse("desk:papers", args=[world.files["R"]])
    for where in (f"{root}{kind}/", f"{root}report_form/{kind}/"):
        assert client.get(where).status_code in (200, 404)
        assert "PDF" not in client.get(where).headers.get("Content-Type", "").upper()
    assert Client().get(f"/lapor/tanda-terima/{kind}.pdf").status_code in (404, 410)


def may(key: str) -> tuple[str, ...]:
    return tuple(rule(key, on=date(2024, 10, 17)).capacities)
