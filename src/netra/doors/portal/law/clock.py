"""What the rows of the clock say: limits, ways to count, the desk's hours, what runs at a stage."""

from datetime import time

from babel.dates import get_day_names
from django.utils.translation import gettext as _

from netra.doors.portal.law.naming import words
from netra.doors.portal.law.words import word
from netra.doors.ui.formats import language
from netra.law.tables import Row


def told(label: str, said: str) -> str:
    """The label with what it is about; "" where nothing is said."""
    return f"{label}: {said}" if said else ""


def limit(row: Row) -> tuple[str, ...]:
    """How long, until when on the last day, counted how, and what it lengthens."""
    said = _("%(length)s %(unit)s, counted from %(moment)s") % {
        "length": row.get("hours", row["days"]),
        "unit": word(row["unit"]),
        "moment": word(row["counts_from"]),
    }
    return (
        said,
        _ends()[row["ends"]],
        _("somebody claims it, no law read gives it: nobody is late by it")
        if row.get("claimed")
        else "",
        told(_("Counted like the periods of"), _families()[row["family"]]),
        told(_("Lengthens"), word(row.get("extends", ""))),
        told(_("Only after"), word(row.get("granted_by", ""))),
    )


def _ends() -> dict[str, str]:
    return {
        "day_end": _("ends with the last day"),
        "reception_end": _("ends when the desk closes on the last day"),
        "day_start": _("lawful only from the start of the last day"),
        "moment": _("ends to the minute"),
    }


def counted(row: Row) -> tuple[str, ...]:
    """Of what periods or days, and how: each thing a row of the counting decides."""
    return (
        told(_("Periods of"), _families().get(row.get("family", ""), "")),
        _days(row),
        told(_("On the days of"), words(row.get("stages", ()))),
        *_closing(row),
        told(_("Counted at the place of"), _places().get(row.get("place", ""), "")),
        told(_("Moment that may have come when the desk was shut"), word(row.get("moment", ""))),
    )


def _days(row: Row) -> str:
    first = {True: _("the first day is counted"), False: _("the first day is not counted")}
    last = {
        True: _("a last day off moves to the next working day"),
        False: _("a last day off does not move"),
    }
    if "counts" in row:
        return first[row["counts"]]
    if "moves" in row:
        return last[row["moves"]]
    names = get_day_names("wide", locale=language())
    return told(_("Working days"), ", ".join(names[n - 1] for n in row.get("weekdays", ())))


def _closing(row: Row) -> tuple[str, ...]:
    """The hour the desk closes, and what other readings make of it."""
    labels = {
        "closes": _("The desk closes at"),
        "closes_other": _("By another reading at"),
        "friday_other": _("On Fridays by another reading at"),
    }
    return tuple(told(label, _hour(row[key])) for key, label in labels.items() if key in row)


def _hour(at: time) -> str:
    return f"{at:%H:%M}" if language() == "en" else f"{at:%H.%M}"


def _places() -> dict[str, str]:
    return {"office": _("the office")}


def _families() -> dict[str, str]:
    return {
        "reporting": _("reporting"),
        "handling": _("handling by the election supervisors"),
        "criminal": _("the criminal track"),
        "personnel": _("merit authority and employer"),
        "remedy": _("remedies"),
        "in_force": _("coming into force"),
        "invitation": _("invitations"),
    }


def paused(row: Row) -> tuple[str, ...]:
    """Whether it moves an end, and of which steps."""
    moves = {True: _("The end moves"), False: _("The end does not move")}[row["moves"]]
    return (moves, words(row["steps"]))


def runs(row: Row) -> tuple[str, ...]:
    """At which stages a step runs, on which files, until when, and whose time it is."""
    every = row["stages"] == ["*"]
    return (
        _("Runs at every stage") if every else told(_("Runs at"), words(row["stages"])),
        told(_("Only where there is"), f" {_('or')} ".join(map(word, row.get("only", ())))),
        told(_("Runs no more after"), word(row.get("ended_by", ""))),
        _("A time in which somebody may act: once it is over nothing is late")
        if row.get("right")
        else "",
        told(_("Against the sanctions"), ", ".join(row.get("forms", ()))),
    )
