"""Appending acts: the only way the house remembers that something was done."""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import rfc8785
from django.db import connection, transaction
from django.db.models import F

from netra.base.errors import BeforeTheLastStep, FileMoved, NotAllowedNow
from netra.base.ids import new_id
from netra.base.models import Act, ActBody, File
from netra.base.viewing import Actor
from netra.base.when import local_day
from netra.law.procedure import ActNotAllowed, ActRule, require

COMMITMENT_VERSION = b"\x01"
CHAIN_VERSION = b"\x01"
GENESIS = b"\x00" * 32

BESIDE = frozenset(
    {
        "annotate_evidence",
        "capture_failed",
        "capture_link",
        "copy_evidence",
        "derive_evidence",
        "export_file",
        "lift_hold",
        "place_hold",
        "view_evidence",
    }
)
"""Acts that leave the file as it is: a form opened before one of them still holds."""


def open_file(*, at: datetime, regime: str = "") -> File:
    """A new file exists, locked for this transaction because nobody else can know its name."""
    return File.objects.create(opened_at=at, regime=regime)


def lock_file(file_id: UUID, *, seen: int | None = None) -> File:
    """The file, locked until the transaction ends.

    `seen` is the number of the last act on the page the person acted from; if another act came
    after it, other than one of `BESIDE`, `FileMoved` names that act and nothing is written.
    """
    file = File.objects.select_for_update().get(pk=file_id)
    if seen is not None:
        after = Act.objects.filter(file=file, seq__gt=seen).exclude(kind__in=BESIDE)
        last = after.order_by("-seq").first()
        if last is not None:
            raise FileMoved(act=last.kind, capacity=last.capacity, at=last.at, seq=last.seq)
    return file


def last_act(file: File) -> Act | None:
    """The file's latest act, or None for a file that was opened a moment ago."""
    return Act.objects.filter(file=file).order_by("-seq").first()


@dataclass(frozen=True, kw_only=True)
class Step:
    """An act that has begun: the file is locked, and the law allows it at this stage."""

    file: File
    stage: str
    rule: ActRule
    at: datetime
    by: Actor

    @property
    def day(self) -> date:
        """The day of the act where the actor's office stands."""
        return local_day(self.at, self.by.zone)

    def record(self, body: Mapping[str, Any] | None = None, *, to: str | None = None) -> Act:
        """The act stands in the file, from its stage to the rule's (or to `to`)."""
        return append(
            file=self.file,
            kind=self.rule.key,
            at=self.at,
            by=self.by,
            from_stage=self.stage,
            to_stage=self.rule.to if to is None else to,
            article=self.rule.citation.article,
            body=body,
        )


def begin(
    kind: str,
    *,
    file_id: UUID,
    by: Actor,
    at: datetime,
    stage: Callable[[UUID], str],
    seen: int | None = None,
) -> Step:
    """The file is locked and the act may be done; otherwise `NotAllowedNow` or `FileMoved`.

    `stage` derives where the file stands; it is asked after the lock, so two officers cannot both
    find the door open.
    """
    file = lock_file(file_id, seen=seen)
    return allowed(kind, file=file, by=by, at=at, stage=stage(file_id))


def begin_file(kind: str, *, regime: str, by: Actor, at: datetime) -> Step:
    """A new file is open and the act that begins it is allowed to this capacity."""
    return allowed(kind, file=open_file(at=at, regime=regime), by=by, at=at, stage="")


def allowed(kind: str, *, file: File, by: Actor, at: datetime, stage: str) -> Step:
    """The step, if the law of that day allows the act; otherwise `NotAllowedNow` with the facts."""
    day = local_day(at, by.zone)
    try:
        rule = require(kind, stage=stage, capacity=by.capacity, on=day, regime=file.regime)
    except ActNotAllowed as refused:
        last = last_act(file)
        raise NotAllowedNow(
            act=kind, stage=stage, why=refused.why, last=last.kind if last else ""
        ) from refused
    _after_the_last_step(file, at=at, zone=by.zone)
    return Step(file=file, stage=stage, rule=rule, at=at, by=by)


