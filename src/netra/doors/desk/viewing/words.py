"""What was made from evidence, in words."""

from django.utils.translation import gettext as _

from netra.doors.ui.formats import moment_short
from netra.evidence.queries.derived import DerivedLine


def made_word(kind: str) -> str:
    """The kind of a derived thing as a list begins with it; the kind itself if it is new here."""
    return {
        "preview": _("Preview"),
        "poster": _("First picture"),
        "transcode": _("Copy to be played"),
        "redaction": _("Redacted copy"),
        "text": _("Text read by a machine"),
        "screenshot": _("Picture of the page"),
    }.get(kind, kind)


def copy_word(number: int, made: DerivedLine, zone: str) -> str:
    """Which redacted copy that is, of which piece, how its file is named and why it was covered."""
    told = {"number": number, "at": moment_short(made.at, zone)}
    named = _("Evidence %(number)s, redacted copy of %(at)s") % told + f" ({made.sha256[:12]})"
    return ": ".join(filter(None, (named, str(made.settings.get("reason", "")))))
