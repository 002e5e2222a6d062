"""Looking at evidence: one page for every kind, two pieces side by side, remarks in layers."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from netra.base.errors import Problem
from netra.doors.desk import parts
from netra.doors.desk.acts.form import word
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import line_or_404
from netra.doors.desk.parts import Frame
from netra.doors.desk.viewing import opening, replay
from netra.doors.desk.viewing.looks import TURNS, Look, look_of
from netra.doors.desk.viewing.places import RemarkForm
from netra.doors.desk.viewing.remarks import TURNED, said
from netra.doors.desk.viewing.shown import Shown, kind_of, shown, told, warned
from netra.doors.desk.viewing.words import made_word
from netra.doors.shells import shell
from netra.doors.ui.problems import sentence
from netra.doors.ui.shell import Shell
from netra.doors.web import CONTENT_SECURITY_POLICY
from netra.evidence.queries import EvidenceLine
from netra.evidence.queries.annotated import annotations_of
from netra.evidence.queries.derived import DerivedLine, derived_of
from netra.evidence.queries.looked import ExaminationLine, destructions_of, examinations_of
from netra.journeys.queries import Line
from netra.offices import queries as offices


@dataclass(frozen=True, kw_only=True)
class ViewPage:
    """One or two pieces as they are looked at, and every way to look otherwise."""

    shell: Shell
    frame: Frame
    file_id: UUID
    here: str
    item: EvidenceLine
    others: tuple[EvidenceLine, ...]
    note: str
    before: str
    after: str
    look: Look
    links: dict[str, str]
    viewers: tuple[Shown, ...] = ()
    layers: tuple[tuple[str, bool, str], ...] = ()
    kept: tuple[tuple[str, Any], ...] = ()
    made: tuple[tuple[DerivedLine, str, str, str, str], ...] = ()
    form: RemarkForm | None = None
    problem: str = ""
    gone: Any = None


@at_desk
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, desk: Desk, file_id: UUID, item_id: UUID) -> HttpResponse:
    """Opening it is an act, done once; then it is shown. A remark is sent here too.

    A HEAD, or a browser that asks ahead of its user, opens nothing.
    """
    line, found = line_or_404(desk, file_id), opening.readable(file_id, desk)
    look = look_of(request.GET)
    ids = [item_id, *([look.beside] if look.beside and look.beside != item_id else [])]
    if not set(ids) <= set(found):
        raise Http404
    if request.method == "HEAD" or opening.ahead(request):
        return HttpResponse(status=200 if request.method == "HEAD" else 204)
    wanted = [found[each] for each in ids]
    destroyed = destructions_of(file_id, desk.viewer)
    if gone := [destroyed[each] for each in ids if each in destroyed]:
        return _closed(request, desk, line, found, wanted, gone=gone[0])
    if not opening.covered(request, desk) >= set(ids):
        return _open(request, desk, line, found, wanted, look)
    return _shown(request, desk, line, found, wanted, look)


def _open(
    request: HttpRequest,
    desk: Desk,
    line: Line,
    found: dict[UUID, EvidenceLine],
    wanted: list[EvidenceLine],
    look: Look,
) -> HttpResponse:
    """The acts are done, and the same look follows with their ticket."""
    try:
        ticket = opening.opened(
            wanted, already=opening.covered(request, desk), line=line, desk=desk
        )
    except Problem as problem:
        return _closed(request, desk, line, found, wanted, problem=sentence(problem))
    return HttpResponseRedirect(request.path + replace(look, ticket=ticket).address())


def _shown(
    request: HttpRequest,
    desk: Desk,
    line: Line,
    found: dict[UUID, EvidenceLine],
    wanted: list[EvidenceLine],
    look: Look,
) -> HttpResponse:
    """The page with its viewers; a remark that was sent is kept first, or given back."""
    form, problem = None, ""
    sent = request.method == "POST" and TURNED not in request.POST
    if not sent and request.method == "POST":
        asked = look_of(QueryDict(request.POST[TURNED].lstrip("?")))
        look = replace(asked, ticket=look.ticket, beside=look.beside)
    examined = examinations_of(line.file_id, desk.viewer)
    if "evidence" in desk.viewer.rooms and look.made is None:
        seconds = _seconds(examined.get(wanted[0].id))
        form, problem = said(request, desk, line, wanted[0], page=look.page, seconds=seconds)
    if sent and form is not None and not form.errors and not problem:
        return HttpResponseRedirect(request.path + look.address() + "#remarks")
    page = _page(request, desk, line, found, wanted, look, examined)
    page = replace(page, form=form, problem=problem)
    response = render(
        request,
        "desk/view.html",
        {"page": page, "zone": desk.zone},
        status=422 if sent else 200,
    )
    frames = replay.origin(request) or "'none'"
    response["Content-Security-Policy"] = (
        f"{CONTENT_SECURITY_POLICY}; media-src 'self'; frame-src {frames}"
    )
    return response


def _page(
    request: HttpRequest,
    desk: Desk,
    line: Line,
    found: dict[UUID, EvidenceLine],
    wanted: list[EvidenceLine],
    look: Look,
    examined: dict[UUID, ExaminationLine],
) -> ViewPage:
    remarks = annotations_of([each.id for each in wanted], desk.viewer)
    every = [each for lines in remarks.values() for each in lines]
    names = offices.names({each.person for each in every if each.person}) if every else {}
    made = derived_of(line.file_id, desk.viewer)
    places = {each.id: each.place for each in every}
    archives = [each.id for each in wanted if kind_of(each.media_type) == "archive"]
    viewers = tuple(
        shown(
            request,
            desk,
            line.file_id,
            item,
            look=look,
            page=number,
            made=made.get(item.id, ()),
            remarks=told(remarks.get(item.id, ()), names, desk, look),
            places=places,
            apart=item.id in archives[1:],
        )
        for item, number in zip(wanted, (look.page, look.other_page), strict=False)
    )
    return replace(
        _bare(request, desk, line, found, wanted, look),
        viewers=tuple(warned(each, examined.get(each.item.id)) for each in viewers),
        layers=_layers(look, sorted({each.layer for each in every})),
        made=tuple(_made(each, line, made, look) for each in made.get(wanted[0].id, ())),
        links=_links(look, viewers),
        kept=tuple(pair for pair in look.said() if pair[0] not in ("page", "with")),
    )


def _layers(look: Look, layers: list[str]) -> tuple[tuple[str, bool, str], ...]:
    """Each layer's word, whether it is shown, and the address that shows or hides it."""
    return tuple(
        (word(each), look.shows(each), look.address(layers=look.toggled(each, layers)))
        for each in layers
    )


