"""The case pack's page: what each variant tells whom, what has left, and the pack itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods

from netra.base.errors import Problem
from netra.base.ids import new_id
from netra.doors import kept
from netra.doors.desk import parts
from netra.doors.desk.acts.form import choice, line, several, text, word
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import SectionPage, line_or_404
from netra.doors.desk.viewing.words import copy_word
from netra.doors.packs import wishing
from netra.doors.packs.archive import NoRoom
from netra.doors.packs.leaving import MovedOn, left_once
from netra.doors.packs.making import Maker, Wish
from netra.doors.packs.proving import NotLogged
from netra.doors.packs.telling import EXPORT, Held, Told, held
from netra.doors.shells import shell
from netra.doors.ui.problems import sentence
from netra.journeys.queries import Line
from netra.law.packs import Variant, variants
from netra.ledger.actions import Forked
from netra.offices import queries as offices


@dataclass(frozen=True)
class Offer:
    """One variant as the page offers it: what of the file is in it, counted."""

    key: str
    title: str
    told: str
    acts: int
    items: int
    derived: int
    size: int
    closed: str


@dataclass(frozen=True)
class Left:
    """A pack that left, or was to leave: when, which, for whom and why, let go by whom."""

    at: datetime
    title: str
    recipient: str
    reason: str
    who: str


class PackForm(forms.Form):
    """Which pack, for whom, why, and what has to be answered before it leaves."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    variant = choice(_lazy("Which pack"))
    recipient = line(_lazy("Who receives it"))
    reason = line(_lazy("Why it leaves"))
    seen = text(
        _lazy("Who could have seen this?"),
        required=False,
        help_text=_lazy(
            "Needed for every pack but the full one. Who could have taken or written what is in "
            "this pack? If only few could, place and time tell who reported."
        ),
    )
    respondent = choice(
        _lazy("Which respondent"), required=False, help_text=_lazy("For a respondent's pack only.")
    )
    redactions = several(
        _lazy("Which redacted copies"),
        help_text=_lazy(
            "For a respondent's pack only. Tick those covered for this very person: a copy covered "
            "for another may show what must stay hidden from this one. Unticked stays here."
        ),
    )
    decision = line(
        _lazy("Decision that allows it, and its date"),
        required=False,
        help_text=_lazy(
            "For a respondent's pack only: of a plenary, or of the officer for public information "
            "(PPID)."
        ),
    )

    def __init__(self, data: Any, file: Line, found: Held) -> None:
        """The form on this file, as its maker sees it."""
        super().__init__(data, initial={"once": new_id()})
        self._file, self._numbers = file, {each.number for each in found.people}
        people = [(str(each.number), f"{each.number}. {each.name}") for each in found.people]
        self.fields["variant"].choices = list(titles().items())  # type: ignore[attr-defined]
        self.fields["respondent"].choices = people  # type: ignore[attr-defined]
        copies = [(str(each.id), copy_word(n, each, file.zone)) for n, each in found.redactions()]
        self.fields["redactions"].choices = copies  # type: ignore[attr-defined]

    def wish(self) -> Wish:
        """What is wished, once the fields can be read."""
        said = self.cleaned_data
        number = int(said["respondent"]) if said.get("respondent") else None
        texts = {name: said.get(name, "") for name in ("recipient", "reason", "seen", "decision")}
        if said["variant"] != "respondent":
            return Wish(variant=said["variant"], **texts)
        copies = tuple(UUID(each) for each in said.get("redactions", ()))
        return Wish(variant=said["variant"], respondent=number, redactions=copies, **texts)

    def clean(self) -> dict[str, Any]:
        """The answers this variant asks for are there."""
        if "variant" in self.cleaned_data:
            for name, code in wishing.faults(self.wish(), self._file, self._numbers):
                if name not in self.errors:
                    nobody = name == "respondent" and not self._numbers
                    self.add_error("variant" if nobody else name, _fault(name, code, nobody))
        return self.cleaned_data

    def closed(self) -> dict[str, str]:
        """The variants that cannot be made of this file now, each with the reason."""
        found = {} if self._file.forwarded else {"merit": _fault("variant", wishing.NOT_SENT)}
        none = {} if self._numbers else {"respondent": _fault("respondent", nobody=True)}
        return {**found, **none}


def _fault(name: str, code: str = wishing.MISSING, nobody: bool = False) -> str:
    if nobody:
        return _("No respondent is named in this file yet, so there is nobody to make it for.")
    if code == wishing.NOT_SENT:
        return _("This file was not forwarded yet, so the merit authority reads nothing of it.")
    return {
        "seen": _("Who could have seen this?: answer it before this pack leaves."),
        "decision": _("Name the decision that allows a respondent's pack, and its date."),
        "respondent": _("Choose the respondent this pack is for."),
    }[name]


