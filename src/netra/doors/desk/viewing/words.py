"""What was made from evidence, in words."""

from django.utils.translation import gettext as _


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
