"""Destroying evidence, and what the acts of a file say: asked by one officer, done by another.

The act that destroys names what it took, hash by hash and act by act; that is the proof that stays.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from netra.base.acts import append, destroy_body, lock_file
from netra.base.errors import Problem
from netra.base.models import Act, ActBody, File
from netra.base.viewing import Actor
from netra.base.when import local_day
from netra.evidence.actions.capturing import LINK_GONE
from netra.evidence.actions.holding import given, standing
from netra.evidence.actions.removing import remove_bytes
from netra.evidence.models import Annotation, Capture, Derived, Destruction, Hold, Item
from netra.evidence.queries.retained import ASKED, PROOFS, Asked, asked_of, ended_on, told_of
from netra.law.retention import EVIDENCE, WORDS, due
from netra.law.stages import stage as stage_of

Stage = Callable[[UUID], str]

_GONE = "what is destroyed of a file is destroyed for everybody"


class FileHeld(Problem):
    """A hold stands on the file: nothing of it is destroyed until it is lifted."""

    code = "file_held"


class FileRuns(Problem):
    """The file has not ended; nothing of it is destroyed."""

    code = "file_runs"


class DecisionNeeded(Problem):
    """No rule lets go of it yet: a written decision (number, day, issuer) is needed."""

    code = "destruction_decision"
    field = "number"


class NothingToDestroy(Problem):
    """Nothing was named that is still there."""

    code = "nothing_to_destroy"
    field = "items"


class NothingAsked(Problem):
    """No destruction is asked for, or another one was asked for since."""

    code = "nothing_asked"


class AnotherConfirms(Problem):
    """Whoever asks for a destruction does not confirm it; nor does another office."""

    code = "another_confirms"


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a destruction rests on: a rule of `law.retention`, a written decision, a reason."""

    rule: str
    reason: str
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""

    @property
    def decided(self) -> bool:
        """Whether a written decision is named in full."""
        return bool(self.number.strip() and self.decided_on and self.issuer.strip())


@transaction.atomic
def ask_destruction(
    *,
    file_id: UUID,
    items: Sequence[UUID],
    words: bool,
    ground: Ground,
    by: Actor,
    at: datetime,
    stage: Stage,
) -> Act:
    """A destruction is asked for: of these items, or (`words`) of all of them and of what every act
    of the file says. It replaces one asked for before. Nothing is gone yet.
    """
    file, here = _open(file_id, stage)
    reason = given(ground.reason, "ask_destruction", by, here)
    wanted = _wanted(file_id, None if words else items)
    if not wanted and not words:
        raise NothingToDestroy
    _grounded(ground, here, file_id, words, local_day(at, by.zone))
    body = {
        "items": [item.id for item in wanted],
        "words": words,
        "rule": ground.rule,
        "number": ground.number.strip(),
        "decided_on": ground.decided_on,
        "issuer": ground.issuer.strip(),
        "reason": reason,
    }
    return append(file=file, kind=ASKED, at=at, by=by, from_stage=here, body=body)


@transaction.atomic
def destroy(*, file_id: UUID, asked: UUID, by: Actor, at: datetime, stage: Stage) -> list[Act]:
    """What was asked for is destroyed, and an act of each piece says so; another of the words.

    What let go of it when it was asked for must do so still: else `DecisionNeeded`, and
    `NothingAsked` if the file went on since.
    Bytes go once this is committed, and `finish_removing` ends what a crash left undone.
    """
    file, here = _open(file_id, stage)
    request = asked_of(file_id)
    if request is None or request.act != asked:
        raise NothingAsked
    given(request.reason, "destroy_evidence", by, here)
    if by.person_id is None or by.person_id == request.person or by.office_id != request.office:
        raise AnotherConfirms
    do = partial(append, file=file, at=at, by=by, from_stage=here)
    _grounded(request, here, file_id, request.words, local_day(at, by.zone))
    done, hashes = [], set[str]()
    for item in _wanted(file_id, None if request.words else request.items):
        hashes |= {item.blob_id, *item.derived_hashes}
        done.append(_destroy_item(item, request, at, do))
    if request.words:
        done.append(_destroy_words(file_id, request, at, do))
    transaction.on_commit(lambda: remove_bytes(hashes), robust=True)
    return done


