"""A receiver the house has no office for: named in words, written to, heard of, shown."""

import re

import pytest

from netra.journeys.actions import refresh
from netra.journeys.models import Journey
from tests.doors.access.acting import send, text_of
from tests.doors.desk.printing import at_desk
from tests.rooms import path

pytestmark = pytest.mark.django_db

NAMED = "Camat Contoh"


def test_a_file_goes_to_a_receiver_named_in_words_and_its_receipt_is_noted() -> None:
    walk = path.at_decision("2024-10-15", path.official(employment="village_official"))
    refresh(walk.file_id)
    client = at_desk("caseworker")
    address = f"/meja/berkas/{walk.file_id}/"
    form = text_of(client.get(f"{address}forward/"))
    names = re.findall(r'name="(name_\d+)"', form)
    assert names
    answer = send(client, f"{address}forward/", letter_number="9/K", **{names[0]: NAMED})
    assert answer.status_code == 302, text_of(answer)[:2000]
    assert NAMED in text_of(client.get(f"{address}tindak-lanjut/"))
    assert client.get(f"{address}dokumen/").status_code == 200
    assert "acknowledge/" in text_of(client.get(address))
    noted = send(client, f"{address}acknowledge/", ticket="TT-4")
    assert noted.status_code == 302, text_of(noted)[:2000]
    assert "acknowledge/" not in text_of(client.get(address))
    row = Journey.objects.unfiltered(reason="a test").get(pk=walk.file_id)
    assert row.stage == "acknowledged"
