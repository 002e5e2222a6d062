"""The case page's parts: frame, next step, chronology."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from netra.base.acts import BESIDE
from netra.base.models import Act as ActRow
from netra.base.when import local_day
from netra.doors.desk.acts import FORMS
from netra.doors.desk.acts.form import word
from netra.doors.desk.context import Desk
from netra.doors.desk.parts.beside import beside
from netra.doors.desk.sealed import who
from netra.doors.ui.formats import day as in_words
from netra.doors.ui.parts import Act, Entry
from netra.journeys.queries import Line
from netra.law.competence import merit_authority
from netra.law.packs import makers
from netra.law.procedure import ActRule, open_acts
from netra.law.procedure import acts as all_acts
from netra.law.stages import stages
from netra.offices import queries as offices


@dataclass(frozen=True)
class Frame:
    """What stands on top of every page of a file."""

    number: str
    number_assumed: bool
    about: str
    identity: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str, bool], ...]


def title(key: str) -> str:
    """The official term, as a heading begins."""
    official = word(key)
    return official[:1].upper() + official[1:]


def frame(line: Line, desk: Desk, case: Any, *, current: str) -> Frame:
    """Identity bar and the links to the file's pages this mandate may open."""
    identity = [
        (_("Number"), line.number) if line.number else (_("Reference"), line.reference),
        (_("Origin"), _origin(line.origin)),
        (_("Stage"), title(line.stage)),
        (_("Held by"), line.holder or "—"),
    ]
    if case is not None and case.contest is not None:
        identity.insert(2, (_("Contest"), case.contest.area_name))
    if case is not None and "cases" in desk.viewer.rooms:
        identity += beside(case, line.crime)
    if line.origin in ("report", "tip") and "intake" in desk.viewer.rooms:
        sealed = _("sealed") if line.origin == "report" else _("without a name")
        identity.append((title("reporter"), sealed))
    return Frame(
        number=line.number or line.reference,
        number_assumed=line.number_assumed,
        about=line.about,
        identity=tuple(identity),
        sections=_sections(line, desk, current),
    )


def open_to(line: Line, desk: Desk) -> tuple[Act | None, tuple[Act, ...]]:
    """The next step and the other acts: what this capacity may do; others are named as waiting."""
    eras = {authority.era for authority in merit_authority(on=_forwarded_on(line, desk))}
    rules = [
        rule
        for rule in open_acts(line.stage, on=desk.viewer.on, regime=line.regime)
        if rule.key in FORMS and (not rule.era or rule.era in eras)
    ]
    mine = [
        rule
        for rule in rules
        if desk.viewer.capacity in rule.capacities and _has_object(rule, line, desk)
    ]
    if line.closed:
        mine = [rule for rule in mine if line.stage in rule.stages]
    moving = [rule for rule in mine if rule.order < 40 and _moves(rule, line)]
    primary = moving[0] if moving else None
    others = tuple(_act(rule, line, desk) for rule in mine if rule is not primary)
    return (_act(primary, line, desk) if primary else None, others)


def _has_object(rule: ActRule, line: Line, desk: Desk) -> bool:
    """An act on something needs it: a caseworker acknowledges only for a receiver named in words
    who has not been heard of; what is transferred is a crime the second discussion found; what is
    taken over is another's."""
    if rule.key == "take_over":
        return line.holder != desk.office.name
    if rule.key == "transfer_to_investigator":
        return line.crime == "concluded"
    if rule.key == "record_investigation_result":
        return line.crime not in ("", "concluded")
    if rule.key != "acknowledge" or not desk.supervisory:
        return True
    return line.on_paper


def waiting(line: Line) -> str:
    """Who the file waits for, where there is nothing to do for the viewer."""
    if line.closed or not line.waits_for:
        return _("This file has ended here.")
    return _("Waits for: %(who)s, %(office)s.") % {
        "who": word(line.waits_for),
        "office": line.holder or "—",
    }


def pieces(acts: list[ActRow]) -> dict[UUID, int]:
    """By the act that kept it, the number of each piece of evidence; all acts of the file."""
    kept = [act.id for act in acts if act.kind == "keep_evidence"]
    return {act: number for number, act in enumerate(kept, start=1)}


