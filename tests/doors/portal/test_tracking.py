"""Following a report: one answer for every wrong code, and only what its reporter may know."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.base import claims
from netra.base.acts import append, lock_file
from netra.doors.portal import plain
from netra.evidence.models import Item
from netra.intake import actions as intake
from netra.intake.models import Filing, Question
from netra.journeys import actions as journeys
from netra.law.stages import stages
from netra.outcomes import queries as outcomes
from tests.doors.portal.visitor import NAME, Visitor, picture
from tests.rooms import beyond, factories, path

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(visitor: Visitor) -> Visitor:
    visitor.walk()
    visitor.send()
    return visitor


def filing() -> Any:
    return Filing.objects.unfiltered(reason="a test").get()


def follow(visitor: Visitor) -> str:
    code = visitor.code()
    visitor.post("lacak/", {"code": f"{code[:4]} {code[4:8]}-{code[8:12]} {code[12:]}"})
    return str(visitor.get("lacak/status/").content.decode())


def asked() -> Question:
    question = intake.ask_reporter(
        file_id=filing().file_id,
        stage=outcomes.stage,
        asks=["time_and_place"],
        text="Jam berapa kejadiannya?",
        due_at=None,
        by=factories.actor("intake_officer"),
        at=factories.moment("2024-10-17", 11),
    )
    journeys.refresh(filing().file_id)
    return question


def test_every_wrong_code_costs_the_same_and_says_the_same(
    sent: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes: list[str] = []
    original = claims.hashed
    right = sent.code()

    def counted(code: str, *, salt: bytes) -> bytes:
        hashes.append(code)
        return original(code, salt=salt)

    monkeypatch.setattr(claims, "hashed", counted)
    seen: set[tuple[int, int, str]] = set()
    # Never given, mistyped by a digit, far too short, empty, and not a code at all.
    for typed in ("0" * 16, right[:-1] + str((int(right[-1]) + 1) % 10), "12", "", "x" * 60):
        hashes.clear()
        with CaptureQueriesContext(connection) as queries:
            response = sent.post("lacak/", {"code": typed})
        page = response.content.decode().replace(f'value="{typed}"', "")
        message = page.split("govuk-error-summary__body")[1].split("</div>")[0]
        seen.add((len(hashes), len(queries), message))
        assert response.status_code == 200
    assert {(one[0], one[1]) for one in seen} == {(1, 1)}
    assert len(seen) == 1
    hashes.clear()
    with CaptureQueriesContext(connection) as queries:
        assert sent.post("lacak/", {"code": right}).status_code == 303
    assert (len(hashes), len(queries)) == (1, 1)


def test_the_status_says_where_it_is_and_nothing_of_others(sent: Visitor) -> None:
    html = follow(sent)
    for hidden in (NAME, "Tono Andaian", "Bima Rekaan", sent.code()):
        assert hidden not in html
    assert ("waits for your signature" if sent.root else "menunggu tanda tangan") in html
    assert "no-store" in sent.get("lacak/status/")["Cache-Control"]


def test_without_the_code_there_is_no_status(visitor: Visitor) -> None:
    assert visitor.get("lacak/status/").status_code == 303
    name = "netra_track" if visitor.root else "netra_lacak"
    visitor.client.cookies[name] = "bm90IG91cnM="
    assert visitor.get("lacak/status/").status_code == 303


def test_leave_to_follow_ends(sent: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(sent)
    monkeypatch.setattr("netra.doors.portal.keys.time.time", lambda: 4_000_000_000)
    assert sent.get("lacak/status/").status_code == 303


def test_a_question_is_answered_once_with_its_files(sent: Visitor) -> None:
    question = asked()
    assert "Jam berapa kejadiannya?" in follow(sent)
    answer = {"question": str(question.id), "text": "Jam sembilan."}
    wrong = SimpleUploadedFile("salah.pdf", b"\x00\x01")
    response = sent.post("lacak/status/", {**answer, "evidence": [picture("dua.png"), wrong]})
    assert "salah.pdf" in response.content.decode()
    assert "Jam sembilan." in response.content.decode()
    assert sent.post("lacak/status/", answer).status_code == 303
    question.refresh_from_db()
    assert question.answer == "Jam sembilan."
    again = sent.post("lacak/status/", answer)
    assert again.content.decode().count("govuk-error-summary__title") == 1
    assert Item.objects.unfiltered(reason="a test").count() == 2


def kept() -> int:
    return int(Item.objects.unfiltered(reason="a test").count())


def test_files_alone_are_an_answer(sent: Visitor) -> None:
    question = asked()
    follow(sent)
    sent_files = {"question": str(question.id), "text": "", "evidence": [picture("dua.png")]}
    assert sent.post("lacak/status/", sent_files).status_code == 303
    question.refresh_from_db()
    assert question.answered_at is not None
    assert kept() == 2


@pytest.mark.parametrize("wrong", [[], [("salah.pdf", b"\x00\x01")]])
def test_files_nobody_asked_for_are_not_kept(sent: Visitor, wrong: list[Any]) -> None:
    follow(sent)
    given = [picture("dua.png"), *(SimpleUploadedFile(*each) for each in wrong)]
    response = sent.post("lacak/status/", {"question": "", "text": "", "evidence": given})
    assert "govuk-error-summary" in response.content.decode()
    assert kept() == 1


def test_a_file_that_moved_on_takes_no_more(visitor: Visitor, settings: Any) -> None:
    settings.NETRA_CLAIM_SALT = factories.CLAIM_SALT
    walk = path.in_review(path.reported())
    ask: dict[str, Any] = {"asks": [], "text": "Foto lain?", "due_at": None}
    by = factories.actor("intake_officer")
    intake.ask_reporter(
        file_id=walk.file_id,
        stage=outcomes.stage,
        by=by,
        at=walk.later(),
        **ask,
    )
    path.reviewed(path.named(walk), "not_registered", "Sebab X.")
    journeys.refresh(walk.file_id)
    visitor.post("lacak/", {"code": walk.code})
    wrong = SimpleUploadedFile("salah.pdf", b"\x00\x01")
    visitor.post("lacak/status/", {"text": "Ini", "evidence": [picture(), wrong]})
    assert kept() == 0


def test_the_identity_is_completed_at_the_office_only(sent: Visitor) -> None:
    html = follow(sent)
    assert filing().missing == ["reporter_identity"]
    assert ("answers are not sealed" if sent.root else "jawaban tidak disegel") in html


def test_who_opened_the_identity_is_told(sent: Visitor) -> None:
    follow(sent)
    append(
        file=lock_file(filing().file_id),
        kind="unseal_reporter",
        at=factories.moment("2024-10-18", 9),
        by=factories.actor("custodian"),
        article="Pasal contoh",
        body={"role": "reporter", "reason": "Undangan klarifikasi", "article": "Pasal contoh"},
    )
    html = sent.get("lacak/status/").content.decode()
    assert "Undangan klarifikasi" in html
    assert "Pasal contoh" in html


def test_every_stage_of_the_law_has_a_plain_sentence() -> None:
    assert plain.stages() == {stage.key for stage in stages()}


@pytest.mark.parametrize(
    ("stage", "told"), [("sanctioned", False), ("recorded", False), ("closed", True)]
)
def test_the_sanction_is_told_with_five_dates_once_no_remedy_is_open(
    visitor: Visitor, settings: Any, stage: str, told: bool
) -> None:
    settings.NETRA_CLAIM_SALT = factories.CLAIM_SALT
    walk = path.at_decision()
    beyond.imposed(beyond.recommended(beyond.acknowledged(beyond.forwarded(walk))))
    if stage != "sanctioned":
        beyond.recorded(walk)
    if told:
        beyond.closed(walk)
    journeys.refresh(walk.file_id)
    visitor.post("lacak/", {"code": walk.code})
    html = visitor.get("lacak/status/").content.decode()
    assert outcomes.stage(walk.file_id) == stage
    assert html.count('<dl class="facts">') == (2 if told else 1)
    assert "Nama Pejabat" not in html


def test_the_reason_is_told_where_it_was_not_registered(visitor: Visitor, settings: Any) -> None:
    settings.NETRA_CLAIM_SALT = factories.CLAIM_SALT
    walk = path.reviewed(path.named(path.in_review(path.reported())), "not_registered", "Sebab X.")
    journeys.refresh(walk.file_id)
    visitor.post("lacak/", {"code": walk.code})
    html = visitor.get("lacak/status/").content.decode()
    assert "Sebab X." in html
    assert "Respondent Invented" not in html
