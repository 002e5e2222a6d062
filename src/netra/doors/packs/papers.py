"""The papers in a pack, as PDF: those of the file's page of documents that the variant tells."""

from collections.abc import Iterator
from uuid import UUID

from netra.base.viewing import Viewer
from netra.cases import queries as cases
from netra.doors.desk.papers import filing, handling, sending, transferring
from netra.doors.desk.papers.making import Printable
from netra.doors.packs.telling import Told
from netra.journeys.queries import Line

INVITATION, MINUTES = "clarification_invitation", "plenary_minutes"
OWN_INVITATION = "own_invitation"


def papers(told: Told, *, viewer: Viewer, line: Line, respondent: UUID | None) -> list[Printable]:
    """The papers in the order of the file's page; of a respondent's pack only his or her own.

    Minutes speak of every respondent: they are left out of a pack that speaks of some. Of letters
    the merit authority gets its own.
    """
    own = set(_own(told, viewer, respondent))
    return [
        each
        for each in printable(viewer, line)
        if (told.tells_paper(each.kind, each.row) and (told.whole or each.kind != MINUTES))
        or (each.kind == INVITATION and each.row in own)
    ]


def printable(viewer: Viewer, line: Line) -> list[Printable]:
    """Every paper that exists for the file and may be printed by this viewer."""
    kinds = (filing, handling, transferring, sending)
    return [each for kind in kinds for each in kind.printable(viewer, line)]


def _own(told: Told, viewer: Viewer, respondent: UUID | None) -> Iterator[str]:
    case = cases.case(told.held.file_id, viewer)
    if respondent is None or case is None or OWN_INVITATION not in told.variant.papers:
        return
    for each in cases.invitations(case.id):
        if each.respondent_id == respondent:
            yield str(each.id)
