"""What a file's pages tell of its evidence: words beside it, its number, stamps, ways to it."""

import io
from typing import Any

import pytest
from django.urls import reverse

from netra.base.viewing import CITIZEN
from netra.evidence import actions as evidence
from netra.evidence.actions import Looked
from netra.evidence.models import Item
from netra.journeys.actions import refresh
from tests.doors.desk import viewed
from tests.doors.desk.printing import at_desk
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db
NOTE = "Camat berbicara di <panggung>"


def noted(walk: path.Walk) -> Item:
    """A piece whose giver said what it shows."""
    item = evidence.keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=io.BytesIO(b"isi"),
        looked=Looked(name="a.txt", size=3, media_type="text/plain"),
        by=CITIZEN,
        at=walk.now,
        note=NOTE,
    )
    refresh(walk.file_id)
    return item


def page(walk: path.Walk, name: str = "evidence", capacity: str = "caseworker") -> str:
    answer = at_desk(capacity).get(reverse(f"desk:{name}", args=[walk.file_id]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_it_shows_in_its_givers_words_stands_in_the_list_and_the_viewer() -> None:
    walk = path.reported()
    item = noted(walk)
    shown = "Camat berbicara di &lt;panggung&gt;"
    assert shown in page(walk)
    assert shown in viewed.look(at_desk(), item).content.decode()


@pytest.mark.parametrize(
    ("configured", "told"),
    [("", "situs ini belum meminta stempel waktu"), ("x.toml", "stempel waktu berikutnya")],
)
def test_no_stamp_is_promised_that_nobody_asks_for(
    settings: Any, configured: str, told: str
) -> None:
    settings.NETRA_STAMP_AUTHORITIES = configured
    walk = path.reported()
    noted(walk)
    assert told in page(walk)


def test_the_chronology_says_which_piece_was_kept() -> None:
    walk = path.reported()
    noted(walk)
    viewed.kept(walk, b"lain\n", "text/plain")
    told = page(walk, "file")
    assert told.count("Menyimpan bukti") == 2
    assert told.index(">no. 1<") < told.index(">no. 2<")


def test_whom_it_was_sent_to_is_led_to_looking_not_only_to_a_copy() -> None:
    walk = path.reported()
    item = noted(walk)
    path.registered(path.reviewed(path.named(path.in_review(walk), path.official())))
    beyond.acknowledged(beyond.forwarded(path.decided(path.studied(walk))))
    refresh(walk.file_id)
    client = at_desk("merit_examiner", make.BKN)
    told = client.get(reverse("desk:follow_up", args=[walk.file_id])).content.decode()
    for way in ("view", "download"):
        assert f'href="{reverse(f"desk:{way}", args=[walk.file_id, item.id])}"' in told
    seen = viewed.look(client, item).content.decode()
    assert "berbicara" not in seen
