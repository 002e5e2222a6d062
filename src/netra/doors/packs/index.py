"""The pack's `index.html`: the file in plain words, by itself, without script, fit for paper."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netra.base.models import Act
from netra.cases import queries as cases
from netra.cases.queries import RespondentLine
from netra.doors.desk import parts
from netra.doors.desk.acts.form import either, word
from netra.doors.desk.parts.matrix import ruled
from netra.doors.packs.lines import opens
from netra.doors.packs.telling import WITHHELD, Told
from netra.evidence.queries import USES
from netra.law.access import access_modes
from netra.law.packs import Variant
from netra.offices import queries as offices

if TYPE_CHECKING:
    from netra.doors.packs.making import Pack

FULL, PUBLIC, RESPONDENT = "full", "public", "respondent"
SEALED = "village_supervisor"
VIEW, REMARK = "view_evidence", "annotate_evidence"


@dataclass(frozen=True)
class Row:
    """A line of the chronology or of a piece's custody."""

    seq: int
    at: datetime
    what: str
    who: str
    article: str
    more: str = ""


@dataclass(frozen=True)
class Heard:
    """What one person said when heard, as it was minuted."""

    at: datetime
    came: bool
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Ruled:
    """What was decided on one alleged act of one person."""

    act: str
    outcome: str
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Index:
    """Everything the page shows, in its language."""

    about: dict[str, Any]
    made: datetime
    zone: str
    title: str
    stage: str
    language: str
    acts: tuple[Row, ...]
    withheld: int
    destroyed: int
    items: tuple[dict[str, Any], ...]
    derived: tuple[dict[str, Any], ...]
    custody: dict[str, tuple[Row, ...]]
    papers: tuple[tuple[str, str], ...]
    heard: tuple[Heard, ...]
    ruled: tuple[Ruled, ...]
    variant: Variant


def page(pack: "Pack", about: dict[str, Any], tables: dict[str, list[dict[str, Any]]]) -> str:
    """The page in the maker's language."""
    with translation.override(pack.maker.language):
        return render_to_string("desk/pack_index.html", {"page": _index(pack, about, tables)})


def _index(pack: "Pack", about: dict[str, Any], tables: dict[str, list[dict[str, Any]]]) -> Index:
    told, maker = pack.told, pack.maker
    why = Counter(line["withheld"] for line in tables["acts"])
    whom = _respondent(pack) if pack.respondent else None
    inner = told.variant.key in (FULL, "merit")
    full = told.variant.key == FULL  # what givers wrote may tell who they are
    notes = {str(each.id): each.note for each in told.items} if full else {}
    return Index(
        about=about,
        made=maker.at,
        zone=maker.line.zone,
        title=maker.line.about if inner else "",
        stage=parts.title(maker.line.stage) if inner else "",
        language=maker.language,
        acts=_chronology(told, tables["acts"]),
        withheld=why[WITHHELD],
        destroyed=why["destroyed"],
        items=tuple(_worded(line, notes) for line in tables["items"]),
        derived=tuple(_made(line) for line in tables["derived"]),
        custody=_custody(told, tables["acts"]),
        papers=tuple((name, _paper(name)) for name, _bytes in pack.papers),
        heard=_heard(maker.line.file_id, maker.viewer, whom) if whom else (),
        ruled=_ruled(whom) if whom else (),
        variant=told.variant,
    )


def _chronology(told: Told, lines: list[dict[str, Any]]) -> tuple[Row, ...]:
    """The acts that are told, in order. Who did them by name only in the full pack."""
    acts = [act for act, line in zip(told.held.acts, lines, strict=True) if line["said"]]
    return _rows(acts, told, numbers={str(each.id): each.number for each in told.held.items})


