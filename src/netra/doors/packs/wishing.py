"""Before a pack leaves: who may let it leave, and what has to be answered first."""

from collections.abc import Iterator

from netra.base.viewing import Viewer
from netra.cases import queries as cases
from netra.doors.packs.making import Wish
from netra.doors.packs.telling import MERIT
from netra.intake import queries as intake
from netra.journeys.queries import Line
from netra.law.packs import RESPONDENT, makers, variant
from netra.offices.queries import OfficeCard

MISSING, NOT_SENT, NOBODY = "missing", "not_sent", "nobody"
"""What may be wrong with a wish: an answer lacks; the file was not forwarded yet, so the merit
authority reads nothing of it; the file has no such respondent."""

_ABOVE = ("province", "national")


def may_make(viewer: Viewer, office: OfficeCard, line: Line) -> bool:
    """True for a capacity that lets packs leave, at the office that handles the file.

    An office above a regency handles only what it took up itself; supervising is another matter.
    """
    if viewer.capacity not in makers():
        return False
    if office.tier not in _ABOVE:
        return True
    begun = (
        cases.case(line.file_id, viewer)
        or intake.filing(line.file_id, viewer)
        or intake.record(line.file_id, viewer)
    )
    return begun is not None and bool(begun.office_id == office.id)


def faults(wish: Wish, line: Line, respondents: set[int]) -> Iterator[tuple[str, str]]:
    """Each field that is wrong, and one of `MISSING`, `NOT_SENT` and `NOBODY`."""
    for name in ("recipient", "reason", *sorted(variant(wish.variant).asks - {RESPONDENT})):
        if not str(getattr(wish, name)).strip():
            yield name, MISSING
    if wish.variant == MERIT and not line.forwarded:
        yield "variant", NOT_SENT
    if RESPONDENT in variant(wish.variant).asks and wish.respondent not in respondents:
        yield RESPONDENT, NOBODY if wish.respondent else MISSING
