"""What stands beside the neutrality part: grounds, the suspected crime, measures as reported."""

from typing import Any

from django.utils.translation import gettext as _

from netra.cases import queries as cases
from netra.doors.desk.acts.beside import results
from netra.doors.desk.acts.form import either, word
from netra.doors.ui.formats import day
from netra.law.exits import ground


def beside(case: Any, crime: str) -> list[tuple[str, str]]:
    """Lines for the bar on top of every page of a file: the crime, each measure, what was counted.
    One query if a measure was reported."""
    found = [(_("Criminal track"), crime_word(crime))] if crime else []
    label = word("reported_measure").capitalize()
    found += [(label, measure_words(each)) for each in _measures(case)]
    if case.reported_count is not None:
        found.append((_("The source counts"), f"{case.reported_count} {case.reported_count_of}"))
    return found


def crime_word(key: str) -> str:
    """How far the suspected crime went, in words."""
    known = {
        "concluded": _("elements met, not transferred yet"),
        "transferred": word("with_investigator"),
        **results(),
    }
    return known[key]


def measure_words(measure: Any) -> str:
    """A measure as reported: what, by whom, when."""
    when = day(measure.issued_on) if measure.issued_on else ""
    whom = f"{measure.respondent.number}." if measure.respondent else ""
    return ", ".join(filter(None, (f"{whom} {measure.measure}".strip(), measure.issued_by, when)))


def ground_word(key: str) -> str:
    """The ground in the page's language; "" where none was named."""
    if not key:
        return ""
    found = ground(key)
    return either(found.name_id, found.name_en)


def transfer(case: Any) -> dict[str, Any] | None:
    """The transfer to the investigator with what came of it, the latest first."""
    found = cases.transfer(case.id)
    if found is None:
        return None
    return {
        "to": found.to,
        "letter": found.letter_number,
        "articles": found.articles,
        "sent_at": found.sent_at,
        "results": [
            {
                "outcome": results()[each.outcome],
                "decided_by": each.decided_by,
                "number": each.number,
                "decided_on": each.decided_on,
                "text": each.text,
                "reported_by": each.reported_by,
            }
            for each in found.results.all()
        ],
    }


def measures(case: Any) -> list[dict[str, Any]]:
    """The measures as reported, with where each is known from."""
    return [
        {"words": measure_words(each), "source": each.source, "noted_at": each.noted_at}
        for each in _measures(case)
    ]


def _measures(case: Any) -> list[Any]:
    return cases.measures(case.id) if case.measured else []
