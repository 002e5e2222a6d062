"""What every file of the demonstration needs: moments, settings, members, a picture, doing once."""

import struct
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from io import BytesIO
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from netra.base import once
from netra.base.viewing import Actor
from netra.cases.actions import Attending, Meeting
from netra.doors.now import demo_moment
from netra.elections import queries as elections
from netra.evidence import actions as evidence
from netra.intake.actions import Setting
from netra.journeys.actions import refresh
from netra.offices import queries as offices
from netra.offices.queries import OfficeCard

KUDUS = "bawaslu-kabupaten-kudus"
WIDTH, HEIGHT = 320, 200
PAPER, INK = b"\xec\xe7\xe1", b"\x5b\x2a\x4a"


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That moment in Kudus, in UTC."""
    return demo_moment(day, time(hour, minute)).astimezone(UTC)


def office(key: str = KUDUS) -> OfficeCard:
    """The office with that key, the regency's unless said otherwise."""
    return offices.office_by_key(key)


def setting(*, filed_on: date, occurred_on: date) -> Setting:
    """The law a file about Kudus begins under; `LookupError` if no contest runs that day."""
    contest = elections.contest_for(office().area_code, filed_on)
    if contest is None:
        raise LookupError(f"no contest in Kudus on {filed_on}")
    return Setting(
        regime=contest.election.regime,
        contest_key=contest.key,
        election_kind=elections.election_kind_letters(contest),
        rules_on=occurred_on,
    )


def meeting(*, number: str, held_at: datetime, agenda: str, note: str = "") -> Meeting:
    """A plenary in Kudus that all members attended and that agreed."""
    members = offices.members(office().id, on=held_at.date())
    return Meeting(
        number=number,
        held_at=held_at,
        place="Ruang rapat Bawaslu Kabupaten Kudus",
        agenda=agenda,
        presided_by=members[0][0].id,
        attending=[Attending(person_id=person.id, present=True) for person, _ in members],
        note=note,
    )


def made_once(name: str, make: Callable[[], UUID]) -> UUID:
    """The file of that name, made in one transaction the first time it is asked for."""
    token = uuid5(NAMESPACE_URL, f"netra:demo:{name}")
    with transaction.atomic():
        known = once.already(token)
        if known is not None:
            return UUID(known)
        file_id = make()
        once.remember(token, str(file_id))
    return file_id


def keep_picture(
    file_id: UUID, *, place: OfficeCard, name: str, note: str, stage: str, by: Actor, when: datetime
) -> None:
    """The file has a drawn picture as evidence, with nobody in it."""
    content = picture()
    looked = evidence.look(BytesIO(content), name=name, size=len(content))
    evidence.keep(
        file_id=file_id,
        office_id=place.id,
        path=place.path,
        stream=BytesIO(content),
        looked=looked,
        by=by,
        at=when,
        stage=stage,
        note=note,
    )
    refresh(file_id)


def picture() -> bytes:
    """A PNG: a dark disc on paper."""
    rows = b"".join(
        b"\x00" + b"".join(INK if _in_disc(x, y) else PAPER for x in range(WIDTH))
        for y in range(HEIGHT)
    )
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _in_disc(x: int, y: int) -> bool:
    return bool((x - WIDTH // 2) ** 2 + (y - HEIGHT // 2) ** 2 < (HEIGHT // 3) ** 2)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
