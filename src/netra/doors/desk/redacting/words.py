"""Why nothing could be made of a piece of evidence, in words."""

from django.utils.translation import gettext as _


def why_not(code: str) -> str:
    """The sentence for a reason of `evidence.deriving` or `evidence.queries.made`.

    KeyError for one nobody gives.
    """
    return _sentences()[code]


def _sentences() -> dict[str, str]:
    return {
        "no_ffmpeg": _("ffmpeg is not installed on this server."),
        "no_tesseract": _("tesseract, which reads pictures, is not installed on this server."),
        "kind": _("of this kind of file no picture can be made."),
        "unreadable": _("the file is damaged or is not what it seems to be."),
        "locked": _("the PDF is locked with a password."),
        "too_large": _("the picture has too many pixels to be opened."),
        "too_long": _("the recording is longer than an hour."),
        "too_many_pages": _("the PDF has more than 300 pages. Redact a shorter extract of it."),
        "took_too_long": _("it took longer than this server allows."),
        "altered": _("the bytes in the store are no longer those that were kept."),
        "nothing": _("there is nothing to be made."),
    }
