"""What a variant does not tell is nowhere in its bytes: searched by what was planted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from netra.intake.models import Filing, SealedPerson
from tests.doors.packs.packing import (
    ANSWER,
    BETTER,
    GIVEN_NAME,
    SEEN,
    UNSEALING,
    WHY,
    WISHES,
    Whole,
    contents,
    packed,
    whole,
)
from tests.rooms.path import REPORTER, WITNESS

pytestmark = pytest.mark.django_db

SURNAMES = ("Pelapor-Rahasia", "Wicaksana", "Tersembunyi 77")


@pytest.fixture
def file() -> Whole:
    return whole()


def searched(pack: Path) -> Iterator[tuple[str, str]]:
    """Each file's name and text; of a PDF what can be read in it."""
    for name, content in contents(pack).items():
        if name.endswith(".pdf"):
            pages = PdfReader(pack.parent / _put(pack.parent, content)).pages
            yield name, " ".join(page.extract_text() for page in pages)
        yield name, content.decode("utf-8", "replace")


def _put(folder: Path, content: bytes) -> str:
    (folder / "one.pdf").write_bytes(content)
    return "one.pdf"


def holds(pack: Path, word: str) -> list[str]:
    """Where the word stands; the verifier is the same in every pack."""
    return [name for name, text in searched(pack) if word in text and name != "verify.py"]


def sealed_secrets(file: Whole) -> list[bytes]:
    """Bytes of the seals, the claim code's hash and its code, as text they might be written in."""
    filing = Filing.objects.unfiltered(reason="a test").get(file_id=file.walk.file_id)
    seals = SealedPerson.objects.filter(file_id=file.walk.file_id)
    raw = [bytes(filing.claim_hash), *(bytes(each.sealed) for each in seals)]
    return [*raw, *(each.hex().encode() for each in raw), file.walk.code.encode()]


@pytest.mark.parametrize("variant", WISHES)
def test_no_variant_holds_who_reported_or_witnessed(
    file: Whole, variant: str, tmp_path: Path
) -> None:
    pack = packed(file, variant, tmp_path)
    for word in (*REPORTER.values(), *WITNESS.values(), *SURNAMES, UNSEALING):
        assert not holds(pack, word), word
    everything = b"".join(contents(pack).values())
    assert len(sealed_secrets(file)) > 6
    for secret in sealed_secrets(file):
        assert secret
        assert secret not in everything


def test_the_search_can_find(file: Whole, tmp_path: Path) -> None:
    pack = packed(file, "full", tmp_path)
    assert {"data/items.jsonl", "index.html"} <= set(holds(pack, GIVEN_NAME))
    assert any(name.endswith(".pdf") for name in holds(pack, "Respondent 1"))
    assert holds(pack, ANSWER)
    assert holds(pack, WHY)


def test_the_merit_authority_reads_nothing_that_tells_who_gave_it(
    file: Whole, tmp_path: Path
) -> None:
    pack = packed(file, "merit", tmp_path)
    for word in (GIVEN_NAME, "dari jendela rumahnya", WHY, SEEN, "susulan.txt"):
        assert not holds(pack, word), word
    assert not holds(pack, BETTER.decode())  # beside the original it shows whom one hid
    assert not holds(pack, "derive_evidence")
    assert holds(pack, "Respondent 1")
    assert "data/items/0001.txt" in contents(pack)
    assert "data/items/0002.txt" not in contents(pack)  # it came after the letter
    assert not holds(pack, file.later.blob_id)


def test_a_respondent_reads_of_nobody_else(file: Whole, tmp_path: Path) -> None:
    pack = packed(file, "respondent", tmp_path)
    secrets = ("Respondent 2", "Jawaban orang kedua", "Zulaikha", "isi asli", "Fakta", "Analisis")
    for word in (*secrets, WHY, SEEN, GIVEN_NAME, "Pleno 3"):
        assert not holds(pack, word), word
    assert holds(pack, ANSWER) == ["index.html"]
    assert [name for name in contents(pack) if name.startswith("data/papers/")] == [
        "data/papers/01-clarification-invitation.pdf"
    ]
    derived = {n: b for n, b in contents(pack).items() if n.startswith("data/derived/")}
    assert derived == {"data/derived/0001-redaction-1.txt": BETTER}  # never the one made over


def test_the_public_reads_of_nobody_and_gets_no_evidence(file: Whole, tmp_path: Path) -> None:
    pack = packed(file, "public", tmp_path)
    for word in ("Respondent", ANSWER, "isi asli", WHY, SEEN, '"sha256"', "Nama "):
        assert not holds(pack, word), word
    folders = {name.split("/")[1] for name in contents(pack) if name.startswith("data/")}
    tables = {"pack.json", "acts.jsonl", "items.jsonl", "derived.jsonl"}
    assert folders == {"log", *tables}


@pytest.mark.parametrize("variant", ["respondent", "public"])
def test_no_account_is_told_outside(file: Whole, variant: str, tmp_path: Path) -> None:
    from netra.base.queries import acts_of
    from netra.offices.models import Person

    pack = packed(file, variant, tmp_path)
    people = {act.person for act in acts_of(file.walk.file_id) if act.person}
    assert len(people) > 3
    for person in Person.objects.filter(id__in=people):
        for word in (str(person.id), person.username, person.name):
            assert not holds(pack, word), word