def _open(file_id: UUID, stage: Stage) -> tuple[File, str]:
    file = lock_file(file_id)
    here = stage(file_id)
    if hold := standing(file_id).first():
        raise FileHeld(reason=hold.reason, at=hold.placed_at)
    if not stage_of(here).final:
        raise FileRuns(stage=here)
    return file, here


def _wanted(file_id: UUID, items: Iterable[UUID] | None) -> list[Any]:
    found = Item.objects.unfiltered(reason="what is destroyed was named by whoever asked")
    found = found.filter(file_id=file_id, destruction=None).select_related("blob")
    rows = list((found if items is None else found.filter(pk__in=items)).order_by("number"))
    beside = "what was made of it, and said of it, goes with it"
    made = Derived.objects.unfiltered(reason=beside).select_related("blob").order_by("at", "id")
    remarks = Annotation.objects.unfiltered(reason=beside).order_by("at", "id")
    for item in rows:
        item.made, item.remarks = list(made.filter(item=item)), list(remarks.filter(item=item))
        item.derived_hashes = {each.blob_id for each in item.made}
    return rows


def _grounded(ground: Ground | Asked, stage: str, file_id: UUID, words: bool, on: date) -> None:
    """A rule that concerns the file, and lets go of it by now; or a decision beside the rule."""
    rules = {each.rule.key: each for each in due(stage, ended_on(file_id), on=on)}
    found = rules.get(ground.rule)
    if found is None or found.rule.what != (WORDS if words else EVIDENCE):
        raise DecisionNeeded(field="rule")
    if not ground.decided and not found.fallen(on):
        raise DecisionNeeded


def _destroy_item(item: Any, request: Asked, at: datetime, do: Callable[..., Act]) -> Act:
    words = _words_of(item)
    act = do(kind="destroy_evidence", body={**told_of(item), **_why(request), "words": words})
    Destruction.objects.create(
        item=item, office_id=item.office_id, path=item.path, act=act.id, rule=request.rule, at=at
    )
    _forget(words)
    _empty(_captured(item), at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT evidence_empty_item(%s)", [item.id])
    return act


def _destroy_words(file_id: UUID, request: Asked, at: datetime, do: Callable[..., Act]) -> Act:
    """All that the file's acts say, but what is said of destruction."""
    bodies = ActBody.objects.filter(act__file_id=file_id).exclude(act__kind__in=PROOFS)
    words = list(bodies.order_by("act__seq").values_list("act_id", flat=True))
    act = do(kind="destroy_words", body={**_why(request), "words": words})
    _forget(words)
    _empty(_captures().filter(file_id=file_id), at)
    holds = Hold.objects.unfiltered(reason=_GONE).filter(file_id=file_id)
    holds.update(reason="", lifted_because="")
    return act


def _words_of(item: Any) -> list[UUID]:
    """The acts that say more of the item than its hashes."""
    ids = [str(each) for each in _captured(item).values_list("id", flat=True)]
    about = Q(content__item=str(item.id)) | Q(content__capture__in=ids)
    more = ("keep_evidence", "derive_evidence", "annotate_evidence")
    kinds = Q(act__kind__in=more) | Q(act__kind__startswith="capture_")
    found = ActBody.objects.filter(about & kinds, act__file_id=item.file_id)
    return list(found.order_by("act__seq").values_list("act_id", flat=True))


def _captures() -> QuerySet[Capture]:
    rows: QuerySet[Capture] = Capture.objects.unfiltered(reason=_GONE)
    return rows


def _captured(item: Any) -> QuerySet[Capture]:
    """The capture that made the item, and every attempt at one of its addresses that made none."""
    made = _captures().filter(item=item)
    addresses = [*made.values_list("url", flat=True), item.found_at]
    tried = Q(file_id=item.file_id, item=None, url__in=[each for each in addresses if each])
    return _captures().filter(Q(item=item) | tried)


def _empty(captures: QuerySet[Capture], at: datetime) -> None:
    """The captures name no address any more; those that waited have ended."""
    captures.filter(ended_at=None).update(ended_at=at, outcome=LINK_GONE)
    captures.update(url="", detail="")


def _why(request: Asked) -> dict[str, Any]:
    return {
        "asked": request.act,
        "rule": request.rule,
        "number": request.number,
        "decided_on": request.decided_on,
        "issuer": request.issuer,
        "reason": request.reason,
    }


def _forget(words: Iterable[UUID]) -> None:
    for act_id in words:
        destroy_body(act_id)
