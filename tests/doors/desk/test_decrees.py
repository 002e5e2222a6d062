"""The decree loader at the administrator's desk: form, report, loading, what moved."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from netra.doors.clock import tasks
from netra.elections.models import LoadedDecree
from netra.elections.queries import last_loaded
from netra.journeys import queries as journeys
from netra.law import decrees as law
from netra.law.calendar import national
from tests.doors.access.acting import text_of
from tests.doors.desk.printing import at_desk
from tests.rooms import decrees
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db

PAGE, NEW = "/meja/keputusan/", "/meja/keputusan/baru/"


@pytest.fixture(autouse=True)
def nothing_loaded(settings: Any, tmp_path: Path) -> Any:
    """The site and the law follow a file of this test's own."""
    before = law.followed()
    settings.NETRA_DECREES = tmp_path / "decrees.json"
    law.follow(settings.NETRA_DECREES)
    yield
    law.follow(before)


def desk(capacity: str = "administrator", place: str = make.NATION) -> Client:
    return at_desk(capacity, place)


def form(**more: Any) -> dict[str, Any]:
    known: dict[str, Any] = {
        "once": "01234567-89ab-7def-8123-456789abcdef",
        "seen": last_loaded(),
        "replaces": "",
        "because": "",
        "year": 2024,
        "number": "9/2024",
        "area": "",
        "title": "Keputusan contoh",
        "url": "https://contoh.example/skb",
        "article": "",
        "certainty": "official",
        "days": "2024-11-06 cuti bersama: Contoh | Example",
        "withdrawn": "",
        "step": "try",
    }
    return known | more


def later(client: Client) -> Client:
    """The demonstration's date is after the last act of the files."""
    client.cookies["netra_demo_at"] = decrees.NOW.isoformat()
    return client


