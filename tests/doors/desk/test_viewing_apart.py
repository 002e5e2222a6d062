"""Archives are replayed alone, and their address tells nobody what they show."""

import base64
import zlib
from typing import Any

import pytest
from django.test import Client

from tests.doors.desk import viewed
from tests.doors.desk.printing import at_desk
from tests.rooms import path

pytestmark = pytest.mark.django_db
VIEWER = "http://lihat.contoh.example"
URL = "https://contoh.example/unggahan-rahasia"
WACZ = "application/wacz"


@pytest.fixture
def origin(settings: Any) -> str:
    settings.NETRA_VIEWER_ORIGIN = VIEWER
    return VIEWER


def test_two_archives_are_never_replayed_beside_each_other(origin: str) -> None:
    walk, client = path.reported(), at_desk()
    one, other, text = (
        viewed.kept(walk, content, kind)
        for content, kind in ((b"PK1", WACZ), (b"PK2", WACZ), (b"kata", "text/plain"))
    )
    both = viewed.look(client, one, **{"with": other.id}).content.decode()
    assert both.count("<iframe") == 1
    assert "Dua arsip web tidak diputar ulang berdampingan" in both
    assert f'href="{viewed.where(other)}"' in both
    for first, second in ((one, text), (text, one)):
        page = viewed.look(client, first, **{"with": second.id}).content.decode()
        assert page.count("<iframe") == 1


def test_an_address_does_not_say_where_the_page_was_found(origin: str) -> None:
    item = viewed.kept(path.reported(), b"PK", WACZ, found_at=URL)
    page = viewed.look(at_desk(), item).content.decode()
    ticket = page.split('src="' + origin + "/putar/", 1)[1].split("/", 1)[0]
    said = ticket.split(":")[0]
    packed = base64.urlsafe_b64decode(said.lstrip(".") + "==")
    read = zlib.decompress(packed) if said.startswith(".") else packed
    assert b"rahasia" not in read
    viewer = Client(headers={"host": VIEWER.removeprefix("http://")})
    assert URL in viewer.get(f"/putar/{ticket}/").content.decode()
