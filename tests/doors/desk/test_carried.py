"""A letter or a pack stands in the custody of the pieces it took along, and of no other."""

import pytest
from django.urls import reverse

from netra.doors.packs.making import record
from netra.evidence.queries.custody import custody_of
from tests.doors.desk.printing import at_desk
from tests.doors.packs import packing

pytestmark = pytest.mark.django_db


def took(found: packing.Whole, kind: str) -> list[list[str]]:
    """Of the piece given first and of the one that came later: what each such act was."""
    items = custody_of(found.walk.file_id).items
    return [
        [step.told.get("variant", "") for step in items[item.id] if step.kind == kind]
        for item in (found.given, found.later)
    ]


def test_a_letter_stands_with_the_pieces_it_lists() -> None:
    assert took(packing.whole(), "forward") == [[""], []]


def test_a_pack_stands_once_and_with_the_pieces_it_holds() -> None:
    found = packing.whole()
    for variant in packing.WISHES:
        record(packing.wished(found, variant), packing.maker(found))
    # Of the first piece a respondent reads the redacted copy; of the second nothing was made.
    assert took(found, "export_file") == [["full", "merit", "respondent"], ["full"]]
    client = at_desk("caseworker")
    page = client.get(reverse("desk:evidence", args=[found.walk.file_id])).content.decode()
    assert "Untuk umum" not in page
