"""Remarks on evidence: acts in layers, above the piece, taken back only by whoever made them."""

from typing import Any

import pytest
from django.test import Client

from netra.base.acts import lock_file
from netra.base.queries import acts_of
from netra.evidence.actions.annotating import PlaceUnusable, annotate, usable
from netra.evidence.models import Annotation, Item
from tests.doors.desk import viewed
from tests.doors.desk.printing import at_desk
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db
PLACE = {"x": "10", "y": "20,5", "width": "30", "height": "40"}


@pytest.fixture
def item() -> Item:
    return viewed.kept(path.reported(), viewed.photo(), "image/jpeg")


def opened(client: Client, item: Item) -> str:
    return str(viewed.look(client, item).redirect_chain[-1][0])


def annotated(item: Item) -> list[Any]:
    return [act for act in acts_of(item.file_id) if act.kind == "annotate_evidence"]


def test_a_remark_is_an_act_and_lies_over_the_picture(item: Item) -> None:
    client = at_desk()
    where = opened(client, item)
    seen = acts_of(item.file_id)[-1].seq
    answer = client.post(where, {"text": "Lihat <b>ini</b>", "page": "1", **PLACE, "y": "20.5"})
    assert answer.status_code == 302
    page = client.get(where).content.decode()
    assert '<rect x="30.0" y="41.0" width="90.0" height="80.0">' in page
    assert "Lihat &lt;b&gt;ini" in page
    (act,) = annotated(item)
    assert act.body.content["place"] == {"page": 1, "x": 100, "y": 205, "width": 300, "height": 400}
    assert act.body.content["layer"] == "caseworker"
    lock_file(item.file_id, seen=seen)  # a form opened before it still holds


def test_the_outline_turns_with_the_picture(item: Item) -> None:
    client = at_desk()
    where = opened(client, item)
    client.post(where, {"text": "x", "page": "1", **PLACE, "y": "20"})
    page = client.get(where + "&turn=90").content.decode()
    assert 'viewBox="0 0 200 300"' in page
    assert '<rect x="80.0" y="30.0" width="80.0" height="90.0">' in page


def test_layers_are_shown_and_hidden(item: Item) -> None:
    for capacity in ("caseworker", "chair"):
        client = at_desk(capacity)
        client.post(opened(client, item), {"text": f"dari {capacity}"})
    where = opened(client, item)
    both = client.get(where).content.decode()
    one = client.get(where + "&layer=chair").content.decode()
    none = client.get(where + "&layer=-").content.decode()
    assert ["dari caseworker" in page for page in (both, one, none)] == [True, False, False]
    assert ["dari chair" in page for page in (both, one, none)] == [True, True, False]


def test_only_its_maker_takes_a_remark_back_and_once(item: Item) -> None:
    client, chair = at_desk(), at_desk("chair")
    where = opened(client, item)
    client.post(where, {"text": "keliru"})
    made = Annotation.objects.unfiltered(reason="a test").get()
    refused = chair.post(opened(chair, item), {"withdraw": str(made.id)})
    assert refused.status_code == 422
    assert "Hanya pembuat catatan" in refused.content.decode()
    assert client.post(where, {"withdraw": str(made.id)}).status_code == 302
    assert "keliru" not in client.get(where).content.decode()
    assert client.post(where, {"withdraw": str(made.id)}).status_code == 422
    assert client.post(where, {"withdraw": "x"}).status_code == 422
    assert len(annotated(item)) == 2


def test_a_remark_is_taken_back_where_it_lies(item: Item) -> None:
    """Another file's stage would stand in the act, and its page would tell of a remark unseen."""
    client, other = at_desk(), viewed.kept(path.reported(), b"kata", "text/plain")
    client.post(opened(client, item), {"text": "di sini"})
    made = Annotation.objects.unfiltered(reason="a test").get()
    assert client.post(opened(client, other), {"withdraw": str(made.id)}).status_code == 422
    assert len(annotated(item)) == 1


@pytest.mark.parametrize(
    "sent",
    [
        {"text": ""},
        {"text": "x" * 2001},
        {"text": "kata", "x": "10"},
        {"text": "kata", "x": "90", "y": "0", "width": "20", "height": "10"},
        {"text": "kata", "x": "1", "y": "1", "width": "0", "height": "10"},
        {"text": "kata", "from_time": "dua"},
        {"text": "kata", "from_time": "3:00", "to_time": "2:00"},
    ],
)
def test_what_cannot_be_is_given_back_and_nothing_is_kept(item: Item, sent: dict[str, str]) -> None:
    client = at_desk()
    answer = client.post(opened(client, item), sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "govuk-error-summary" in page
    shown = [value for name, value in sent.items() if "time" not in name]  # times: recordings only
    assert all(value in page for value in shown)
    assert annotated(item) == []


def test_without_an_opening_nothing_is_remarked(item: Item) -> None:
    client = at_desk()
    client.post(viewed.where(item), {"text": "kata"})
    stranger = at_desk("caseworker", make.OTHER_REGENCY)
    assert stranger.post(viewed.where(item), {"text": "kata"}).status_code == 404
    assert annotated(item) == []


def test_the_room_refuses_a_place_outside(item: Item) -> None:
    with pytest.raises(PlaceUnusable):
        annotate(
            item_id=item.id,
            place={"page": 1, "x": 900, "y": 0, "width": 200, "height": 1},
            text="x",
            by=make.actor("caseworker"),
            at=item.at,
            stage="",
        )
    assert usable({"from_ms": 0, "to_ms": 0})
    assert not usable({"from_ms": 5, "to_ms": 4})
    assert not usable({"page": 0, "x": 0, "y": 0, "width": 1, "height": 1})
