"""Captures of links: asked for by a person, ended by a machine, each attempt a row of its own."""

from datetime import datetime
from typing import IO
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from procrastinate.contrib.django import app

from netra.base.acts import append, lock_file
from netra.base.errors import Problem
from netra.base.viewing import CITIZEN, Actor
from netra.evidence.actions import Looked, Origin, keep
from netra.evidence.actions.deriving import MACHINE, keep_derived
from netra.evidence.capturing.guard import LONGEST, Refused, canonical
from netra.evidence.models import Capture, Item

TASK = "netra.capture"
QUEUE = "captures"
BY_MACHINE = Actor(capacity=MACHINE)
KEPT = "kept"
LINK_GONE = "link_gone"
"""What a capture came to whose address was destroyed while it waited."""

TRIES = 3
PAUSE_SECONDS = 15 * 60
"""Between the attempts of one asking."""


class LinkUnreadable(Problem):
    """What was written is no web address, so nobody could ever capture it."""

    code = "link_unreadable"
    field = "url"


@transaction.atomic
def ask(
    *,
    file_id: UUID,
    office_id: UUID,
    path: str,
    url: str,
    by: Actor,
    at: datetime,
    stage: str = "",
) -> Capture:
    """The link waits to be captured, an act says who asked, and a job is queued if this commits.

    A link of the file that waits already is not asked for twice: its row is returned. Whether it
    may be reached is found when it is tried. `LinkUnreadable` if it is no http or https address.
    """
    url = readable(url)
    file = lock_file(file_id)
    waiting = _waiting().filter(file=file, url=url).first()
    if waiting is not None:
        found: Capture = waiting
        return found
    made = _row(file_id, office_id, path, url, by.capacity, at)
    body = {"capture": made.id, "url": url}
    append(file=file, kind="capture_link", at=at, by=by, from_stage=stage, body=body)
    _queue(made, attempt=1, after=0)
    return made


def readable(url: str) -> str:
    """The link as it is kept: without blanks around. `LinkUnreadable` if nothing can ask it."""
    plain = url.strip()
    try:
        canonical(plain)
    except Refused as refused:
        # An address that may not be asked is a link all the same: its refusal is recorded.
        if not plain.lower().startswith(("http://", "https://")) or len(plain) > LONGEST:
            raise LinkUnreadable(given=plain[:200]) from refused
    return plain


@transaction.atomic
def record_kept(
    *,
    capture_id: UUID,
    archive: IO[bytes],
    looked: Looked,
    screenshot: IO[bytes] | None,
    text: IO[bytes] | None,
    tool: str,
    detail: str,
    note: str,
    at: datetime,
    stage: str = "",
) -> Item | None:
    """The archive is evidence of the file, picture and text lie beside it, and the capture ended.

    None, and nothing, if it had ended before. `detail` names what is missing of it by the codes of
    the adapter; `note` says the same to whoever reads the item. `looked` is of `actions.look`.
    """
    capture = _locked(capture_id)
    if capture is None:
        return None
    item = keep(
        file_id=capture.file_id,
        office_id=capture.office_id,
        path=capture.path,
        stream=archive,
        looked=looked,
        by=BY_MACHINE,
        at=at,
        stage=stage,
        note=note,
        origin=Origin(access="public", found_at=capture.url),
    )
    _lay_beside(item, "screenshot", screenshot, "image/png", tool, at)
    _lay_beside(item, "text", text, "text/plain", tool, at)
    _end(capture, KEPT, detail, at, item)
    return item


@transaction.atomic
def record_failed(
    *,
    capture_id: UUID,
    outcome: str,
    detail: str,
    attempt: int,
    again: bool,
    at: datetime,
    stage: str = "",
) -> Capture | None:
    """The attempt ended without anything kept, and an act says why.

    `again`: the reason may pass, so a new row waits and a job comes back to it, unless this was the
    last of `TRIES`. Returns that row. Nothing happens if the attempt had ended before.
    """
    capture = _locked(capture_id)
    if capture is None:
        return None
    _end(capture, outcome, detail, at, None)
    body = {"capture": capture.id, "url": capture.url, "reason": outcome, "detail": detail}
    append(
        file=capture.file,
        kind="capture_failed",
        at=at,
        by=BY_MACHINE,
        from_stage=stage,
        body={**body, "attempt": attempt},
    )
    if (
        not again
        or attempt >= TRIES
        or _waiting().filter(file=capture.file, url=capture.url).exists()
    ):
        return None
    made = _row(capture.file_id, capture.office_id, capture.path, capture.url, MACHINE, at)
    _queue(made, attempt=attempt + 1, after=PAUSE_SECONDS * attempt)
    return made


def _locked(capture_id: UUID) -> Capture | None:
    """The capture as it is once its file is locked; None if it has ended."""
    rows = Capture.objects.unfiltered(reason="the machine that captures looks at nothing else")
    lock_file(rows.values_list("file_id", flat=True).get(pk=capture_id))
    found: Capture | None = rows.select_related("file").filter(ended_at=None, pk=capture_id).first()
    return found


def _lay_beside(
    item: Item, kind: str, stream: IO[bytes] | None, media_type: str, tool: str, at: datetime
) -> None:
    if stream is not None:
        keep_derived(
            item_id=item.id, kind=kind, stream=stream, media_type=media_type, tool=tool, at=at
        )


def _end(capture: Capture, outcome: str, detail: str, at: datetime, item: Item | None) -> None:
    capture.outcome, capture.detail, capture.ended_at, capture.item = outcome, detail, at, item
    capture.save(update_fields=["outcome", "detail", "ended_at", "item"])


def _waiting() -> QuerySet[Capture]:
    rows: QuerySet[Capture] = Capture.objects.unfiltered(reason="asked for once while it waits")
    return rows.filter(ended_at=None)


def _row(
    file_id: UUID, office_id: UUID, path: str, url: str, asked_by: str, at: datetime
) -> Capture:
    made: Capture = Capture.objects.create(
        file_id=file_id,
        office_id=office_id,
        path=path,
        url=url,
        asked_by=asked_by,
        asked_at=at,
    )
    return made


def _queue(capture: Capture, *, attempt: int, after: int) -> None:
    """Captures wait in a queue of their own, so that none keeps the public log or a preview
    waiting; those an officer asked for come first, however many a report brought."""
    by_an_officer = capture.asked_by not in (CITIZEN.capacity, MACHINE)
    job = app.configure_task(
        TASK,
        allow_unknown=True,
        queue=QUEUE,
        priority=1 if by_an_officer else 0,
        schedule_in={"seconds": after} if after else None,
    )
    job.defer(capture_id=str(capture.id), attempt=attempt)
