"""A file that ended, with evidence and what was made of it; two officers who let it go."""

import io
from datetime import date
from uuid import UUID

from netra.base.models import Act
from netra.base.viewing import Actor
from netra.evidence import actions
from netra.evidence.actions import annotating, retaining
from netra.evidence.actions.deriving import keep_derived
from netra.evidence.actions.retaining import Ground
from netra.evidence.models import Item
from netra.outcomes.queries import stage
from tests.rooms import factories as make
from tests.rooms import path

WORDS = b"isi catatan pelapor"
NAME = "catatan-rahasia-pelapor.txt"
FOUND_AT = "https://contoh.example/akun-tertentu"
REMARK = "Tampak di sudut kiri"
DECISION = Ground(
    rule="evidence_without_violation",
    reason="Tidak ada pelanggaran",
    number="12/HK/2025",
    decided_on=date(2025, 1, 6),
    issuer="Kantor contoh",
)
ALL = Ground(**{**vars(DECISION), "rule": "words_without_violation"})


def chair() -> Actor:
    return make.actor("chair")


def officer() -> Actor:
    return make.actor("caseworker")


def given(walk: path.Walk, content: bytes = WORDS, name: str = NAME) -> Item:
    """One piece of evidence more in the file."""
    return actions.keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=io.BytesIO(content),
        looked=actions.Looked(name=name, size=len(content), media_type="text/plain"),
        by=make.citizen(),
        at=walk.later(),
        note="Dari telepon pelapor",
        origin=actions.Origin(access="own", found_at=FOUND_AT, first_seen_on=date(2024, 10, 16)),
    )


def made_of(walk: path.Walk, item: Item, content: bytes = b"isi catatan") -> None:
    """A redaction an officer made, a preview a machine made, and a remark."""
    keep_derived(
        item_id=item.id,
        kind="redaction",
        stream=io.BytesIO(content),
        media_type="text/plain",
        tool="tool 1",
        settings={"rectangles": [[1, 2, 3, 4]]},
        by=officer(),
        at=walk.later(),
    )
    keep_derived(
        item_id=item.id,
        kind="preview",
        stream=io.BytesIO(content + b" kecil"),
        media_type="image/png",
        tool="tool 2",
        at=walk.later(),
    )
    annotating.annotate(
        item_id=item.id, place={}, text=REMARK, by=officer(), at=walk.later(), stage=""
    )


def stopped() -> tuple[path.Walk, Item]:
    """A file stopped because no violation was found, with one piece of evidence and more of it."""
    walk = path.studied(path.at_registration())
    item = given(walk)
    made_of(walk, item)
    path.decided(walk, path.rulings(walk, "stop", "Bukan pelanggaran menurut pleno"))
    return walk, item


def asked(walk: path.Walk, *items: UUID, ground: Ground = DECISION, words: bool = False) -> Act:
    return retaining.ask_destruction(
        file_id=walk.file_id,
        items=items,
        words=words,
        ground=ground,
        by=officer(),
        at=walk.later(),
        stage=stage,
    )


def destroyed(walk: path.Walk, act: Act, by: Actor | None = None) -> list[Act]:
    return retaining.destroy(
        file_id=walk.file_id, asked=act.id, by=by or chair(), at=walk.later(), stage=stage
    )
