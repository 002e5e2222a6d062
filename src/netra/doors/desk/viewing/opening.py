"""Opening evidence to look at it: an act for each piece, and a ticket that the act was done.

Every byte a viewer shows is asked for with the ticket of an opening, so none is shown unrecorded;
turning a page or enlarging carries the same ticket, so it is not a second view.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

from netra.doors.desk.context import Desk
from netra.evidence import queries
from netra.evidence.actions.viewing import view
from netra.evidence.queries import EvidenceLine
from netra.forwarding import queries as forwarding
from netra.journeys.queries import Line

HELD = 60 * 60
"""Seconds an opening lasts; looking longer is looking again."""

NAME = "opened"
_SALT = "netra.doors.desk.viewing"
_AHEAD = ("Sec-Purpose", "Purpose", "X-Moz")


def readable(file_id: UUID, desk: Desk) -> dict[UUID, EvidenceLine]:
    """The file's evidence this mandate may look at: its own, or what it was sent.

    What was sent without its name is called by its number.
    """
    mine = queries.items_of(file_id, desk.viewer)
    sent = () if desk.supervisory else forwarding.evidence_for(file_id, desk.viewer)
    return {each.id: each if each.name else _numbered(each) for each in (*mine, *sent)}


def ahead(request: HttpRequest) -> bool:
    """Whether a browser asks before anybody has, or for a page of another origin: no view.

    The viewer origin is a sibling, so a cookie is sent with what an archive's script asks there.
    """
    fetched = any("prefetch" in request.headers.get(name, "").lower() for name in _AHEAD)
    by_another = request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
    within = request.headers.get("Sec-Fetch-Dest", "document") != "document"
    return fetched or by_another or within


def covered(request: HttpRequest, desk: Desk) -> frozenset[UUID]:
    """The pieces of which the address carries the ticket of this person's own opening."""
    try:
        whose, items = signing.loads(request.GET.get(NAME, ""), salt=_SALT, max_age=HELD)
    except (signing.BadSignature, ValueError):
        return frozenset()
    return frozenset(UUID(each) for each in items) if whose == _who(desk) else frozenset()


def opened(
    found: Sequence[EvidenceLine], *, already: frozenset[UUID], line: Line, desk: Desk
) -> str:
    """An act says of each piece who opened it, unless it was already; the ticket of them all.

    `Altered`, and no act, if the store holds other bytes.
    """
    fresh = [each for each in found if each.id not in already]
    view(fresh, file_id=line.file_id, by=desk.actor, at=desk.now, stage=line.stage)
    return signing.dumps([_who(desk), [str(each.id) for each in found]], salt=_SALT)


def _numbered(found: EvidenceLine) -> EvidenceLine:
    return replace(found, name=_("Evidence %(number)s") % {"number": found.number})


def _who(desk: Desk) -> str:
    return f"{desk.viewer.person_id} {desk.viewer.capacity} {desk.office.id}"
