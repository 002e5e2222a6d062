"""Stages and requirements in words for somebody who never read the law."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from netra.doors.ui.formats import language
from netra.law.tables import rows

_REPORTERS = frozenset({"awaiting_signature", "awaiting_reporter"})


def is_the_reporters(stage: str) -> bool:
    """True where it is the reporter who is waited for: then the day it is due is his or hers."""
    return stage in _REPORTERS


def requirement_words(keys: Iterable[str]) -> tuple[str, ...]:
    """The requirements' names in the reader's language; a key no row has is left as it is."""
    named = {row["key"]: row[f"name_{language()}"] for row in rows("requirements")}
    return tuple(named.get(key, key) for key in keys)


def status_sentence(stage: str) -> str:
    """Where the file stands, in one plain sentence. KeyError for no stage of the law's data."""
    return _sentences()[stage]


def stages() -> frozenset[str]:
    """Every stage that has a sentence."""
    return frozenset(_sentences())


def _sentences() -> dict[str, str]:
    return {**_at_the_office(), **_passed_on()}


def _at_the_office() -> dict[str, str]:
    return {
        "awaiting_signature": _("It is not a report yet: it waits for your signature."),
        "tip": _("Your message is with the office. Its members decide whether to look into it."),
        "received": _("Your report was received. The office will check whether it is complete."),
        "in_review": _("The office checks whether your report is complete and what kind it is."),
        "awaiting_reporter": _("Something is missing. The office waits for you."),
        "not_registered": _("Your report was not registered. The reason stands below."),
        "initial_information": _("The members decided that it is worth looking into."),
        "tracing": _("The office is looking for the facts."),
        "traced": _("The facts were gathered. The members decide what follows."),
        "kept_as_information": _("It was kept as information. No case was opened."),
        "supervision_record": _("A supervisor's record is with the office."),
        "finding": _("The office made it a finding of its own and will register it."),
        "reviewed": _("The first check is done. The office will register it."),
        "direct": _("It goes to the competent authority without registration, after a study."),
        "registered": _("It was registered. The office handles it."),
        "clarifying": _("The office hears people about it."),
        "studied": _("The study is done. The members will decide."),
        "decided": _("The members have decided. The office passes it on."),
        "stopped": _("The members decided not to pass it on."),
        "decided_transfer": _("The members decided that the suspected crime goes to the police."),
        "with_investigator": _("The suspected crime is with the police. They investigate it."),
        "investigation_stopped": _("The police or prosecutor stopped the investigation."),
        "court_decided": _("A court has decided on the suspected crime."),
    }


def _passed_on() -> dict[str, str]:
    return {
        "forwarded": _("The office passed it on to the competent authority."),
        "acknowledged": _("The competent authority has it and checks it."),
        "returned": _("The competent authority sent it back to the office, to be completed."),
        "checked": _("The competent authority has checked that the file is complete."),
        "verification_asked": _("The competent authority asked the office to verify it."),
        "office_verified": _("The office has verified it. The competent authority goes on."),
        "examined": _("The competent authority has examined it and will advise the employer."),
        "recommended": _("The employer was advised what to do and has to decide."),
        "sanctioned": _("The employer has decided. Delivery and remedies are not finished."),
        "recorded": _("The decision is in force and recorded. The office will close the file."),
        "reprimanded": _("The employer's personnel office gave a reprimand."),
        "dismissed": _("The employer decided to impose no sanction."),
        "closed": _("It is closed. Nothing is left to be done."),
    }
