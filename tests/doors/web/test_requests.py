"""What every request passes through: language, headers, the log line, large bodies."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from netra.doors import uploads, web
from netra.doors.clock.tasks import remove_abandoned
from netra.doors.logs import Lines


def receive(request: HttpRequest) -> HttpResponse:
    sizes = {name: file.size for name, file in request.FILES.items()}
    return HttpResponse(json.dumps(sizes), content_type="application/json")


def fail(request: HttpRequest, code: str) -> HttpResponse:
    raise ValueError(f"the code was {code}")


def language(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.LANGUAGE_CODE)


handler400 = "netra.doors.web.bad_request"
urlpatterns = [
    path("receive/", receive),
    path("fail/<str:code>/", fail),
    path("where/", language),
    path("en/where/", language),
]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    logger = logging.getLogger("netra.request")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield stream
    logger.removeHandler(handler)


@pytest.fixture
def client() -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "browser_says", "answer"),
    [("/where/", "en-GB", "id"), ("/en/where/", "id", "en"), ("/where/", "", "id")],
)
def test_the_address_alone_chooses_the_language(
    client: Client, address: str, browser_says: str, answer: str
) -> None:
    response = client.get(address, headers={"accept-language": browser_says})
    assert response.content.decode() == answer
    assert response["Content-Language"] == answer
    assert not response.cookies


def test_every_answer_forbids_foreign_and_inline_script(client: Client) -> None:
    for address in ("/where/", "/nowhere/", "/fail/x/"):
        policy = client.get(address)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "script-src 'self'" in policy


def test_every_answer_keeps_to_itself(client: Client) -> None:
    response = client.get("/where/")
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_log_knows_the_route_and_not_the_code(client: Client, lines: io.StringIO) -> None:
    client.get("/fail/SECRET-CODE/?name=SECRET-NAME", headers={"user-agent": "SECRET-PHONE"})
    written = lines.getvalue()
    line = json.loads(written)
    assert "SECRET" not in written
    assert line["route"] == "fail/<str:code>/"
    assert line["status"] == 500
    assert line["request_id"]
    assert line["ms"] > 0
    assert line["exc_info"].startswith("ValueError < test_requests.py:")


def test_the_line_and_the_answer_bear_one_id(client: Client, lines: io.StringIO) -> None:
    response = client.get("/where/")
    assert json.loads(lines.getvalue())["request_id"] == response["X-Request-Id"]


def test_a_file_past_the_limit_is_cut_and_seen_to_be_too_large(client: Client) -> None:
    with override_settings(NETRA_UPLOAD_LIMIT=100_000):
        large = SimpleUploadedFile("large.bin", b"x" * 5_000_000)
        small = SimpleUploadedFile("small.bin", b"x" * 100_000)
        sizes = client.post("/receive/", {"large": large, "small": small}).json()
    assert sizes["small"] == 100_000
    assert 100_000 < sizes["large"] < 300_000


def test_the_limit_stands_first() -> None:
    handler = uploads.StopAtLimit()
    with override_settings(NETRA_UPLOAD_LIMIT=10):
        assert handler.receive_data_chunk(b"x", 10) == b"x"
        assert handler.receive_data_chunk(b"x", 11) is None


def test_what_a_refused_request_sent_is_read_to_its_end() -> None:
    body = io.BytesIO(b"x" * 3_000_000)
    request = RequestFactory().generic("POST", "/", b"")
    request._stream = body  # type: ignore[attr-defined]
    answer = web.DrainLargeBodies(lambda request: HttpResponse(status=403))(request)
    assert answer.status_code == 403
    assert body.read() == b""


def test_a_form_larger_than_any_of_ours_is_told_so(client: Client) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000):
        response = client.post("/receive/", {"words": "x" * 2000})
    assert response.status_code == 413
    assert "<h1>" in response.content.decode()


def test_thirty_thousand_characters_in_many_fields_arrive(client: Client) -> None:
    words = {f"field{number}": "x" * 30_000 for number in range(50)}
    assert client.post("/receive/", words).status_code == 200


def test_abandoned_uploads_go_and_others_stay(tmp_path: Path) -> None:
    import os

    for name, moment in (("a.upload.bin", 10), ("b.upload.bin", 30), ("other", 10)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (moment, moment))
    assert remove_abandoned(tmp_path, before=20) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.upload.bin", "other"]
