"""The custody of evidence as its page shows it: one line an act, many views of one person as one.

The list says who did what; what an act said is shown only where it is no stranger's story: a
reason, an address, a rule, the variant of an export.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netra.doors.desk import parts
from netra.doors.desk.acts.form import word
from netra.doors.desk.capture_words import sentences
from netra.doors.desk.pack import titles
from netra.doors.desk.sealed import who
from netra.doors.desk.viewing.words import made_word
from netra.evidence.queries.custody import Custody, Step
from netra.evidence.queries.looked import CaptureLine
from netra.offices import queries as offices

VIEW = "view_evidence"


@dataclass(frozen=True, kw_only=True)
class UseLine:
    """One line of a custody: what was done, how often, when last, by whom."""

    what: str
    more: str
    at: datetime
    who: str
    capacity: str


def names_of(custody: Custody) -> dict[UUID, str]:
    """Everybody and every office named in the custody. One query."""
    every = [*custody.whole, *(step for steps in custody.items.values() for step in steps)]
    people = {step.person for step in every if step.person}
    places = {step.office for step in every if step.office}
    return offices.called(people, places) if people or places else {}


def lines(steps: Iterable[Step], names: dict[UUID, str]) -> tuple[UseLine, ...]:
    """The acts in order; the views of one person in one capacity stand where the last one was."""
    seen: dict[object, tuple[int, UseLine]] = {}
    for step in steps:
        key: object = step.id
        if step.kind == VIEW:
            key = (step.person, step.capacity, step.office)
        count = seen.pop(key, (0, None))[0] + 1
        seen[key] = (count, _line(step, names))
    return tuple(_counted(count, line) for count, line in seen.values())


def _counted(count: int, line: UseLine) -> UseLine:
    if count < 2:
        return line
    return replace(
        line, more=ngettext("%(n)s view, last", "%(n)s views, last", count) % {"n": count}
    )


def _line(step: Step, names: dict[UUID, str]) -> UseLine:
    office = names.get(step.office, "") if step.office else ""
    return UseLine(
        what=parts.title(step.kind),
        more=_more(step),
        at=step.at,
        who=who(step.person, step.capacity, names),
        capacity=", ".join(filter(None, (word(step.capacity), office))),
    )


def _more(step: Step) -> str:
    """What an act says that a custody must say too."""
    told = step.told
    if step.kind == "export_file" and "variant" in told:
        return titles().get(told["variant"], told["variant"])
    if step.kind in ("derive_evidence", "copy_evidence") and "kind" in told:
        return made_word(told["kind"])
    if step.kind == "capture_failed":
        return " ".join((told.get("url", ""), *_failed(step)))
    if step.kind == "annotate_evidence":
        return told.get("text") or _("taken back")
    return told.get("url") or told.get("reason") or told.get("rule", "")


def _failed(step: Step) -> tuple[str, ...]:
    """Why a link was not captured, in a sentence."""
    return sentences(
        CaptureLine(
            id=step.id,
            url=step.told.get("url", ""),
            asked_by=step.capacity,
            asked_at=step.at,
            ended_at=step.at,
            outcome=step.told.get("reason", "broken"),
            detail=step.told.get("detail", ""),
            item=None,
        )
    )