def worker() -> None:
    """The job that loading deferred, as the worker runs it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name FROM procrastinate_jobs WHERE task_name LIKE 'netra.fol%'")
        assert cursor.fetchall()
    tasks.follow_decrees()


def test_what_it_would_move_is_shown_and_nothing_is_written() -> None:
    walk = decrees.waiting()
    day = decrees.working_day_of(walk)
    sent = form(days=f"{day} cuti bersama: Contoh")
    told = text_of(desk().post(NEW, sent))
    assert "Berkas berjalan" in told
    assert make.office(make.REGENCY).name in told
    assert "+1" in told or "+3" in told
    line = journeys.line_of(walk.file_id)
    assert line
    assert line.number not in told
    assert line.reference not in told
    assert str(walk.file_id) not in told
    assert not LoadedDecree.objects.exists()
    assert national().is_working_day(day)


def test_loaded_once_it_moves_the_dates_and_every_page_says_so() -> None:
    walk = decrees.waiting()
    day = decrees.working_day_of(walk)
    client, officer = later(desk()), later(at_desk())
    assert "bergeser" not in text_of(officer.get("/meja/"))
    sent = form(days=f"{day} cuti bersama: Contoh", step="load")
    answer = client.post(NEW, sent)
    made = LoadedDecree.objects.get()
    where = f"{PAGE}{made.pk}/"
    assert (answer.status_code, answer["Location"]) == (302, where)
    assert client.post(NEW, sent)["Location"] == where
    assert LoadedDecree.objects.count() == 1
    assert "segera dihitung ulang" in text_of(client.get(where))
    worker()
    told = text_of(client.get(where))
    assert "Setiap berkas berjalan sudah dihitung ulang" in told
    assert make.office(make.REGENCY).name in told
    assert str(walk.file_id) not in client.get(where).content.decode()
    assert "9/2024" in text_of(client.get(PAGE))
    assert "1 tanggal bergeser" in text_of(officer.get("/meja/"))
    assert "1 tanggal bergeser" in text_of(officer.get("/meja/kalender/"))
    listed = officer.get("/meja/kalender/bergeser/")
    assert f"/meja/berkas/{walk.file_id}/" in listed.content.decode()
    assert "9/2024" in text_of(listed)
    assert "hari terakhir bergeser dari" in text_of(officer.get(f"/meja/berkas/{walk.file_id}/"))
    stranger = later(at_desk("caseworker", make.OTHER_REGENCY))
    assert str(walk.file_id) not in stranger.get("/meja/kalender/bergeser/").content.decode()


def test_the_file_is_written_as_soon_as_it_is_loaded(
    django_capture_on_commit_callbacks: Any,
) -> None:
    client = desk()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(NEW, form(step="load"))
    assert [each.number for each in law.loaded()] == ["9/2024"]


def test_it_is_replaced_and_taken_back() -> None:
    client = desk()
    client.post(NEW, form(step="load"))
    worker()
    first = LoadedDecree.objects.get()
    replace = f"{PAGE}{first.pk}/ganti/"
    assert "2024-11-06 cuti bersama: Contoh | Example" in text_of(client.get(replace))
    again = form(
        once="01234567-89ab-7def-8123-456789abcde0",
        replaces=first.key,
        step="load",
        days="2024-11-07 cuti bersama: Contoh",
    )
    refused = client.post(replace, again)
    assert refused.status_code == 422
    assert "Mengapa" in text_of(refused)
    client.post(replace, again | {"because": "Salah hari"})
    worker()
    second = LoadedDecree.objects.get(replaces=first)
    assert "tidak berlaku lagi" in text_of(client.get(f"{PAGE}{first.pk}/"))
    assert client.get(replace).status_code == 404
    back = {
        "once": "01234567-89ab-7def-8123-456789abcde1",
        "seen": last_loaded(),
        "replaces": second.key,
        "only_back": "on",
        "because": "Tidak pernah ditetapkan",
        "step": "try",
    }
    assert client.post(f"{PAGE}{second.pk}/ganti/", back).status_code == 200
    client.post(f"{PAGE}{second.pk}/ganti/", back | {"step": "load"})
    worker()
    assert law.loaded() == ()
    assert LoadedDecree.objects.count() == 3
    assert "Tidak pernah ditetapkan" in text_of(client.get(f"{PAGE}{last_loaded()}/"))
    assert client.get(PAGE).status_code == 200


def test_another_loaded_meanwhile_is_said_and_nothing_is_lost() -> None:
    client = desk()
    sent = form(step="load")
    decrees.load(decrees.row(number="10/2024"))
    answer = client.post(NEW, sent)
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "keputusan lain dimuat" in told
    assert "2024-11-06 cuti bersama: Contoh | Example" in told
    assert f'name="seen" value="{last_loaded()}"' in told
    assert LoadedDecree.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"days": "6 November cuti bersama: Contoh"}, "baris 1: tulis seperti"),
        ({"days": "2024-11-06 cuti bersama: A\n" * 3000}, "baris 367"),
        ({"days": "2025-11-06 cuti bersama: A"}, "dalam tahun keputusan"),
        ({"days": "2024-12-25 hari libur nasional: A"}, "2024-12-25: hari ini sudah libur"),
        ({"withdrawn": "2024-11-05"}, "2024-11-05: hari ini bukan hari libur"),
        ({"number": "855/2023, 3/2023, 4/2023"}, "nomor ini sudah ada"),
        ({"area": "Atlantis"}, "kode wilayah"),
        ({"area": "Kabupaten Kudus"}, "hari libur daerah hanya"),
        ({"url": "", "certainty": "text"}, "paling tinggi inferred"),
        ({"url": "javascript:alert(1)"}, "URL"),
        ({"year": "dua ribu"}, "Tahun"),
        ({"certainty": "contradicted"}, "Seberapa pasti"),
        ({"title": "\x00"}, "Sumber"),
        ({"number": "", "days": ""}, "tanpa nomor dan tanpa hari"),
    ],
)
def test_bad_input_is_named_and_kept(change: dict[str, str], said: str) -> None:
    for step in ("try", "load"):
        answer = desk().post(NEW, form(**({"title": "Naskah panjang", "step": step} | change)))
        assert answer.status_code == 422
        told = text_of(answer)
        assert said in told
        assert "Naskah panjang" in told or "title" in change
    assert not LoadedDecree.objects.exists()


DRAFT = b"""
checked_on = 2026-11-21
[[decrees]]
key = "skb-2027"
year = 2027
number = "7/2026"
source = "draft"
article = ""
certainty = "unverified"
day = [{ on = 2027-04-14, kind = "joint_leave", id = "Contoh", en = "Example" }]
"""


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("draft.toml", content)


def test_the_form_is_filled_from_the_draft_that_the_command_reads() -> None:
    told = text_of(desk().post(NEW, form(step="fill", draft=upload(DRAFT))))
    assert "2027-04-14 cuti bersama: Contoh | Example" in told
    assert "7/2026" in told
    assert "Terisi dari berkas" in told


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[[", "bukan TOML"),
        (b"\xff\xfe", "bukan TOML"),
        (b"", "tidak berisi baris"),
        (DRAFT.replace(b"joint_leave", b"feast"), "baris 1, day"),
        (DRAFT + DRAFT.replace(b"checked_on = 2026-11-21", b""), "tepat satu"),
    ],
)
def test_a_bad_file_is_refused_and_what_was_typed_stays(content: bytes, said: str) -> None:
    answer = desk().post(NEW, form(step="fill", draft=upload(content)))
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert "2024-11-06 cuti bersama: Contoh | Example" in text_of(answer)


def test_a_draft_of_rules_is_tried_and_forgotten() -> None:
    walk = decrees.waiting()
    client, page = desk(), f"{PAGE}uji/"
    assert client.get(page).status_code == 200
    draft = (
        DRAFT.decode()
        .replace("2027", "2024")
        .replace("skb-2024", "draft-2024")
        .replace("2024-04-14", decrees.working_day_of(walk).isoformat())
    )
    told = text_of(client.post(page, {"text": draft}))
    assert make.office(make.REGENCY).name in told
    assert client.post(page, {"draft": upload(draft.encode())}).status_code == 200
    bad = client.post(page, {"text": draft.replace("joint_leave", "feast")})
    assert bad.status_code == 422
    assert "feast" in text_of(bad)
    assert client.post(page, {"text": "#" * 300_000}).status_code == 422
    assert not LoadedDecree.objects.exists()


def test_the_report_is_a_file_too() -> None:
    walk = decrees.waiting()
    sent = form(days=f"{decrees.working_day_of(walk)} cuti bersama: Contoh")
    table = desk().post(NEW, sent | {"step": "csv"})
    head, line = table.content.decode().splitlines()
    assert head == "office,step,days,files,expired,saved"
    assert line.startswith(f"{make.office(make.REGENCY).name},bawaslu_verification,")
    found = json.loads(desk().post(NEW, sent | {"step": "json"}).content)
    assert found["counts"]["moved"] == found["changes"][0]["files"] == 1
