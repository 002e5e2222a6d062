"""Why an act of this room may be refused."""

from netra.base.errors import Problem


class AnotherEra(Problem):
    """The act belongs to a procedure that was not in force when the file was forwarded."""

    code = "another_era"


class NotSentToYou(Problem):
    """The acting office is not the one this file was sent to."""

    code = "not_sent_to_you"


class NotYourEmployee(Problem):
    """Only the respondent's appointing authority decides."""

    code = "not_your_employee"
    field = "respondent"


class DecidedAlready(Problem):
    """A respondent is decided on once, and advised on once."""

    code = "decided_already"
    field = "respondent"


class AdviceFirst(Problem):
    """The file is with the merit authority, which has not advised on this person."""

    code = "advice_first"
    field = "respondent"


class NotInForceYet(Problem):
    """Before `due` a decision comes into force only for a reason written down."""

    code = "not_in_force_yet"
    field = "reason"


class RemedyTermRuns(Problem):
    """Until `due` an objection may be filed: the file is closed only if none will come."""

    code = "remedy_term_runs"
    field = "no_remedy"


class SanctionNeeded(Problem):
    """A remedy that changes the sanction says into which."""

    code = "sanction_needed"
    field = "sanction"


class NotDelivered(Problem):
    """A decision comes into force after it was delivered."""

    code = "not_delivered"


class RemedyOpen(Problem):
    """While an objection or appeal is open nothing is final."""

    code = "remedy_open"


class NothingToObject(Problem):
    """There is no delivered decision to object to, or the remedy was filed already."""

    code = "nothing_to_object"
