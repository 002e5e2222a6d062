"""The merit authority's pack: only of whom its letter speaks, and nothing its giver said."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from netra.base.viewing import Actor
from netra.cases import actions as cases
from netra.evidence.actions.viewing import copy_derived
from netra.evidence.queries.derived import derived_of
from netra.journeys.actions import refresh
from tests.doors.packs.packing import Whole, contents, derived, kept, packed, table
from tests.doors.packs.test_pack_secrets import holds
from tests.rooms import beyond, path
from tests.rooms import factories as made
from tests.rooms.path import Walk, official

pytestmark = pytest.mark.django_db
MACHINE = Actor(person_id=None, capacity="machine", office_id=None, path="")


def registered() -> Walk:
    """Two people are named; nothing is sent yet."""
    walk = path.named(
        path.in_review(path.reported("2024-10-15")), official(1), official(2, made.REGENT)
    )
    return path.registered(path.reviewed(walk))


def sent(walk: Walk, *sendees: Any) -> Whole:
    """Studied, decided and sent, to the merit authority if nobody is named."""
    path.decided(path.studied(walk))
    beyond.sent(walk, *(sendees or [beyond.sendee(made.BKN)]))
    refresh(walk.file_id)
    item: Any = None
    return Whole(walk, item, item, walk.people)


def apart() -> Whole:
    """One letter to the merit authority on the first, another to the regent on the second."""
    walk = registered()
    kept(walk, b"isi", "satu.txt")
    return sent(
        walk,
        beyond.sendee(made.BKN, for_respondents=(1,), letter_number="B-1"),
        beyond.sendee(made.REGENT, for_respondents=(2,), letter_number="B-2"),
    )


def test_it_speaks_only_of_whom_its_letter_speaks(tmp_path: Path) -> None:
    file = apart()
    pack = packed(file, "merit", tmp_path)
    assert holds(pack, "Respondent 1")
    for word in ("Respondent 2", str(file.respondents[1]), "Fakta", "Menurut sumber"):
        assert not holds(pack, word), word
    printed = [name for name in contents(pack) if name.startswith("data/papers/")]
    assert printed == ["data/papers/01-forwarding-letter.pdf"]
    assert "data/items/0001.txt" in contents(pack)


def test_who_was_written_another_letter_is_in_the_full_pack(tmp_path: Path) -> None:
    pack = packed(apart(), "full", tmp_path)
    assert holds(pack, "Respondent 2")
    assert sum("forwarding-letter" in name for name in contents(pack)) == 2


def test_of_receipts_it_holds_its_own(tmp_path: Path) -> None:
    file = sent(registered(), beyond.sendee(made.BKN), beyond.sendee(made.PROSECUTION, "copy"))
    for place in (made.BKN, made.PROSECUTION):
        beyond.acknowledged(file.walk, place)
    for key, count in (("full", 2), ("merit", 1)):
        pack = packed(file, key, tmp_path)
        assert sum("document-receipt" in name for name in contents(pack)) == count


def test_a_file_not_sent_to_it_tells_of_nobody(tmp_path: Path) -> None:
    walk = registered()
    kept(walk, b"isi", "satu.txt")
    pack = packed(sent(walk, beyond.sendee(made.REGENT)), "merit", tmp_path)
    for word in ("Respondent", "forwarding-letter", "data/items/0"):
        assert not holds(pack, word), word
    assert not table(pack, "items")


def test_it_tells_of_no_invitation(tmp_path: Path) -> None:
    walk = registered()
    for whom, proof in (("reporter", "lewat Zulaikha"), ("witness", "lewat Wicaksana")):
        invited = cases.invite(
            file_id=walk.file_id,
            whom=whom,
            respondent_id=None,
            label="Saksi 1",
            number="U-1",
            for_at=walk.now + timedelta(days=1),
            place="Kantor",
            by=made.actor("caseworker"),
            at=walk.later(),
        )
        cases.serve(
            file_id=walk.file_id,
            invitation_id=invited.id,
            proof=proof,
            by=made.actor("caseworker"),
            at=walk.later(),
        )
    file = sent(walk)
    assert holds(packed(file, "full", tmp_path), "lewat Zulaikha")
    pack = packed(file, "merit", tmp_path)
    for word in ("lewat Zulaikha", "lewat Wicaksana", "Saksi 1", '"whom"', str(invited.id)):
        assert not holds(pack, word), word


@pytest.mark.parametrize("by", [made.citizen(), MACHINE])
def test_it_holds_no_link_its_giver_gave(by: Actor, tmp_path: Path) -> None:
    walk = registered()
    kept(walk, b"isi", "satu.txt", by)
    kept(walk, b"milik kantor", "dua.txt", made.actor("caseworker"))
    file = sent(walk)
    acts = {each["seq"]: each for each in table(packed(file, "merit", tmp_path), "acts")}
    theirs, own = table(tmp_path / "merit.zip", "items")
    assert [theirs[each] for each in ("name", "access", "found_at", "first_seen_on")] == [""] * 4
    assert (theirs["given_by"], theirs["path"]) == (by.capacity, "data/items/0001.txt")
    assert (own["name"], own["found_at"]) == ("dua.txt", "https://contoh.example/kiriman")
    assert acts[theirs["act"]]["withheld"] == "variant"
    assert acts[own["act"]]["said"]["body"]["found_at"] == own["found_at"]
    assert [each["said"]["seq"] for each in acts.values() if "kiriman" in str(each)] == [own["act"]]


def test_it_never_tells_that_something_was_covered(tmp_path: Path) -> None:
    walk = registered()
    item, by = kept(walk, b"isi", "satu.txt"), made.actor("caseworker")
    derived(item, b"ditutup", "redaction", walk, by)
    derived(item, b"gambar", "screenshot", walk)
    for each in derived_of(walk.file_id, made.viewer("caseworker"))[item.id]:
        copy_derived(each, file_id=walk.file_id, by=by, at=walk.later(), stage="")
    file = sent(walk)
    full, merit = packed(file, "full", tmp_path), packed(file, "merit", tmp_path)
    assert copied(full) == ["redaction", "screenshot"]
    assert copied(merit) == ["screenshot"]
    assert not holds(merit, "redaction")


def copied(pack: Path) -> list[str]:
    """The kinds of what copies were told to be taken of."""
    told = [each["said"] for each in table(pack, "acts") if each["said"]]
    return sorted(each["body"]["kind"] for each in told if each["kind"] == "copy_evidence")
