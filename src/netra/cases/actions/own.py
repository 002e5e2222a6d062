"""What several acts of a case ask: is it this office's own, and on which ground does it end?"""

from datetime import date
from uuid import UUID

from netra.base.errors import Problem
from netra.base.viewing import Actor
from netra.cases import queries
from netra.cases.models import Case
from netra.law.exits import grounds


class NotYourFile(Problem):
    """Another office handles this case; it would have to be taken over first."""

    code = "not_your_file"


class GroundNeeded(Problem):
    """What ends without being passed on names one of the grounds of the law's data."""

    code = "ground_needed"
    field = "ground"


class CountOfWhat(Problem):
    """A number kept from a source says what it counts."""

    code = "count_of_what"
    field = "reported_count_of"


def named_ground(key: str, *, at: str, on: date) -> str:
    """The ground, if it may be named where a file comes to the stage `at`; else `GroundNeeded`."""
    if key not in {each.key for each in grounds(at, on=on)}:
        raise GroundNeeded()
    return key


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


def keep_count(case: Case, count: int | None, of: str) -> None:
    """The case keeps a number the source gives of something else than respondents, with its words;
    without words it is refused: a number alone would be read as people."""
    if count is None:
        return
    if not of.strip():
        raise CountOfWhat()
    case.reported_count, case.reported_count_of = count, of.strip()
    case.save(update_fields=["reported_count", "reported_count_of"])
