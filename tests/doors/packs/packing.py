"""A file that went the whole way, planted with what no pack may tell, and packs made of it."""

import io
import json
import zipfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from netra.base.viewing import CITIZEN, Actor
from netra.cases import actions as cases
from netra.doors.packs.making import Maker, Wish, make
from netra.evidence import actions as evidence
from netra.evidence.actions import Origin
from netra.evidence.actions.deriving import keep_derived
from netra.evidence.models import Item
from netra.intake import actions as intake
from netra.journeys.actions import refresh
from netra.journeys.queries import line
from netra.outcomes.queries import stage
from tests.rooms import beyond, path
from tests.rooms import factories as made
from tests.rooms.path import Walk, official

ORIGINAL = b"isi asli: Balai pertemuan, tulisan Zulaikha disensor nanti"
BETTER = b"isi yang ditutup dengan benar"
GIVEN_NAME = "foto dari Zulaikha.txt"
UNSEALING = "dibuka atas permintaan Zulaikha sendiri"
WHY = "alasan yang hanya kantor boleh baca"
SEEN = "hanya tiga orang di ruangan itu"
ANSWER = "Saya hanya menghadiri undangan"
WISHES = {
    "full": Wish(variant="full", recipient="Arsip", reason=WHY),
    "merit": Wish(variant="merit", recipient="BKN", reason=WHY, seen=SEEN),
    "respondent": Wish(
        variant="respondent",
        recipient="Respondent 1",
        reason=WHY,
        seen=SEEN,
        decision="Pleno 3, 17 Oktober 2024",
        respondent=1,
    ),
    "public": Wish(variant="public", recipient="Umum", reason=WHY, seen=SEEN),
}


@dataclass
class Whole:
    """The file, its two pieces of evidence, and who it speaks of."""

    walk: Walk
    given: Item
    later: Item
    respondents: list[UUID]
    covered: tuple[UUID, ...] = ()
    """The redacted copy made for the first respondent."""


def kept(walk: Walk, content: bytes, name: str, by: Actor = CITIZEN) -> Item:
    """One piece of evidence more."""
    return evidence.keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=io.BytesIO(content),
        looked=evidence.look(io.BytesIO(content), name=name, size=len(content)),
        by=by,
        at=walk.now,
        origin=Origin(access="public", found_at="https://contoh.example/kiriman"),
    )


def derived(item: Item, content: bytes, kind: str, walk: Walk, by: Actor | None = None) -> UUID:
    """Something made from it."""
    return keep_derived(
        item_id=item.id,
        kind=kind,
        stream=io.BytesIO(content),
        media_type="text/plain",
        tool="uji 1",
        at=walk.now,
        settings={"boxes": [{"x": 1}]},
        by=by,
    ).id


def whole() -> Whole:
    """Reported, unsealed once, heard, decided on two people, sent; later one piece more."""
    walk = path.reported("2024-10-15", what="Zulaikha melihat sendiri dari jendela rumahnya.")
    given = kept(walk, ORIGINAL, GIVEN_NAME)
    path.registered(
        path.reviewed(path.named(path.in_review(walk), official(1), official(2, made.REGENT)))
    )
    _unsealed(walk)
    _heard(walk)
    by = made.actor("caseworker")
    derived(given, b"isi yang ditutup kurang: Zulaikha", "redaction", walk, by)
    better = derived(given, BETTER, "redaction", walk, by)
    derived(given, b"pratinjau", "preview", walk)
    path.decided(path.studied(walk))
    beyond.acknowledged(beyond.forwarded(walk))
    later = kept(walk, b"isi susulan", "susulan.txt", by)
    refresh(walk.file_id)
    return Whole(walk, given, later, walk.people, (better,))


def _unsealed(walk: Walk) -> None:
    from netra.intake.queries import sealed

    intake.unseal(
        file_id=walk.file_id,
        stage=stage,
        sealed_id=int(sealed(walk.file_id)[0][0]),
        reason=UNSEALING,
        article="Pasal",
        secret=made.SECRET,
        by=made.actor("custodian"),
        at=walk.later(),
    )


def _heard(walk: Walk) -> None:
    by = made.actor("caseworker")
    for person, said in zip(walk.people, (ANSWER, "Jawaban orang kedua"), strict=True):
        invited = cases.invite(
            file_id=walk.file_id,
            whom="respondent",
            respondent_id=person,
            label="",
            number=f"U-{said[:4]}/X/2024",
            for_at=walk.now + timedelta(days=1),
            place="Ruang klarifikasi",
            by=by,
            at=walk.later(),
        )
        cases.clarify(
            file_id=walk.file_id,
            invitation_id=invited.id,
            came=True,
            under_oath=True,
            read_back=True,
            signed=True,
            basis="Pasal",
            answers=[("Apa yang terjadi?", said)],
            by=by,
            at=walk.later(),
        )


def maker(found: Whole, *, language: str = "id") -> Maker:
    """A caseworker of the handling office."""
    viewer = made.viewer("caseworker")
    row = line(found.walk.file_id, viewer)
    assert row is not None
    return Maker(
        line=row,
        viewer=viewer,
        actor=Actor.of(viewer),
        office=found.walk.office,
        at=found.walk.later(),
        language=language,
    )


def packed(found: Whole, variant: str, folder: Path, name: str = "", **other: Any) -> Path:
    """A pack of that variant in the folder."""
    out = folder / (name or f"{variant}.zip")
    make(wished(found, variant), maker(found, **other), out)
    return out


def wished(found: Whole, variant: str) -> Wish:
    """What is wished of it: for the respondent with the copy that was covered for him or her."""
    wish = WISHES[variant]
    return replace(wish, redactions=found.covered) if wish.respondent else wish


def contents(pack: Path) -> dict[str, bytes]:
    """Every file of the pack, unzipped."""
    with zipfile.ZipFile(pack) as archive:
        assert archive.testzip() is None
        return {name.removeprefix("berkas/"): archive.read(name) for name in archive.namelist()}


def table(pack: Path, name: str) -> list[dict[str, Any]]:
    """The lines of one of its tables."""
    return [json.loads(each) for each in contents(pack)[f"data/{name}.jsonl"].splitlines()]
