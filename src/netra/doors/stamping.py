"""Stamping the newest checkpoint with every authority, and checking all stamps offline.

The clock here is the machine's own, also in demo mode: an authority knows no other.
"""

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from netra.doors import log_keys
from netra.doors.stamping_asking import Unreachable, ask
from netra.doors.stamping_authorities import Authority, authorities
from netra.ledger import actions, queries
from netra.ledger.queries import Coverage, Stamped, StampLine, Unstamped
from netra.ledger.stamps import checking, clocks
from netra.ledger.stamps.refusals import BadStamp
from netra.ledger.tree import checkpoints
from netra.ledger.tree.notes import BadNote

_LOG = logging.getLogger("netra.stamps")


@dataclass(frozen=True, kw_only=True)
class Failure:
    """The last try with an authority, where it failed: `why` is one of stamps.refusals.WHYS,
    `unreachable` or `unsigned`; `detail` is in the other side's words."""

    at: datetime
    why: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What came of one authority: a moment; or a failure; or neither: nothing was to stamp."""

    authority: str
    stamped_at: datetime | None = None
    failure: Failure | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An authority as it stands: how far its stamps reach, and its last failure since."""

    authority: str
    asked: bool
    coverage: Coverage
    failure: Failure | None


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A stored stamp and the first thing wrong with it, "" for nothing."""

    size: int
    line: StampLine
    why: str = ""
    detail: str = ""


def stamp_now(*, only_due: bool = False) -> tuple[Tried, ...]:
    """Each authority was asked to stamp the newest checkpoint, unless it has; with `only_due` only
    those whose last stamp is old enough. One that fails hinders none of the others; its failure is
    logged and remembered. Raises BadAuthorities.
    """
    asked = [each for each in authorities() if each.url]
    last = queries.coverages([each.name for each in asked])
    return tuple(
        _try(each)
        for each in asked
        if not only_due or _is_due(last[each.name].stamped_at, each.minutes)
    )


def standings() -> tuple[Standing, ...]:
    """Every authority as it stands. Two queries. Raises BadAuthorities."""
    failed, found = _failures(), authorities()
    reach = queries.coverages([each.name for each in found])
    return tuple(
        Standing(
            authority=each.name,
            asked=bool(each.url),
            coverage=reach[each.name],
            failure=failed.get(each.name),
        )
        for each in found
    )


def check_all() -> Iterator[Checked]:
    """Every stored stamp, checked without asking anybody; by rising size. Raises BadAuthorities."""
    roots = {each.name: each.roots for each in authorities()}
    for each in queries.stamped():
        for line in each.stamps:
            yield _checked(each, line, roots.get(line.authority, ""))


def _is_due(last: datetime | None, minutes: int) -> bool:
    return last is None or timezone.now() - last >= timedelta(minutes=minutes)


def _try(authority: Authority) -> Tried:
    over = queries.unstamped(authority.name)
    try:
        moment = None if over is None else _stamped_by(authority, over)
    except (BadStamp, BadNote, Unreachable) as error:
        failure = _told(error)
        _LOG.warning("%s: %s %s", authority.name, failure.why, failure.detail)
        _remember(authority.name, failure)
        return Tried(authority=authority.name, failure=failure)
    _remember(authority.name, None)
    return Tried(authority=authority.name, stamped_at=moment)


def _stamped_by(authority: Authority, over: Unstamped) -> datetime:
    checkpoints.opened(over.note, log_keys.verifiers())
    asked = checking.question(over.note)
    token = ask(authority.url, asked.content)
    return actions.keep_stamp(
        over=over,
        authority=authority.name,
        token=token,
        nonce=asked.nonce,
        roots=authority.roots,
        chain=authority.intermediates,
        now=timezone.now(),
    ).moment


def _told(error: BadStamp | BadNote | Unreachable) -> Failure:
    at = timezone.now()
    if isinstance(error, BadStamp):
        return Failure(at=at, why=error.why, detail=error.detail)
    why = "unsigned" if isinstance(error, BadNote) else "unreachable"
    return Failure(at=at, why=why, detail=str(error))


def _checked(each: Stamped, line: StampLine, roots: str) -> Checked:
    try:
        checkpoints.opened(each.note, log_keys.verifiers())
        found = checking.verify_kept(line, each.note, roots=roots)
        clocks.kept(found.moment, acts_until=queries.acts_until(each.size), now=timezone.now())
    except (BadStamp, BadNote) as error:
        told = _told(error)
        return Checked(size=each.size, line=line, why=told.why, detail=told.detail)
    return Checked(size=each.size, line=line)


def _place() -> Path:
    return Path(settings.NETRA_VAR) / "stamps.json"


def _failures() -> dict[str, Failure]:
    try:
        held = json.loads(_place().read_text(encoding="utf-8"))
        return {
            name: Failure(at=datetime.fromisoformat(said.pop("at")), **said)
            for name, said in held.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _remember(authority: str, failure: Failure | None) -> None:
    """The last failure of each authority lies in `var/`; none is left after it succeeded."""
    held = _failures()
    if held.pop(authority, None) is None and failure is None:
        return
    if failure is not None:
        held[authority] = failure
    said = {name: {**asdict(each), "at": each.at.isoformat()} for name, each in held.items()}
    beside = _place().with_name(f".stamps.{os.getpid()}.json")
    beside.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    beside.replace(_place())
