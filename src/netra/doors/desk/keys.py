"""A custodian's page: the own secret, who holds the office's key, how a lost one is recovered."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from netra.base.errors import Problem
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.keys_forms import FORMS, KeyForm, Known
from netra.doors.shells import shell
from netra.doors.ui.problems import sentence
from netra.doors.ui.shell import Shell
from netra.offices import queries as offices


@dataclass(frozen=True)
class Holder:
    """A custodian of the office, whether he or she has a secret, and holds the newest key."""

    name: str
    has_secret: bool
    holds: bool


@dataclass(frozen=True)
class KeysPage:
    """How names given to this office are kept, and what this custodian may do about it."""

    shell: Shell
    office: str
    own: bool
    holders: tuple[Holder, ...]
    keys: tuple[offices.KeyLine, ...]
    enough: bool
    recoverable: bool
    forms: tuple[KeyForm, ...]
    bound: KeyForm | None


@at_desk
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The keys of the custodian's office; a form sent does its one thing."""
    if desk.viewer.capacity != "custodian":
        raise PermissionDenied
    known = _known(desk)
    sent = _sent(request, desk, known)
    if sent is not None and sent.is_valid() and _done(sent):
        return HttpResponseRedirect(request.get_full_path())
    return render(request, "desk/keys.html", {"page": _page(request, desk, known, sent)})


def _sent(request: HttpRequest, desk: Desk, known: Known) -> KeyForm | None:
    if request.method != "POST":
        return None
    found = [each for each in FORMS if each.do == request.POST.get("do") and each.offered(known)]
    return found[0](desk, known, request.POST) if found else None


def _done(form: KeyForm) -> bool:
    try:
        form.perform()
    except Problem as problem:
        field = problem.field if problem.field in form.fields else None
        form.add_error(field, sentence(problem))
        return False
    return True


def _known(desk: Desk) -> Known:
    me, office = desk.viewer.person_id, desk.office.id
    own = offices.own_key(me) is not None
    return Known(
        own=own,
        keys=tuple(offices.keys_of(office)),
        colleagues=tuple(offices.custodians(office, on=desk.viewer.on)),
        recoverable=tuple(offices.recoverable_by(me)) if own else (),
        waiting=tuple(offices.recovering_for(me)) if own else (),
    )


def _page(request: HttpRequest, desk: Desk, known: Known, sent: KeyForm | None) -> KeysPage:
    newest = known.keys[0] if known.keys else None
    holders = tuple(
        Holder(
            name=each.name,
            has_secret=each.own_key is not None,
            holds=bool(newest and each.own_key in newest.holders),
        )
        for each in known.colleagues
    )
    offered = [each for each in FORMS if each.offered(known)]
    return KeysPage(
        shell=shell(request, nav="keys"),
        office=desk.office.name,
        own=known.own,
        holders=holders,
        keys=known.keys,
        enough=sum(each.holds for each in holders) >= offices.ENOUGH,
        recoverable=bool(newest and newest.pairs),
        forms=tuple(
            sent if sent is not None and type(sent) is each else each(desk, known)
            for each in offered
        ),
        bound=sent,
    )
