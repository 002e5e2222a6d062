"""The links of a report are queued with it, at most five, each once."""

import json

import pytest
from django.db import connection

from netra.base.queries import acts_of
from netra.doors.portal.drafts import Draft, KeptFile
from netra.doors.portal.links import MOST, links
from netra.evidence.models import Capture
from tests.doors.portal.visitor import Visitor, picture


def of(what: str, *stood: str) -> tuple[str, ...]:
    files = tuple(
        KeptFile(id=str(n), name="a.png", size=1, media_type="image/png", found_at=each)
        for n, each in enumerate(stood)
    )
    return links(Draft(token="", what=what, files=files))


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("Lihat https://contoh.example/a.", ("https://contoh.example/a",)),
        ("(https://contoh.example/a)", ("https://contoh.example/a",)),
        ("https://contoh.example/a_(b)", ("https://contoh.example/a_(b)",)),
        ("“http://contoh.example/?q=1&r=2”, lalu", ("http://contoh.example/?q=1&r=2",)),
        ("HTTPS://Contoh.example!", ("HTTPS://Contoh.example",)),
        ("<https://contoh.example>", ("https://contoh.example",)),
        ("https://a.example https://a.example", ("https://a.example",)),
        ("http://127.0.0.1/", ("http://127.0.0.1/",)),
        ("www.contoh.example ftp://a.example http:// https://", ()),
        ("tanpa tautan", ()),
    ],
)
def test_links_are_read_out_of_a_story(what: str, found: tuple[str, ...]) -> None:
    assert of(what) == found


def test_where_a_file_stood_comes_first_and_no_more_than_five() -> None:
    story = " ".join(f"https://a.example/{n}" for n in range(9))
    found = of(story, "https://foto.example/1", "grup keluarga", "https://a.example/0")
    assert found[:3] == ("https://foto.example/1", "https://a.example/0", "https://a.example/1")
    assert len(found) == MOST


@pytest.mark.django_db
def test_sending_a_report_queues_its_links_in_the_same_transaction(indonesian: Visitor) -> None:
    indonesian.walk()
    indonesian.answer("apa", {"what": "Ada di https://contoh.example/video, sudah dihapus?"})
    indonesian.answer(
        "bukti", {"evidence": [picture("lain.png")], "found_at": "https://foto.example/x"}
    )
    assert indonesian.send().status_code == 303
    rows = Capture.objects.unfiltered(reason="a test").order_by("asked_at", "id")
    asked = [(each.url, each.asked_by, each.outcome) for each in rows]
    assert sorted(asked) == [
        ("https://contoh.example/video", "citizen", ""),
        ("https://foto.example/x", "citizen", ""),
    ]
    kinds = [act.kind for act in acts_of(rows[0].file_id)]
    assert kinds.count("capture_link") == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'netra.capture'")
        queued = {json.loads(args)["capture_id"] for (args,) in cursor.fetchall()}
    assert queued == {str(each.id) for each in rows}