def _after_the_last_step(file: File, *, at: datetime, zone: str) -> None:
    """An act is not dated before the day on which the file came to where it stands."""
    moved = Act.objects.filter(file=file).exclude(from_stage=F("to_stage")).order_by("-seq").first()
    if moved is not None and local_day(at, zone) < local_day(moved.at, zone):
        raise BeforeTheLastStep(act=moved.kind, at=moved.at)


@transaction.atomic
def append(
    *,
    file: File,
    kind: str,
    at: datetime,
    by: Actor,
    from_stage: str = "",
    to_stage: str = "",
    article: str = "",
    body: Mapping[str, Any] | None = None,
) -> Act:
    """One act more on the file, chained to the one before; its body beside it, salted.

    The caller holds the file's lock. `body` is plain data (str, int, bool, None, lists, dicts,
    dates, UUIDs); a fraction in it is a TypeError that names its key. Source: DESIGN §4.1.
    """
    previous = last_act(file)
    act = Act(
        id=new_id(),
        file=file,
        seq=previous.seq + 1 if previous else 1,
        kind=kind,
        at=at,
        assumed=by.assumed,
        recorded_at=_database_clock(),
        person=by.person_id,
        capacity=by.capacity,
        office=by.office_id,
        office_path=by.path or None,
        from_stage=from_stage,
        to_stage=to_stage or from_stage,
        article=article,
        previous=bytes(previous.hash) if previous else GENESIS,
    )
    content, salt = _plain(dict(body or {})), secrets.token_bytes(32)
    act.commitment = commitment(act, content, salt)
    act.hash = chain_hash(bytes(act.previous), bytes(act.commitment))
    act.save(force_insert=True)
    ActBody.objects.create(act=act, salt=salt, content=content)
    return act


def commitment(act: Act, content: Mapping[str, Any], salt: bytes) -> bytes:
    """SHA-256 over version byte, salt and the canonical JSON (RFC 8785) of all the act says."""
    canonical = rfc8785.dumps(said(act, content))
    return hashlib.sha256(COMMITMENT_VERSION + salt + canonical).digest()


def said(act: Act, content: Mapping[str, Any]) -> dict[str, Any]:
    """All the act says, as JSON knows it: what its commitment is over."""
    found = {
        "id": str(act.id),
        "file": str(act.file_id),
        "seq": act.seq,
        "kind": act.kind,
        "at": _instant(act.at),
        "recorded_at": _instant(act.recorded_at),
        "person": str(act.person) if act.person else None,
        "capacity": act.capacity,
        "office": str(act.office) if act.office else None,
        "office_path": act.office_path,
        "from": act.from_stage,
        "to": act.to_stage,
        "article": act.article,
        "body": content,
    }
    if act.assumed:  # only then: acts recorded before the mark existed keep their hash
        found["assumed"] = True
    return found


def chain_hash(previous: bytes, committed: bytes) -> bytes:
    """SHA-256 over version byte, the previous act's hash and this act's commitment."""
    return hashlib.sha256(CHAIN_VERSION + bytes(previous) + bytes(committed)).digest()


def destroy_body(act_id: UUID) -> None:
    """The act's body and salt are gone; the act and the chain stand. Retention's only tool."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT base_destroy_act_body(%s)", [act_id])


def _database_clock() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(value: Any, key: str = "body") -> Any:
    """The value as JSON knows it, but for fractions: the verifier of a case pack refuses them.

    RFC 8785 writes them as ECMAScript does, which a verifier a court can read has no room for.
    """
    if isinstance(value, Mapping):
        return {str(name): _plain(inner, f"{key}.{name}") for name, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(inner, key) for inner in value]
    if isinstance(value, float):
        raise TypeError(f"an act holds no fraction: {key} is {value!r}; write it as text")
    if isinstance(value, datetime):
        return _instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value