def entries(acts: list[ActRow], zone: str, *, pieces: dict[UUID, int]) -> tuple[Entry, ...]:
    """The register: every act in order, with who did it. One query."""
    people = {act.person for act in acts if act.person}
    places = {act.office for act in acts if act.office}
    called = offices.called(people, places)
    return tuple(
        Entry(
            at=act.at,
            zone=zone,
            act=title(act.kind),
            person=who(act.person, act.capacity, called),
            capacity=", ".join(
                filter(None, (word(act.capacity), called.get(act.office, "") if act.office else ""))
            ),
            article=act.article,
            sentence=_sentence(act, pieces.get(act.id)),
            assumed=act.assumed,
        )
        for act in acts
    )


def readable(acts: list[ActRow], desk: Desk) -> list[ActRow]:
    """The acts of the rooms the mandate may read; evidence is kept in intake's name.

    Copies taken of it stand with each piece, not in the chronology.
    """
    rooms = {rule.key: rule.room for rule in all_acts(on=desk.viewer.on)}
    return [
        act
        for act in acts
        if act.kind not in BESIDE and rooms.get(act.kind, "intake") in desk.viewer.rooms
    ]


def own(acts: list[ActRow], desk: Desk) -> list[ActRow]:
    """What an addressee may read of the register: the forwarding, and its own acts after it."""
    begun = next((act.seq for act in acts if act.kind == "forward"), None)
    return [
        act
        for act in acts
        if begun is not None
        and act.seq >= begun
        and act.kind not in BESIDE
        and (act.kind == "forward" or f"{act.office_path}.".startswith(f"{desk.viewer.path}."))
    ]


def _origin(key: str) -> str:
    return title({"record": "supervision_record"}.get(key, key))


def _sections(line: Line, desk: Desk, current: str) -> tuple[tuple[str, str, bool], ...]:
    rooms = desk.viewer.rooms
    offered = [
        ("overview", "desk:file", _("Chronology"), True),
        ("evidence", "desk:evidence", title("evidence"), "evidence" in rooms),
        ("people", "desk:people", _("People and account"), "intake" in rooms),
        ("messages", "desk:messages", _("Messages"), "intake" in rooms and line.origin != "record"),
        ("handling", "desk:handling", _("Handling"), "cases" in rooms),
        ("plenaries", "desk:plenaries", _("Plenary"), "cases" in rooms),
        ("follow_up", "desk:follow_up", _("Follow-up"), "forwarding" in rooms and line.forwarded),
        ("papers", "desk:papers", _("Documents"), "forwarding" in rooms or "intake" in rooms),
        ("pack", "desk:pack", _("Case pack"), desk.viewer.capacity in makers()),
    ]
    return tuple(
        (reverse(name, args=[line.file_id]), label, key == current)
        for key, name, label, shown in offered
        if shown
    )


def _forwarded_on(line: Line, desk: Desk) -> date:
    moment = line.moments.get("forwarded")
    return local_day(moment, desk.zone) if moment else desk.viewer.on


def _moves(rule: ActRule, line: Line) -> bool:
    return bool(rule.to and rule.to != line.stage) or line.stage in ("clarifying", "sanctioned")


def _act(rule: ActRule, line: Line, desk: Desk) -> Act:
    due = (
        _("by %(day)s") % {"day": in_words(local_day(line.due_at, desk.zone))}
        if line.due_at
        else ""
    )
    return Act(
        label=title(rule.key),
        url=reverse("desk:act", args=[line.file_id, rule.key]),
        who=", ".join(word(capacity) for capacity in rule.capacities),
        by=due if rule.to else "",
        article=rule.citation.article,
    )


def _sentence(act: ActRow, piece: int | None) -> str:
    body = getattr(act, "body", None)
    content = body.content if body else {}
    told = [str(content[key]) for key in ("number", "letter", "ticket") if content.get(key)]
    moved = act.to_stage if act.to_stage != act.from_stage else ""
    reached = [title(moved)] if moved and _is_stage(moved) else []
    told += [_("no. %(number)s") % {"number": piece}] if piece else []
    return "; ".join([*told, *reached, *([word("assumed_date")] if act.assumed else [])])


def _is_stage(key: str) -> bool:
    return key in {stage.key for stage in stages()}