def _rows(acts: Sequence[Act], told: Told, numbers: dict[str, int]) -> tuple[Row, ...]:
    """A row an act; the views of a piece by one person in one capacity stand where the last was."""
    people = {act.person for act in acts if act.person} if told.variant.key == FULL else set()
    called = offices.called(people, {act.office for act in acts if act.office})
    seen: dict[object, tuple[int, Row]] = {}
    for act in acts:
        item, key = act.body.content.get("item", ""), cast(object, act.seq)
        if act.kind == VIEW:
            key = (item, act.person, act.capacity, act.office)
        count = seen.pop(key, (0, None))[0] + 1
        more = _more(act, numbers.get(item), count)
        row = Row(act.seq, act.at, parts.title(act.kind), _who(act, called), act.article, more)
        seen[key] = (count, row)
    return tuple(row for _count, row in seen.values())


def _more(act: Act, number: int | None, count: int) -> str:
    """Which piece an act was on, how often it was looked at, and what a remark says."""
    content = act.body.content
    piece = _("no. %(number)s") % {"number": number} if number else ""
    views = ngettext("%(n)s view, last", "%(n)s views, last", count) % {"n": count}
    remark = (content.get("text") or _("taken back")) if act.kind == REMARK else ""
    return "; ".join(filter(None, (piece, views if count > 1 else "", remark)))


def _who(act: Act, called: dict[UUID, str]) -> str:
    """Name, capacity and office, as far as they are told; a village's supervisor by none."""
    person = called.get(act.person, "") if act.person and act.capacity != SEALED else ""
    office = called.get(act.office, "") if act.office else ""
    return ", ".join(filter(None, (person, _called(act.capacity), office)))


def _custody(told: Told, lines: list[dict[str, Any]]) -> dict[str, tuple[Row, ...]]:
    """By item, what was done with it and is told."""
    acts = [act for act, line in zip(told.held.acts, lines, strict=True) if line["said"]]
    found: dict[str, list[Act]] = {}
    for act in acts:
        if act.kind in USES and "item" in act.body.content:
            found.setdefault(act.body.content["item"], []).append(act)
    return {item: _rows(uses, told, numbers={}) for item, uses in found.items()}


def _worded(line: dict[str, Any], notes: dict[str, str]) -> dict[str, Any]:
    modes = {mode.key: either(mode.name_id, mode.name_en) for mode in access_modes()}
    given_by, access = _called(line["given_by"]), modes.get(line["access"], "")
    shown = {"given_by": given_by, "access": access, "opens": opens(line["media_type"])}
    return {**line, **shown, "note": notes.get(line["id"], ""), "at": _moment(line["at"])}


def _made(line: dict[str, Any]) -> dict[str, Any]:
    machine = line["made_by"] == "machine"
    made_by = "" if machine else _called(line["made_by"])
    return {**line, "made_by": made_by, "machine": machine, "opens": opens(line["media_type"])}


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _paper(name: str) -> str:
    """What a paper is called: its file is named `data/papers/01-plenary-minutes.pdf`."""
    kind = name.rpartition("/")[2].removesuffix(".pdf").partition("-")[2]
    return parts.title(kind.replace("-", "_"))


def _respondent(pack: "Pack") -> RespondentLine:
    case = cases.case(pack.maker.line.file_id, pack.maker.viewer)
    people: Sequence[RespondentLine] = cases.respondents(case.id) if case else ()
    return next(each for each in people if each.id == pack.respondent)


def _heard(file_id: UUID, viewer: Any, whom: RespondentLine) -> tuple[Heard, ...]:
    """What this respondent, and nobody else, said when heard."""
    case = cases.case(file_id, viewer)
    found: Sequence[Any] = cases.clarifications(case.id) if case else ()
    return tuple(
        Heard(
            each.held_at,
            each.came,
            tuple((said.question, said.answer) for said in each.answers.all()),
        )
        for each in found
        if each.respondent_id == whom.id
    )


def _ruled(whom: RespondentLine) -> tuple[Ruled, ...]:
    """What was decided on this respondent's alleged acts; the reasons' own words stay out, for they
    may speak of others."""
    return tuple(
        Ruled(parts.act_name(cell.code), ruled(cell), cell.articles)
        for cell in whom.acts
        if cell.outcome
    )


def _called(key: str) -> str:
    """The glossary's word for a capacity; the key itself where it has none."""
    try:
        return word(key)
    except LookupError:
        return key
