"""How the law classes an alleged act, and what the facts found come to, in words."""

from django.utils.translation import gettext as _

from netra.doors.desk.acts.form import word
from netra.law.catalogue import Result, class_term
from netra.law.phases import AFTER_DETERMINATION, BEFORE_DETERMINATION, UNKNOWN_PHASE


def class_word(code: str, key: str) -> str:
    """A class of the catalogue in words."""
    known = {
        "ethics": _("ethics"),
        "discipline": _("discipline"),
        "administrative": _("administrative"),
        "not_a_violation": _("not a violation by the list"),
        "contract": _("contract"),
        "not_applicable": _("not applicable"),
    }
    return known.get(key) or word(class_term(code, key))


def phase_word(key: str) -> str:
    """A phase in words; one that is not known is said to be so."""
    known = {UNKNOWN_PHASE, BEFORE_DETERMINATION, AFTER_DETERMINATION}
    if key not in known:
        return key
    return word("phase_unknown" if key == UNKNOWN_PHASE else key)


def result_word(key: str, code: str, classed: str) -> str:
    """What the facts found come to, in words that accuse nobody; "" while none were found."""
    if key == Result.NO_RULE:
        return word(class_term(code, classed))
    known: dict[str, str] = {
        Result.FITS: _("fits this act, by the facts written down"),
        Result.OPEN: _("open: facts are missing"),
        Result.DISPUTED: _("disputed: two readings"),
        Result.DOES_NOT_FIT: _("does not fit this act"),
        Result.ALLOWED: _("allowed"),
        Result.NOT_ADDRESSED: _("these rules address others"),
    }
    return known.get(key, "")
