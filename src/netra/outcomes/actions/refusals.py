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


class NotDelivered(Problem):
    """A decision comes into force after it was delivered."""

    code = "not_delivered"


class RemedyOpen(Problem):
    """While an objection or appeal is open nothing is final."""

    code = "remedy_open"


class NothingToObject(Problem):
    """There is no delivered decision to object to, or the remedy was filed already."""

    code = "nothing_to_object"
