"""The frame of every answer: headers, tokens, looking changes nothing.

Each names the class of a published finding it comes from: Bayanat's pen-test fixes (BAY), Open
Zaak's advisories (OZ), SecureDrop SEC-01 (SD), Hush Line's list (HL), GlobaLeaks' application
security page (GL), Indonesian clones (ID).
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from netra.doors.desk.acts import FORMS
from netra.evidence.models import Item
from netra.intake.queries import sealed
from netra.offices.models import Person
from tests.doors.access.test_access import TAKES_A_NAME
from tests.doors.access.world import World, acts_done, begun, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return begun()


def test_every_answer_has_the_headers(world: World) -> None:
    """GL: header set; HL: cache headers."""
    client, file_id = signed_in("caseworker"), world.files["R"]
    item = Item.objects.unfiltered(reason="a test").get(file_id=file_id)
    personal = [
        reverse("desk:worklist"),
        reverse("desk:file", args=[file_id]),
        reverse("desk:paper", args=[file_id, "report_form"]),
        reverse("desk:download", args=[file_id, item.id]),
        reverse("desk:file", args=[UUID(int=0)]),
        reverse("mfa_index"),
        "/lacak/",
        "/lapor/apa/",
    ]
    for where in [*personal, "/", "/en/", "/angka/", "/tidak-ada/"]:
        found = client.get(where)
        assert "default-src 'none'" in found["Content-Security-Policy"], where
        assert "unsafe" not in found["Content-Security-Policy"]
        assert found["X-Content-Type-Options"] == "nosniff"
        assert found["Referrer-Policy"] == "no-referrer"
        assert found["Cross-Origin-Opener-Policy"] == "same-origin"
        assert found["Cross-Origin-Resource-Policy"] == "same-origin"
        assert found["X-Frame-Options"] == "DENY"
        assert where not in personal or "no-store" in found["Cache-Control"], where
        assert "Access-Control-Allow-Origin" not in found  # OZ: CORS


def test_every_form_needs_its_token(world: World) -> None:
    """SD: log-out CSRF; a form of another site does nothing."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(username="caseworker"))
    before = acts_done()
    for where in addresses(world):
        if where == "/boleh/":  # it keeps no session and no cookie: nobody can be made to do it
            continue
        assert client.post(where, {"username": "chair"}).status_code in (403, 405), where
    assert acts_done() == before
    assert client.get(reverse("desk:worklist")).status_code == 200  # still signed in


def test_looking_changes_nothing(world: World) -> None:
    """GET is safe: whatever a link, a prefetch or a crawler opens."""
    before, sessions = acts_done(), signed_in("custodian")
    for client in (sessions, signed_in("caseworker"), Client()):
        for where in addresses(world):
            client.get(where)
            client.head(where)
    assert acts_done() == before
    assert sessions.get(reverse("desk:worklist")).status_code == 200


def test_no_act_s_form_uses_an_id_twice(world: World) -> None:
    """Two fields of one id: a label, and whoever hears it, gets the wrong one."""
    for username in ("caseworker", "chair", "intake_officer"):
        client = signed_in(username)
        for key in FORMS:
            page = client.get(reverse("desk:act", args=[world.files["K"], key]))
            ids = Counter(re.findall(r'\sid="([^"]+)"', page.content.decode()))
            assert not [name for name, times in ids.items() if times > 1], (username, key)


def addresses(world: World) -> Iterator[str]:
    """Every address of the site, those of a file on the Kudus file."""
    file_id, letter = world.files["K"], {"name": "report_form", "kind": "report_form"}
    more = {"row": "x", "sealed_id": sealed(file_id)[0][0], "item_id": UUID(int=0)}
    more |= {"alleged_id": UUID(int=0), "derived_id": UUID(int=0)}
    for name, taken in _patterns(get_resolver()):
        for key in sorted(FORMS) if name == "desk:act" else [""]:
            given = {"file_id": file_id, "key": key, **letter, **more, **TAKES_A_NAME.get(name, {})}
            yield reverse(name, kwargs={one: given[one] for one in taken})


def _patterns(resolver: Any, space: str = "") -> Iterator[tuple[str, list[str]]]:
    for each in resolver.url_patterns:
        if hasattr(each, "url_patterns"):
            inner = f"{each.namespace}:" if each.namespace else ""
            yield from _patterns(each, space + inner)
        else:
            yield f"{space}{each.name}", list(each.pattern.converters)
