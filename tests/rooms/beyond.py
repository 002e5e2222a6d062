"""A decided file carried on: forwarded, examined, decided upon, closed. As `path`, act by act."""

from collections.abc import Sequence
from typing import Any

from netra.forwarding import actions as forwarding
from netra.forwarding.actions import Sendee
from netra.outcomes import actions as outcomes
from tests.rooms import factories as make
from tests.rooms.path import Walk


def sendee(path: str, role: str = "addressee", **other: Any) -> Sendee:
    """The office at that path as receiver, with a reason where the law would not address it."""
    at = make.office(path)
    named = path.startswith("merit") or role == "copy"
    known = {"certainty": "official", "reason": "" if named else "Menurut sumber"}
    return Sendee(office_id=at.id, function=at.function, role=role, **{**known, **other})


def forwarded(walk: Walk, to: str = make.BKN, copies: Sequence[str] = (make.PROSECUTION,)) -> Walk:
    """Sent to the merit authority, with copies."""
    return sent(walk, sendee(to), *(sendee(path, "copy") for path in copies))


def sent(walk: Walk, *sendees: Sendee) -> Walk:
    """Sent to these receivers."""
    forwarding.forward(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        letter_number="B-1",
        sendees=sendees,
        by=make.actor("caseworker", walk.office.path),
        at=walk.later(),
    )
    return walk


def acknowledged(walk: Walk, at: str = make.BKN) -> Walk:
    """The addressee has it."""
    capacity = "merit_examiner" if at.startswith("merit") else "ppk_officer"
    forwarding.acknowledge(
        file_id=walk.file_id, ticket="SBT-1", by=make.actor(capacity, at), at=walk.later()
    )
    return walk


def recommended(walk: Walk, at: str = make.BKN, *to: str) -> Walk:
    """The authority of the day has done its work and advised on everybody: each to the employer
    named for him or her, all to the first if only one is."""
    employers = (*to, *([to[-1] if to else make.PROSECUTION] * len(walk.people)))
    examiner = make.actor("merit_examiner", at)
    known: dict[str, Any] = {"file_id": walk.file_id}
    if at == make.KASN:
        outcomes.verify(**known, note="", by=examiner, at=walk.later())
        outcomes.examine(**known, findings="Hasil", by=examiner, at=walk.later())
    else:
        force = make.actor("task_force_member", at)
        outcomes.check_by_task_force(**known, note="", by=force, at=walk.later())
        outcomes.ask_verification(**known, question="Benarkah?", by=force, at=walk.later())
        officer = make.actor("caseworker", walk.office.path)
        outcomes.verify_by_office(**known, verification="Benar", by=officer, at=walk.later())
    for number, respondent_id in enumerate(walk.people, start=1):
        outcomes.recommend(
            **known,
            respondent_id=respondent_id,
            to_office_id=make.office(employers[number - 1]).id,
            number=f"R-{number}",
            title="Rekomendasi",
            advice="discipline",
            text="Isi",
            limit_days=None,
            limit_claimed_by="",
            by=examiner,
            at=walk.later(),
        )
    return walk


def imposed(walk: Walk, at: str = make.PROSECUTION, kind: str = "discipline") -> Walk:
    """The appointing authority has decided on everybody."""
    by = make.actor("ppk_officer", at)
    for number, respondent_id in enumerate(walk.people, start=1):
        decision = outcomes.impose(
            file_id=walk.file_id,
            respondent_id=respondent_id,
            office_id=make.office(at).id,
            path=at,
            kind=kind,
            form="" if kind == "none" else "SR-1",
            number=f"K-{number}",
            breach="Pasal",
            council="",
            by=by,
            at=walk.later(),
        )
        walk.decisions.append(decision)
    return walk


def recorded(walk: Walk, at: str = make.PROSECUTION) -> Walk:
    """Each decision is delivered, in force and recorded."""
    by = make.actor("ppk_officer", at)
    for decision in walk.decisions:
        known: dict[str, Any] = {"file_id": walk.file_id, "decision_id": decision.id, "by": by}
        outcomes.deliver(**known, at=walk.later())
        outcomes.enter_into_force(**known, at=walk.later(15 * 24))
        outcomes.record_sanction(**known, record_number="I-1", at=walk.later())
    return walk


def closed(walk: Walk) -> Walk:
    """The file is closed by the office that handled it; nobody will object."""
    outcomes.close(
        file_id=walk.file_id,
        reason="Selesai",
        no_remedy="Pernyataan tertulis: tidak mengajukan keberatan",
        by=make.actor("caseworker", walk.office.path),
        at=walk.later(),
    )
    return walk
