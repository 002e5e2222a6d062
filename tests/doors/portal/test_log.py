"""The public log: what others mirror, and the proof of a receipt's leaf."""

import re
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from netra.base.models import Act
from netra.doors import log_keys
from netra.ledger import queries
from netra.ledger.tree import checkpoints, tiles
from netra.ledger.tree.hashing import leaf_hash
from netra.ledger.tree.notes import Verifier
from netra.ledger.tree.tiles import Tile
from tests.doors.portal.visitor import Visitor
from tests.rooms import path

pytestmark = pytest.mark.django_db


def grown(tips: int = 3) -> None:
    for _ in range(tips):
        path.tipped()
    log_keys.bring_up_to_date()


def test_the_log_is_served_as_others_mirror_it() -> None:
    assert Client().get("/log/checkpoint").status_code == 404
    grown()
    note = Client().get("/log/checkpoint")
    assert note["Content-Type"] == "text/plain; charset=utf-8"
    assert "max-age=5" in note["Cache-Control"]
    keys = Client().get("/log/keys").content.decode().splitlines()
    trusted = [Verifier.read(each) for each in keys]
    signed = checkpoints.opened(note.content.decode(), trusted)
    assert signed.size == 3
    tile = Client().get("/log/tile/0/000.p/3")
    assert tile["Content-Type"] == "application/octet-stream"
    assert "immutable" in tile["Cache-Control"]
    assert tiles.root(3, lambda _wanted: {Tile(0, 0): tile.content}) == signed.root
    hashes = Act.objects.order_by("id").values_list("hash", flat=True)
    leaves = [leaf_hash(b"\x01" + bytes(each)) for each in hashes]
    assert tile.content == b"".join(leaves)
    for response in (note, tile):
        assert "Cookie" not in response.get("Vary", "")
        assert not response.cookies


def test_nothing_is_served_that_is_not_signed() -> None:
    grown()
    path.tipped()
    for place in ("0/000", "0/000.p/4", "1/000.p/1", "0/001.p/1", "0/0", "entries/000.p/1", "x"):
        assert Client().get(f"/log/tile/{place}").status_code == 404, place


def test_a_smaller_tile_stays_as_it_was() -> None:
    grown(1)
    first = Client().get("/log/tile/0/000.p/1").content
    grown(1)
    assert Client().get("/log/tile/0/000.p/1").content == first
    assert Client().get("/log/tile/0/000.p/2").content[:32] == first


@pytest.fixture
def sent(visitor: Visitor) -> Visitor:
    visitor.walk()
    visitor.send()
    return visitor


def shown(html: str) -> list[str]:
    found = re.findall(r'<pre class="verbatim"[^>]*>(.*?)</pre>', html, re.DOTALL)
    return [unescape(each) for each in found]


def test_a_receipt_carries_its_leaf_and_the_leaf_is_proven(sent: Visitor) -> None:
    [leaf] = shown(sent.get("lapor/tanda-terima/").content.decode())
    assert len(leaf.split()) == 8
    sheet = PdfReader(BytesIO(sent.get("lapor/tanda-terima/code.pdf").content))
    assert leaf.replace(" ", "") in "".join(sheet.pages[0].extract_text().split())
    early = sent.post("log/", {"leaf": leaf}).content.decode()
    assert "govuk-warning-text" in early
    log_keys.bring_up_to_date()
    with CaptureQueriesContext(connection) as asked:
        response = sent.post("log/", {"leaf": leaf})
    assert len(asked) <= 12
    assert response["Cache-Control"] == "no-store"
    proof = checkpoints.read_proof(shown(response.content.decode())[0])
    raw = bytes.fromhex(leaf.replace(" ", ""))
    found = checkpoints.proves(proof, leaf=raw, trusted=log_keys.verifiers())
    assert found.size == Act.objects.count()
    first = Act.objects.order_by("id").first()
    assert first is not None
    assert raw == queries.leaf_of(bytes(first.hash))


def test_a_proof_is_kept_as_a_file(indonesian: Visitor) -> None:
    grown()
    act = Act.objects.order_by("id").first()
    assert act is not None
    leaf = queries.leaf_of(bytes(act.hash))
    response = indonesian.post("log/", {"leaf": leaf.hex(), "file": "1"})
    assert response["Content-Disposition"] == 'attachment; filename="proof.tlog-proof"'
    proof = checkpoints.read_proof(response.content.decode())
    checkpoints.proves(proof, leaf=leaf, trusted=log_keys.verifiers())


def test_what_is_no_leaf_is_said_to_be_none(visitor: Visitor) -> None:
    grown(1)
    wrong = ("", " ", "x" * 64, "ab", "0" * 63, "0" * 65, "é" * 40, "\x00" * 64, "0" * 5000)
    for typed in wrong:
        response = visitor.post("log/", {"leaf": typed})
        assert response.status_code == 200
        assert "govuk-error-summary" in response.content.decode(), typed


def test_the_page_says_nothing_of_anybody(visitor: Visitor) -> None:
    walk = path.at_decision()
    log_keys.bring_up_to_date()
    with CaptureQueriesContext(connection) as asked:
        html = visitor.get("log/").content.decode()
    assert len(asked) <= 12
    assert str(walk.file_id) not in html
    assert path.REPORTER["name"] not in html
    assert "Respondent" not in html
    assert shown(html)[0] == queries.last_note()


def test_before_anything_is_signed_the_page_says_so(visitor: Visitor) -> None:
    response = visitor.get("log/")
    assert response.status_code == 200
    assert len(shown(response.content.decode())) == 1  # the commands