def _bare(
    request: HttpRequest,
    desk: Desk,
    line: Line,
    found: dict[UUID, EvidenceLine],
    wanted: list[EvidenceLine],
    look: Look,
) -> ViewPage:
    """The page without its viewers: which piece, and its neighbours in the file."""
    item, every = wanted[0], sorted(found.values(), key=lambda each: each.number)
    place = [each.id for each in every].index(item.id)
    near = [every[place - 1] if place else None, every[place + 1] if every[place + 1 :] else None]
    before, after = (
        reverse("desk:view", args=[line.file_id, each.id]) if each else "" for each in near
    )
    return ViewPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, None, current="evidence"),
        file_id=line.file_id,
        here=request.path,
        item=item,
        others=tuple(each for each in every if each.id != item.id),
        note=item.note if "evidence" in desk.viewer.rooms else "",
        before=before,
        after=after,
        look=look,
        links={},
    )


def _closed(
    request: HttpRequest,
    desk: Desk,
    line: Line,
    found: dict[UUID, EvidenceLine],
    wanted: list[EvidenceLine],
    **why: Any,
) -> HttpResponse:
    """The page of a piece that cannot be opened, and why."""
    page = replace(_bare(request, desk, line, found, wanted, Look()), **why)
    return render(request, "desk/view.html", {"page": page, "zone": desk.zone})


def _links(look: Look, viewers: tuple[Shown, ...]) -> dict[str, str]:
    """Every control as an address; "" where there is nothing further that way."""
    first = viewers[0]
    return {
        "larger": look.address(zoom=look.larger) if look.larger != look.zoom else "",
        "smaller": look.address(zoom=look.smaller) if look.smaller != look.zoom else "",
        "usual": look.address(zoom=100, turn=0),
        "turn": look.address(turn=TURNS[(TURNS.index(look.turn) + 1) % 4]),
        "next_page": look.address(page=first.page + 1) if first.page < first.pages else "",
        "last_page": look.address(page=first.page - 1) if first.page > 1 else "",
        "original": look.address(made=None, page=1) if look.made else "",
        "alone": look.address(beside=None, other_page=1),
    }


def _made(
    each: DerivedLine, line: Line, made: dict[UUID, tuple[DerivedLine, ...]], look: Look
) -> tuple[DerivedLine, str, str, str, str]:
    """A derived thing, what it is, where it is taken and seen ("": only taken), and what it was
    made from ("": the item)."""
    parents = {one.id: made_word(one.kind) for lines in made.values() for one in lines}
    where = reverse("desk:derived", args=[line.file_id, each.id])
    parent = parents.get(each.made_from, "") if each.made_from else ""
    seen = look.address(made=each.id, page=1) if kind_of(each.media_type) != "none" else ""
    return each, made_word(each.kind), where, seen, parent


def _seconds(found: ExaminationLine | None) -> float | None:
    """How long a recording lasts, as the newest look found it: the longer of what it says and
    what is in it."""
    facts = found.facts if found else {}
    told = [facts[name] for name in ("seconds", "seconds_found") if name in facts]
    return max(told) if told else None


__all__ = ["show"]
