"""The case an act is done on: only the office that handles it does so."""

from uuid import UUID

from netra.base.errors import Problem
from netra.base.viewing import Actor
from netra.cases import queries
from netra.cases.models import Case


class NotYourFile(Problem):
    """Another office handles this case; it would have to be taken over first."""

    code = "not_your_file"


def own_case(file_id: UUID, by: Actor) -> Case:
    """The file's case; `Problem` if there is none, `NotYourFile` if another office handles it."""
    case = queries.case_of(file_id)
    if case is None:
        raise Problem("no_case")
    if case.office_id != by.office_id:
        raise NotYourFile()
    return case


def within_reach(path: str, by: Actor) -> None:
    """The acting office is the one at that path or above it; otherwise `NotYourFile`."""
    if not f"{path}.".startswith(f"{by.path}."):
        raise NotYourFile()