@at_desk
@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """What may leave and what left; sent, the pack itself, and that it left is in the record.

    For who works on the file in the office that handles it.
    """
    file = line_or_404(desk, file_id, room="evidence")
    if not wishing.may_make(desk.viewer, desk.office, file):
        raise PermissionDenied
    found = held(file_id, desk.viewer)
    if request.method != "POST":
        return _page(request, desk, file, found, PackForm(kept.typed(request), file, found))
    form = PackForm(request.POST, file, found)
    if form.is_valid():
        response = _made(form, desk, file)
        if response is not None:
            kept.drop(request, response)
            return response
    return _page(request, desk, file, found, form, status=422)


def titles() -> dict[str, str]:
    """What each variant is called."""
    return {
        "full": _("Full, for the office's own file or a court"),
        "merit": _("For the merit authority"),
        "respondent": _("For a respondent"),
        "public": _("For the public"),
    }


def _made(form: PackForm, desk: Desk, file: Line) -> HttpResponse | None:
    """The pack, to be saved; None if it could not be made, and the form says why."""
    maker = Maker(
        line=file,
        viewer=desk.viewer,
        actor=desk.actor,
        office=desk.office,
        at=desk.now,
        language=get_language() or "id",
    )
    wish = form.wish()
    try:
        stream = left_once(wish, maker, form.cleaned_data["once"])
    except (Problem, NoRoom, Forked, NotLogged, MovedOn) as trouble:
        form.add_error(None, _why(trouble))
        return None
    name = re.sub(r"[^A-Za-z0-9]+", "-", file.number or file.reference).strip("-")
    response = FileResponse(
        stream,
        as_attachment=True,
        filename=f"netra-{name}-{wish.variant}.zip",
        content_type="application/zip",
    )
    response["Cache-Control"] = "no-store"
    return response  # type: ignore[return-value]


def _why(trouble: Exception) -> str:
    """Why no pack was made. The record says that it was to leave."""
    if isinstance(trouble, Problem):
        return sentence(trouble)
    if isinstance(trouble, MovedOn):
        return _(
            "This form has made its pack already, and more was done on the file since. That pack "
            "stands below. Send the form again to make another."
        )
    if isinstance(trouble, NoRoom):
        return _("There is no room on this server to make the pack. Nothing of it was kept.")
    return _(
        "The public log cannot prove every act of this file now. No pack was made. Tell whoever "
        "runs this server to run “netra log audit”."
    )


def _page(
    request: HttpRequest, desk: Desk, file: Line, found: Held, form: PackForm, status: int = 200
) -> HttpResponse:
    if status == 422:  # another sending, with the same words
        said: Any = form.data.copy()  # type: ignore[attr-defined]
        said["once"] = str(new_id())
        form.data = said
    body = {
        "form": form,
        "offers": [_offer(each, found, form) for each in variants()],
        "acts": len(found.acts),
        "left": tuple(_left(found)),
    }
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(file, desk, None, current="pack"),
        body=body,
    )
    return render(request, "desk/pack.html", {"page": page, "zone": desk.zone}, status=status)


def _offer(variant: Variant, found: Held, form: PackForm) -> Offer:
    told = Told(found, variant, frozenset(each.id for _n, each in found.redactions()))
    kept_items = [each for each in told.items if each.id not in found.destroyed]
    sizes = [*(each.size for each in kept_items), *(each.size for _n, each in told.derived)]
    return Offer(
        key=variant.key,
        title=titles()[variant.key],
        told=_told()[variant.key],
        acts=sum(not told.withheld(act, last=False) for act in found.acts),
        items=len(told.items),
        derived=len(told.derived),
        size=sum(sizes),
        closed=form.closed().get(variant.key, ""),
    )


def _told() -> dict[str, str]:
    """In plain words, what each variant tells."""
    return {
        "full": _(
            "Everything this office holds: acts with their words and who did them, evidence as it "
            "came, papers. Only the reporter's and witnesses' identity stays sealed. The report's "
            "own words are in it, and they may tell who wrote them."
        ),
        "merit": _(
            "The evidence the letter lists, letters, minutes and the acts of the handling. Not the "
            "report's own words nor the names of the reporter's files: they may tell who it was."
        ),
        "respondent": _(
            "This person's own invitation, statement and result, and redacted copies of evidence. "
            "No witnesses, no other respondents, no study, no votes, no other reports."
        ),
        "public": _(
            "No names, no evidence, no papers: only the proof that the file exists and how many "
            "acts it has."
        ),
    }


def _left(found: Held) -> Iterator[Left]:
    """What left before, the latest first."""
    acts = [act for act in found.acts if act.kind == EXPORT and act.person]
    names = offices.names({act.person for act in acts if act.person})
    for act in reversed(acts):
        said = act.body.content if hasattr(act, "body") else {}
        yield Left(
            at=act.at,
            title=titles().get(said.get("variant", ""), "—"),
            recipient=said.get("recipient", "—"),
            reason=said.get("reason", ""),
            who=f"{names.get(act.person, '—')}, {word(act.capacity)}" if act.person else "—",
        )
