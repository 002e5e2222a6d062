"""A form sent after the session had ended: kept if it is one, never a way to fill the house."""

import pytest
from django.test import Client, RequestFactory

from netra.doors import kept
from netra.intake.models import Draft
from tests.rooms import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("length", "drafts"), [(1_000, 1), (kept.LONGEST, 0)])
def test_only_a_form_of_usual_length_is_kept(length: int, drafts: int) -> None:
    request = RequestFactory().post("/meja/", {"text": "a" * length})
    response = kept.keep(request, at=factories.moment("2024-10-17"))
    assert response.status_code == 302
    assert (kept.COOKIE in response.cookies) == bool(drafts)
    assert Draft.objects.count() == drafts


def test_a_stranger_keeps_nothing_long_through_an_act() -> None:
    where = f"/meja/berkas/{'0' * 8}-0000-0000-0000-{'0' * 12}/open_review/"
    assert Client().post(where, {"text": "a" * kept.LONGEST}).status_code == 302
    assert Draft.objects.count() == 0
