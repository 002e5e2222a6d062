"""Making a case pack: the act first, then the log, then the archive, whole or not at all."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import translation

from netra.base.acts import append, lock_file
from netra.base.models import Act
from netra.base.viewing import Actor, Viewer
from netra.doors import log_keys
from netra.doors.letters import papers as letters
from netra.doors.packs import index, lines, proving
from netra.doors.packs.archive import Bag, StandsAlready, written
from netra.doors.packs.papers import papers
from netra.doors.packs.telling import EXPORT, Told, held
from netra.evidence import queries as evidence
from netra.evidence.queries import looked
from netra.journeys.queries import Line
from netra.law.packs import variant
from netra.offices.queries import OfficeCard

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Which pack is to leave, for whom and why, and the answers its variant asks for."""

    variant: str
    recipient: str
    reason: str
    seen: str = ""
    decision: str = ""
    respondent: int | None = None
    redactions: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Maker:
    """Who makes a pack, of which file, when, and in which language its index is."""

    line: Line
    viewer: Viewer
    actor: Actor
    office: OfficeCard
    at: datetime
    language: str = "id"


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A pack about to be written: what it tells, to whom, and what proves it."""

    told: Told
    maker: Maker
    respondent: UUID | None
    papers: list[tuple[str, bytes]] = field(default_factory=list)
    proved: tuple[proving.Proved, ...] = ()


def make(wish: Wish, maker: Maker, out: Path, *, over: bool = False) -> None:
    """The pack stands at `out`, and the file's record says who let it leave, for whom and why.

    `over` lets it take the place of a file that stands there. The record comes first: what fails
    afterwards has left at most a record of a pack that never was. Raises `archive.StandsAlready`,
    `archive.NoRoom`, `evidence.queries.checked.Altered`, `ledger.actions.Forked` or
    `proving.NotLogged`.
    """
    if out.exists() and not over:
        raise StandsAlready(str(out))
    write(wish, maker, record(wish, maker), out, over=over)


def write(wish: Wish, maker: Maker, last: Act, out: Path, *, over: bool = False) -> None:
    """The pack stands at `out`, its acts up to `last`, by which it left. Raises as `make`."""
    log_keys.bring_up_to_date()
    with _one_moment():
        pack = prepared(wish, maker, last)
    with written(out, signers=log_keys.signers(), replace=over) as bag:
        fill(bag, pack)


@contextmanager
def _one_moment() -> Iterator[None]:
    """All that is read inside is read as it stood at one moment, unless a transaction runs already:
    what another officer does meanwhile is in the pack whole or not at all."""
    alone = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if alone:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@transaction.atomic
def record(wish: Wish, maker: Maker) -> Act:
    """Two acts: one says who, for whom and why; the last, told to every reader, only which variant.

    The second bears nobody's account: it goes out with every pack, the first does not.
    """
    file = lock_file(maker.line.file_id)
    asked = {**asdict(wish), "for_respondent": wish.respondent, "respondent": None}
    asked["redactions"] = [str(each) for each in wish.redactions]
    body = {key: value for key, value in asked.items() if value}
    stage = maker.line.stage
    append(file=file, kind=EXPORT, at=maker.at, by=maker.actor, from_stage=stage, body=body)
    nobody, body = replace(maker.actor, person_id=None), {"variant": wish.variant}
    return append(file=file, kind=EXPORT, at=maker.at, by=nobody, from_stage=stage, body=body)


def prepared(wish: Wish, maker: Maker, last: Act) -> Pack:
    """What the pack tells, with its papers printed and its acts proved, up to that last act."""
    file_id, viewer = maker.line.file_id, maker.viewer
    found = replace(held(file_id, viewer), examined=looked.examinations_of(file_id, viewer))
    chosen = frozenset(wish.redactions)
    told = Told(found.until(last.seq), variant(wish.variant), chosen)
    if lost := told.held.lost:
        raise proving.NotLogged(f"acts {lost}: no act destroyed their words")
    people = {each.number: each.id for each in told.held.people}
    respondent = people[wish.respondent] if wish.respondent else None
    return Pack(
        told=told,
        maker=maker,
        respondent=respondent,
        papers=list(_printed(told, maker, respondent)),
        proved=proving.proved(told.held.acts),
    )


def fill(bag: Bag, pack: Pack) -> None:
    """The bag holds the pack, its manifests last."""
    told = pack.told
    acts, items, derived = lines.acts(told), lines.items(told), lines.derived(told)
    for item in items:
        if item["path"]:
            _copy(bag, item)
    for _row, line in derived:
        _copy(bag, line)
    for name, content in pack.papers:
        bag.write(name, content)
    _log(bag, pack.proved)
    tables = {"acts": acts, "items": items, "derived": [line for _row, line in derived]}
    for name, table in tables.items():
        bag.write(f"data/{name}.jsonl", _lines(table))
    counts = {**{name: len(table) for name, table in tables.items()}, "papers": len(pack.papers)}
    about = _about(pack, counts)
    bag.write("data/pack.json", _text(about).encode())
    bag.write("index.html", index.page(pack, about, tables).encode())
    bag.write("verify.py", (HERE / "verifier.py").read_bytes())
    bag.write("BACA-SAYA.txt", (HERE / "BACA-SAYA.txt").read_bytes())
    bag.close(_info(pack, about))


def _copy(bag: Bag, line: dict[str, Any]) -> None:
    """The bytes are in the bag, checked by the store first. `Altered` if they are others."""
    with evidence.open_blob(line["sha256"]) as stream:
        bag.copy(line["path"], stream, size=line["size"])


def _printed(told: Told, maker: Maker, respondent: UUID | None) -> Iterator[tuple[str, bytes]]:
    """The papers as PDF. They are Indonesian whatever the index is in, and numbered in order."""
    with translation.override("id"):
        found = papers(told, viewer=maker.viewer, line=maker.line, respondent=respondent)
        for number, each in enumerate(found, 1):
            name = f"data/papers/{number:02d}-{each.kind.replace('_', '-')}.pdf"
            yield name, letters.render(each.make())


def _log(bag: Bag, proved: tuple[proving.Proved, ...]) -> None:
    for each in proved:
        folder = f"data/log/{each.size}/"
        bag.write(f"{folder}checkpoint", each.note.encode())
        bag.write(f"{folder}proofs.jsonl", _lines(each.lines()))
        for number, stamp in enumerate(each.stamps, 1):
            bag.write(f"{folder}stamps/{number}.tsr", stamp.token)
            bag.write(f"{folder}stamps/{number}.pem", stamp.chain.encode())
    bag.write("data/log/consistency.jsonl", _lines(proving.consistency(proved)))


def _about(pack: Pack, counts: dict[str, int]) -> dict[str, Any]:
    """`pack.json`."""
    maker, verifiers = pack.maker, log_keys.verifiers()
    return {
        "format": "netra-pack/1",
        "variant": pack.told.variant.key,
        "file": str(maker.line.file_id),
        "number": maker.line.number,
        "made_at": lines.instant(maker.at),
        "made_by": {"capacity": maker.actor.capacity, "office": maker.office.name},
        "origin": verifiers[0].name,
        "keys": [str(each) for each in verifiers],
        **counts,
        "checkpoints": [each.size for each in pack.proved],
    }


def _info(pack: Pack, about: dict[str, Any]) -> list[tuple[str, str]]:
    """The lines of bag-info.txt."""
    return [
        ("Source-Organization", pack.maker.office.name),
        ("External-Identifier", about["number"] or about["file"]),
        ("Bagging-Date", about["made_at"][:10]),
    ]


def _lines(table: Iterable[dict[str, Any]]) -> bytes:
    return "".join(f"{_text(each)}\n" for each in table).encode()


_text: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
