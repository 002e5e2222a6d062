"""What a report still lacks: the fields of the statutory form that were skipped.

`fields` are for the citizen, one line each; `requirements` are the keys of `law/data/requirements`
that the office is told, so that both sides speak of the same list.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from netra.doors.portal.drafts import Draft

OF_THE_REPORTER = (
    "name", "birthplace", "born_on", "sex", "occupation", "nationality", "address", "phone",
)  # fmt: skip
"""The reporter's fields of the form; e-mail alone is optional there (annex, Perbawaslu 9/2024)."""


def fields(draft: Draft, reporter: Mapping[str, Any] | None = None) -> tuple[str, ...]:
    """The skipped fields in words; the reporter's own only once they were asked."""
    told = [
        (draft.place, _("the place where it happened")),
        (draft.occurred_on, _("the day it happened")),
        (draft.known_on, _("the day you learned of it")),
        (_names_somebody(draft), _("the name of who did it")),
        (draft.files, _("evidence")),
    ]
    own = _own_fields()
    asked = [(reporter.get(name), own[name]) for name in OF_THE_REPORTER] if reporter else []
    return tuple(words for said, words in [*told, *asked] if not said)


def requirements(draft: Draft, reporter: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The keys of the requirements not met yet; a tip has no reporter, so none of his are asked."""
    met = {
        "reporter_identity": reporter is None
        or all(reporter.get(name) for name in OF_THE_REPORTER),
        "respondent": _names_somebody(draft),
        "filed_in_time": draft.known_on,
        "time_and_place": draft.occurred_on and draft.place,
        "evidence": draft.files,
    }
    return tuple(key for key, said in met.items() if not said)


def _names_somebody(draft: Draft) -> bool:
    return any(person.get("name") for person in draft.named)


def _own_fields() -> dict[str, str]:
    return {
        "name": _("your name"),
        "birthplace": _("your place of birth"),
        "born_on": _("your date of birth"),
        "sex": _("your sex"),
        "occupation": _("your occupation"),
        "nationality": _("your nationality"),
        "address": _("your address"),
        "phone": _("your phone number"),
    }
