"""What a capture came to, in words: why nothing was kept, or what of it is missing."""

from django.utils.translation import gettext as _

from netra.evidence.queries.looked import CaptureLine

KEPT, MACHINE = "kept", "machine"


def state(line: CaptureLine) -> tuple[str, str]:
    """A word for where the capture is, and its shape: open, done, soon (incomplete) or late."""
    if not line.outcome:
        return _("waiting"), "open"
    if line.outcome != KEPT:
        return _("not captured"), "late"
    return (_("captured in part"), "soon") if line.detail else (_("captured"), "done")


def sentences(line: CaptureLine) -> tuple[str, ...]:
    """What happened and what helps; nothing for a capture that is whole."""
    if not line.outcome and line.asked_by == MACHINE:
        return (_("It is tried again by itself within an hour."),)
    if not line.outcome:
        return (_("The machine takes it as soon as it is free, usually within minutes."),)
    if line.outcome == KEPT:
        return lacking(line.detail)
    return (_reasons(line.detail).get(line.outcome, line.outcome),)


def lacking(detail: str) -> tuple[str, ...]:
    """What of a kept capture is not there, a sentence for each code in `detail`."""
    said = _missing()
    return tuple(said[each] for each in detail.split() if each in said)


def _reasons(detail: str) -> dict[str, str]:
    return {
        "not_allowed_address": _(
            "This link, or the page it leads to, is not on the public internet, so it was not "
            "opened. Check the address; if it is right, take a screenshot."
        ),
        "name_unknown": _(
            "Nobody on the internet has this name now. Check the spelling; the site may be gone."
        ),
        "certificate": _(
            "The site could not prove that it is what it says (its certificate), so nothing of it "
            "was kept. Open it yourself and take a screenshot."
        ),
        "not_found": _("The site says that this page is not there (any more)."),
        "refused_by_site": _(
            "The site refuses whoever is not signed in, or refuses machines (answer %(status)s). "
            "Take a screenshot."
        )
        % {"status": detail},
        "http_status": _("The site answered with an error (%(status)s). Try again later.")
        % {"status": detail},
        "timeout": _("The site did not answer in time. Try again later."),
        "no_browser": _(
            "This server has no browser that can capture. Tell whoever runs it; take a screenshot."
        ),
        "link_gone": _("The link was destroyed before the machine came to it."),
        "broken": _("The connection broke off, or the answer could not be read. Try again later."),
    }


def _missing() -> dict[str, str]:
    return {
        "cut_page": _("The page broke off before its end; what had come is kept."),
        "cut_requests": _(
            "The page asked for more parts than a capture takes; the rest is not in."
        ),
        "cut_size": _("The page is larger than a capture may be; it is kept as far as it came."),
        "cut_time": _("Time ran out before everything had come; what had come is kept."),
        "no_picture": _("There is no picture of it: it is a file to download, or did not show."),
        "refused": _("Parts of the page that lie outside the public internet were not opened."),
    }
