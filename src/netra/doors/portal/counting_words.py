"""What the rows of the published tables are called, and what each counts."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from netra.doors.portal.citing import named
from netra.doors.ui.formats import language
from netra.law import areas
from netra.law.catalogue import acts
from netra.law.elections import elections
from netra.law.glossary import term
from netra.statistics.queries import NONE

Words = dict[str, tuple[str, str]]
"""By row: its name and what it means."""


def title(kind: str) -> str:
    """The heading of a table."""
    return {
        "election": _("By election"),
        "outcome": _("What became of them"),
        "origin": _("How they came in"),
        "act": _("By alleged act"),
        "province": _("By province"),
        "regency": _("By regency and city"),
    }[kind]


def row_words(kind: str) -> Words:
    """Name and meaning of every row of a table."""
    made: dict[str, Callable[[], Words]] = {
        "election": _elections,
        "outcome": lambda: {**_groups(), **_outcomes()},
        "origin": _origins,
        "act": lambda: {act.code: (f"{act.code} {named(act)}", "") for act in acts()},
        "province": _areas,
        "regency": _areas,
    }
    return {NONE: (_("Other"), ""), **made[kind]()}


def _elections() -> Words:
    known = {each.id: (named(each), "") for each in elections()}
    return {**known, NONE: (_("No election yet"), _("It touches no contest so far."))}


def _areas() -> Words:
    return {each.code: (each.name, "") for each in areas.areas() if each.level != "district"}


def _groups() -> Words:
    return {
        "received": (_("Received"), _("The office checks whether it is complete.")),
        "information": (
            _("Information"),
            _("A message, a supervisor's record or information that is being traced."),
        ),
        "handled": (_("Being handled"), _("Registered or sent to study; not passed on yet.")),
        "transferred": (_("Transferred"), _("Passed to an investigator or another institution.")),
        "forwarded": (
            _("Forwarded"),
            _("Passed on to the authority for civil servants, which has not advised yet."),
        ),
        "recommended": (
            _("Recommended"),
            _("That authority has advised; the employer has not decided yet."),
        ),
        "decided": (_("Decided otherwise"), _("Decided without a sanction decision of its own.")),
        "closed": (_("Closed otherwise"), _("Nothing is left to be done; no employer decided.")),
        "not_registered": (_("Not registered"), _("Ended after the first check, with a reason.")),
        "stopped": (_("Stopped"), _("The members decided not to pass it on, with a reason.")),
    }


def _outcomes() -> Words:
    return {
        "discipline": (_headed("disciplinary_sanction"), _("At least one under disciplinary law.")),
        "ethics": (_headed("ethics_sanction"), _("At least one under the code of ethics.")),
        "reprimand": (_headed("reprimand"), _("Nothing heavier than a reprimand.")),
        "none": (_("No sanction"), _("The employer decided to impose none.")),
    }


def _origins() -> Words:
    return {
        "report": (_("Reports"), _("By somebody who gave a name.")),
        "finding": (_("Findings"), _("By supervisors, fixed by a plenary.")),
        "tip": (_("Messages"), _("Without a name.")),
        "record": (_("Supervision records"), _("Not fixed as a finding.")),
    }


def _headed(key: str) -> str:
    """The official term, as a heading begins."""
    official = term(key, language())
    return official[:1].upper() + official[1:]
